"""Hidden rows and columns are read like the others, and told."""

from pathlib import Path

import openpyxl
import pytest

from tests.tables.raw_workbooks import AFTER, BEFORE, MAIN, SHEET, cells, raw_workbook
from tests.tables.table_files import HEADER, Read

ROW, COLUMN = "1 hidden row is read like the others: 2", "1 hidden column is read like the others: "


def test_hidden_rows_and_columns_are_read_and_named(tmp_path: Path) -> None:
    """A filter that somebody left on loses nobody."""
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    for row in (HEADER, *([str(at), "a", "b"] for at in range(2, 9))):
        sheet.append(row)
    for at in (3, 5, 6, 7, 9):  # nobody stands in row 9
        sheet.row_dimensions[at].hidden = True
    sheet.column_dimensions["C"].hidden = True
    sheet.column_dimensions["E"].hidden = True
    book.save(tmp_path / "staff.xlsx")

    read = Read(str(tmp_path / "staff.xlsx"))

    assert [cells[0] for cells in read.cells] == [str(at) for at in range(2, 9)]
    assert read.notes == (
        "4 hidden rows are read like the others: 3 and 5 to 7",
        "1 hidden column is read like the others: C ('skills')",
    )


def test_a_hidden_header_is_a_header(tmp_path: Path) -> None:
    """The rows above the people may be hidden without a word."""
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    for row in (HEADER, ["1", "a", "b"]):
        sheet.append(row)
    sheet.row_dimensions[1].hidden = True
    book.save(tmp_path / "staff.xlsx")

    read = Read(str(tmp_path / "staff.xlsx"))

    assert read.cells == [("1", "a", "b")]
    assert read.notes == ()


UNSEEN = {
    "a row of no height": ("", 'ht="0" customHeight="1"', (ROW,)),
    "a column of no width": (
        '<cols><col min="2" max="2" width="0" customWidth="1"/></cols>',
        "",
        (f"{COLUMN}B ('skills')",),
    ),
    "rows hidden by default, but for those with cells": (
        '<sheetFormatPr defaultRowHeight="15" zeroHeight="1"/>',
        "",
        (),
    ),
}


@pytest.mark.parametrize(("sheet", "row", "notes"), UNSEEN.values(), ids=UNSEEN.keys())
def test_what_has_no_size_is_hidden(
    tmp_path: Path, sheet: str, row: str, notes: tuple[str, ...]
) -> None:
    """It cannot be seen, whatever the file calls it; rows that can be are not called hidden."""
    start = BEFORE.replace(f"<worksheet {MAIN}>", f"<worksheet {MAIN}>{sheet}")
    content = f"{start}<row {row}>{cells('1', 'tools')}</row>{AFTER}"

    read = Read(raw_workbook(tmp_path / "staff.xlsx", {SHEET: content}))

    assert read.cells == [("1", "tools")]
    assert read.notes == notes
