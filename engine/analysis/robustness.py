"""Robustness: how many single other answers keep the recommendation."""

from dataclasses import dataclass

from engine.analysis.alternatives import steps
from engine.analysis.counterfactuals import _Around
from engine.core.model import Facts, KnowledgeBase


@dataclass(frozen=True, slots=True)
class Robustness:
    """How many of the answers one step away keep the path, those to open questions included."""

    kept: int
    tried: int

    @property
    def share(self) -> float:
        """From 0 to 1; 1 where nothing else could be said."""
        return self.kept / self.tried if self.tried else 1.0


def robustness(knowledge_base: KnowledgeBase, facts: Facts) -> Robustness:
    """How firm the recommendation is: every single step from every answer, known or not."""
    around = _Around(knowledge_base, facts)
    singles = [
        change
        for attribute in knowledge_base.stated.values()
        for change in steps(knowledge_base, facts, attribute)
    ]
    kept = sum(around.path((change,)) == around.present for change in singles)
    return Robustness(kept, len(singles))
