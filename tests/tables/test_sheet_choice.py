"""Which sheet of a workbook is read, and what is said about the others."""

from collections.abc import Mapping, Sequence
from pathlib import Path

import openpyxl
import pytest

from engine.errors import CrossroadsError, MisuseError
from tests.tables.table_files import HEADER, Read

STAFF = [HEADER, ["1", "a", "b"]]
OLD = [HEADER, ["2", "c", "d"]]
COVER = [["About this workbook"], ["Version", "7"]]
Rows = Sequence[Sequence[str]]


def workbook_of(place: Path, sheets: Mapping[str, Rows], chart: bool = False, **states: str) -> str:
    """A workbook with these sheets, whose state is given by their first words."""
    book = openpyxl.Workbook()
    book.remove(book.worksheets[0])
    if chart:
        book.create_chartsheet("Diagram")
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        sheet.sheet_state = states.get(name.split()[0].lower(), "visible")
        for row in rows:
            sheet.append(list(row))
    book.save(place)
    return str(place)


@pytest.mark.parametrize("state", ["hidden", "veryHidden"])
def test_a_visible_sheet_goes_before_a_hidden_one(tmp_path: Path, state: str) -> None:
    """What nobody sees is not advised silently, and can be named."""
    source = workbook_of(tmp_path / "staff.xlsx", {"Old staff": OLD, "Staff": STAFF}, old=state)

    read, old = Read(source), Read(source, sheet="Old staff")

    assert read.cells == [("1", "a", "b")]
    assert read.notes == ("the sheet 'Staff' is read, and not 'Old staff' (hidden)",)
    assert old.cells == [("2", "c", "d")]
    assert old.notes == ("the sheet 'Old staff', which is hidden, is read, and not 'Staff'",)


def test_a_chart_is_no_sheet_with_people(tmp_path: Path) -> None:
    """It is passed over, and told."""
    source = workbook_of(tmp_path / "staff.xlsx", {"Staff": STAFF}, chart=True)

    read = Read(source)

    assert read.cells == [("1", "a", "b")]
    assert read.notes == ("the sheet 'Staff' is read, and not 'Diagram' (a chart)",)
    with pytest.raises(MisuseError, match=r"the sheet 'Diagram' of .* is a chart and has no rows"):
        Read(source, sheet="Diagram")


@pytest.mark.parametrize("first", [COVER, []], ids=["a cover", "an empty sheet"])
def test_where_the_first_sheet_has_no_known_column_the_others_are_named(
    tmp_path: Path, first: Rows
) -> None:
    """With those of their headings that are known; none is read unasked."""
    source = workbook_of(tmp_path / "staff.xlsx", {"Cover": first, "People 2024": STAFF})

    with pytest.raises(
        CrossroadsError,
        match=r"no column is known in its sheet 'Cover'.*"
        r"Name another with --sheet: 'People 2024' has 'current_role' and 'skills'\.",
    ):
        Read(source)
    assert Read(source, sheet="Cover" if first else "People 2024").rows == 1


def test_where_no_sheet_has_a_known_column_they_are_named(tmp_path: Path) -> None:
    """With how to name one, or a column."""
    source = workbook_of(
        tmp_path / "staff.xlsx", {"Cover": COVER, "Data": [["x", "y"], ["1", "2"]]}
    )

    with pytest.raises(
        CrossroadsError,
        match=r"no column is known in its sheet 'Cover': 'About this workbook'\. Name one with "
        r"--sheet, of 'Cover' and 'Data', or a column with --map",
    ):
        Read(source)


def test_empty_sheets_are_no_choice(tmp_path: Path) -> None:
    """Spreadsheets used to add two of them to every workbook."""
    source = workbook_of(tmp_path / "staff.xlsx", {"Sheet1": COVER, "Sheet2": [], "Sheet3": []})

    read = Read(source)

    assert read.headings == ("About this workbook",)
    assert read.notes == ("the sheet 'Sheet1' is read, and not 'Sheet2' and 'Sheet3'",)
