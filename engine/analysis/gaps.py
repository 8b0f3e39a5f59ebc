"""The reasons for a gap between two groups: the rules and the answers by which they differ.

The mean score of a path is a sum over rules, so the difference between two groups' means divides
exactly among the rules: the weight of each, times the difference between the shares of people for
whom it fired. This is the decomposition of Oaxaca (1973) and Blinder (1973), for weights that are
the same in both groups, as those of rules are.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from engine.analysis.census import Outcome
from engine.analysis.open_rules import OpenRules
from engine.analysis.proportions import Proportion
from engine.core.intervals import interval_of
from engine.core.model import AnyOf, Facts, KnowledgeBase, Test, Value

MOST = 6  # reasons, and answers, that are named
NOTHING: Facts = {}

Pair = tuple[str, str]  # a group, and the one that it is compared with
Shares = tuple[Proportion, Proportion]  # of each of them


@dataclass(frozen=True, slots=True)
class Contribution:
    """What one rule adds to the lead of a group in the mean score of a path."""

    rule: str
    weight: int
    shares: Shares

    @property
    def decibans(self) -> float:
        """The weight times the difference between the shares for whom the rule fired."""
        first, second = self.shares
        return self.weight * (first.rate - second.rate)


@dataclass(frozen=True, slots=True)
class AnswerDifference:
    """How many people of each group gave one answer; without a test, none at all."""

    attribute: str
    test: Test | None
    shares: Shares


@dataclass(frozen=True, slots=True)
class Lead:
    """The lead of a group in the mean score of a path, in decibans, and the rules behind it."""

    path: str
    decibans: float
    reasons: tuple[Contribution, ...]


class Gaps:
    """For how many people of each group each rule fired, and each answer was given.

    `facts` has those of each person, None where they are not known.
    """

    def __init__(
        self,
        knowledge_base: KnowledgeBase,
        groups: Sequence[str],
        outcomes: Sequence[Outcome],
        facts: Sequence[Facts | None],
    ) -> None:
        self._knowledge_base = knowledge_base
        self._people = Counter(groups)
        self._fired = Counter[tuple[str, str]]()
        fired = Counter((group, one.rules) for group, one in zip(groups, outcomes, strict=True))
        for (group, rules), times in fired.items():
            self._fired.update({(group, rule): times for rule in rules})
        self._told = Counter[str]()
        self._answers = Counter[tuple[str, str, Test | None]]()
        for group, known in zip(groups, facts, strict=True):
            if known is not None:
                self._told[group] += 1
                self._answers.update((group, *one) for one in self._answered(known))

    def lead(self, path: str, pair: Pair) -> Lead:
        """The lead of the first group over the second, and what adds most to it."""
        found = []
        for rule in self._knowledge_base.rules.values():
            if weight := self._knowledge_base.evidence(rule).get(path, 0):
                fired = tuple(self._fired[group, rule.id] for group in pair)
                found.append(Contribution(rule.id, weight, _shares(fired, pair, self._people)))
        found.sort(key=lambda one: -one.decibans)
        adding = tuple(one for one in found[:MOST] if one.decibans > 0)
        return Lead(path, sum(one.decibans for one in found), adding)

    def answers(self, lead: Lead, pair: Pair) -> tuple[AnswerDifference, ...]:
        """The answers on which the reasons rest, those first in which the groups differ most."""
        if not all(self._told[group] for group in pair):
            return ()
        rules = [self._knowledge_base.rules[one.rule] for one in lead.reasons]
        asked = OpenRules(self._knowledge_base, NOTHING).needs(rules)
        given = dict.fromkeys(one[1:] for one in self._answers if one[0] in pair)
        found = []
        for attribute, test in given:
            if attribute in asked:
                gave = tuple(self._answers[group, attribute, test] for group in pair)
                found.append(AnswerDifference(attribute, test, _shares(gave, pair, self._told)))
        found.sort(key=lambda one: -abs(one.shares[0].rate - one.shares[1].rate))
        return tuple(one for one in found[:MOST] if one.shares[0].rate != one.shares[1].rate)

    def _answered(self, known: Facts) -> Iterable[tuple[str, Test | None]]:
        """Each attribute with what was said of it; each of several values is an answer."""
        for id in self._knowledge_base.stated:
            if id not in known:
                yield id, None
                continue
            value = known[id]
            for one in value if isinstance(value, tuple) else (value,):
                yield id, self._test(id, one)

    def _test(self, id: str, value: Value) -> Test:
        """The condition that an answer meets: a value, or for a number its interval."""
        attribute = self._knowledge_base.attributes[id]
        if attribute.kind == "number":
            return interval_of(self._knowledge_base, attribute, value)
        assert isinstance(value, str | bool)
        return AnyOf(id, (value,))


def _shares(counts: Sequence[int], pair: Pair, of: Mapping[str, int]) -> Shares:
    """The share of each of two groups."""
    first, second = (
        Proportion(count, of[group]) for count, group in zip(counts, pair, strict=True)
    )
    return first, second
