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
from engine.batch.output.sheet_cells import GivenCells, result_cells_of
from engine.batch.output.sheet_design import EveryRow, width_of
from engine.batch.output.workbook_cells import (
    BOLD,
    LONGEST,
    TOP,
    Content,
    put,
    row_of,
)
from engine.batch.output.workbook_package import AnonymousSheet, ReproducibleArchive
from engine.core.advice_row import Wording
from engine.errors import CrossroadsError
from engine.language.sentences import counted
from engine.tables.csv_text import unescape_formula
from engine.tables.draft import Draft
from engine.tables.streams import write_errors

MOST_ROWS, MOST_COLUMNS = 1_048_576, 16_384  # Excel's limits
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
        self._cells: list[Any] = []  # of the result
        self._given = GivenCells(self._sheet, 0, ())

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
        cut = self._cut_cells + self._given.cut
        if not cut:
            return ()
        cells = f"{counted(cut, 'cell')} of the advice"
        return (f"{cells} cut off: Excel holds {LONGEST:,} characters in one",)

    def begin(self, headings: Sequence[str], plain: Collection[int] = ()) -> None:
        self._headings = (*headings, *self.columns)
        if len(self._headings) > MOST_COLUMNS:
            raise self._too_much(f"would have more than {MOST_COLUMNS:,} columns")
        sheet, given = self._sheet, len(headings)
        sheet.freeze_panes, sheet.row_dimensions = "A2", EveryRow()
        for at, heading in enumerate(self._headings):
            width = width_of(heading, ours=at >= given)
            sheet.column_dimensions[get_column_letter(at + 1)].width = width
        self._open(sheet)
        header: list[Any] = [WriteOnlyCell(sheet) for _ in self._headings]
        for cell, heading in zip(header, self._headings, strict=True):
            self._cut_cells += put(cell, heading)
            cell.font, cell.alignment = BOLD, TOP
        self._append(sheet, header)
        self._given = GivenCells(sheet, given, plain)
        self._cells = result_cells_of(sheet, self.columns, self._words.numbers)

    def encoded(self, result: Sequence[str]) -> Sequence[Cell]:
        return self._words.cells(result)

    def prepared(self, encoded: Sequence[Cell], problems: Mapping[str, str]) -> Sequence[Cell]:
        return self._words.with_problems(encoded, problems)

    def add(self, rows: Sequence[Sequence[str]], results: Sequence[Sequence[Cell]]) -> None:
        for given, result in zip(rows, results, strict=True):
            if self.draft.rows + 1 >= MOST_ROWS:
                raise self._too_much(f"would have more than {MOST_ROWS:,} rows")
            self.draft.rows += 1
            row = self._given.row([*map(unescape_formula, given)])
            for cell, value in zip(self._cells, result, strict=True):
                self._cut_cells += put(cell, value)
            self._append(self._sheet, [*row, *self._cells])

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
