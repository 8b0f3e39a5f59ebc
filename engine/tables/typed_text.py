"""Typed text: what a cell shows, with the number and the number format behind it.

A spreadsheet that is written shows the same text as the table that was read, and can compute with
it. Text stays text where that would show anything else: ids with leading zeros or of more digits
than a spreadsheet holds, and numbers as they are written elsewhere.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime
from functools import lru_cache
from typing import NamedTuple

from engine.tables.number_format.show import shown_number
from engine.tables.number_format.tokens import sections
from engine.tables.rows import Reject, Row

DIGITS = 15  # that a spreadsheet holds of a number
LARGEST = 10.0**DIGITS
REMEMBERED = 1 << 14
NUMBER = re.compile(r"-?(?:0|[1-9][0-9]{0,14})(?:\.[0-9]{1,14})?")
DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}(?:T[0-9]{2}:[0-9]{2}:[0-9]{2})?")
KINDS = (NUMBER, DAY)
DAY_FORMAT, MOMENT_FORMAT = "yyyy-mm-dd", 'yyyy-mm-dd"T"hh:mm:ss'
SHIFT = 1462  # days between the calendars of workbooks, which begin in 1900 and in 1904
DAY_ZERO = datetime(1899, 12, 30)
FIRST_DAY = date(1900, 3, 1)  # before it spreadsheets disagree: there was no 29 February 1900
# What a number format is made of; an odd one, of a file by another program, may break a workbook.
WELL_FORMED = re.compile(
    r'(?:General|AM/PM|A/P|"[^"\x00-\x1f]*"|\\[\x20-\x7e]|[_*][\x20-\x7e]'
    r"|\[(?:Black|Blue|Cyan|Green|Magenta|Red|White|Yellow|[hms]{1,2}|\$[^\[\]\x00-\x1f]*)\]"
    r"|E[+-]|[0#?.,%/:;()+\-$€£¥@ ]|[dhmsyDHMSY])*"
)
LONGEST_FORMAT, MOST_SECTIONS = 255, 4


class Typed(NamedTuple):
    """A number and the number format under which a spreadsheet shows it as wanted."""

    number: float
    number_format: str


class TypedText(str):
    """The text of a cell that holds a number, with that number and its format."""

    __slots__ = ("number", "number_format")
    number: float
    number_format: str

    @classmethod
    def of(cls, text: str, number: float, number_format: str) -> "TypedText":
        """The text that a number shows under a format."""
        typed = cls(text)
        typed.number, typed.number_format = number, number_format
        return typed


def typed(cell: str, *, plain: bool = False) -> Typed | None:
    """The number of a cell that a spreadsheet would show as this very text, else None.

    With `plain`, the cell belongs to a column of plain numbers or dates.

    >>> typed("3.50", plain=True), typed("2024-02-29", plain=True)
    (Typed(number=3.5, number_format='0.00'), Typed(number=45351, number_format='yyyy-mm-dd'))
    >>> typed("007", plain=True), typed("1234567890123456", plain=True), typed("42")
    (None, None, None)
    """
    if isinstance(cell, TypedText):
        return _as_shown(str(cell), cell.number, cell.number_format)
    return _of_text(cell) if plain and cell else None


@lru_cache(REMEMBERED)
def _as_shown(text: str, number: float, code: str) -> Typed | None:
    """The number under its format, in the calendar of 1900, if it shows the text."""
    if not _is_sound(code):
        return None
    for value in (number, number + SHIFT):
        if abs(value) < LARGEST and shown_number(value, code).text == text:
            return Typed(value, code)
    return None


@lru_cache(REMEMBERED)
def _is_sound(code: str) -> bool:
    """Whether a number format may be handed on."""
    whole = len(code) <= LONGEST_FORMAT and WELL_FORMED.fullmatch(code)
    return bool(whole) and len(sections(code)) <= MOST_SECTIONS


@lru_cache(REMEMBERED)
def _of_text(text: str) -> Typed | None:
    if DAY.fullmatch(text):
        found = _day(text)
    elif NUMBER.fullmatch(text) and sum(map(str.isdigit, text)) <= DIGITS:
        whole, point, decimals = text.partition(".")
        number = float(text) if point else int(whole)
        found = Typed(number, f"0.{'0' * len(decimals)}" if point else "0")
    else:
        return None
    return found if found and shown_number(found.number, found.number_format).text == text else None


def _day(text: str) -> Typed | None:
    """A day or a moment in ISO 8601."""
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        return None
    if moment.date() < FIRST_DAY:
        return None
    since = moment - DAY_ZERO
    if len(text) == len("2024-02-29"):
        return Typed(since.days, DAY_FORMAT)
    return Typed(since.days + since.seconds / 86_400, MOMENT_FORMAT)


class PlainColumns:
    """The columns of a text table whose every cell is plainly a number, or every one a date.

    One cell that is anything else makes a column text, so that no column is half of each.
    """

    def __init__(self, width: int) -> None:
        self._kinds: dict[int, re.Pattern[str] | None] = dict.fromkeys(range(width))
        self.searching = width > 0

    @property
    def found(self) -> frozenset[int]:
        """Their positions, once every row was seen. A column without a cell is none of them."""
        return frozenset(at for at, kind in self._kinds.items() if kind)

    def watch(self, records: Iterable[Row | Reject]) -> Iterator[Row | Reject]:
        """The records, each looked at as it passes."""
        return self._watched(records) if self.searching else iter(records)

    def _watched(self, records: Iterable[Row | Reject]) -> Iterator[Row | Reject]:
        for record in records:
            if isinstance(record, Row):
                self.add(record.cells)
            yield record

    def add(self, cells: Sequence[str]) -> None:
        """Look at a row."""
        text = [at for at, kind in self._kinds.items() if not self._goes_on(at, cells[at], kind)]
        for at in text:
            del self._kinds[at]

    def _goes_on(self, at: int, cell: str, kind: re.Pattern[str] | None) -> bool:
        """Whether a column may still be plain."""
        if not cell:
            return True
        if kind is None:
            kind = next((one for one in KINDS if one.fullmatch(cell)), None)
            if kind:
                self._kinds[at] = kind
        return kind is not None and kind.fullmatch(cell) is not None and _of_text(cell) is not None
