"""Advice as an Excel workbook: one can work with it, and what it cannot hold is told."""

import os
import sys
import zipfile
from datetime import date, datetime

import openpyxl
import pytest
from openpyxl.utils import get_column_letter

from engine.batch.options import Options
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
    assert {cell.alignment.vertical for cell in cells.values()} == {"top"}
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

    numbers = {str(row[0]): row[1] for row in sheet.iter_rows(values_only=True)}
    assert numbers["Rows in"] == summary.rows_in == 3
    assert numbers["Rows rejected"] == 1
    assert numbers["Move sideways"] == 1
    assert numbers["Cells that are not understood"] == 1
    assert numbers["Cells in the column current_role"] == 1
    assert numbers["rules"] == two_people.knowledge_base.version
    assert numbers["of these: not asked yet, no answer of their own"] == summary.not_asked == 1


def test_the_figures_of_the_summary_are_those_of_the_console(two_people: TwoPeople) -> None:
    """By path and case, and how much is known: from one tally."""
    place = two_people.folder / "advice.xlsx"
    summary = two_people.summary(place)

    rows = list(openpyxl.load_workbook(place)["Summary"].values)

    heading = next(row for row in rows if row[0] == "Paths")
    figures = {row[0]: dict(zip(heading[1:], row[1:], strict=True)) for row in rows}
    sideways = summary.standings["move_sideways"]
    assert figures["Move sideways"] == {
        "people": 1,
        "very strong": 0,
        "strong": sideways.cases["strong"],
        "fair": 0,
        "first indication": 0,
        "fewest known": 2,
        "median known": 2,
        "most known": 2,
    }
    assert figures["No path"]["people"] == summary.paths[""] == 1


def test_the_summary_says_once_who_decides_and_how_long_it_is_kept(two_people: TwoPeople) -> None:
    """A person decides; until when, the user says, or nobody."""
    told = []
    for until in (None, date(2027, 12, 31)):
        place = two_people.folder / "advice.xlsx"
        two_people.summary(place, Options(retain_until=until))
        rows = list(openpyxl.load_workbook(place)["Summary"].iter_rows(max_row=2, max_col=2))
        told.append((rows[0][0].value, rows[1][1].value))

    decides = two_people.knowledge_base.phrases.decides
    assert told == [(decides, "nobody has said"), (decides, datetime(2027, 12, 31))]


def test_titles_stand_beside_ids_and_sentences_on_lines_of_their_own(
    two_people: TwoPeople,
) -> None:
    """Words for people, ids for what is done with them."""
    header, first, second = openpyxl.load_workbook(two_people.run("xlsx"))["Advice"].values

    advised, unknown = (dict(zip(header, row, strict=True)) for row in (first, second))
    assert (advised["path_title"], advised["path"]) == ("Move sideways", "move_sideways")
    assert str(advised["next_role_titles"]).split("\n")[0] == "• Project manager"
    assert str(advised["next_roles"]).startswith("project_manager; ")
    assert all(line.startswith("• ") for line in str(advised["advice"]).split("\n"))
    assert (unknown["path_title"], unknown["path"]) == ("Not enough to advise", None)


def test_a_dozen_people_stand_on_one_screen(two_people: TwoPeople) -> None:
    """Every row shows three lines of its sentences, however many there are."""
    sheet = openpyxl.load_workbook(two_people.run("xlsx"))["Advice"]

    assert [sheet.row_dimensions[at].height for at in (1, 2, 3)] == [None, 45, 45]


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


def test_a_heading_that_is_cut_off_is_told_too(two_people: TwoPeople) -> None:
    """Nothing of the input is lost without a word."""
    two_people.staff.write_text(f"id,career_ladder,{'x' * 40_000}\n1,none,a\n")

    summary = two_people.summary(two_people.folder / "advice.xlsx")

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
