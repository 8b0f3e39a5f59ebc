"""Adverse impact analysis: how often the people of each group are led to each path.

Groups come from outside: no rule sees them. The rule of four fifths and the test of independence
say where to look, and the reasons for a gap say what the groups answered differently.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from engine.analysis.census import Outcome
from engine.analysis.disclosure import blocks, withheld
from engine.analysis.gaps import AnswerDifference, Gaps, Lead
from engine.analysis.groups import Grouping
from engine.analysis.independence import Independence, independence
from engine.analysis.proportions import FOUR_FIFTHS, Proportion, impact_ratio
from engine.core.model import Facts, KnowledgeBase

Paths = tuple[str, ...]  # one path, or rare ones together; "" is no recommendation


@dataclass(frozen=True, slots=True)
class GroupRates:
    """How many people of a group were led to each path, None where that is withheld.

    `known` is the mean number of answers known of them that bear on a path.
    """

    group: str
    people: int
    rates: Mapping[Paths, Proportion | None]
    known: float


@dataclass(frozen=True, slots=True)
class Gap:
    """A path to which a group is led less than four fifths as often as another.

    `groups` are the one with the highest rate and the one with the lowest. `lead` is that of the
    first in the score of the path, None where the path is none. `instead` is that of the second in
    the score of the path to which it is led more often.
    """

    path: str
    groups: tuple[str, str]
    ratio: float
    lead: Lead | None
    instead: Lead | None
    answers: tuple[AnswerDifference, ...]


@dataclass(frozen=True, slots=True)
class ColumnAudit:
    """The audit of one column. Where there is one group only, nothing is compared."""

    grouping: Grouping
    paths: tuple[Paths, ...]
    groups: tuple[GroupRates, ...] = ()
    independence: Independence | None = None
    gaps: tuple[Gap, ...] = ()

    def ratio(self, group: GroupRates, paths: Paths) -> float | None:
        """The impact ratio of a group: its rate as a share of the highest that is shown."""
        rates = [rate for one in self.groups if (rate := one.rates[paths])]
        own = group.rates[paths]
        return impact_ratio(own, max(rates, key=lambda rate: rate.rate)) if own else None


def audit_column(
    knowledge_base: KnowledgeBase,
    grouping: Grouping,
    outcomes: Sequence[Outcome],
    facts: Sequence[Facts | None],
) -> ColumnAudit:
    """The audit of one column over people in one order, of whom facts may not be known."""
    paths = _paths(knowledge_base, outcomes)
    if not grouping.tells:
        return ColumnAudit(grouping, paths)
    led = Counter(zip(grouping.of, (one.path for one in outcomes), strict=True))
    table = [
        [sum(led[group, path] for path in block) for block in paths] for group in grouping.order
    ]
    groups = _rates(grouping, outcomes, paths, table)
    behind = Gaps(knowledge_base, grouping.of, outcomes, facts)
    gaps = (_gap(behind, groups, block) for block in paths if len(block) == 1)
    return ColumnAudit(
        grouping, paths, groups, independence(table), tuple(gap for gap in gaps if gap)
    )


def _paths(knowledge_base: KnowledgeBase, outcomes: Sequence[Outcome]) -> tuple[Paths, ...]:
    """The paths to which anybody was led, no path last; rare ones are together."""
    led = Counter(one.path for one in outcomes)
    return blocks({path: led[path] for path in (*knowledge_base.paths, "") if led[path]})


def _rates(
    grouping: Grouping,
    outcomes: Sequence[Outcome],
    paths: Sequence[Paths],
    table: Sequence[Sequence[int]],
) -> tuple[GroupRates, ...]:
    """The rates of each group, without those that would tell of a few people."""
    hidden, known = withheld(table), Counter[str]()
    for group, one in zip(grouping.of, outcomes, strict=True):
        known[group] += one.known
    return tuple(
        GroupRates(
            group,
            sum(table[row]),
            {
                block: None if (row, at) in hidden else Proportion(table[row][at], sum(table[row]))
                for at, block in enumerate(paths)
            },
            known[group] / sum(table[row]),
        )
        for row, group in enumerate(grouping.order)
    )


def _gap(behind: Gaps, groups: Sequence[GroupRates], block: Paths) -> Gap | None:
    """The gap between the groups with the highest and the lowest rate; None for a small one."""
    shown = [(rate, one) for one in groups if (rate := one.rates[block])]
    if len(shown) < 2:  # noqa: PLR2004 - a gap is between two
        return None
    high_rate, high = max(shown, key=lambda pair: pair[0].rate)
    low_rate, low = min(shown, key=lambda pair: pair[0].rate)
    ratio = impact_ratio(low_rate, high_rate)
    if ratio is None or ratio >= FOUR_FIFTHS:
        return None
    pair, path, other = (high.group, low.group), block[0], _instead(high, low)
    lead = behind.lead(path, pair) if path else None
    instead = behind.lead(other, pair[::-1]) if other else None
    answers = behind.answers(filter(None, (lead, instead)), pair)
    return Gap(path, pair, ratio, lead, instead, answers)


def _instead(high: GroupRates, low: GroupRates) -> str:
    """The path to which the group with the lower rate is led more often, "" without one."""
    more = {
        block[0]: theirs.rate - rate.rate
        for block, rate in high.rates.items()
        if len(block) == 1 and rate and (theirs := low.rates[block])
    }
    best = max(more, key=lambda path: more[path], default="")
    return best if more.get(best, 0) > 0 else ""
