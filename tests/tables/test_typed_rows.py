"""Typed values as text."""

from hypothesis import given
from hypothesis import strategies as st

from engine.tables.typed_rows import text_of


@given(one=st.integers(-(2**53), 2**53).map(float), other=st.integers(-(2**53), 2**53).map(float))
def test_two_people_are_not_taken_for_one(one: float, other: float) -> None:
    """Ids that are held as numbers are told apart, and written with digits alone."""
    texts = [text_of(one), text_of(other)]

    assert texts == [str(int(one)), str(int(other))]
    assert (texts[0] == texts[1]) == (one == other)
