"""How an audit puts people into groups."""

from collections import Counter
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.analysis.disclosure import LEAST
from engine.analysis.groups import NOT_STATED, RARE, SMALL, Grouping, grouped

TODAY = date(2026, 11, 30)
NOT_KNOWN = frozenset({"", "n/a", "none", "unknown"})


def group(*cells: str) -> Grouping:
    """The groups of some cells, each of them ten times, so that none is small."""
    return grouped("Column", [cell for cell in cells for _ in range(10)], NOT_KNOWN, TODAY)


def test_spellings_that_differ_in_case_and_spaces_are_one_group() -> None:
    """Under the commonest of them."""
    cells = ["Female"] * 8 + ["female "] * 3 + ["Male"] * 6

    found = grouped("Gender", cells, NOT_KNOWN, TODAY)

    assert Counter(found.of) == {"Female": 11, "Male": 6}
    assert found.order == ("Female", "Male")


@pytest.mark.parametrize("cell", ["", "  ", "-", "?", "\u00a0"], ids=repr)
def test_a_cell_without_a_letter_or_a_digit_states_nothing(cell: str) -> None:
    """It is a group that is shown and not compared."""
    found = group("Female", "Male", cell)

    assert found.order == ("Female", "Male", NOT_STATED)
    assert found.stated == ("Female", "Male")


def test_none_among_texts_is_an_answer() -> None:
    """No religion and no disability are answers, whatever the word means in other columns."""
    assert group("None", "Yes").order == ("None", "Yes")


@pytest.mark.parametrize(
    ("cells", "order"),
    [
        (
            ["19", "24", "38", "45", "52", "59", "64", "n/a"],
            ("10 to 19", "20 to 29", "30 to 39", "40 to 49", "50 to 59", "60 to 69", NOT_STATED),
        ),
        (["1", "2", "3"], ("1", "2", "3")),
        (
            ["0.5", "1.5", "2,5", "3.5", "4.5", "5.5", "6.5"],
            ("0 to below 1", "1 to below 2", "2 to below 3", "3 to below 4", "4 to below 5",
             "5 to below 6", "6 to below 7"),
        ),
        (["1971-05-01", "7/10/83", "3 May 1999"], ("1970 to 1974", "1980 to 1984", "1995 to 1999")),
        (["5/5/51", "2/3/62"], ("1950 to 1951", "1962 to 1963")),
        (["19", "24", "38", "45", "52", "59", "old"], ("19", "24", "38", "45", "52", "59", "old")),
    ],
    ids=["ages", "few numbers", "parts", "dates", "two digits", "a word among numbers"],
)  # fmt: skip
def test_numbers_and_dates_are_put_into_round_bands(
    cells: list[str], order: tuple[str, ...]
) -> None:
    """Few numbers are left as they are: they may be codes."""
    assert group(*cells).order == order


def test_rare_texts_of_many_are_one_group() -> None:
    """A column of places has more values than can be compared."""
    cells = [f"Place {at}" for at in range(30) for _ in range(10 + at)]

    found = grouped("Place", cells, NOT_KNOWN, TODAY)

    assert len(found.order) == 13
    assert found.order[-1] == RARE


def test_a_column_that_tells_people_apart_has_no_groups_to_compare() -> None:
    """Ids and names are nobody's group."""
    assert not grouped("ID", [f"E{at}" for at in range(100)], NOT_KNOWN, TODAY).tells


def test_nothing_is_told_of_fewer_than_five_people() -> None:
    """Not even by the name of a group."""
    found = grouped("Gender", ["Female", "Male", "Other"], NOT_KNOWN, TODAY)

    assert (found.order, found.merged, found.tells) == ((), 3, False)
    assert {*found.of} == {SMALL}


@given(st.lists(st.sampled_from(["a", "b", "c", "d", "", "12"]), max_size=60))
def test_no_group_is_small_and_nobody_is_lost(cells: list[str]) -> None:
    """What is not shown has five people or more, or is everybody, so that nothing is left over."""
    found = grouped("Column", cells, NOT_KNOWN, TODAY)

    people = Counter(found.of)
    assert people.total() == len(cells)
    assert all(people[one] >= LEAST for one in found.order)
    assert set(people) <= {*found.order, SMALL}
    assert found.hidden == 0 or found.hidden >= LEAST or len(cells) < LEAST
    assert (found.merged > 1) == (found.hidden > 0) or len(cells) < LEAST
