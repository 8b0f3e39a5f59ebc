"""Excel workbook writing, by openpyxl: a sheet of advice, and a sheet with the numbers of the run.

A formula is escaped as in CSV, and a character that XML cannot hold in the format's own way,
`_x000B_`. Numbers and dates of the input stay what they are where they show the same text. The same
advice gives the same bytes, whenever it is written.
"""

import os
from collections.abc import Collection, Mapping, Sequence
from contextlib import suppress
from datetime import datetime
from operator import attrgetter
from typing import Any, Self
from zipfile import ZIP_DEFLATED

import openpyxl
from openpyxl.cell import WriteOnlyCell
from openpyxl.utils import get_column_letter
from openpyxl.writer.excel import ExcelWriter

from engine.batch.output import decision_fields
from engine.batch.output.result_in_words import Cell, ResultInWords
from engine.batch.output.sheet_design import EveryRow, width_of, wraps
from engine.batch.output.workbook_cells import (
    A_DAY,
    BOLD,
    CENTRED,
    LONGEST,
    RULED,
    TOP,
    WRAPPED,
    Content,
    put,
    row_of,
)
from engine.batch.output.workbook_package import AnonymousSheet, ReproducibleArchive
from engine.core.advice_row import Wording
from engine.core.further_columns import DECIDED_ON
from engine.errors import CrossroadsError
from engine.language.sentences import counted
from engine.tables.csv_text import unescape_formula
from engine.tables.draft import Draft
from engine.tables.number_format.show import GENERAL
from engine.tables.streams import write_errors
from engine.tables.typed_text import typed

MOST_ROWS, MOST_COLUMNS = 1_048_576, 16_384  # Excel's limits
MOST_FORMATS = 200  # of numbers, of which a workbook holds few
FORMATS = {"certainty": "0.00", DECIDED_ON: A_DAY}
WHENEVER = datetime(2000, 1, 1)  # a fixed date, for reproducible files


class Workbook:
    """The advice as the first sheet of a workbook, the numbers of the run as the second, and what
    may be decided as a third where there are fields for it."""

    def __init__(self, draft: Draft, wording: Wording) -> None:
        self.draft, self._file, self._wording = draft, draft.start(), wording
        self._words = ResultInWords(wording)
        self.columns = self._words.columns
        self._book = openpyxl.Workbook(write_only=True)
        self._book.properties.created = self._book.properties.modified = WHENEVER
        self._sheet: Any = self._book.create_sheet("Advice")
        self._headings: Sequence[str] = ()
        self._finished = False
        self._cut_cells = 0
        self._cells: list[Any] = []  # one for each column, used again for every row
        self._plain: Collection[int] = ()
        self._typed: dict[tuple[int, str], Any] = {}  # the same, by number format

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        """End what was not finished, so that openpyxl does not try to later."""
        sheets: list[Any] = [] if self._finished else self._book.worksheets
        for sheet in sheets:
            for end in ("_rows.close", "close", "_writer.cleanup"):
                with suppress(Exception):  # the error that ended the run may have broken these too
                    attrgetter(end)(sheet)()

    @property
    def notes(self) -> tuple[str, ...]:
        if not self._cut_cells:
            return ()
        cells = f"{counted(self._cut_cells, 'cell')} of the advice"
        return (f"{cells} cut off: Excel holds {LONGEST:,} characters in one",)

    def begin(self, headings: Sequence[str], plain: Collection[int] = ()) -> None:
        self._headings, self._plain = (*headings, *self.columns), plain
        if len(self._headings) > MOST_COLUMNS:
            raise self._too_much(f"would have more than {MOST_COLUMNS:,} columns")
        sheet, given = self._sheet, len(headings)
        sheet.freeze_panes, sheet.row_dimensions = "A2", EveryRow()
        for at, heading in enumerate(self._headings):
            width = width_of(heading, ours=at >= given)
            sheet.column_dimensions[get_column_letter(at + 1)].width = width
        self._open(sheet)
        header = row_of(sheet, list(self._headings))
        for cell in header:
            cell.font, cell.alignment = BOLD, TOP
        self._append(sheet, header)
        self._cells = [WriteOnlyCell(sheet) for _ in self._headings]
        for at, (cell, heading) in enumerate(zip(self._cells, self._headings, strict=True)):
            cell.border, cell.alignment = RULED, TOP
            if at >= given:
                self._design(cell, heading)

    def _design(self, cell: Any, heading: str) -> None:
        """Give a cell of the result the form that its column has."""
        if wraps(heading):
            cell.alignment = WRAPPED
        if heading in self._words.numbers:
            cell.alignment = CENTRED
        cell.number_format = FORMATS.get(heading, GENERAL)

    def encoded(self, result: Sequence[str]) -> Sequence[Cell]:
        return self._words.cells(result)

    def prepared(self, encoded: Sequence[Cell], problems: Mapping[str, str]) -> Sequence[Cell]:
        return self._words.with_problems(encoded, problems)

    def add(self, rows: Sequence[Sequence[str]], results: Sequence[Sequence[Cell]]) -> None:
        for given, result in zip(rows, results, strict=True):
            if self.draft.rows + 1 >= MOST_ROWS:
                raise self._too_much(f"would have more than {MOST_ROWS:,} rows")
            self.draft.rows += 1
            row = [self._given(at, text) for at, text in enumerate(map(unescape_formula, given))]
            for cell, value in zip(self._cells[len(row) :], result, strict=True):
                self._put(cell, value)
                row.append(cell)
            self._append(self._sheet, row)

    def finish(self, numbers: Sequence[Sequence[Content]]) -> None:
        sheet, last = self._sheet, get_column_letter(len(self._headings))
        sheet.auto_filter.ref = f"A1:{last}{self.draft.rows + 1}"
        self._add_sheet("Summary", (50, *[16] * 8), numbers)
        if self._wording.decision:
            listed = decision_fields.choices(self._wording.knowledge_base)
            rows = ([one] for one in (decision_fields.HEADING, *listed))
            self._add_sheet(decision_fields.SHEET, (50,), list(rows))
            decision_fields.add_validations(sheet, self._headings, self.draft.rows, len(listed))
        with (
            write_errors(self.draft.place),
            ReproducibleArchive(self._file, "w", ZIP_DEFLATED) as archive,
        ):
            ExcelWriter(self._book, archive).save()
        self._finished = True
        self.draft.settle()

    def _add_sheet(
        self, title: str, widths: Sequence[int], rows: Sequence[Sequence[Content]]
    ) -> None:
        """Add a sheet. The first row of it, and what follows a blank row, is bold."""
        sheet: Any = self._book.create_sheet(title)
        for at, width in enumerate(widths, 1):
            sheet.column_dimensions[get_column_letter(at)].width = width
        self._open(sheet)
        blank = True
        for row in rows:
            self._append(sheet, row_of(sheet, list(row), bold=blank))
            blank = not row

    def _given(self, at: int, text: str) -> Any:
        """The cell for what the input holds: a number or a date where it shows the same text."""
        found = typed(text, plain=at in self._plain)
        if found is None or (
            (at, found.number_format) not in self._typed and len(self._typed) >= MOST_FORMATS
        ):
            self._put(self._cells[at], text)
            return self._cells[at]
        if (at, found.number_format) not in self._typed:
            cell: Any = WriteOnlyCell(self._sheet)
            cell.border, cell.alignment = RULED, TOP
            cell.number_format = found.number_format
            self._typed[at, found.number_format] = cell
        cell = self._typed[at, found.number_format]
        cell.value = found.number
        return cell

    def _put(self, cell: Any, value: Content) -> None:
        self._cut_cells += put(cell, value)

    def _open(self, sheet: Any) -> None:
        """Begin to write a sheet whose formats are set."""
        with write_errors(self.draft.place):
            sheet._writer = AnonymousSheet(sheet, os.path.dirname(self.draft.temporary))
            sheet._writer.write_top()

    def _append(self, sheet: Any, row: Sequence[Any]) -> None:
        with write_errors(self.draft.place):
            sheet.append(row)

    def _too_much(self, what: str) -> CrossroadsError:
        cure = "Name a file that ends in .csv, .jsonl or .parquet, or leave columns out (--keep)."
        return CrossroadsError(self.draft.place, f"{what}, which Excel cannot hold", cure)
