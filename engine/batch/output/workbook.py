"""Excel workbook writing, by openpyxl: a sheet of advice, and a sheet with the numbers of the run.

A formula is escaped as in CSV, and a character that XML cannot hold in the format's own way,
`_x000B_`. The same advice gives the same bytes, whenever it is written.
"""

import os
import re
import shutil
from collections.abc import Mapping, Sequence
from contextlib import suppress
from datetime import datetime
from operator import attrgetter
from tempfile import TemporaryFile
from typing import Any, Self
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

import openpyxl
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter
from openpyxl.worksheet._writer import WorksheetWriter
from openpyxl.writer.excel import ExcelWriter

from engine.core.advice_row import NUMBERS, Wording, with_problems
from engine.errors import CrossroadsError
from engine.language.sentences import counted
from engine.tables.csv_text import escape_formula, unescape_formula
from engine.tables.draft import Draft
from engine.tables.streams import write_errors

MOST_ROWS, MOST_COLUMNS, LONGEST = 1_048_576, 16_384, 32_767  # Excel's limits; openpyxl cuts off
UNESCAPED = re.compile("[\x00-\x08\x0b-\x1f\ufffe\uffff]|_(?=x[0-9A-Fa-f]{4}_)")
HALF_ESCAPE = re.compile(r"_(?:x[0-9A-F]{0,4})?\Z")
LONG = ("why", "advice", "cautions", "problems")  # begin headings of sentences, to be wrapped
WIDTHS = {"next_roles": 30, "rules_fired": 40, "rules_version": 15}
OF_SENTENCES = 60
NARROWEST, WIDEST = 10, 30
WHENEVER = datetime(2000, 1, 1)  # a fixed date, for reproducible files


class Workbook:
    """The advice as the first sheet of a workbook, the numbers of the run as the second."""

    def __init__(self, draft: Draft, wording: Wording) -> None:
        self.draft, self._file, self._wording = draft, draft.start(), wording
        self._book = openpyxl.Workbook(write_only=True)
        self._book.properties.created = self._book.properties.modified = WHENEVER
        self._sheet: Any = self._book.create_sheet("Advice")
        self._headings: Sequence[str] = ()
        self._finished = False
        self._cut_cells = 0
        self._cells: list[Any] = []  # one for each column, used again for every row

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

    def begin(self, headings: Sequence[str]) -> None:
        self._headings = (*headings, *self._wording.columns)
        if len(self._headings) > MOST_COLUMNS:
            raise self._too_much(f"would have more than {MOST_COLUMNS:,} columns")
        sheet = self._sheet
        sheet.freeze_panes = "A2"
        for at, heading in enumerate(self._headings, 1):
            width = min(max(len(heading) + 4, NARROWEST), WIDEST)  # with room for the filter
            if at > len(headings):
                width = OF_SENTENCES if heading.startswith(LONG) else WIDTHS.get(heading, width)
            sheet.column_dimensions[get_column_letter(at)].width = width
        self._open(sheet)
        bold, wrap = Font(bold=True), Alignment(vertical="top", wrap_text=True)
        header = [WriteOnlyCell(sheet) for _ in self._headings]
        for cell in header:
            cell.font = bold
        self._append(header, self._headings)
        self._cells = [WriteOnlyCell(sheet) for _ in self._headings]
        top = Alignment(vertical="top")
        for at, (cell, heading) in enumerate(zip(self._cells, self._headings, strict=True)):
            ours = at >= len(headings)
            cell.alignment = wrap if ours and heading.startswith(LONG) else top
            if ours and heading == "certainty":
                cell.number_format = "0.00"

    def encoded(self, result: Sequence[str]) -> Sequence[str]:
        return result

    def prepared(self, encoded: Sequence[str], problems: Mapping[str, str]) -> Sequence[str]:
        return with_problems(encoded, problems)

    def add(self, rows: Sequence[Sequence[str]], results: Sequence[Sequence[str]]) -> None:
        for cells, result in zip(rows, results, strict=True):
            if self.draft.rows + 1 >= MOST_ROWS:
                raise self._too_much(f"would have more than {MOST_ROWS:,} rows")
            self.draft.rows += 1
            self._append(self._cells, (*map(unescape_formula, cells), *result), len(cells))

    def finish(self, numbers: Sequence[tuple[str, str | int]]) -> None:
        last = get_column_letter(len(self._headings))
        self._sheet.auto_filter.ref = f"A1:{last}{self.draft.rows + 1}"
        sheet = self._book.create_sheet("Summary")
        sheet.column_dimensions["A"].width, sheet.column_dimensions["B"].width = 60, 40
        self._open(sheet)
        for what, number in numbers:
            row = [WriteOnlyCell(sheet), WriteOnlyCell(sheet)]
            _put(row[0], _escaped(what))
            _put(row[1], _escaped(number) if isinstance(number, str) else number)
            with write_errors(self.draft.place):
                sheet.append(row)
        with (
            write_errors(self.draft.place),
            _Reproducible(self._file, "w", ZIP_DEFLATED) as archive,
        ):
            ExcelWriter(self._book, archive).save()
        self._finished = True
        self.draft.settle()

    def _open(self, sheet: Any) -> None:
        """Begin to write a sheet whose formats are set."""
        with write_errors(self.draft.place):
            sheet._writer = _AnonymousSheet(sheet, os.path.dirname(self.draft.temporary))
            sheet._writer.write_top()

    def _append(self, row: Sequence[Any], texts: Sequence[str], given: int = MOST_COLUMNS) -> None:
        """Add a row to the sheet. Some of the columns after the given ones hold numbers."""
        for at, (cell, text) in enumerate(zip(row, texts, strict=True)):
            if at >= given and self._headings[at] in NUMBERS:
                _put(cell, float(text) if text else None)
                continue
            written = _escaped(text)
            if len(written) > LONGEST // 2 and len(written.encode("utf-16-le")) // 2 > LONGEST:
                written = _cut(written)
                self._cut_cells += 1
            _put(cell, written)
        with write_errors(self.draft.place):
            self._sheet.append(row)

    def _too_much(self, what: str) -> CrossroadsError:
        cure = "Name a file that ends in .csv, .jsonl or .parquet, or leave columns out (--keep)."
        return CrossroadsError(self.draft.place, f"{what}, which Excel cannot hold", cure)


def _cut(written: str) -> str:
    """The most of an escaped text that Excel holds, counted as Excel does, without half an escape.

    >>> len(_cut("x" * 40_000)), len(_cut("🙂" * 40_000)), _cut("_x000B_" * 40_000)[-8:]
    (32767, 16384, '_x000B_…')
    """
    most = written.encode("utf-16-le")[: 2 * (LONGEST - 1)].decode("utf-16-le", "ignore")
    return f"{HALF_ESCAPE.sub('', most)}…"


def _put(cell: Any, value: str | float | None) -> None:
    """Put a value into a cell, and a text as a text, never as a formula or a number."""
    cell.value = value or None if isinstance(value, str) else value
    if isinstance(value, str) and value:
        cell.data_type = "s"


def _escaped(text: str) -> str:
    r"""A text with its formulas and characters escaped.

    >>> _escaped("=1"), _escaped("a\x0bb"), _escaped("_x0041_")
    ("'=1", 'a_x000B_b', '_x005F_x0041_')
    """
    return UNESCAPED.sub(lambda found: f"_x{ord(found[0]):04X}_", escape_formula(text))


class _AnonymousSheet(WorksheetWriter):
    """A sheet in an anonymous temporary file, of which nothing is left however the run ends.

    openpyxl itself would give it a name in the common folder for temporary files, and leave it
    there when the run is killed.
    """

    def __init__(self, sheet: Any, folder: str) -> None:
        self._file = TemporaryFile(dir=folder)  # noqa: SIM115 - see `cleanup`
        super().__init__(sheet, out=self._file)

    def cleanup(self) -> None:
        self._file.close()


class _Reproducible(ZipFile):
    """An archive without the time when it was made."""

    def writestr(self, zinfo_or_arcname: Any, data: Any, *_: Any, **__: Any) -> None:
        super().writestr(_entry(zinfo_or_arcname), data)

    def write(self, filename: Any, arcname: Any = None, *_: Any, **__: Any) -> None:
        filename.seek(0)  # it is the file itself
        with self.open(_entry(arcname), "w") as target:
            shutil.copyfileobj(filename, target)


def _entry(name: str) -> ZipInfo:
    entry = ZipInfo(name)  # of 1980, where the format's time begins
    entry.compress_type = ZIP_DEFLATED
    return entry
