"""The neighbourhood of a person's facts: the path that each set of changes leads to.

Counterfactuals and robustness share one neighbourhood, so that each of its thousands of points is
evaluated once, by the bitset engine.
"""

from collections.abc import Iterable

from engine.analysis.alternatives import Change
from engine.core.model import Facts, KnowledgeBase
from engine.engines.bitset import BitsetEngine, bitset_engine


class Neighbourhood:
    """The points around given facts. `present` is the path of the facts themselves."""

    def __init__(self, knowledge_base: KnowledgeBase, facts: Facts) -> None:
        self.knowledge_base, self.facts = knowledge_base, facts
        self._engine: BitsetEngine = bitset_engine(knowledge_base)
        self._held = self._engine.holding(facts)
        self._paths: dict[tuple[Change, ...], str | None] = {}
        self.present = self._engine.path(self._held)

    def path(self, changes: Iterable[Change]) -> str | None:
        """The path after some changes, each to a different attribute."""
        some = tuple(changes)
        if some not in self._paths:
            self._paths[some] = self._engine.path(self._changed(some))
        return self._paths[some]

    def _changed(self, changes: Iterable[Change]) -> int:
        """The bits of the facts after the changes."""
        held = self._held
        for change in changes:
            if change.before is not None:
                held -= self._engine.held(change.attribute, change.before)
            held += self._engine.held(change.attribute, change.after)
        return held
