"""Grouping: the values of a column, and the group of a cell.

Numbers of many values are put into bands with round ends, and dates into years, since a group for
each would have one person in it.
"""

import math
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from engine.errors import MisuseError
from engine.language.dates import read_periods
from engine.language.sentences import quote
from engine.language.spelling import fold
from engine.tables.csv_text import unescape_formula
from engine.tables.rows import Row

MOST_GROUPS = 40
FEW_VALUES = 12  # numbers that are groups of their own
BANDS = 6
BLANK = "(blank)"


@dataclass
class Values:
    """The values of the column, gathered in a pass over the file: their counts, or the bounds."""

    at: int
    spellings: dict[str, Counter[str]] = field(default_factory=dict)
    low: float = math.inf
    high: float = -math.inf
    all_numbers: bool = True
    all_dates: bool = True
    whole: bool = True
    too_many: bool = False

    def note(self, row: Row) -> None:
        """Take note of the value in a row."""
        text = _text(row.cells[self.at])
        if not text:
            return
        number = _number(text)
        self.all_numbers = self.all_numbers and number is not None
        self.all_dates = self.all_dates and bool(_year(text))
        if number is not None:
            self.low, self.high = min(self.low, number), max(self.high, number)
            self.whole = self.whole and number.is_integer()
        self._spell(text)

    def _spell(self, text: str) -> None:
        key = fold(text) or text
        if key in self.spellings or len(self.spellings) < MOST_GROUPS:
            self.spellings.setdefault(key, Counter())[text] += 1
        else:
            self.too_many = True


class Grouping:
    """The group of a row, by the cell in one column. Spellings that differ in case are one group.

    Raises MisuseError for a column with more values than can be groups.
    """

    def __init__(self, heading: str, values: Values) -> None:
        self.heading, self._at = heading, values.at
        several = len(values.spellings) > FEW_VALUES or values.too_many
        self._numbers, self._dates = values.all_numbers and several, values.all_dates and several
        if not self._numbers and not self._dates and values.too_many:
            what = f"has more than {MOST_GROUPS} different values, and each would be a group"
            cure = "Name a column with fewer."
            raise MisuseError(f"--by {quote(heading)}", what, cure)
        self._names = {key: texts.most_common(1)[0][0] for key, texts in values.spellings.items()}
        self._values, self._groups = values, dict[str, str]()
        self._step = _round_step(values.high - values.low) if self._numbers else 0.0

    def of(self, row: Sequence[str]) -> str:
        """The group of a row."""
        cell = row[self._at]
        if cell not in self._groups:
            if len(self._groups) > MOST_GROUPS * 100:
                self._groups.clear()
            self._groups[cell] = self._group(_text(cell))
        return self._groups[cell]

    def _group(self, text: str) -> str:
        if not text:
            return BLANK
        if self._dates and (year := _year(text)):
            return year
        if self._numbers and (number := _number(text)) is not None:
            return self._band(number)
        return self._names.get(fold(text) or text, text)

    def _band(self, number: float) -> str:
        """The band of a number, by its ends.

        >>> values = Values(0, low=0, high=37)
        >>> values.spellings = {str(one): Counter([str(one)]) for one in range(38)}
        >>> Grouping("Years", values).of(["12"])
        '10 to 19'
        """
        start = math.floor(number / self._step) * self._step
        end = start + self._step
        if self._values.whole and self._step >= 1:
            return f"{start:,.0f} to {end - 1:,.0f}"
        return f"{start:,g} to under {end:,g}"

    def order(self, group: str) -> tuple[bool, float, str]:
        """Where a group stands among the others: by number or by name, and blank cells last."""
        number = _number(group.split(" to ", maxsplit=1)[0].replace(",", ""))
        return group == BLANK, number if number is not None else math.inf, fold(group)


def _round_step(span: float) -> float:
    """The width of bands with round ends, of which about six cover the span.

    >>> _round_step(37), _round_step(20_000)
    (10.0, 5000.0)
    """
    rough = span / BANDS or 1.0
    size = 10.0 ** math.floor(math.log10(rough))
    return next(factor * size for factor in (1, 2, 5, 10) if factor * size >= rough)


def _text(cell: str) -> str:
    return " ".join(unescape_formula(cell).split())


def _year(text: str) -> str:
    """The year of a date, "" for what is none; 03/04/2021 is of one year, whichever day it is."""
    years = {str(one.first.year) for one in read_periods(text) if one.first}
    return years.pop() if len(years) == 1 else ""


def _number(text: str) -> float | None:
    try:
        number = float(text)
    except ValueError:
        return None
    return number if math.isfinite(number) else None
