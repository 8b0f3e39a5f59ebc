"""Explained columns, in every format."""

import json

import pytest

from engine.analysis.report import report
from engine.batch.explained_columns import explained_cells, explained_columns
from engine.batch.options import Options
from engine.core.model import Facts
from engine.tables.csv_text import unescape_formula
from tests.batch.output.two_people import TwoPeople, read_back

READABLE = ["csv", "parquet", "xlsx"]


@pytest.mark.parametrize("ending", READABLE)
def test_explanations_stand_after_the_result(two_people: TwoPeople, ending: str) -> None:
    """Every row can be defended: how firm it is, and why no other path."""
    place = two_people.folder / f"explained.{ending}"

    two_people.summary(place, Options(explain=True))

    names = explained_columns(two_people.knowledge_base)
    header, *rows = read_back(place)
    assert header[-len(names) :] == names
    people: list[Facts] = [{"current_role": "pmo_analyst", "ambitions": ("breadth",)}, {}]
    assert [tuple(map(unescape_formula, row[-len(names) :])) for row in rows] == [
        explained_cells(report(two_people.knowledge_base, facts)) for facts in people
    ]


def test_json_lines_hold_explanations_as_fields(two_people: TwoPeople) -> None:
    """Under the names of the columns; null where there is nothing to say."""
    place = two_people.folder / "explained.jsonl"

    two_people.summary(place, Options(explain=True))

    first, second = map(json.loads, place.read_text(encoding="utf-8").splitlines())
    assert first["why_not_move_sideways"] == "recommended"
    assert second["firmness"] is None


def test_a_column_of_the_file_that_is_called_as_an_explanation_is_renamed(
    two_people: TwoPeople,
) -> None:
    """Nothing of the input is lost, or mistaken for ours."""
    two_people.staff.write_text("firmness,current_role\nhigh,PMO analyst\n", encoding="utf-8")
    place = two_people.folder / "renamed.csv"

    two_people.summary(place, Options(explain=True))

    header, row = read_back(place)
    assert header[:2] == ("firmness (in the file)", "current_role")
    assert row[0] == "high"
