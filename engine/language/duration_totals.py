"""Totals of lengths of time in several units: 3 years and 2 months, or one length said twice."""

from collections.abc import Mapping
from itertools import pairwise
from math import isclose

from engine.language.time_words import A_YEAR

ALMOST = 1e-9  # of a year, for the errors of floating-point numbers


def total_years(years: Mapping[str, float]) -> float | None:
    """The years of amounts in several units, or None where they are no sum.

    3 years / 36 months is one length, said twice. In a sum each amount is less than one of the next
    larger unit: 3 years and 14 months may be anything.
    """
    first, *others = years.values()
    if all(isclose(first, other) for other in others):
        return first
    units = sorted((unit for unit in years if years[unit]), key=lambda unit: A_YEAR[unit])
    pairs = pairwise(units)
    is_sum = all(years[smaller] < 1 / A_YEAR[larger] - ALMOST for larger, smaller in pairs)
    return sum(years.values()) if is_sum else None
