"""Unbalanced quotes: the CSV error they cause, and the rows they swallow without an error."""

import csv
from collections.abc import Sequence

WHOLE_ROWS = 3  # within one cell, from which it is not believed
TELLING = 4  # fields: so many, the same in line after line, are no accident of prose


def reason(error: csv.Error) -> str:
    """An error of Python's reader as the reason for a reject."""
    if "expected after" in str(error):
        return "has text after a closing quote"
    return "has a quote that is never closed"


def swallowed_rows(cells: Sequence[str], delimiter: str, width: int) -> int:
    r"""How many rows a cell seems to hold, 0 for a remark of several lines.

    In a table of two or three columns prose can have as many commas; they are followed by a space
    or end the line, as the commas of a list or an address do.

    >>> swallowed_rows(["1", "pm\n2,pm\n3,pm\n4,19"], ",", 2)
    3
    >>> swallowed_rows(["1", "Dear Ann,\nthanks,\nfirst, no\nsecond, yes\n"], ",", 2)
    0
    """
    longest = max(cells, key=len, default="")
    lines = longest.replace("\r\n", "\n").replace("\r", "\n").split("\n")[1:]
    rows = [line for line in lines if _is_row(line, delimiter, width)]
    return len(rows) if len(rows) >= WHOLE_ROWS and len(rows) * 2 > len(lines) else 0


def _is_row(line: str, delimiter: str, width: int) -> bool:
    if width == 1 or line.count(delimiter) != width - 1:
        return False
    return width >= TELLING or (f"{delimiter} " not in line and not line.endswith(delimiter))
