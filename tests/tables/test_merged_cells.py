"""A merged cell counts for every row that it spans."""

from collections.abc import Sequence
from pathlib import Path

import openpyxl
import pytest

from engine.tables.stray_rows import TITLE
from tests.tables.table_files import HEADER, Read

Rows = Sequence[Sequence[str | None]]


def merged(place: Path, rows: Rows, *areas: str) -> str:
    """A workbook with these rows, of which some cells are merged."""
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    for row in rows:
        sheet.append(list(row))
    for area in areas:
        sheet.merge_cells(area)
    book.save(place)
    return str(place)


def test_a_merged_value_counts_for_every_row(tmp_path: Path) -> None:
    """The second person of a title has it too."""
    source = merged(
        tmp_path / "staff.xlsx",
        [HEADER, ["1", "a", "x"], ["2", None, "y"], ["3", None, None], ["4", "b", "z"]],
        "B2:B4",
        "C3:C4",
    )

    read = Read(source)

    assert read.cells == [("1", "a", "x"), ("2", "a", "y"), ("3", "a", "y"), ("4", "b", "z")]
    assert read.notes == ("merged cells count for every row that they span: B2:B4 and C3:C4",)


def test_a_row_of_nothing_but_merged_cells_is_nobody(tmp_path: Path) -> None:
    """One person whose cells are all two rows high is not two."""
    source = merged(
        tmp_path / "staff.xlsx",
        [HEADER, ["1", "a", "x"], [None, None, None], ["2", "b", "y"]],
        "A2:A3",
        "B2:B3",
        "C2:C3",
    )

    read = Read(source)

    assert read.cells == [("1", "a", "x"), ("2", "b", "y")]
    assert (read.lines, read.blank_lines, read.notes) == ([2, 4], 1, ())


def test_across_columns_a_value_stays_in_the_first(tmp_path: Path) -> None:
    """A line over a whole table answers none of its questions."""
    source = merged(
        tmp_path / "staff.xlsx",
        [HEADER, ["Team A", None, None], ["1", "a", None], ["2", None, None], ["3", None, "z"]],
        "A2:C2",
        "B3:C4",
        "A5:B5",
    )

    read = Read(source)

    assert read.cells == [("1", "a", ""), ("2", "a", ""), ("3", "", "z")]
    assert [(one.line, one.reason) for one in read.rejects] == [(2, TITLE)]
    assert read.notes == (
        "merged cells count for every row that they span: B3:C4",
        "cells merged across columns are read in the first: B3:C4 and A5:B5",
    )


def test_the_one_column_of_a_table_may_be_merged_with_a_blank_one(tmp_path: Path) -> None:
    """There every row would be a title, and each is somebody's."""
    source = merged(tmp_path / "staff.xlsx", [["skills", None], ["x", None]], "A1:B1", "A2:B2")

    assert Read(source).cells == [("x", "")]


HEADERS = {
    "a title over all columns": (
        [["Staff 2024", None, None], HEADER, ["1", "a", "b"]],
        ["A1:C1"],
        (*HEADER,),
        [("1", "a", "b")],
        ("the header is row 2; 1 row above it is not read",),
    ),
    "a title of two rows": (
        [["Staff 2024", None, None], [None, None, None], HEADER, ["1", "a", "b"]],
        ["A1:C2"],
        (*HEADER,),
        [("1", "a", "b")],
        ("the header is row 3; 1 row above it is not read",),
    ),
    "a header of two rows": (
        [HEADER, [None, None, None], ["1", "a", "b"]],
        ["A1:A2", "B1:B2", "C1:C2"],
        (*HEADER,),
        [("1", "a", "b")],
        ("the header is rows 1 to 2, whose cells are merged",),
    ),
    "a group of columns": (
        [
            ["current_role", "skills", "Time", None],
            [None, None, "years", "months"],
            ["a", "b", "1", "2"],
        ],
        ["A1:A2", "B1:B2", "C1:D1"],
        ("current_role", "skills", "years", "months"),
        [("a", "b", "1", "2")],
        ("the header is rows 1 to 2, whose cells are merged",),
    ),
    "a label beside the table": (
        [["2024", "current_role", "skills"], [None, "a", "b"], [None, "c", "d"]],
        ["A1:A3"],
        ("2024", "current_role", "skills"),
        [("2024", "a", "b"), ("2024", "c", "d")],
        ("merged cells count for every row that they span: A1:A3",),
    ),
    "a heading over two columns": (
        [["current_role", "skills", None], ["a", "b", "c"], ["d", "e", None]],
        ["B1:C1"],
        ("current_role", "skills", ""),
        [("a", "b", "c"), ("d", "e", "")],
        ("headings merged across columns are those of the first: B1:C1",),
    ),
}  # fmt: skip


@pytest.mark.parametrize(
    ("rows", "areas", "found"), [(*one[:2], one[2:]) for one in HEADERS.values()], ids=HEADERS
)
def test_merged_cells_leave_the_header_where_it_is(
    tmp_path: Path, rows: Rows, areas: Sequence[str], found: object
) -> None:
    """Whatever is merged in it or above it, the people below are read."""
    read = Read(merged(tmp_path / "staff.xlsx", rows, *areas))

    assert (read.headings, read.cells, read.notes) == found
