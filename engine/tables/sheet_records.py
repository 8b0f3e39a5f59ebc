"""The rows of a worksheet as text: what each cell shows, and merged cells in every row.

What a cell holds and does not show is counted for the notes.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, time

from openpyxl.utils.datetime import CALENDAR_MAC_1904, to_excel

from engine.tables.hidden import Hidden
from engine.tables.merged_cells import MergedCells
from engine.tables.number_format.show import GENERAL, shown_number, shown_text
from engine.tables.sheet_layout import SheetLayout
from engine.tables.typed_rows import Record, text_of
from engine.tables.typed_text import TypedText
from engine.tables.workbook_file import Cell, Sheet
from engine.tables.xml_escapes import REPLACEMENT, unescaped

NUMBERS = (int, float)


@dataclass(slots=True)
class _Cells:
    """How many cells there are of a kind, and the row of the first."""

    number: int = 0
    first: int = 0

    def __str__(self) -> str:
        return f"{self.number:,}, the first in row {self.first}"

    def add(self, row: int) -> None:
        self.number, self.first = self.number + 1, self.first or row


class SheetRecords:
    """Every row's number and cells up to its last; no cells for a blank row.

    `notes` are complete when all rows have been read.
    """

    def __init__(self, sheet: Sheet, layout: SheetLayout) -> None:
        self._rows = sheet.rows()
        self._formats, self._epoch = sheet.book.formats, sheet.book.epoch
        self._from_1904 = self._epoch == CALENDAR_MAC_1904
        self.layout, self._hidden = layout, Hidden(layout)
        self.merged = MergedCells(layout.merged)
        self._rounded, self._unseen, self._halves = _Cells(), _Cells(), _Cells()

    def __iter__(self) -> Iterator[Record]:
        for at, row in enumerate(self._rows, 1):
            cells = [self._text(cell, at) for cell in row]
            if self.layout.merged:
                self.merged.spread(at, cells)
            while cells and not cells[-1].strip():
                cells.pop()
            if cells:
                self._hidden.meet(at)
            yield at, cells

    def notes(self, header: int, headings: Sequence[str]) -> Iterator[str]:
        """Remarks on the rows below a header, whose last row is given."""
        yield from self._hidden.notes(header, headings)
        yield from self.merged.notes(header, headings)
        if self.layout.hollow:
            hollow = _Cells(self.layout.hollow, self.layout.first_hollow)
            yield (
                f"formulas without a value, read as blank: {hollow}; open the file in a "
                "spreadsheet and save it to have them computed"
            )
        if self._rounded.number:
            yield f"cells that show fewer digits than they hold, read as shown: {self._rounded}"
        if self._unseen.number:
            yield f"cells whose format shows nothing, read as blank: {self._unseen}"
        if self._halves.number:
            yield f"cells with half a character, which is replaced by \ufffd: {self._halves}"

    def _text(self, cell: Cell | None, row: int) -> str:
        """The text that a cell shows. Characters that XML cannot hold are unescaped."""
        if cell is None:
            return ""
        value, style = cell
        code = self._formats[style] if 0 <= style < len(self._formats) else GENERAL
        if isinstance(value, str):
            text = unescaped(value)
            if text is not value and REPLACEMENT in text and REPLACEMENT not in value:
                self._halves.add(row)
            return text if code == GENERAL else shown_text(text, code)
        if isinstance(value, date | time) and code != GENERAL:
            value = to_excel(value, self._epoch)  # type: ignore[no-untyped-call]
        if type(value) not in NUMBERS:
            return text_of(value)
        shown = shown_number(value, code, self._from_1904)
        if shown.rounded:
            self._rounded.add(row)
        if not shown.text and value:
            self._unseen.add(row)
        return TypedText.of(shown.text, value, code) if shown.text else ""
