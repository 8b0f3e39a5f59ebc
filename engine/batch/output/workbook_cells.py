"""Cells of a workbook that is written: text that is no formula, within what XML and Excel hold."""

import re
from datetime import date
from typing import Any

from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Alignment, Border, Font, Side

from engine.tables.csv_text import escape_formula

LONGEST = 32_767  # characters of a cell, in Excel; openpyxl cuts off more without a word
UNESCAPED = re.compile("[\x00-\x08\x0b-\x1f\ufffe\uffff]|_(?=x[0-9A-Fa-f]{4}_)")
HALF_ESCAPE = re.compile(r"_(?:x[0-9A-F]{0,4})?\Z")
A_DAY = "yyyy-mm-dd"
BOLD = Font("Calibri", 11, bold=True)  # as all other cells have by default
TOP, WRAPPED = Alignment(vertical="top"), Alignment(vertical="top", wrap_text=True)
CENTRED = Alignment("center", "top")
RULED = Border(bottom=Side("hair"))
OVER_NUMBERS = Alignment("right", "top", wrap_text=True)

Content = str | float | date | None


def put(cell: Any, value: Content) -> bool:
    """Put a value into a cell, a text as a text and never as a formula or a number.

    Whether it was too long, and is cut off.
    """
    if not isinstance(value, str):
        cell.value = value
        return False
    written = escaped(value)
    too_long = len(written) > LONGEST // 2 and len(written.encode("utf-16-le")) // 2 > LONGEST
    cell.value = (_cut(written) if too_long else written) or None
    if written:
        cell.data_type = "s"
    return too_long


def row_of(sheet: Any, values: list[Content], *, bold: bool = False) -> list[Any]:
    """New cells with these values."""
    cells = [WriteOnlyCell(sheet) for _ in values]
    for cell, value in zip(cells, values, strict=True):
        put(cell, value)
        cell.alignment = OVER_NUMBERS if bold and cell is not cells[0] else TOP
        if bold:
            cell.font = BOLD
        if isinstance(value, date):
            cell.number_format = A_DAY
    return cells


def escaped(text: str) -> str:
    r"""A text with its formulas and characters escaped.

    >>> escaped("=1"), escaped("a\x0bb"), escaped("_x0041_")
    ("'=1", 'a_x000B_b', '_x005F_x0041_')
    """
    return UNESCAPED.sub(lambda found: f"_x{ord(found[0]):04X}_", escape_formula(text))


def _cut(written: str) -> str:
    """The most of an escaped text that Excel holds, counted as Excel does, without half an escape.

    >>> len(_cut("x" * 40_000)), len(_cut("🙂" * 40_000)), _cut("_x000B_" * 40_000)[-8:]
    (32767, 16384, '_x000B_…')
    """
    most = written.encode("utf-16-le")[: 2 * (LONGEST - 1)].decode("utf-16-le", "ignore")
    return f"{HALF_ESCAPE.sub('', most)}…"
