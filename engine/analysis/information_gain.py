"""Where a crowd's answers lead: for each outcome, who would be advised so.

The tests hold the outcomes to `meaning.consult`.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import log2

from engine.analysis.open_rules import OpenRules
from engine.core.model import Rule, Test
from engine.core.semantics import accepts
from engine.engines.population import BitSlicedSums, Population

Outcomes = Mapping[str | None, int]


@dataclass(frozen=True, slots=True)
class Forecast:
    """Where a crowd would be led, and what is tested of each attribute before it is known."""

    population: Population
    outcomes: Outcomes
    tests: Mapping[str, Sequence[Test]]

    def information_gain(self, attribute: str) -> float:
        """How many bits of the uncertainty about the path an answer is expected to take away."""
        groups = self.population.parts(self.tests.get(attribute, ()))
        left = sum(self._uncertainty(group) for group in groups)
        return (self._uncertainty(self.population.everybody) - left) / self.population.size

    def _uncertainty(self, group: int) -> float:
        """Shannon's entropy of the outcome within a group, in bits, times its people."""
        counts = [(group & people).bit_count() for people in self.outcomes.values()]
        return _bits(sum(counts)) - sum(_bits(count) for count in counts)


def _bits(count: int) -> float:
    return count * log2(count) if count else 0.0


def forecast(
    open_rules: OpenRules, rules: Sequence[Rule], scores: Mapping[str, int], population: Population
) -> Forecast:
    """Where the crowd would be led, by what is known and by its own answers.

    `rules` are the open ones that weigh, `scores` those of the paths that can be recommended, as
    things stand, in the document's order.
    """
    evidence = [
        (people, open_rules.knowledge_base.evidence(rule))
        for rule, people in _firing(open_rules, rules, population)
    ]
    enough = open_rules.knowledge_base.thresholds.enough
    outcomes = _outcomes(scores, evidence, population, enough)
    return Forecast(population, outcomes, open_rules.tests(rules))


def _firing(
    open_rules: OpenRules, rules: Iterable[Rule], population: Population
) -> list[tuple[Rule, int]]:
    """Each open rule with the people for whom it fires."""
    flags: dict[str, int] = {}

    def passing(test: Test) -> int:
        name = test.attribute
        if name in open_rules.knowledge_base.attributes:
            return population.passing(test)
        if name not in flags:
            flags[name] = 0
            for rule in open_rules.behind(name):
                flags[name] |= firing(rule)
        return flags[name] if accepts(test, True) else 0

    def firing(rule: Rule) -> int:
        people = population.everybody
        for test in open_rules.pending(rule):
            people &= passing(test)
        return people

    return [(rule, firing(rule)) for rule in rules]


def _outcomes(
    scores: Mapping[str, int],
    evidence: Iterable[tuple[int, Mapping[str, int]]],
    population: Population,
    enough: int,
) -> Outcomes:
    """The people of each outcome: the highest score that is enough, the first of equals, or none."""
    everybody = population.everybody
    least, sums = dict(scores), {path: BitSlicedSums() for path in scores}
    for people, weights in evidence:
        for path in weights.keys() & scores.keys():
            weight = weights[path]
            least[path] += min(weight, 0)  # what is against is held against everybody at first
            sums[path].add(abs(weight), people if weight > 0 else everybody & ~people)
    lowest = min(0, *least.values())
    best = BitSlicedSums()
    outcomes: dict[str | None, int] = {None: everybody}
    best.add(enough - 1 - lowest, everybody)
    for path, own in sums.items():
        own.add(least[path] - lowest, everybody)
        better = own.above(best, everybody)
        best.take(own, better)
        outcomes = {id: people & ~better for id, people in outcomes.items()} | {path: better}
    return {id: people for id, people in outcomes.items() if people}
