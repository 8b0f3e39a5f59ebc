"""The path alone, and quickly: what `meaning.consult` recommends, without its reasons.

What would change a result takes thousands of consultations. Here every test of the rules is one
bit: a fact holds some bits, and a rule fires where none of its bits is missing.
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

KEPT = 8  # knowledge bases


class BitsetEngine:
    """The rules that lead to a path, in bits. The tests hold it to the definition."""

    def __init__(self, knowledge_base: KnowledgeBase) -> None:
        self._knowledge_base = knowledge_base
        self._enough = knowledge_base.thresholds.enough
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
        """The bits of everything that the rule tests."""
        return sum(self._bit(test) for test in rule.when)

    def _bit(self, test: Test) -> int:
        """The bit of a test; whatever a rule asks of a flag, there is but one thing to ask."""
        return self._bits.setdefault(test, 1 << len(self._bits))

    def held(self, attribute: str, value: Value) -> int:
        """The bits of the tests that a stated fact passes, by itself and through the role."""
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
        """The bits that facts hold together. No two attributes share a bit."""
        return sum(self.held(attribute, value) for attribute, value in facts.items())

    def path(self, held: int) -> str | None:
        """The path that is recommended where these bits are held."""
        missing = ~held
        again = True
        while again:
            again = False
            for needs, flag in self._flagging:
                if missing & flag and not needs & missing:
                    missing &= ~flag
                    again = True
        scores = [0] * len(self._paths)
        for needs, evidence in self._weighing:
            if not needs & missing:
                for path, weight in evidence:
                    scores[path] += weight
        best = max(scores, default=0)
        return self._paths[scores.index(best)] if best >= self._enough else None


@lru_cache(maxsize=KEPT)
def bitset_engine(knowledge_base: KnowledgeBase) -> BitsetEngine:
    """The one for a knowledge base."""
    return BitsetEngine(knowledge_base)
