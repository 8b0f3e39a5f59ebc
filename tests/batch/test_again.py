"""Advice from an earlier run can be fed in again."""

import csv
from pathlib import Path

import pytest

from engine.batch.batch import advise_everyone
from engine.core.advice_row import RESULT_COLUMNS
from engine.core.model import KnowledgeBase
from tests.desk import Desk


def test_last_years_advice_can_be_fed_in_again(desk: Desk) -> None:
    """No heading stands twice, no apostrophe is added, and the result is the same."""
    desk.run("id,current_role,ambitions,phone\n=1,PMO Analyst,breadth,+44 20\n")
    first_header, first = desk.read()

    second = desk.run(desk.advice.read_bytes())
    header, row = desk.read()
    desk.run(desk.advice.read_bytes())
    third_header, third = desk.read()

    again = 4 + len(RESULT_COLUMNS)
    assert header[4:again] == [f"{name} (in the file)" for name in RESULT_COLUMNS]
    assert row == [*first, *first[4:]]
    assert third_header[again] == "path (in the file, 2)"
    assert third == [*row, *first[4:]]
    assert len(set(third_header)) == len(third_header)
    assert "'path' is now 'path (in the file)'" in second.notes[0]
    assert first_header[4:] == list(RESULT_COLUMNS)


def test_an_apostrophe_that_we_wrote_does_not_count(desk: Desk) -> None:
    """Our own output is understood as the file that it was made from."""
    desk.run("current_role,skills,=x\n=baker,-,\n")
    first = desk.rows()

    summary = desk.run(desk.advice.read_bytes())

    assert first[0]["current_role"] == "'=baker"
    assert first[0]["problems"].startswith("current_role: '=baker' is not understood")
    assert [row["problems"] for row in desk.rows()] == [row["problems"] for row in first]
    assert summary.columns[2].heading == "=x"


def test_a_heading_is_ours_in_any_letters(desk: Desk) -> None:
    """A table with both 'Path' and 'path' is one that most programs refuse."""
    desk.run("current_role,Path,Rules Fired\nPMO Analyst,a,b\n")

    assert desk.read()[0][1:3] == ["Path (in the file)", "Rules Fired (in the file)"]


SENTENCES = ("why (in the file)", "advice (in the file)", "cautions (in the file)")


@pytest.mark.parametrize("ending", ["xlsx", "parquet"])
def test_advice_can_be_fed_in_again_in_any_format(
    knowledge_base: KnowledgeBase, tmp_path: Path, ending: str
) -> None:
    """It gives what the same advice gives from CSV; a workbook has earlier sentences on lines."""
    staff = tmp_path / "staff.csv"
    staff.write_text('id,Job Title,skills,=x\n1,PMO Analyst,tools,"a\nb"\n=2,cook,,+44 20\n3,,,\n')
    for place in ("once.csv", f"once.{ending}"):
        advise_everyone(knowledge_base, str(staff), str(tmp_path / place))

    for name, place in (("csv", "once.csv"), (ending, f"once.{ending}")):
        advise_everyone(knowledge_base, str(tmp_path / place), str(tmp_path / f"from_{name}.csv"))

    expected, again = (_rows(tmp_path / f"from_{name}.csv") for name in ("csv", ending))
    names = [name for name in expected[0] if name not in SENTENCES]
    assert [[row[name] for name in names] for row in again] == [
        [row[name] for name in names] for row in expected
    ]
    assert ending == "xlsx" or again == expected
    assert "'+44 20" in again[1].values()


def _rows(place: Path) -> list[dict[str, str]]:
    """The rows of a CSV file by heading."""
    with place.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file, strict=True))
