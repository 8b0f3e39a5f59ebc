"""Robustness, or sensitivity analysis: the share of single-step changes that keep the path.

Steps from unknown facts count too, so robustness also measures how much is not known yet.
"""

from dataclasses import dataclass

from engine.analysis.alternatives import steps
from engine.analysis.neighbourhood import Neighbourhood


@dataclass(frozen=True, slots=True)
class Robustness:
    """The number of single-step changes that were tried, and of those that keep the path."""

    kept: int
    tried: int

    @property
    def share(self) -> float:
        """The share that keeps the path, from 0 to 1; 1 if there was nothing to try."""
        return self.kept / self.tried if self.tried else 1.0


def robustness(neighbourhood: Neighbourhood) -> Robustness:
    """The robustness of the path against one step from every attribute, known or unknown."""
    knowledge_base, facts = neighbourhood.knowledge_base, neighbourhood.facts
    changes = [
        change
        for attribute in knowledge_base.stated.values()
        for change in steps(knowledge_base, facts, attribute)
    ]
    kept = sum(neighbourhood.path((change,)) == neighbourhood.present for change in changes)
    return Robustness(kept, len(changes))
