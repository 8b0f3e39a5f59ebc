"""The scores of all paths for a population, in bit planes.

A plane cannot be negative, so every score is counted from the lowest that it can have.
"""

from dataclasses import dataclass

from engine.core.model import KnowledgeBase, Rule
from engine.core.semantics import ODDS, case, certainty, odds
from engine.engines.bit_sliced_sums import BitSlicedSums
from engine.engines.fired_groups import FiredGroups
from engine.engines.population import Group
from engine.engines.signatures import Signature, whole


@dataclass(frozen=True, slots=True)
class _Sum:
    """The evidence for one path: rules with their weights, the lowest sum, and its bit planes."""

    path: str
    evidence: tuple[tuple[Rule, int], ...]
    lowest: int
    width: int


class PathScores:
    """How the scores of a knowledge base are laid out in planes, path by path."""

    def __init__(self, knowledge_base: KnowledgeBase) -> None:
        weights = {id: knowledge_base.evidence(rule) for id, rule in knowledge_base.rules.items()}
        self._paths, self._thresholds = tuple(knowledge_base.paths), knowledge_base.thresholds
        self._sums = []
        for path in knowledge_base.paths:
            evidence = tuple(
                (knowledge_base.rules[id], weight[path])
                for id, weight in weights.items()
                if weight.get(path)
            )
            lowest = sum(weight for _, weight in evidence if weight < 0)
            most = sum(abs(weight) for _, weight in evidence)
            self._sums.append(_Sum(path, evidence, lowest, most.bit_length()))

    def planes(self, firing: FiredGroups) -> list[Group]:
        """Everybody's scores, each in as many planes as it may need."""
        planes = []
        for one in self._sums:
            sums = BitSlicedSums()
            for rule, weight in one.evidence:
                group = firing.of(rule)
                sums.add(abs(weight), group if weight > 0 else firing.everybody & ~group)
            planes += [sums.plane(digit) for digit in range(one.width)]
        return planes

    def of(self, signature: Signature) -> list[int]:
        """The score of every path of somebody with these bits."""
        bits, scores = whole(signature), []
        for one in self._sums:
            scores.append((bits & (1 << one.width) - 1) + one.lowest)
            bits >>= one.width
        return scores

    def verdict(self, signature: Signature) -> tuple[str, ...]:
        """The cells from `path` to `margin` of somebody with these bits."""
        scores = self.of(signature)
        best = max((*scores, 0))
        strength = case(self._thresholds, best) or ""
        if best < self._thresholds.enough:
            return ("", strength, "", "", "", "")
        first = scores.index(best)
        total = odds(best) + sum(odds(best - score) for score in scores)
        scores[first] = 0  # the others are left
        second = max((*scores, 0))
        rival = self._paths[scores.index(second)] if second else ""
        share = f"{certainty(ODDS, total):.2f}"
        return (self._paths[first], strength, share, str(best), rival, str(best - second))
