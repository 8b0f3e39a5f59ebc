"""Robustness (sensitivity analysis): how many single other answers keep the recommendation."""

from dataclasses import dataclass

from engine.analysis.alternatives import steps
from engine.analysis.neighbourhood import Neighbourhood


@dataclass(frozen=True, slots=True)
class Robustness:
    """How many of the answers one step away keep the path, those to open questions included."""

    kept: int
    tried: int

    @property
    def share(self) -> float:
        """From 0 to 1; 1 where nothing else could be said."""
        return self.kept / self.tried if self.tried else 1.0


def robustness(around: Neighbourhood) -> Robustness:
    """Every single step from every answer, known or not, and how many of them keep the path."""
    singles = [
        change
        for attribute in around.knowledge_base.stated.values()
        for change in steps(around.knowledge_base, around.facts, attribute)
    ]
    kept = sum(around.path((change,)) == around.present for change in singles)
    return Robustness(kept, len(singles))
