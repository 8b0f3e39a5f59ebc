"""Global sensitivity of the rules: for which paths each attribute speaks, and how strongly at most.

It is computed from the rules alone and holds for everybody. A weight is that of the heaviest single
rule that needs the attribute, by itself or through flags and the facts of a role.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from engine.analysis.open_rules import OpenRules
from engine.core.model import Facts, KnowledgeBase

NOTHING: Facts = {}


@dataclass(frozen=True, slots=True)
class Influence:
    """The paths that an attribute speaks for and against, with decibans above 0 for each."""

    attribute: str
    supports: Mapping[str, int]
    opposes: Mapping[str, int]

    @property
    def weighs(self) -> bool:
        """Whether the attribute weighs for or against any path."""
        return bool(self.supports or self.opposes)


def influences(knowledge_base: KnowledgeBase) -> tuple[Influence, ...]:
    """The influence of every attribute that can be stated, in the vocabulary's order."""
    nothing_known = OpenRules(knowledge_base, NOTHING)
    found: dict[str, dict[str, list[int]]] = {id: {} for id in knowledge_base.stated}
    for rule in nothing_known.weighing:
        for attribute in nothing_known.needs([rule]):
            for path, weight in knowledge_base.evidence(rule).items():
                found[attribute].setdefault(path, []).append(weight)
    return tuple(
        Influence(
            attribute,
            {path: most for path in knowledge_base.paths if (most := _most(weights, path, 1))},
            {path: most for path in knowledge_base.paths if (most := _most(weights, path, -1))},
        )
        for attribute, weights in found.items()
    )


def _most(weights: Mapping[str, list[int]], path: str, sign: int) -> int:
    """The heaviest weight for (sign 1) or against (-1) a path, 0 without one."""
    return max((0, *(sign * weight for weight in weights.get(path, ()))))
