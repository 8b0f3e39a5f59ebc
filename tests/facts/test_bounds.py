"""Answers without end: a problem with the text cut, before any of it is understood."""

from time import perf_counter

import pytest

from engine.facts.values import read_value
from tests.shipped import SHIPPED

LONG_LETTER = "\ufdfa"  # which stands for eighteen characters of Arabic

ENDLESS = {
    "a value and ten thousand spaces": (
        "ambitions",
        "x" + " " * 10_000,
        "'x' has 10,001 characters (at most 10,000)",
    ),
    "spaces in one part of several": (
        "ambitions",
        f"breadth;{' ' * 5_000}x",
        "'' has 5,001 characters (at most 1,000)",
    ),
    "half a million parts": (
        "ambitions",
        ["x"] * 500_000,
        "500,000 values are too many to be read (at most 100)",
    ),
    "parts within the length": (
        "ambitions",
        "x;" * 500,
        "'x;x;x;x;x;x;x;x;x;x;x;x;x;x;x;x;x;x;x;x;x;x;x;x;x;x;x;x;x;x…' and so on, 501 values, "
        "are too many to be read (at most 100)",
    ),
    "a list of subjects as a title": (
        "current_role",
        "project and " * 10_000 + "manager",
        "'project and project and project and project and project and…' has 120,007 characters "
        "(at most 1,000)",
    ),
    "a title within the length": (
        "current_role",
        "project and " * 80 + "manager",
        "'project and project and project and project and project and…' is not understood: it is "
        "too long for a title",
    ),
    "digits without end": (
        "years_in_role",
        "9" * 2_000,
        f"'{'9' * 59}…' has 2,000 characters (at most 1,000)",
    ),
    "a whole number without end": (
        "years_in_role",
        10**5_000,
        "a number of more than 60 digits is out of range",
    ),
    "a number without end in a list": (
        "ambitions",
        [10**5_000],
        "a number of more than 60 digits is out of range",
    ),
    "a table": ("ambitions", {"a": {"b": 1}}, "a table is no value"),
    "a list in a list": ("ambitions", [["breadth"]], "a list within a list is no value"),
    "a character that stands for eighteen": (
        "current_role",
        LONG_LETTER * 990,
        f"'{LONG_LETTER * 59}…' has 17,820 characters when written in full (at most 1,000)",
    ),
    "such characters in parts": (
        "ambitions",
        ";".join([LONG_LETTER * 55] * 20),
        f"'{LONG_LETTER * 55};{LONG_LETTER * 3}…' has 19,819 characters when written in full "
        "(at most 10,000)",
    ),
    "fractions": (
        "years_in_role",
        "½" * 990,
        f"'{'½' * 59}…' has 2,970 characters when written in full (at most 1,000)",
    ),
    "marks that have to be sorted": (
        "employment",
        "a" + "\u0301\u0316" * 50_000,
        "'a" + "\u0301\u0316" * 29 + "…' has 100,001 characters (at most 1,000)",
    ),
}


@pytest.mark.parametrize(("id", "said", "problem"), ENDLESS.values(), ids=ENDLESS.keys())
def test_an_answer_without_end_is_a_problem(id: str, said: object, problem: str) -> None:
    """One cell cannot hold up a run, and what was said is told by its beginning."""
    began = perf_counter()

    reading = read_value(SHIPPED, SHIPPED.stated[id], said)

    assert perf_counter() - began < 0.5  # hours, before
    assert (reading.value, reading.problem) == (None, problem)


def test_of_many_problems_of_one_answer_five_are_told() -> None:
    """A cell of problems stays one that a spreadsheet can hold."""
    reading = read_value(SHIPPED, SHIPPED.stated["ambitions"], "breadth; " + "; ".join("abcdefgh"))

    assert reading.value == ("breadth",)
    assert reading.problem.count("is not understood") == 5
    assert reading.problem.endswith(", and 3 other values")
