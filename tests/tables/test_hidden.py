"""Hidden rows and columns are read like the others, and told."""

from pathlib import Path

import openpyxl

from tests.tables.table_files import HEADER, Read


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
