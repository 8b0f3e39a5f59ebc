"""Normalisation of Python values: what a program hands over, as Python's own plain values.

Values of numpy, pandas, pyarrow and decimal are recognised by what they can do, so that none of
these is imported.
"""

from collections.abc import Collection, Iterable, Mapping, Set
from enum import Enum
from typing import Any

MISSING = ("NAType", "NaTType")  # pandas.NA and NaT
UNPACKED = ("tolist", "as_py")  # of arrays, series and scalars of numpy, and of pyarrow


def plain(value: object) -> object:  # noqa: PLR0911 - one for each kind of value
    """The value as None, text, a truth value, a number, or a list of these.

    What is missing (None, NaN, NA, NaT) is None; in a list it is left out.

    >>> plain(float("nan")), plain(35.0), plain({"breadth"}), plain(("a", None))
    (None, 35, ['breadth'], ['a'])
    """
    for method in UNPACKED:
        if callable(unpacked := getattr(value, method, None)):
            return plain(unpacked())
    match value:
        case Enum():
            return plain(value.value)
        case None | bool() | str() | int() | Mapping():
            return value
        case bytes() | bytearray():
            return value.decode("utf-8", "backslashreplace")
        case Set():
            return _items(sorted(value, key=str))
        case Collection():
            return _items(value)
    if type(value).__name__ in MISSING:
        return None
    return _number(value) if hasattr(value, "as_integer_ratio") else value


def _items(values: Iterable[object]) -> list[object]:
    return [one for one in map(plain, values) if one is not None]


def _number(value: Any) -> float | None:
    """A float, a decimal or a fraction, whole where it can be; None for NaN."""
    if value != value:  # noqa: PLR0124 - NaN alone is not itself
        return None
    if value in (float("inf"), float("-inf")):
        return float(value)
    return int(value) if value == int(value) else float(value)
