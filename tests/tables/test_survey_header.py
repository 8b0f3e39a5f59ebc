"""Headers of form services: several rows that are one header, and rows that only look like it."""

from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest

from engine.tables.open_table import open_table
from engine.tables.survey_header import survey_header
from tests.tables.table_files import workbook

SURVEYMONKEY = [
    ["ID", "Role", "Wishes", "", "", "Ladder"],
    ["", "Response", "pay", "rest", "Other (please specify)", "Response"],
    ["1", "analyst", "pay", "", "", "none"],
]
QUALTRICS = [
    ["StartDate", "Q1", "Q2"],
    ["Start Date", "Role", "Wishes - Selected Choice"],
    ['{"ImportId":"startDate"}', '{"ImportId":"QID1"}', '{"ImportId":"QID2"}'],
    ["2025-03-03", "analyst", "pay"],
]
OTHER = "Wishes [Other (please specify)]"
COMBINED = {
    "SurveyMonkey": (
        SURVEYMONKEY,
        (
            "ID",
            "Role",
            "Wishes [pay]",
            "Wishes [rest]",
            OTHER,
            "Ladder",
        ),
        2,
    ),
    "Qualtrics": (QUALTRICS, ("Start Date", "Role", "Wishes - Selected Choice"), 3),
}
ORDINARY = {
    "one row": [["ID", "Role"], ["1", "analyst"]],
    "a gap in the header": [["ID", "", "Role"], ["1", "x", "analyst"]],
    "a first column without a heading": [["", "Role"], ["", "analyst"]],
    "a row without an id": [["ID", "Role", ""], ["", "analyst", ""]],
    "the same twice under a gap": [["ID", "Role", ""], ["", "analyst", "analyst"]],
    "nothing": [[], []],
}


@pytest.mark.parametrize(("rows", "headings", "count"), COMBINED.values(), ids=COMBINED.keys())
def test_several_rows_are_one_header(
    rows: list[list[str]], headings: tuple[str, ...], count: int
) -> None:
    """Each choice is named with its question."""
    found = survey_header(rows[:3])

    assert found is not None
    assert (found.headings, found.rows) == (headings, count)


@pytest.mark.parametrize("rows", ORDINARY.values(), ids=ORDINARY.keys())
def test_an_ordinary_header_stays_alone(rows: list[list[str]]) -> None:
    """A person is not taken for a part of the header."""
    assert survey_header(rows) is None


def as_csv(place: Path, rows: list[list[str]]) -> None:
    """The rows as CSV, every cell quoted."""
    quoted = [",".join('"' + cell.replace('"', '""') + '"' for cell in row) for row in rows]
    place.write_text("\n".join(quoted), encoding="utf-8")


def test_a_question_may_be_merged_across_its_choices(tmp_path: Path) -> None:
    """As SurveyMonkey does in a workbook."""
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    for row in SURVEYMONKEY:
        sheet.append([cell or None for cell in row])
    sheet.merge_cells("C1:E1")
    book.save(tmp_path / "answers.xlsx")

    with open_table(str(tmp_path / "answers.xlsx"), lambda heading: heading == "Role") as table:
        assert len(list(table)) == 1

    assert table.headings == COMBINED["SurveyMonkey"][1]


@pytest.mark.parametrize(("rows", "headings", "count"), COMBINED.values(), ids=COMBINED.keys())
@pytest.mark.parametrize(
    ("ending", "write"), [(".csv", as_csv), (".xlsx", workbook)], ids=["CSV", "workbook"]
)
def test_every_format_has_them(  # noqa: PLR0913, PLR0917
    tmp_path: Path,
    rows: list[list[str]],
    headings: tuple[str, ...],
    count: int,
    ending: str,
    write: Callable[..., object],
) -> None:
    """And the rows below are people, the first on its own line."""
    place = tmp_path / f"answers{ending}"
    write(place, rows)

    with open_table(str(place), lambda heading: heading in ("Role", "Ladder")) as table:
        records = list(table)
        notes = table.notes

    assert table.headings == headings
    assert [record.line for record in records] == [count + 1]
    assert any("the header has several rows" in note for note in notes)
