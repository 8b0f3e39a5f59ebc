"""Rates of groups by path, as far as they may be shown (statistical disclosure control).

Paths that few were led to are put together, so that a rate is never about a path of fewer than five
people; counts of one to four within a group are withheld, with others that would give them away.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from engine.analysis.census import Outcome
from engine.analysis.disclosure import LEAST, Cell, blocks, is_small, withheld
from engine.analysis.groups import Grouping
from engine.analysis.proportions import Proportion
from engine.core.model import KnowledgeBase

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


def paths_led_to(knowledge_base: KnowledgeBase, outcomes: Sequence[Outcome]) -> tuple[Paths, ...]:
    """The paths to which anybody was led, no path last; rare ones are together."""
    led = Counter(one.path for one in outcomes)
    return blocks({path: led[path] for path in (*knowledge_base.paths, "") if led[path]})


def group_rates(
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
