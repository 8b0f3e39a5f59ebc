"""Sums for many people at once are the sums of each."""

from hypothesis import given
from hypothesis import strategies as st

from engine.engines.population import BitSlicedSums

SIZE = 8
EVERYBODY = (1 << SIZE) - 1
AMOUNTS = st.lists(st.tuples(st.integers(0, 300), st.integers(0, EVERYBODY)), max_size=8)


def summed(amounts: list[tuple[int, int]]) -> BitSlicedSums:
    """The amounts, each added for its people."""
    sums = BitSlicedSums()
    for amount, people in amounts:
        sums.add(amount, people)
    return sums


def of_each(sums: BitSlicedSums) -> list[int]:
    """Everybody's number."""
    return [
        sum((plane >> place & 1) << digit for digit, plane in enumerate(sums.planes))
        for place in range(SIZE)
    ]


def alone(amounts: list[tuple[int, int]]) -> list[int]:
    """The same, person by person."""
    return [sum(n for n, people in amounts if people >> place & 1) for place in range(SIZE)]


@given(amounts=AMOUNTS)
def test_everybody_gets_their_own_sum(amounts: list[tuple[int, int]]) -> None:
    """Carrying from digit to digit loses nothing and mixes nobody up."""
    assert of_each(summed(amounts)) == alone(amounts)


@given(some=AMOUNTS, others=AMOUNTS)
def test_sums_are_compared_person_by_person(
    some: list[tuple[int, int]], others: list[tuple[int, int]]
) -> None:
    """Whoever has more here is among those above; equal numbers are not."""
    one, other = summed(some), summed(others)

    above = one.above(other, EVERYBODY)

    pairs = zip(alone(some), alone(others), strict=True)
    assert [bool(above >> place & 1) for place in range(SIZE)] == [
        mine > his for mine, his in pairs
    ]


@given(some=AMOUNTS, others=AMOUNTS, people=st.integers(0, EVERYBODY))
def test_some_people_take_the_other_number(
    some: list[tuple[int, int]], others: list[tuple[int, int]], people: int
) -> None:
    """The others keep theirs."""
    sums = summed(some)

    sums.take(summed(others), people)

    expected = enumerate(zip(alone(some), alone(others), strict=True))
    assert of_each(sums) == [his if people >> n & 1 else mine for n, (mine, his) in expected]
