"""Expected information gain of a question, from the outcomes of a whole population.

The outcomes are evaluated bit-parallel, and the tests compare them with `semantics.consult`. The
gain is Shannon's: the entropy of the outcome less its expected entropy after the answer, in bits.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import log2

from engine.analysis.open_rules import OpenRules
from engine.core.model import Rule, Test
from engine.core.semantics import accepts
from engine.engines.bit_sliced_sums import BitSlicedSums
from engine.engines.population import Group, Population

Outcomes = Mapping[str | None, Group]  # by path, None for no recommendation


@dataclass(frozen=True, slots=True)
class Forecast:
    """The people of a population by outcome, and the open tests on each unknown attribute."""

    population: Population
    outcomes: Outcomes
    tests: Mapping[str, Sequence[Test]]

    def information_gain(self, attribute: str) -> float:
        """The expected reduction of the entropy of the path by an answer, in bits."""
        groups = self.population.parts(self.tests.get(attribute, ()))
        left = sum(self._uncertainty(group) for group in groups)
        return (self._uncertainty(self.population.everybody) - left) / self.population.size

    def _uncertainty(self, group: Group) -> float:
        """The entropy of the outcome within a group, in bits, times the group's size."""
        counts = [(group & outcome).bit_count() for outcome in self.outcomes.values()]
        return _bits(sum(counts)) - sum(_bits(count) for count in counts)


def _bits(count: int) -> float:
    return count * log2(count) if count else 0.0


def forecast(
    open_rules: OpenRules, rules: Sequence[Rule], scores: Mapping[str, int], population: Population
) -> Forecast:
    """The outcomes of a population under the known facts and the answers of its people.

    `rules` are the open rules with evidence, and `scores` the present scores of the paths that can
    still be recommended, in the document's order.
    """
    evidence = [
        (group, open_rules.knowledge_base.evidence(rule))
        for rule, group in _firing(open_rules, rules, population)
    ]
    return Forecast(population, _outcomes(scores, evidence, population), open_rules.tests(rules))


def _firing(
    open_rules: OpenRules, rules: Iterable[Rule], population: Population
) -> list[tuple[Rule, Group]]:
    """Each open rule with the people for whom it would fire."""
    flags: dict[str, Group] = {}

    def passing(test: Test) -> Group:
        name = test.attribute
        if name in open_rules.knowledge_base.attributes:
            return population.passing(test)
        if name not in flags:
            flags[name] = 0
            for rule in open_rules.behind(name):
                flags[name] |= firing(rule)
        return flags[name] if accepts(test, True) else 0

    def firing(rule: Rule) -> Group:
        group = population.everybody
        for test in open_rules.pending(rule):
            group &= passing(test)
        return group

    return [(rule, firing(rule)) for rule in rules]


def _outcomes(
    scores: Mapping[str, int],
    evidence: Iterable[tuple[Group, Mapping[str, int]]],
    population: Population,
) -> Outcomes:
    """The people by outcome: the first path with the highest positive score, or None.

    Bit-sliced sums hold no negative numbers. So evidence against a path is first charged to
    everybody and then refunded to those for whom its rule does not fire, and all sums are shifted
    by the lowest score.
    """
    everybody = population.everybody
    least, sums = dict(scores), {path: BitSlicedSums() for path in scores}
    for group, weights in evidence:
        for path in weights.keys() & scores.keys():
            weight = weights[path]
            least[path] += min(weight, 0)
            sums[path].add(abs(weight), group if weight > 0 else everybody & ~group)
    lowest = min(0, *least.values())
    best = BitSlicedSums()
    outcomes: dict[str | None, Group] = {None: everybody}
    best.add(-lowest, everybody)
    for path, own in sums.items():
        own.add(least[path] - lowest, everybody)
        better = own.above(best, everybody)
        best.take(own, better)
        outcomes = {id: group & ~better for id, group in outcomes.items()} | {path: better}
    return {id: group for id, group in outcomes.items() if group}
