"""Adverse impact analysis: how often the people of each group are led to each path.

Groups come from outside: no rule sees them. The rule of four fifths and the test of independence
say where to look, and the reasons for a gap say what the groups answered differently.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from engine.analysis.census import Outcome
from engine.analysis.disclosure import LEAST, Cell, blocks, is_small, withheld
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

    `groups` are the one with the highest rate and the one with the lowest, and `overlaps` says
    whether the intervals of the two do. `instead` is the path to which the second is led more
    often, None without one. `lead` is that of the first in the score of the path or, where the
    path is none, that of the second in the other path.
    """

    path: str
    groups: tuple[str, str]
    ratio: float
    overlaps: bool
    instead: str | None
    lead: Lead | None
    answers: tuple[AnswerDifference, ...]


@dataclass(frozen=True, slots=True)
class ColumnAudit:
    """The audit of one column. Where there is one group only, nothing is compared."""

    grouping: Grouping
    paths: tuple[Paths, ...]
    groups: tuple[GroupRates, ...] = ()
    independence: Independence | None = None
    gaps: tuple[Gap, ...] = ()

    @property
    def compared(self) -> tuple[GroupRates, ...]:
        """The groups that are compared with each other."""
        return tuple(one for one in self.groups if one.group in self.grouping.stated)

    def ratio(self, group: GroupRates, paths: Paths) -> float | None:
        """The impact ratio of a group: its rate as a share of the highest that is shown."""
        rates = [rate for one in self.compared if (rate := one.rates[paths])]
        own = group.rates[paths]
        if not own or group not in self.compared:
            return None
        return impact_ratio(own, max(rates, key=lambda rate: rate.rate))


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
    compared = [
        counts
        for group, counts in zip(grouping.order, table, strict=True)
        if group in grouping.stated
    ]
    audit = ColumnAudit(grouping, paths, groups, independence(compared))
    behind = Gaps(knowledge_base, grouping.of, outcomes, facts)
    gaps = (_gap(behind, audit.compared, block) for block in paths if len(block) == 1)
    return replace(audit, gaps=tuple(gap for gap in gaps if gap))


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
    hidden, known = _withheld(table, all_shown=not grouping.merged), Counter[str]()
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


def _withheld(table: Sequence[Sequence[int]], *, all_shown: bool) -> frozenset[Cell]:
    """The cells to be withheld, where the people of each group are known.

    Where every group is shown, so are the people of each path. Else these are no sums of what is
    shown, and no cell of one to four people may be what is left of its group, nor those that are
    withheld together be fewer than five.
    """
    if all_shown:
        return withheld(table)
    return frozenset((row, at) for row, counts in enumerate(table) for at in _of_row(counts))


def _of_row(counts: Sequence[int]) -> set[int]:
    """The positions in a row that are withheld: small ones, and with them the next larger ones."""
    by_size = sorted((at for at, count in enumerate(counts) if count), key=lambda at: counts[at])
    hidden = {at for at in by_size if is_small(counts[at])}
    others = iter(by_size[len(hidden) :])
    while hidden and (len(hidden) == 1 or sum(counts[at] for at in hidden) < LEAST):
        hidden.add(next(others))
    return hidden


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
    pair, path, instead = (high.group, low.group), block[0], _instead(high, low)
    lead = behind.lead(path, pair) if path else None
    if instead and not path:
        lead = behind.lead(instead, pair[::-1])
    answers = behind.answers(lead, pair) if lead else ()
    overlaps = high_rate.interval[0] <= low_rate.interval[1]
    return Gap(path, pair, ratio, overlaps, instead, lead, answers)


def _instead(high: GroupRates, low: GroupRates) -> str | None:
    """The path to which the group with the lower rate is led more often; None without one."""
    more = {
        block[0]: theirs.rate - rate.rate
        for block, rate in high.rates.items()
        if len(block) == 1 and rate and (theirs := low.rates[block])
    }
    best = max(more, key=lambda path: more[path], default=None)
    return best if best is not None and more[best] > 0 else None
