"""Cells that are not understood: they cost only themselves, and each is counted."""

import pytest

from engine.batch import tally
from tests.desk import Desk


def test_a_cell_that_is_not_understood_costs_only_itself(desk: Desk) -> None:
    """It is named in `problems`, and the rest of the row counts."""
    summary = desk.run("Job Title,ambitions\nSales Executive,breadth\nSales Executive,breadth\n")

    row, _ = desk.rows()
    assert row["path"] == "move_sideways"
    assert row["problems"].startswith("current_role: 'Sales Executive' is not understood")
    [(problem, count)] = summary.problems["Job Title"].items()
    assert (row["problems"], count) == (f"current_role: {problem}", 2)


def test_several_problems_stand_in_one_cell(desk: Desk) -> None:
    """Each with its attribute; the most frequent comes first in the summary."""
    summary = desk.run("current_role,years_in_role\ncook,long\nbaker,1\nbaker,2\nbaker,\n")

    roles = summary.problems["current_role"]
    assert desk.rows()[0]["problems"].startswith("current_role: 'cook' is not understood")
    assert "; years_in_role: 'long' is not a number" in desk.rows()[0]["problems"]
    assert list(roles.values()) == [3, 1]
    assert next(iter(roles)).startswith("'baker'")


def test_countless_different_problems_are_counted_together(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A column of names taken for a role does not fill the memory."""
    monkeypatch.setattr(tally, "DISTINCT_PROBLEMS", 2)

    summary = desk.run("current_role\n" + "".join(f"baker {i}\n" for i in "abcdea"))

    problems = summary.problems["current_role"]
    assert sorted(problems.values()) == [1, 2, 3]
    assert problems[tally.OTHER_PROBLEMS] == 3


def test_a_blank_is_not_known(desk: Desk) -> None:
    """No fact, no problem, no path."""
    desk.run("current_role,career_ladder,ambitions\n , ,\n,,\nn/a,?,-\n")

    assert [(row["path"], row["problems"]) for row in desk.rows()] == [("", "")] * 3
