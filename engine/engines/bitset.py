"""A bitset engine: the path that `semantics.consult` recommends, without its reasons.

Every test of the rules is one bit: a fact sets the bits of the tests that it passes, and a rule
fires if none of its bits is missing. Counterfactuals need thousands of consultations, so what can
be computed once for a knowledge base or for a fact is kept.
"""

from functools import lru_cache

from engine.core.model import (
    CURRENT_ROLE,
    PATH,
    AnyOf,
    Facts,
    KnowledgeBase,
    Rule,
    Test,
    Value,
)
from engine.core.semantics import accepts, role_facts

KEPT = 8  # knowledge bases in the cache


class BitsetEngine:
    """The rules up to the recommendation as bit masks; advice and cautions are left out."""

    def __init__(self, knowledge_base: KnowledgeBase) -> None:
        self._knowledge_base = knowledge_base
        self._bits: dict[Test, int] = {}
        self._held: dict[tuple[str, Value], int] = {}
        rules = [rule for rule in knowledge_base.rules.values() if PATH not in rule.attributes]
        self._flagging = [
            (self._needs(rule), self._bit(AnyOf(rule.flag, (True,)))) for rule in rules if rule.flag
        ]
        order = list(knowledge_base.paths)
        self._paths = order
        self._weighing = [
            (self._needs(rule), [(order.index(path), weight) for path, weight in evidence.items()])
            for rule in rules
            if (evidence := knowledge_base.evidence(rule))
        ]

    def _needs(self, rule: Rule) -> int:
        """The bits of all tests of a rule."""
        return sum(self._bit(test) for test in rule.when)

    def _bit(self, test: Test) -> int:
        """The bit of a test. A flag needs no more than one: it can only be tested for True."""
        return self._bits.setdefault(test, 1 << len(self._bits))

    def held(self, attribute: str, value: Value) -> int:
        """The bits of the tests that a stated fact passes, a role's own facts included."""
        key = (attribute, value)
        if key not in self._held:
            known = {attribute: value}
            if attribute == CURRENT_ROLE:
                known |= role_facts(self._knowledge_base, known)
            self._held[key] = sum(
                bit
                for test, bit in self._bits.items()
                if test.attribute in known and accepts(test, known[test.attribute])
            )
        return self._held[key]

    def holding(self, facts: Facts) -> int:
        """The bits of several facts; a sum, since no two attributes share a bit."""
        return sum(self.held(attribute, value) for attribute, value in facts.items())

    def path(self, held: int) -> str | None:
        """The path that is recommended with these bits set, or None."""
        missing = self._derived(~held)
        scores = [0] * len(self._paths)
        for needs, evidence in self._weighing:
            if not needs & missing:
                for path, weight in evidence:
                    scores[path] += weight
        best = max(scores, default=0)
        return self._paths[scores.index(best)] if best > 0 else None

    def _derived(self, missing: int) -> int:
        """The bits that are still missing once every flag has been derived."""
        changed = True
        while changed:
            changed = False
            for needs, flag in self._flagging:
                if missing & flag and not needs & missing:
                    missing &= ~flag
                    changed = True
        return missing


@lru_cache(maxsize=KEPT)
def bitset_engine(knowledge_base: KnowledgeBase) -> BitsetEngine:
    """The engine for a knowledge base, from the cache."""
    return BitsetEngine(knowledge_base)
