"""A test of independence: how often chance alone makes groups differ as much as these do.

The statistic is Pearson's chi-squared. Where every expected count is large its distribution is
known; elsewhere people are assigned to groups at random, again and again (a permutation test).
"""

from collections.abc import Sequence
from dataclasses import dataclass
from math import erfc, exp, pi, sqrt
from random import Random
from typing import Literal

Counts = Sequence[Sequence[int]]  # a row for each group, a column for each outcome

LARGE = 5  # expected count from which the chi-squared distribution is close
SEED = 2026
ROUNDING = 1e-9  # of equal statistics
MOST, FEWEST = 1999, 99  # permutations
WORK = 1_000_000  # people assigned, in all permutations together


@dataclass(frozen=True, slots=True)
class Independence:
    """The statistic, its degrees of freedom, and the p-value with the way in which it was found."""

    statistic: float
    freedom: int
    p_value: float
    method: Literal["chi-squared", "permutation"]


def independence(counts: Counts) -> Independence | None:
    """The test of a table; None where it has fewer than two rows or columns with people in them."""
    rows = [row for row in counts if sum(row)]
    columns = [column for column in zip(*rows, strict=True) if sum(column)]
    if len(rows) < 2 or len(columns) < 2:  # noqa: PLR2004 - nothing can depend on anything
        return None
    table = [list(row) for row in zip(*columns, strict=True)]
    expected, found = expected_counts(table), statistic(table)
    freedom = (len(rows) - 1) * (len(columns) - 1)
    if min(map(min, expected)) >= LARGE:
        return Independence(found, freedom, chi_squared_tail(found, freedom), "chi-squared")
    return Independence(found, freedom, _permuted(table, found), "permutation")


def expected_counts(table: Counts) -> list[list[float]]:
    """The counts that the margins of a table lead to expect."""
    rows, columns = [sum(row) for row in table], [sum(one) for one in zip(*table, strict=True)]
    total = sum(rows)
    return [[row * column / total for column in columns] for row in rows]


def statistic(table: Counts) -> float:
    """Pearson's chi-squared: the squared differences from what is expected, each relative to it.

    The example is Agresti, A. (2002), Categorical Data Analysis, table 3.2.

    >>> round(statistic([[178, 138, 108], [570, 648, 442], [138, 252, 252]]), 1)
    69.2
    """
    return sum(
        (found - wanted) ** 2 / wanted
        for row, means in zip(table, expected_counts(table), strict=True)
        for found, wanted in zip(row, means, strict=True)
    )


def chi_squared_tail(value: float, freedom: int) -> float:
    """The probability of a higher value, by the finite sums for whole degrees of freedom.

    Source: Abramowitz, M., and Stegun, I. A. (1964), Handbook of Mathematical Functions, 26.4.4 and
    26.4.5.

    >>> [round(chi_squared_tail(*one), 3) for one in ((3.841, 1), (5.991, 2), (7.815, 3))]
    [0.05, 0.05, 0.05]
    """
    half = value / 2
    if freedom % 2:
        tail, term = erfc(sqrt(half)), sqrt(2 * value / pi) * exp(-half)
        for step in range(1, freedom // 2 + 1):
            tail, term = tail + term, term * value / (2 * step + 1)
        return tail
    tail = term = exp(-half)
    for step in range(1, freedom // 2):
        term *= half / step
        tail += term
    return tail


def _permuted(table: Counts, found: float) -> float:
    """The share of permutations, the one that was found among them, with a statistic as high.

    Source: Phipson, B., and Smyth, G. K. (2010), Permutation P-values Should Never Be Zero, for
    counting the one that was found.
    """
    sizes = [sum(row) for row in table]
    outcomes = [at for row in table for at, count in enumerate(row) for _ in range(count)]
    permutations = max(FEWEST, min(MOST, WORK // len(outcomes)))
    random, as_high = Random(SEED), 0
    for _ in range(permutations):
        random.shuffle(outcomes)
        as_high += statistic(_divided(outcomes, sizes, len(table[0]))) >= found - ROUNDING
    return (as_high + 1) / (permutations + 1)


def _divided(outcomes: Sequence[int], sizes: Sequence[int], columns: int) -> list[list[int]]:
    """The table of people who are divided into groups of these sizes."""
    table, place = [], 0
    for size in sizes:
        group = outcomes[place : place + size]
        table.append([group.count(at) for at in range(columns)])
        place += size
    return table
