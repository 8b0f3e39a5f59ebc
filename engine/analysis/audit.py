"""Adverse impact analysis: how often the people of each group are led to each path.

Groups come from outside: no rule sees them. The rule of four fifths and the test of independence
say where to look, and the reasons for a gap say what the groups answered differently.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from engine.analysis.census import Outcome
from engine.analysis.gaps import AnswerDifference, Gaps, Lead
from engine.analysis.group_rates import GroupRates, Paths, group_rates, paths_led_to
from engine.analysis.groups import Grouping
from engine.analysis.independence import Independence, independence
from engine.analysis.proportions import FOUR_FIFTHS, impact_ratio
from engine.core.model import Facts, KnowledgeBase


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
    paths = paths_led_to(knowledge_base, outcomes)
    if not grouping.tells:
        return ColumnAudit(grouping, paths)
    led = Counter(zip(grouping.of, (one.path for one in outcomes), strict=True))
    table = [
        [sum(led[group, path] for path in block) for block in paths] for group in grouping.order
    ]
    groups = group_rates(grouping, outcomes, paths, table)
    compared = [
        counts
        for group, counts in zip(grouping.order, table, strict=True)
        if group in grouping.stated
    ]
    audit = ColumnAudit(grouping, paths, groups, independence(compared))
    behind = Gaps(knowledge_base, grouping.of, outcomes, facts)
    gaps = (_gap(behind, audit.compared, block) for block in paths if len(block) == 1)
    return replace(audit, gaps=tuple(gap for gap in gaps if gap))


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
