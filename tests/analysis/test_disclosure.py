"""Disclosure control: what is withheld cannot be worked out from what is shown."""

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from engine.analysis.disclosure import (
    LEAST,
    blocks,
    could_fall,
    could_rise,
    is_small,
    withheld,
)
from tests.analysis.attack import explanations
from tests.strategies import examples

COUNTS = st.sampled_from([0, 0, 1, 2, 3, 4, 5, 6, 9])
TABLES = st.integers(1, 3).flatmap(
    lambda width: st.lists(st.lists(COUNTS, min_size=width, max_size=width), min_size=1, max_size=3)
)
Counts = list[list[int]]


def _has_sound_sums(table: Counts) -> bool:
    return not any(is_small(sum(line)) for line in (*table, *zip(*table, strict=True)))


@settings(max_examples=examples(200))
@given(TABLES)
def test_who_knows_all_that_is_shown_cannot_tell_what_is_withheld(table: Counts) -> None:
    """Neither exactly, nor that it is one to four people: tried with every possible table."""
    assume(_has_sound_sums(table))

    hidden = withheld(table)

    found = list(explanations(table, hidden))
    for row, column in hidden:
        could_be = {other[row][column] for other in found}
        assert len(could_be) > 1
        if is_small(table[row][column]):
            assert max(could_be) >= LEAST


@settings(max_examples=examples(200))
@given(TABLES)
def test_no_count_of_one_to_four_is_shown(table: Counts) -> None:
    """Whatever else is withheld with it."""
    assume(_has_sound_sums(table))

    hidden = withheld(table)

    shown = [n for i, row in enumerate(table) for j, n in enumerate(row) if (i, j) not in hidden]
    assert not any(map(is_small, shown))


@settings(max_examples=examples(150))
@given(TABLES, st.data())
def test_the_bounds_are_those_of_all_tables_that_explain_what_is_shown(
    table: Counts, data: st.DataObject
) -> None:
    """The flow in the network finds exactly what trying everything finds."""
    cells = [(i, j) for i, row in enumerate(table) for j in range(len(row))]
    hidden = data.draw(st.sets(st.sampled_from(cells), min_size=1))
    row, column = cell = data.draw(st.sampled_from(sorted(hidden)))
    count = table[row][column]

    could_be = {other[row][column] for other in explanations(table, hidden)}

    assert count + could_rise(table, hidden, cell, 1000) == max(could_be)
    assert count - could_fall(table, hidden, cell, 1000) == min(could_be)


@given(st.dictionaries(st.integers(), st.integers(0, 12), min_size=1))
def test_merging_leaves_nobody_or_five(counts: dict[int, int]) -> None:
    """Each category is in one block, and a merged block does not say how many are in which."""
    assume(sum(counts.values()) >= LEAST)

    found = blocks(counts)

    assert sorted(key for block in found for key in block) == sorted(counts)
    for block in found:
        assert not is_small(sum(counts[key] for key in block))
        assert len(block) == 1 or any(is_small(counts[key]) for key in block)
    assert all(not is_small(counts[block[0]]) for block in found if len(block) == 1)


@pytest.mark.parametrize(
    ("table", "expected"),
    [
        ([[9, 8], [7, 6]], set()),
        ([[5, 0], [0, 7]], set()),
        ([[3, 9, 20], [8, 6, 30]], {(0, 0), (0, 1), (1, 0), (1, 1)}),
        ([[1, 9], [9, 9]], {(0, 0), (0, 1), (1, 0), (1, 1)}),
    ],
    ids=["nothing is small", "zeros are told", "three more are withheld", "a whole table"],
)
def test_a_table_is_withheld_as_far_as_it_must_be(table: Counts, expected: set[object]) -> None:
    """Primary and secondary suppression."""
    assert withheld(table) == expected


def test_a_table_whose_sums_would_tell_is_refused() -> None:
    """No choice of cells can protect a row of two people whose sum is shown."""
    with pytest.raises(AssertionError, match="neither 0 nor 5"):
        withheld([[2, 0], [9, 9]])


def test_a_large_table_is_done_at_once() -> None:
    """Forty groups by nine outcomes, most of which have somebody to protect."""
    table = [
        [(7 * row + 3 * column) % 11 + (column == 0) * 5 for column in range(9)]
        for row in range(40)
    ]

    hidden = withheld(table)

    assert 40 < len(hidden) < 360
