"""Detection of rows with another delimiter than the header: files that were joined have them.

Most have too few fields. A few fit by chance, where the commas of decimals are as many as the
columns ask for; read as cells, these would stand under the wrong headings.
"""

import csv
from collections.abc import Sequence
from itertools import pairwise

from engine.tables.dialect import DELIMITERS, delimiter_name

MANY = 2  # columns, of a table in which a delimiter stands


def looks_delimited(raw: str, delimiter: str, width: int) -> str:
    """The name of another delimiter by which a row would fit the header, '' where there is none."""
    others = (other for other in DELIMITERS if other != delimiter and other in raw)
    return next((delimiter_name(other) for other in others if _fields(raw, other) == width), "")


def fits_by_decimals(cells: Sequence[str], delimiter: str, width: int) -> str:
    """The same for a row that fits: of which each comma stands within a decimal.

    >>> fits_by_decimals(["Ann;3", "5"], ",", 2), fits_by_decimals(["Ann", "a;b"], ",", 2)
    ('semicolon', '')
    """
    if delimiter != "," or not all(
        one[-1:].isdigit() and other[:1].isdigit() for one, other in pairwise(cells)
    ):
        return ""
    raw = ",".join(cells)
    if width < MANY or not any(map(str.isalpha, raw)):  # codes may be joined by anything
        return ""
    others = (other for other in DELIMITERS if other != "," and other in cells[0])
    return next((delimiter_name(one) for one in others if raw.count(one) == width - 1), "")


def _fields(raw: str, delimiter: str) -> int:
    """How many fields a row would have; 0 where it cannot be read."""
    try:
        return len(next(csv.reader([raw], delimiter=delimiter, strict=True), []))
    except csv.Error:
        return 0
