"""The neighbourhood of a person's answers: the path that each alternative answer leads to.

Thousands of alternatives are looked at for one person, so the bitset engine evaluates them, each
combination of changes once.
"""

from collections.abc import Iterable

from engine.analysis.alternatives import Change
from engine.core.model import Facts, KnowledgeBase
from engine.engines.bitset import BitsetEngine, bitset_engine


class Neighbourhood:
    """The answers around given facts. `present` is the path that the facts themselves lead to."""

    def __init__(self, knowledge_base: KnowledgeBase, facts: Facts) -> None:
        self.knowledge_base, self.facts = knowledge_base, facts
        self._engine: BitsetEngine = bitset_engine(knowledge_base)
        self._held = self._engine.holding(facts)
        self._paths: dict[tuple[Change, ...], str | None] = {}
        self.present = self._engine.path(self._held)

    def path(self, changes: Iterable[Change]) -> str | None:
        """The path after some changes of different attributes."""
        some = tuple(changes)
        if some not in self._paths:
            self._paths[some] = self._engine.path(self._changed(some))
        return self._paths[some]

    def _changed(self, changes: Iterable[Change]) -> int:
        """The bits that are held after the changes."""
        held = self._held
        for change in changes:
            if change.before is not None:
                held -= self._engine.held(change.attribute, change.before)
            held += self._engine.held(change.attribute, change.after)
        return held
