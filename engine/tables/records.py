"""The definition of CSV reading: records one after another, each a row or a reject.

`clean_blocks` is the fast path for many good rows at once, and the tests hold it to this.
"""

import csv

from engine.tables.dialect import delimiter_name
from engine.tables.merge_conflict import is_marker, refuse_conflict
from engine.tables.misfits import Misfits
from engine.tables.open_quotes import reason, swallowed_rows
from engine.tables.other_delimiter import MANY, fits_by_decimals, looks_delimited
from engine.tables.physical_lines import PhysicalLines
from engine.tables.rows import Reject, Row
from engine.tables.stray_rows import FOOTER, TOTAL, stray
from engine.tables.table_layout import TableLayout, legible

# The reasons for which a record of one line may still have its cells under their headings.
DIVIDED = ("holds characters", "holds a control character", TOTAL, FOOTER)


class Records:
    """The records below the header, one after another. Each is a row or a reject, never both.

    `rows` counts them all, `undecoded` those that hold other bytes than the file's encoding has,
    and `second_table` is the line on which another table begins, 0 for none.
    """

    def __init__(self, name: str, lines: PhysicalLines, layout: TableLayout) -> None:
        self._name, self._lines, self._layout = name, lines, layout
        self.rows = self.blank_lines = self.undecoded = self.second_table = 0
        self.suspect = 0  # up to this line, a record may be the rest of a broken one
        self._misfits = Misfits(name, layout.delimiter, layout.width)
        self._reader = csv.reader(lines, delimiter=layout.delimiter, strict=True)

    def next(self) -> Row | Reject | None:
        """The next record; None at the end. Raises CrossroadsError for a file that is no table."""
        while (read := self._parse()) is not None:
            cells, fault = read
            if not fault and self._is_blank(cells):
                self.blank_lines += 1
                continue
            self.rows += 1
            if fault := self._other_table() or fault or self._fault(cells):
                return self._reject(fault, cells)
            self._layout.other_delimiters.accept([cells], "".join(cells[:1]))
            return self._layout.rows([self._lines.start], [cells])[0]
        self._misfits.end(self.rows)
        return None

    def _parse(self) -> tuple[list[str], str] | None:
        """The fields of the next record, or the reason why it has none; None at the end."""
        lines, layout = self._lines, self._layout
        lines.begin()
        try:
            cells, fault = next(self._reader), ""
            if len(lines.record) > 1 and (
                rows := swallowed_rows(cells, layout.delimiter, layout.width)
            ):
                fault = f"holds what look like {rows} whole rows; a quote may be missing"
        except StopIteration:
            return None
        except csv.Error as error:
            cells, fault = [], reason(error)
        if fault:
            lines.fail()
            self.suspect = lines.doubtful
        if is_marker(lines.record[0]):
            lines.back()
            refuse_conflict(self._name, lines)
        return cells, self._damage() or fault

    def _is_blank(self, cells: list[str]) -> bool:
        """Whether a record of one field at most is an empty line. One empty cell may be a row."""
        if len(cells) > 1:
            return False
        return not cells or (self._layout.width > 1 and not "".join(self._lines.record).strip())

    def _damage(self) -> str:
        """The damage to a record that matters however it is divided into fields, '' for none."""
        raw = "".join(self._lines.record)
        encoding = self._layout.encoding
        if not raw.isascii() and encoding.cannot_show(raw):
            self.undecoded += 1
            return f"holds characters that are not {encoding.name}"
        if "\0" in raw:
            return "holds a control character (NUL)"
        if self._lines.too_long:
            longest = f"{self._lines.longest:,}"
            return f"is longer than {longest} characters; only its beginning is shown"
        return ""

    def _other_table(self) -> str:
        where = self.second_table
        return f"belongs to a second table, which begins on line {where}" if where else ""

    def _fault(self, cells: list[str]) -> str:
        """The reason why fields make no row, '' where they do."""
        start, raw = self._lines.start, "".join(self._lines.record)
        fits, repeated_header = self._layout.fits(cells), self._layout.repeated_header
        if start <= self.suspect and raw.count('"') % 2:
            return "has a quote without its pair, and may be the rest of a line before it"
        if repeated_header.repeats(cells):
            return "repeats the header"
        if repeated_header.begins_another(cells, fits):
            self.second_table = start
            return "begins a second table"
        if reason := stray(cells, self._layout.ratings):
            return reason
        return self._other_delimiter(cells, raw) if fits else self._misfit(cells, raw)

    def _misfit(self, cells: list[str], raw: str) -> str:
        """The reason for a wrong number of fields."""
        width, delimiter = self._layout.width, self._layout.delimiter
        if self._lines.start > self.suspect:
            self._misfits.add(self.rows, self._lines.start, len(cells), raw)
        if other := looks_delimited(raw, delimiter, width):
            return f"looks delimited by {other}, the header is by {delimiter_name(delimiter)}"
        return f"has {len(cells)} fields, the header has {width}"

    def _other_delimiter(self, cells: list[str], raw: str) -> str:
        """The reason why a row that fits is none of this delimiter, '' where it may be."""
        width, delimiter = self._layout.width, self._layout.delimiter
        other = fits_by_decimals(cells, delimiter, width) or (
            self._layout.other_delimiters.by_texts(cells, raw, self.rows - 1)
        )
        if len(cells) < min(width, MANY):
            other = looks_delimited(raw, delimiter, width)
        ours = delimiter_name(delimiter)
        return f"looks delimited by {other}, the header is by {ours}" if other else ""

    def _reject(self, reason: str, cells: list[str]) -> Reject:
        lines = self._lines
        divided = self._is_divided(reason, cells)
        if lines.start <= self.suspect:
            self.suspect = max(self.suspect, lines.number + 1)
        missing = self._layout.width - len(cells)
        under = (*map(legible, cells), *[""] * missing) if divided else ()
        return Reject(lines.start, reason, legible("".join(lines.record)), under)

    def _is_divided(self, reason: str, cells: list[str]) -> bool:
        """Whether each cell of a reject stands under its heading, and holds no other's."""
        lines = self._lines
        whole = len(lines.record) == 1 and lines.start > self.suspect and not lines.too_long
        return whole and reason.startswith(DIVIDED) and self._layout.fits(cells)
