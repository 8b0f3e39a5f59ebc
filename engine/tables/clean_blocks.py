"""The fast path of CSV reading: blocks of lines that hold nothing but good rows.

`records` is the definition. A line that is not clearly a good row or blank is left to it, together
with the block in which it stands.
"""

import csv
import io
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from itertools import islice

from engine.tables.merge_conflict import MARKERS
from engine.tables.open_quotes import WHOLE_ROWS, swallowed_rows
from engine.tables.physical_lines import PhysicalLines
from engine.tables.records import Records
from engine.tables.repeated_header import START
from engine.tables.rows import Row
from engine.tables.table_layout import TableLayout

UNFINISHED = "unexpected end of data"  # the message of csv for a block that ends within a quote
TELLTALE = ("\0", *MARKERS)


@dataclass(frozen=True, slots=True)
class _Divided:
    """The records of a block, the last line of each counted from 1, and the text after them."""

    records: list[list[str]]
    ends: Sequence[int]
    rest: str = ""


@dataclass(frozen=True, slots=True)
class Checked:
    """The rows of a clean block, by their lines in it from 1; and what its first cells hold.

    `lines` is how many lines were read, and `rest` what is left of the block.
    """

    records: list[list[str]]
    starts: Sequence[int]
    lines: int
    rest: str
    blank_lines: int
    foreign: tuple[str, ...]


class CleanBlocks:
    """The clean blocks of a file; `records` counts their rows, and reads the other blocks."""

    def __init__(self, lines: PhysicalLines, layout: TableLayout, records: Records) -> None:
        self._lines, self._layout, self._records = lines, layout, records
        # one field may be a blank line, unless one is all that there is to a row
        self._lengths = {0, layout.width, *range(max(layout.least, 2), layout.width)}

    def next(self) -> list[Row] | None:
        """The rows of the next block; None where `records` is to read on."""
        lines, read = self._lines, self._records
        if read.second_table or lines.number < read.suspect or not (block := lines.take()):
            return None
        checked = self.check(block)
        if checked is None:
            lines.put_back(block)
            return None
        before = lines.number
        lines.count(checked.lines, checked.rest)
        self.count(checked)
        self._layout.other_delimiters.learn(checked.foreign)
        return self._layout.rows([before + start for start in checked.starts], checked.records)

    def check(self, block: str) -> "Checked | None":
        """The records of a block that are clean; None where the definition has to read them."""
        divided = None if self._is_damaged(block) else self._divide(block)
        if not divided or not divided.records or not self._is_clean(block, divided):
            return None
        records, ends = divided.records, divided.ends
        starts: Sequence[int] = [1, *(1 + end for end in ends[:-1])]
        blank_lines = records.count([])
        if blank_lines:
            starts = [start for start, cells in zip(starts, records, strict=True) if cells]
            records = [cells for cells in records if cells]
        foreign = self._layout.other_delimiters.held(records, block)
        return Checked(records, starts, ends[-1], divided.rest, blank_lines, foreign)

    def count(self, checked: "Checked") -> None:
        """Count the rows and the blank lines of a block."""
        self._records.blank_lines += checked.blank_lines
        self._records.rows += len(checked.records)

    def _is_damaged(self, block: str) -> bool:
        return (
            len(block) >= self._lines.longest
            or any(one in block for one in TELLTALE)
            or self._layout.encoding.cannot_show(block)
        )

    def _divide(self, block: str) -> _Divided | None:
        """The block's records; None where it cannot be divided into records."""
        lines = io.StringIO(block, newline="")
        reader = csv.reader(lines, delimiter=self._layout.delimiter, strict=True)
        try:
            records = list(reader)
        except csv.Error as error:
            return self._follow(block) if str(error) == UNFINISHED else None
        if reader.line_num > len(records):
            return self._follow(block)
        return _Divided(records, range(1, len(records) + 1))

    def _follow(self, block: str) -> _Divided:
        """The complete records of a block where some span lines. It takes a second parse."""
        lines = io.StringIO(block, newline="")
        reader = csv.reader(lines, delimiter=self._layout.delimiter, strict=True)
        records, ends = [], [0]
        with suppress(csv.Error):
            for cells in reader:
                records.append(cells)
                ends.append(reader.line_num)
        rest = islice(io.StringIO(block, newline=""), ends[-1], None)
        return _Divided(records, ends[1:], "".join(rest))

    def _is_clean(self, block: str, divided: _Divided) -> bool:
        """Whether these are rows and blank lines, and no row is a header or holds other rows."""
        layout, records = self._layout, divided.records
        if not self._lengths.issuperset(map(len, records)):
            return False
        rows = records if all(records) else [*filter(None, records)]
        starts = {cells[0][:START] for cells in rows}
        if (
            layout.repeated_header.may_hold_one(rows, starts)
            or not layout.records_at_sight.are(rows, starts)
            or layout.other_delimiters.may_be_joined(rows, block)
        ):
            return False
        return divided.ends[-1] == len(records) or not any(
            end - start > WHOLE_ROWS and swallowed_rows(cells, layout.delimiter, layout.width)
            for start, end, cells in zip((0, *divided.ends), divided.ends, records, strict=False)
        )
