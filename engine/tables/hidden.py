"""Rows and columns that a sheet hides, by a filter or otherwise: read like any other, and told."""

from collections.abc import Iterator, Sequence

from openpyxl.utils.cell import get_column_letter

from engine.language.sentences import abridged, quote
from engine.tables.sheet_layout import SheetLayout, extend

SHOWN = 5  # rows or columns that are named in a note


class Hidden:
    """Keeps those hidden rows that hold something; `meet` is given rows in their order."""

    def __init__(self, layout: SheetLayout) -> None:
        self._rows, self._columns = layout.hidden_rows, layout.hidden_columns
        self._next = 0
        self._met: list[range] = []

    def meet(self, row: int) -> None:
        """Take note of a row that holds something."""
        while self._next < len(self._rows) and self._rows[self._next].stop <= row:
            self._next += 1
        if self._next < len(self._rows) and row in self._rows[self._next]:
            extend(self._met, row, row)

    def notes(self, header: int, headings: Sequence[str]) -> Iterator[str]:
        """Remarks on what is hidden below the header and under these headings."""
        rows = [range(max(rows.start, header + 1), rows.stop) for rows in self._met]
        if rows := list(filter(None, rows)):
            spans = [_span(span) for span in rows]
            number = sum(map(len, rows))
            are = "row is" if number == 1 else "rows are"
            yield f"{number:,} hidden {are} read like the others: {abridged(spans, SHOWN)}"
        columns = [
            f"{get_column_letter(at)} ({quote(headings[at - 1])})"
            for span in self._columns
            for at in range(span.start, min(span.stop, len(headings) + 1))
        ]
        if columns:
            are = "column is" if len(columns) == 1 else "columns are"
            yield f"{len(columns):,} hidden {are} read like the others: {abridged(columns, SHOWN)}"


def _span(numbers: range) -> str:
    """Numbers in words.

    >>> _span(range(3, 4)), _span(range(5, 9))
    ('3', '5 to 8')
    """
    last = numbers.stop - 1
    return str(last) if len(numbers) == 1 else f"{numbers.start} to {last}"
