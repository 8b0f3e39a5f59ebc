"""Rates, their intervals, and their ratios."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.analysis.proportions import Z_95, Proportion, impact_ratio

PUBLISHED = {  # Newcombe (1998), Statistics in Medicine 17, table I: method 3, without correction
    (81, 263): (0.2553, 0.3662),
    (15, 148): (0.0624, 0.1605),
    (0, 20): (0.0, 0.1611),
    (1, 29): (0.0061, 0.1718),
}


@pytest.mark.parametrize(("counts", "interval"), PUBLISHED.items(), ids=str)
def test_the_interval_is_the_published_one(
    counts: tuple[int, int], interval: tuple[float, float]
) -> None:
    """To the four digits that are printed."""
    low, high = Proportion(*counts).interval

    assert (round(low, 4), round(high, 4)) == interval


@given(st.integers(1, 10_000).flatmap(lambda of: st.tuples(st.integers(0, of), st.just(of))))
def test_each_end_of_the_interval_is_as_far_from_the_rate_as_the_score_test_allows(
    counts: tuple[int, int],
) -> None:
    """The ends are where the score test stops to reject; 0 and 1 stay within."""
    one = Proportion(*counts)

    low, high = one.interval

    assert 0 <= low <= one.rate <= high <= 1
    for end in (low, high):
        if 0 < end < 1:
            squared = (one.rate - end) ** 2
            assert squared == pytest.approx(Z_95**2 * end * (1 - end) / one.of, abs=1e-9)


@pytest.mark.parametrize(
    ("one", "highest", "ratio"),
    [
        (Proportion(12, 40), Proportion(48, 80), 0.5),  # 29 CFR 1607.4(D): 30 % of 60 %
        (Proportion(48, 80), Proportion(48, 80), 1.0),
        (Proportion(0, 10), Proportion(5, 10), 0.0),
        (Proportion(0, 10), Proportion(0, 5), None),
    ],
    ids=["half", "the highest itself", "nobody", "nobody anywhere"],
)
def test_the_impact_ratio_is_the_share_of_the_highest_rate(
    one: Proportion, highest: Proportion, ratio: float | None
) -> None:
    """Where nobody was led to a path, nothing can be said."""
    assert impact_ratio(one, highest) == ratio
