"""Conversion of typed values, of a workbook or a Parquet file, to rows of text.

A value becomes the text that a CSV export of the same table would have, so that the format of a
table makes no difference to what is read from it.
"""

import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date, datetime, time

from engine.tables.header import Knows
from engine.tables.physical_lines import PhysicalLines
from engine.tables.repeated_header import RepeatedHeader
from engine.tables.rows import Reject, Row
from engine.tables.stray_rows import TITLE, rating_columns, stray

LONGEST = PhysicalLines.longest  # characters of a row
LARGEST = 2.0**63  # whole numbers up to it are written out; no id has more digits

Record = tuple[int, Sequence[str]]  # the number of a row, and its cells; no cells for a blank row


def text_of(value: object) -> str:  # noqa: PLR0911 - one for each kind of value
    """A value as text: nothing for None, dates as ISO 8601, several joined by '; '.

    >>> text_of(3.0), text_of(0.1 + 0.2), text_of(True), text_of(["a", "b"])
    ('3', '0.3', 'true', 'a; b')
    >>> text_of(datetime(2024, 2, 29)), text_of(datetime(2024, 2, 29, 9, 30))
    ('2024-02-29', '2024-02-29T09:30:00')
    """
    match value:
        case str():
            return value
        case None:
            return ""
        case bool():
            return "true" if value else "false"
        case float():
            return _number(value)
        case datetime():
            whole = value.time() == time() and value.tzinfo is None
            return (value.date() if whole else value).isoformat()
        case date() | time():
            return value.isoformat()
        case bytes():
            return value.decode("utf-8", "backslashreplace")
        case list() | tuple():
            return "; ".join(map(text_of, value))
        case _:
            return str(value)


class TypedRows:
    """The records of a table of typed values, with the interface of `OpenTable`.

    `records` come with their numbers; `total` is how many there are, 0 where that is not known.
    `is_title` tells of a row whether it is one cell across all columns.
    `header_line` is the header's number, 0 where it is no row; `notes` are asked for when all have
    been read, and `at_end` is called then. `plain` are the columns of numbers and dates, where the
    format has a type for each column.
    """

    delimiter = ","

    def __init__(  # noqa: PLR0913
        self,
        name: str,
        headings: Sequence[str],
        records: Iterable[Record],
        *,
        encoding: str,
        header_line: int = 0,
        total: int = 0,
        notes: Callable[[], tuple[str, ...]] = tuple,
        knows: Knows = bool,
        is_title: Callable[[int], bool] = lambda _: False,
        plain: frozenset[int] = frozenset(),
    ) -> None:
        self.name, self.headings, self.encoding = name, tuple(headings), encoding
        self.header_line, self._notes, self._is_title = header_line, notes, is_title
        self._ratings = rating_columns(self.headings)
        self._repeated_header = RepeatedHeader(self.headings, knows)
        self.plain: frozenset[int] | None = plain
        self.rows = self.blank_lines = 0
        self.size = os.path.getsize(name) if total else 0
        self._records, self._total, self._at = records, total, 0
        self.at_end: Callable[[], None] = lambda: None

    @property
    def notes(self) -> tuple[str, ...]:
        """Remarks on how the table was read, for those who use it."""
        return self._notes()

    @property
    def bytes_read(self) -> int:
        """How far the reading has come, as a part of the file's size."""
        return self.size * min(self._at, self._total) // self._total if self._total else self._at

    def __iter__(self) -> Iterator[Row | Reject]:
        blank = 0  # rows that turn out to lie between others, or behind them all
        for at, cells in self._records:
            self._at = at
            if not cells:
                blank += 1
                continue
            self.blank_lines += blank
            blank = 0
            self.rows += 1
            if fault := self._fault(cells) or (TITLE if self._is_title(at) else ""):
                yield self._reject(at, fault, cells)
            else:
                yield Row(at, (*cells, *[""] * (len(self.headings) - len(cells))))
        self._at = self._total or self._at
        self.at_end()

    def _reject(self, at: int, fault: str, cells: Sequence[str]) -> Reject:
        """The reject for cells, which may stand under the headings."""
        text = tuple(cell.replace("\0", "\\x00") for cell in cells)
        divided = text if len(text) == len(self.headings) and "\0" in "".join(cells) else ()
        return Reject(at, fault, "; ".join(text)[:LONGEST], divided)

    def _fault(self, cells: Sequence[str]) -> str:
        """The reason why cells make no row, '' where they do."""
        if sum(map(len, cells)) > LONGEST:
            return f"is longer than {LONGEST:,} characters; only its beginning is shown"
        if len(cells) > len(self.headings):
            return f"has {len(cells)} cells, the header has {len(self.headings)}"
        if tuple(cells) == self.headings or self._repeated_header.repeats(cells):
            return "repeats the header"
        return stray(cells, self._ratings) or (
            "holds a control character (NUL)" if "\0" in "".join(cells) else ""
        )


def _number(value: float) -> str:
    """A number as one would type it. A whole one may be an id, and keeps every digit.

    Of a fraction, the fifteen digits that a spreadsheet shows: the rest is noise of computing.

    >>> _number(1234567890123456.0), _number(2.3000000000000003), _number(-0.0)
    ('1234567890123456', '2.3', '0')
    """
    whole = value.is_integer() and abs(value) < LARGEST
    return str(int(value)) if whole else f"{value:.15g}"
