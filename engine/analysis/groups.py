"""Grouping of a column for an audit: texts as they are, numbers and dates in bands.

Spellings that differ in case and spaces alone are one group. Small groups are put together, and
with the next larger one where that is not enough, so that they cannot be worked out from the others
(statistical disclosure control). No rule ever sees a group.
"""

import re
from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from math import floor

from engine.analysis.disclosure import LEAST, blocks
from engine.language.dates import read_periods
from engine.language.numbers import COMMA, POINT, numeral
from engine.language.sentences import one_line
from engine.language.spelling import fold

MOST_TEXTS = 12  # told apart
FEW_NUMBERS = 6  # different ones, which need no bands
MOST_BANDS = 8
LETTER = re.compile(r"[^\W_]")  # or a digit
NOT_STATED = "not stated"
RARE = "all other values"
SMALL = "smaller groups together"
STEPS = (1, 2, 5)
CENTURY = 100


@dataclass(frozen=True, slots=True)
class Grouping:
    """The group of each person in order, the groups to be shown in theirs, and how they were made.

    `merged` counts the groups that became one, which is not shown, since some were too small. Their
    names are not kept: that somebody is there may be too much to tell.
    """

    heading: str
    of: tuple[str, ...]
    order: tuple[str, ...]
    how: str
    merged: int = 0

    @property
    def tells(self) -> bool:
        """Whether there are two groups or more to be compared."""
        return len(self.stated) > 1

    @property
    def stated(self) -> tuple[str, ...]:
        """The groups to be compared: all that are shown but those who state nothing."""
        return tuple(group for group in self.order if group != NOT_STATED)

    @property
    def hidden(self) -> int:
        """How many people are in the group that is not shown."""
        return self.of.count(SMALL)


def grouped(
    heading: str, cells: Sequence[str], not_known: Collection[str], today: date
) -> Grouping:
    """The groups of a column, small ones put together.

    `not_known` are folded words for "not known" among numbers and dates. Among texts they are a
    group like others, since "none" may say much; a cell without a letter or a digit never states
    anything. No date of a person is later than `today`.
    """
    stated = [cell for cell in dict.fromkeys(cells) if LETTER.search(cell)]
    known = [cell for cell in stated if fold(cell) not in not_known]
    years = {cell: _year(cell, today) for cell in known}
    numbers = {cell: _number(cell) for cell in known}
    if known and None not in numbers.values() and len({*numbers.values()}) > FEW_NUMBERS:
        labels, order = _bands(_all_known(numbers))
        how = "numbers in bands"
    elif known and None not in years.values():
        labels, order = _bands(_all_known(years))
        how = "dates by their years, in bands"
    else:
        labels, order = _texts(cells, {cell: fold(cell) for cell in stated})
        how = "texts as they stand, but for case and spaces"
    of = tuple(labels.get(cell, NOT_STATED) for cell in cells)
    shown = dict.fromkeys((*order, *([NOT_STATED] if NOT_STATED in {*of} else [])))
    return _without_small(Grouping(heading, of, tuple(shown), how))


def _number(cell: str) -> float | None:
    text = cell.strip()
    return next((n for one in (POINT, COMMA) if (n := numeral(text, one)) is not None), None)


def _year(cell: str, today: date) -> float | None:
    """The year of a date; a year of two digits is never ahead of today."""
    years = {one.first.year for one in read_periods(cell) if one.first}
    if len(years) != 1:
        return None
    year = years.pop()
    return year - CENTURY if year > today.year else year


def _all_known(numbers: Mapping[str, float | None]) -> dict[str, float]:
    return {cell: number for cell, number in numbers.items() if number is not None}


def _bands(numbers: Mapping[str, float]) -> tuple[dict[str, str], tuple[str, ...]]:
    """The band of each cell, and all bands from the lowest: round ones of one width."""
    width = _width(min(numbers.values()), max(numbers.values()))
    whole = width >= 1 and all(number.is_integer() for number in map(float, numbers.values()))
    starts = {cell: floor(number / width) for cell, number in numbers.items()}
    names = {at: _band(at * width, width, whole=whole) for at in sorted({*starts.values()})}
    return {cell: names[at] for cell, at in starts.items()}, tuple(names.values())


def _width(low: float, high: float) -> float:
    """The least width of 1, 2 or 5 times a power of ten that makes few enough bands.

    >>> _width(18, 60), _width(1951, 1994), _width(0, 0.4)
    (10.0, 10.0, 0.1)
    """
    for power in range(-6, 16):
        for step in STEPS:
            width = step * 10.0**power
            if floor(high / width) - floor(low / width) < MOST_BANDS:
                return width
    return max(high - low, 1.0)


def _band(low: float, width: float, *, whole: bool) -> str:
    """The name of a band.

    >>> _band(20, 10, whole=True), _band(1.5, 0.5, whole=False), _band(3, 1, whole=True)
    ('20 to 29', '1.5 to below 2', '3')
    """
    if not whole:
        return f"{low:.10g} to below {low + width:.10g}"
    return f"{low:.0f} to {low + width - 1:.0f}" if width > 1 else f"{low:.0f}"


def _texts(
    cells: Sequence[str], stated: Mapping[str, str]
) -> tuple[dict[str, str], tuple[str, ...]]:
    """The label of each text, the commonest spelling; rare texts go together where there are many.

    `stated` are the texts with what they are folded to.
    """
    spelled = Counter(cell for cell in cells if cell in stated)
    people = Counter[str]()
    for cell, count in spelled.items():
        people[stated[cell]] += count
    names = {stated[cell]: one_line(cell) for cell, _ in reversed(spelled.most_common())}
    common = [folded for folded, _ in people.most_common(MOST_TEXTS)]
    kept = {folded: names[folded] for folded in common}
    labels = {cell: kept.get(folded, RARE) for cell, folded in stated.items()}
    rare = (RARE,) if len(people) > len(common) else ()
    return labels, (*sorted(kept.values(), key=fold), *rare)


def _without_small(grouping: Grouping) -> Grouping:
    """The grouping with small groups as one, which the next larger ones join until it is large."""
    people = Counter(grouping.of)
    if len(grouping.of) < LEAST:
        return replace(grouping, of=(SMALL,) * len(grouping.of), order=(), merged=len(people))
    together = next((block for block in blocks(people) if len(block) > 1), ())
    return replace(
        grouping,
        of=tuple(SMALL if group in together else group for group in grouping.of),
        order=tuple(group for group in grouping.order if group not in together),
        merged=len(together),
    )
