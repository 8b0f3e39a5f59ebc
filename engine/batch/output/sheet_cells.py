"""The cells of the sheet of advice, made once for each column and used again for every row."""

from collections.abc import Collection, Sequence
from typing import Any

from openpyxl.cell import WriteOnlyCell

from engine.batch.output.sheet_design import wraps
from engine.batch.output.workbook_cells import A_DAY, CENTRED, RULED, TOP, WRAPPED, put
from engine.core.further_columns import DECIDED_ON
from engine.tables.number_format.show import GENERAL
from engine.tables.typed_text import typed

MOST_FORMATS = 200  # of numbers, of which a workbook holds few
FORMATS = {"certainty": "0.00", DECIDED_ON: A_DAY}


class GivenCells:
    """Cells for what the input holds: a number or a date where it shows the same text, else text.

    `plain` are the columns of text that hold nothing but plain numbers or dates. `cut` counts the
    texts that were too long for a cell.
    """

    def __init__(self, sheet: Any, columns: int, plain: Collection[int]) -> None:
        self._sheet, self._plain = sheet, plain
        self._text = [self._cell(GENERAL) for _ in range(columns)]
        self._typed: dict[tuple[int, str], Any] = {}
        self.cut = 0

    def row(self, texts: Sequence[str]) -> list[Any]:
        """The cells of a row."""
        return [self._filled(at, text) for at, text in enumerate(texts)]

    def _filled(self, at: int, text: str) -> Any:
        found = typed(text, plain=at in self._plain)
        if found is not None:
            key = (at, found.number_format)
            if key not in self._typed and len(self._typed) < MOST_FORMATS:
                self._typed[key] = self._cell(found.number_format)
            if key in self._typed:
                self._typed[key].value = found.number
                return self._typed[key]
        self.cut += put(self._text[at], text)
        return self._text[at]

    def _cell(self, number_format: str) -> Any:
        cell: Any = WriteOnlyCell(self._sheet)
        cell.border, cell.alignment, cell.number_format = RULED, TOP, number_format
        return cell


def result_cells_of(sheet: Any, columns: Sequence[str], numbers: Collection[str]) -> list[Any]:
    """A cell for each column of the result, in the form that its column has."""
    cells = []
    for heading in columns:
        cell: Any = WriteOnlyCell(sheet)
        cell.border, cell.number_format = RULED, FORMATS.get(heading, GENERAL)
        cell.alignment = CENTRED if heading in numbers else WRAPPED if wraps(heading) else TOP
        cells.append(cell)
    return cells
