"""Quantities as people write them: lengths of time, sizes, and marks between numbers.

The tables stand in quantities.py beside this module.
"""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.core.model import Attribute
from engine.facts.values import read_value
from engine.language.ranges import Estimate
from engine.phrasing.facts_and_rules import value_in_words
from tests.facts.quantities import NO_SIZES, NO_YEARS, SIZES, YEARS
from tests.shipped import SHIPPED

IN_ROLE = SHIPPED.attributes["years_in_role"]
SIZE = SHIPPED.attributes["organisation_size"]
RANGES = [
    said
    for said, (_, shown) in YEARS.items()
    if not {"to", "less", "more"}.isdisjoint(shown.split())
]
SIZE_OF = {said: size for size, texts in SIZES.items() for said in texts}


@pytest.mark.parametrize(("said", "meant"), YEARS.items(), ids=list(map(ascii, YEARS)))
def test_a_length_of_time_is_read_and_shown_as_what_was_said(
    said: str, meant: tuple[float, str]
) -> None:
    """In words, in seven languages, alone or as a range: and 1 to 3 years are not shown as 2."""
    reading = read_value(SHIPPED, IN_ROLE, said)

    assert reading.problem == ""
    assert reading.value is not None
    assert (reading.value, value_in_words(IN_ROLE, reading.value)) == meant


@pytest.mark.parametrize(("said", "what"), NO_YEARS.items(), ids=list(map(ascii, NO_YEARS)))
def test_what_is_no_length_of_time_is_called_what_it_is(said: str, what: str) -> None:
    """Dates, percentages and ranges over a line of the rules each have a cure of their own."""
    reading = read_value(SHIPPED, IN_ROLE, said)

    assert reading.value is None
    assert reading.problem.endswith(f"' {what}")


@pytest.mark.parametrize(("said", "size"), SIZE_OF.items(), ids=list(map(ascii, SIZE_OF)))
def test_a_size_is_read(said: str, size: str) -> None:
    """A letter, a count, or a band of other people's that lies between two lines of ours."""
    reading = read_value(SHIPPED, SIZE, said)

    assert (reading.value, reading.problem) == (size, "")


@pytest.mark.parametrize(("said", "told"), NO_SIZES.items(), ids=list(map(ascii, NO_SIZES)))
def test_what_is_no_single_size_is_a_problem(said: str, told: tuple[str, str | None]) -> None:
    """The line that a band crosses is named, and so is what a spreadsheet did to it."""
    what, nearest = told

    reading = read_value(SHIPPED, SIZE, said)

    assert (reading.value, reading.nearest) == (None, nearest)
    assert reading.problem.endswith(f"' {what}")


@pytest.mark.parametrize("said", RANGES, ids=list(map(ascii, RANGES)))
def test_what_is_shown_of_a_range_is_read_as_the_same(said: str) -> None:
    """A saved answer is the range, and not a number that nobody gave."""
    value = read_value(SHIPPED, IN_ROLE, said).value
    assert isinstance(value, Estimate)

    again = read_value(SHIPPED, IN_ROLE, value.words).value

    assert isinstance(again, Estimate)
    assert (again, again.words) == (value, value.words)


YES_OR_NO = {
    "1.00": True, "1,00": True, "1": True, "１": True,
    "ja": True, "Oui": True, "SÍ": True, "nein": False, "não": False, "-0": False, "WAHR": True,
    "Faux": False, "0.00": False, "0,0": False, "0": False,
    "-1": None, "−1": None, "1.5": None, "10": None, "1-0": None, "1²": None, "100%": None,
}  # fmt: skip


@pytest.mark.parametrize(("said", "value"), YES_OR_NO.items(), ids=list(map(ascii, YES_OR_NO)))
def test_one_is_yes_however_many_decimals_a_spreadsheet_shows(
    said: str, value: bool | None
) -> None:
    """And a minus before it is not dropped."""
    reading = read_value(SHIPPED, SHIPPED.attributes["manager_knows"], said)

    assert reading.value is value
    assert bool(reading.problem) == (value is None)


GROUPS = ",.`'´‘’‛′ʹʼ٬´\uff07\u0374\u00a0 "  # what may stand between thousands


@given(
    low=st.integers(0, 9999),
    high=st.integers(0, 9999),
    mark=st.sampled_from("-‐‑‒–—―−﹘﹣－~_\u00ad'’′²;/|\\:·•\u200b\u2060\u00a0 \t\n+")
    | st.characters(categories=("M", "C", "S", "Sk", "P")).filter(lambda mark: mark not in GROUPS),
)
def test_a_mark_between_two_numbers_never_vanishes(low: int, high: int, mark: str) -> None:
    """Whatever stands between two numbers, they are not read as the one that both make up."""
    size = Attribute("n", "number", "N", least=0, most=10**8)

    reading = read_value(SHIPPED, size, f"{low}{mark}{high:03}")

    together = reading.value == int(f"{low}{high:03}") and not isinstance(reading.value, Estimate)
    groups = mark in GROUPS and high <= 999 and 0 < low <= 999
    assert groups or low == 0 or not together


def test_words_of_one_text_take_time_in_proportion_to_it() -> None:
    """No cell can keep the reader busy."""
    for text in (
        "about " * 2000,
        "1-" * 5000,
        "between " * 2000,
        "3 years and " * 2000,
        "1," * 5000,
    ):
        assert read_value(SHIPPED, IN_ROLE, text).value is None
        assert read_value(SHIPPED, SIZE, text).value is None
