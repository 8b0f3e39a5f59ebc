"""People from a workbook are the people of the same table as CSV."""

import zipfile
from collections.abc import Callable
from datetime import date, datetime, time
from pathlib import Path
from typing import Any

import pytest

from engine.errors import CrossroadsError, MisuseError
from engine.tables.rows import Reject
from tests.tables.table_files import HEADER, Read, workbook

VALUES = {
    "text": ("x", "x"),
    "a number as text": ("007", "007"),
    "a whole number": (3, "3"),
    "a whole number with a point": (3.0, "3"),
    "a fraction": (1.5, "1.5"),
    "noise in the last digit": (0.1 + 0.2, "0.3"),
    "a large number": (12345678901.0, "12345678901"),
    "an id of sixteen digits": (1234567890123456.0, "1234567890123456"),
    "a truth value": (True, "true"),
    "a day": (date(2024, 2, 29), "2024-02-29"),
    "a day and a time": (datetime(2024, 2, 29, 9, 30), "2024-02-29T09:30:00"),
    "a time": (time(9, 30), "9:30:00"),
    "nothing": (None, ""),
    "spaces": ("  ", "  "),
}


@pytest.mark.parametrize(("value", "text"), VALUES.values(), ids=VALUES.keys())
def test_a_cell_of_a_workbook_is_text(tmp_path: Path, value: Any, text: str) -> None:
    """It says what a CSV export of the sheet would say."""
    source = workbook(tmp_path / "staff.xlsx", [HEADER, ["1", value, "tools"]])

    assert Read(source).cells == [("1", text, "tools")]


def test_the_first_sheet_is_read_or_the_one_that_is_named(tmp_path: Path) -> None:
    """A note says which one was not."""
    source = workbook(tmp_path / "staff.xlsx", [HEADER, ["1", "a", "b"]], [HEADER, ["2", "c", "d"]])

    assert Read(source).cells == [("1", "a", "b")]
    assert Read(source).notes == ("the sheet 'Sheet 1' is read, and not 'Sheet 2'",)
    assert Read(source, sheet="Sheet 2").cells == [("2", "c", "d")]


def test_a_sheet_that_is_not_there_is_misuse(tmp_path: Path) -> None:
    """The nearest is named; and a CSV file has none."""
    source = workbook(tmp_path / "staff.xlsx", [HEADER])
    plain = tmp_path / "staff.csv"
    plain.write_text("skills\ntools\n")

    with pytest.raises(MisuseError, match=r"has no sheet 'Shet 1'\. Did you mean 'Sheet 1'\?"):
        Read(source, sheet="Shet 1")
    with pytest.raises(MisuseError, match=r"--sheet: '.*staff.csv' is no workbook"):
        Read(str(plain), sheet="Sheet 1")


SHEETS = {
    "a title above": ([["Staff 2024"], [], HEADER, ["1", "a", "b"]], [4], 0, 1),
    "a title with a known word": ([["skills"], HEADER, ["1", "a", "b"]], [3], 0, 1),
    "empty rows between and behind": (
        [HEADER, ["1", "a", "b"], [], ["2", "c", "d"], [None], [" ", None]],
        [2, 4],
        1,
        0,
    ),
    "cells missing at the right": ([HEADER, ["1"], ["2", "c"]], [2, 3], 0, 0),
    "people who name a heading": ([HEADER, ["1", "current_role", "skills"]], [2], 0, 0),
}


@pytest.mark.parametrize(("sheet", "lines", "blank", "notes"), SHEETS.values(), ids=SHEETS.keys())
def test_rows_of_a_sheet_have_their_numbers(
    tmp_path: Path, sheet: list[list[Any]], lines: list[int], blank: int, notes: int
) -> None:
    """The header may stand lower down, and rows without a cell are no people."""
    read = Read(workbook(tmp_path / "staff.xlsx", sheet))

    assert read.headings == tuple(HEADER)
    assert read.lines == lines
    assert {len(cells) for cells in read.cells} == {3}
    assert (read.blank_lines, len(read.notes)) == (blank, notes)


def test_rows_of_a_sheet_that_do_not_fit_are_rejected(tmp_path: Path) -> None:
    """As those of a CSV file are, with their number and what they say."""
    read = Read(
        workbook(tmp_path / "staff.xlsx", [HEADER, ["1", "a", "b", "c"], HEADER, ["2", "a", "b"]])
    )

    assert read.rejects == [
        Reject(2, "has 4 cells, the header has 3", "1; a; b; c"),
        Reject(3, "repeats the header", "id; current_role; skills"),
    ]
    assert (read.rows, len(read.cells)) == (3, 1)


def test_formulas_give_their_values_and_are_never_run(tmp_path: Path) -> None:
    """A formula that no spreadsheet has computed yet is blank, and a note says where."""
    source = workbook(tmp_path / "staff.xlsx", [HEADER, ["1", "a", "=1+1"], ["2", "b", "x"]])

    read = Read(source)

    assert read.cells == [("1", "a", ""), ("2", "b", "x")]
    assert read.notes == (
        "formulas without a value, read as blank: 1, the first in row 2; open the file in a "
        "spreadsheet and save it to have them computed",
    )


def test_a_formula_with_a_value_is_that_value(tmp_path: Path) -> None:
    """As a spreadsheet saves it."""
    place = tmp_path / "staff.xlsx"
    workbook(place, [HEADER, ["1", "=A2", '=""']])
    rewrite(
        place, lambda xml: xml.replace(b"<v />", b"<v>7</v>", 1).replace(b"<v/>", b"<v>7</v>", 1)
    )

    read = Read(str(place))

    assert read.cells[0][1] == "7"


def rewrite(place: Path, change: Callable[[bytes], bytes]) -> None:
    """Change the first sheet of a workbook."""
    with zipfile.ZipFile(place) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    parts["xl/worksheets/sheet1.xml"] = change(parts["xl/worksheets/sheet1.xml"])
    with zipfile.ZipFile(place, "w") as archive:
        for name, content in parts.items():
            archive.writestr(name, content)


def test_a_sheet_is_larger_than_it_says(tmp_path: Path) -> None:
    """Some programs write a wrong size, and nobody may be lost to that."""
    place = tmp_path / "staff.xlsx"
    workbook(place, [HEADER, ["1", "a", "b"], ["2", "c", "d"]])
    rewrite(place, lambda xml: xml.replace(b'ref="A1:C3"', b'ref="A1"'))

    assert len(Read(str(place)).cells) == 2


def test_another_archive_is_no_workbook(tmp_path: Path) -> None:
    """A zip file of something else opens, and is told."""
    with zipfile.ZipFile(tmp_path / "staff.xlsx", "w") as archive:
        archive.writestr("hello.txt", "hello")

    with pytest.raises(CrossroadsError, match="is a zip archive"):
        Read(str(tmp_path / "staff.xlsx"))


def test_an_empty_sheet_is_an_error(tmp_path: Path) -> None:
    """Nobody is in it."""
    with pytest.raises(CrossroadsError, match="is empty"):
        Read(workbook(tmp_path / "staff.xlsx", [[]]))
