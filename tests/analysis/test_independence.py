"""Whether groups differ by more than chance."""

from math import comb

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from engine.analysis.independence import (
    chi_squared_tail,
    expected_counts,
    independence,
)

CRITICAL = [(1, 3.841), (2, 5.991), (3, 7.815), (4, 9.488), (5, 11.070), (10, 18.307), (30, 43.773)]


@pytest.mark.parametrize(("freedom", "value"), CRITICAL)
def test_the_tail_is_that_of_the_printed_tables(freedom: int, value: float) -> None:
    """The critical values of five per cent."""
    assert chi_squared_tail(value, freedom) == pytest.approx(0.05, abs=5e-5)


def test_large_counts_are_tested_by_the_known_distribution() -> None:
    """Agresti (2002), table 3.2: education and beliefs, 69.2 with four degrees of freedom."""
    found = independence([[178, 138, 108], [570, 648, 442], [138, 252, 252]])

    assert found
    assert round(found.statistic, 1) == 69.2
    assert (found.freedom, found.method) == (4, "chi-squared")
    assert found.p_value < 0.0001


def test_small_counts_are_tested_by_permutation() -> None:
    """Fisher's tea: three of four cups right happens to 34 of 70 who guess, on either side."""
    found = independence([[3, 1], [1, 3]])

    assert found
    assert found.method == "permutation"
    exactly = 2 * (comb(4, 3) * comb(4, 1) + 1) / comb(8, 4)
    assert found.p_value == pytest.approx(exactly, abs=0.03)
    assert found == independence([[3, 1], [1, 3]])  # the same each time


def test_a_permutation_never_proves_that_chance_is_impossible() -> None:
    """The table that was found is one of those that chance can make."""
    found = independence([[40, 0], [0, 3]])

    assert found
    assert 0 < found.p_value < 0.01


@pytest.mark.parametrize(
    "counts",
    [[], [[5, 5]], [[5, 0], [7, 0]], [[0, 0], [3, 4]]],
    ids=["none", "row", "path", "zero"],
)
def test_nothing_is_tested_without_two_groups_and_two_outcomes(counts: list[list[int]]) -> None:
    """Where everybody is alike nothing can depend on the group."""
    assert independence(counts) is None


@settings(max_examples=25)
@given(st.lists(st.lists(st.integers(1, 40), min_size=3, max_size=3), min_size=2, max_size=4))
def test_the_order_of_groups_and_outcomes_does_not_matter_to_the_statistic(
    counts: list[list[int]],
) -> None:
    """And what is expected has the margins of what was found."""
    found = independence(counts)
    turned = independence([row[::-1] for row in reversed(counts)])

    assert found
    assert turned
    assert found.statistic == pytest.approx(turned.statistic)
    assert 0 < found.p_value <= 1
    assert list(map(sum, expected_counts(counts))) == pytest.approx(list(map(sum, counts)))
