"""What cells hold and do not show is read as shown, and told."""

from pathlib import Path

import openpyxl
import pytest

from tests.tables.table_files import HEADER, Read

ROWS = {
    "ids, months and percentages": (
        [(42, "00000"), (18, '0" months"'), (0.5, "0%")],
        ("00042", "18 months", "50%"),
        (),
    ),
    "two decimals": ([(35, "#,##0.00"), (3, "0.00"), (1, "0.0")], ("35.00", "3.00", "1.0"), ()),
    "digits that are not shown": (
        [(1, "0"), (2.6, "0"), (2.125, "0.00")],
        ("1", "3", "2.13"),
        ("cells that show fewer digits than they hold, read as shown: 2, the first in row 2",),
    ),
    "cells that show nothing": (
        [(1, "0"), (5, ";;;"), (0, "0;;")],
        ("1", "", ""),
        ("cells whose format shows nothing, read as blank: 1, the first in row 2",),
    ),
    "texts with words": ([("7", '"E-"@'), ("x", "0.00"), ("y", "@")], ("E-7", "x", "y"), ()),
    "what Excel made of 10-49": ([(54697, "mmm-yy"), (45242, "d-mmm"), (True, "0")],
        ("Oct-49", "12-Nov", "true"), ()),
    "days": ([(45351, "d/m/yy"), (45351.75, "d/m/yy h:mm"), (1.5, "[h]:mm")],
        ("2024-02-29", "2024-02-29T18:00:00", "36:00"), ()),
}  # fmt: skip


@pytest.mark.parametrize(("row", "texts", "notes"), ROWS.values(), ids=ROWS.keys())
def test_a_row_is_read_as_it_is_shown(
    tmp_path: Path, row: list[tuple[object, str]], texts: tuple[str, ...], notes: tuple[str, ...]
) -> None:
    """A format says what a number means; what it hides is counted."""
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    sheet.append(HEADER)
    for at, (value, code) in enumerate(row, 1):
        sheet.cell(2, at).value = value  # type: ignore[assignment]
        sheet.cell(2, at).number_format = code
    book.save(tmp_path / "staff.xlsx")

    read = Read(str(tmp_path / "staff.xlsx"))

    assert read.cells == [texts]
    assert read.notes == notes


def test_a_calendar_of_1904_is_read(tmp_path: Path) -> None:
    """Old Macs counted days from another one."""
    book = openpyxl.Workbook()
    book.epoch = openpyxl.utils.datetime.CALENDAR_MAC_1904  # type: ignore[attr-defined]
    sheet = book.worksheets[0]
    sheet.append(HEADER)
    sheet.append([43889, "a", "b"])
    sheet["A2"].number_format = "yyyy-mm-dd"
    book.save(tmp_path / "staff.xlsx")

    assert Read(str(tmp_path / "staff.xlsx")).cells == [("2024-02-29", "a", "b")]
