"""Advice as an Excel workbook: one can work with it, and what it cannot hold is told."""

import os
import sys
import zipfile

import openpyxl
import pytest
from openpyxl.utils import get_column_letter

from engine.batch.output import workbook
from engine.batch.output.workbook import WHENEVER
from engine.errors import CrossroadsError, MisuseError
from tests.batch.output.two_people import STAFF, TwoPeople


def test_a_workbook_does_not_say_when_it_was_made(two_people: TwoPeople) -> None:
    """Neither in its entries nor in its properties, so that it is the same tomorrow."""
    place = two_people.run("xlsx")

    with zipfile.ZipFile(place) as archive:
        assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
    properties = openpyxl.load_workbook(place).properties
    assert (properties.created, properties.modified) == (WHENEVER, WHENEVER)


def test_a_workbook_can_be_worked_with(two_people: TwoPeople) -> None:
    """A header that stays, a filter, columns that are wide enough, sentences that wrap, numbers."""
    sheet = openpyxl.load_workbook(two_people.run("xlsx")).worksheets[0]

    headings = [str(cell.value) for cell in sheet[1]]
    cells = dict(zip(headings, sheet[2], strict=True))
    widths = {
        heading: sheet.column_dimensions[get_column_letter(at)].width
        for at, heading in enumerate(headings, 1)
    }
    assert (sheet.title, sheet.freeze_panes) == ("Advice", "A2")
    assert sheet.auto_filter.ref == f"A1:{get_column_letter(len(headings))}3"
    assert all(cell.font.bold for cell in sheet[1])
    assert widths["why"] == 60 > widths["path"] >= len("path") + 4
    assert cells["why"].alignment.wrap_text
    assert not cells["path"].alignment.wrap_text
    assert isinstance(cells["score"].value, int)
    assert (cells["case"].value, cells["known"].value) == ("strong", 2)
    assert isinstance(cells["certainty"].value, float)
    assert cells["certainty"].number_format == "0.00"


def test_the_second_sheet_is_the_summary(two_people: TwoPeople) -> None:
    """Somebody who gets the workbook by mail sees what the console said."""
    place = two_people.folder / "advice.xlsx"
    two_people.staff.write_text(STAFF + "short\n")
    summary = two_people.summary(place)

    sheet = openpyxl.load_workbook(place)["Summary"]

    numbers = {str(what): number for what, number in sheet.iter_rows(values_only=True)}
    assert numbers["Rows in"] == summary.rows_in == 3
    assert numbers["Rows rejected"] == 1
    assert numbers["Move sideways"] == 1
    assert numbers["Cells that are not understood"] == 1
    assert numbers["Cells in the column current_role"] == 1
    assert numbers["Version of the rules"] == two_people.knowledge_base.version


LIMITS = {
    "rows": ("MOST_ROWS", 2, "would have more than 2 rows"),
    "columns": ("MOST_COLUMNS", 10, "would have more than 10 columns"),
}


@pytest.mark.parametrize(("limit", "most", "told"), LIMITS.values(), ids=LIMITS.keys())
def test_what_excel_cannot_hold_is_an_error(
    two_people: TwoPeople, monkeypatch: pytest.MonkeyPatch, limit: str, most: int, told: str
) -> None:
    """The run ends, names what is too much, and leaves what was there."""
    place = two_people.folder / "advice.xlsx"
    place.write_text("precious")
    monkeypatch.setattr(workbook, limit, most)

    with pytest.raises(CrossroadsError) as caught:
        two_people.summary(place)

    assert told in str(caught.value)
    assert "which Excel cannot hold. Name a file that ends in .csv" in str(caught.value)
    assert place.read_text() == "precious"
    assert sorted(os.listdir(two_people.folder)) == ["advice.xlsx", "staff.csv"]


def test_a_cell_that_excel_cannot_hold_is_cut_off_and_told(two_people: TwoPeople) -> None:
    """One person's endless remark does not keep everybody else from their advice."""
    long = "x" * 40_000
    two_people.staff.write_text(f"id,career_ladder,remark\n1,none,{long}\n2,clear,fine\n")

    summary = two_people.summary(two_people.folder / "advice.xlsx")

    sheet = openpyxl.load_workbook(two_people.folder / "advice.xlsx")["Advice"]
    remarks = [row[2] for row in sheet.iter_rows(min_row=2, values_only=True)]
    assert remarks == ["x" * 32_766 + "…", "fine"]
    assert summary.notes == ("1 cell of the advice cut off: Excel holds 32,767 characters in one",)


def test_without_openpyxl_the_cure_is_named(
    two_people: TwoPeople, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Who needs no workbooks need not install it."""
    monkeypatch.delitem(sys.modules, "engine.batch.output.workbook")
    monkeypatch.setitem(sys.modules, "openpyxl", None)

    with pytest.raises(MisuseError, match=r'Run: pip install "crossroads\[xlsx\]"'):
        two_people.run("xlsx")

    assert os.listdir(two_people.folder) == ["staff.csv"]
