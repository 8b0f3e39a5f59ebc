"""Numerals of two conventions: 1,234.5 with a decimal point, and 1.234,5 with a decimal comma.

A text is read by each convention. Where the readings differ, both are handed on: whether one of
them is out of range is known to those who ask.
"""

import re
from collections.abc import Callable, Iterable
from functools import lru_cache, partial

from engine.language.marks import plain
from engine.language.number_words import NUMBER_OF
from engine.language.ranges import Amount, Range, read_range

SIGN = r"(?P<sign>[+-]?) ?"
WHOLE = r"\d{1,15}"
GROUPS = r"\d{{1,3}}(?:{0}\d{{3}}){{1,4}}"
LAKHS = r"\d{1,2}(?:,\d{2}){1,3},\d{3}"
PART = r"(?P<part>{0}\d{{1,10}})?"
POINT = re.compile(
    rf"{SIGN}(?P<whole>{GROUPS.format(',')}|{GROUPS.format('[ ]')}|{GROUPS.format(chr(39))}"
    rf"|{LAKHS}|{WHOLE}){PART.format('[.]')}"
)
COMMA = re.compile(
    rf"{SIGN}(?P<whole>{GROUPS.format('[.]')}|{GROUPS.format('[ ]')}|{GROUPS.format(chr(39))}"
    rf"|{WHOLE}){PART.format(',')}"
)
CONVENTIONS = (POINT, COMMA)
MULTIPLES = {"k": 1000, "tsd": 1000, "tsd.": 1000, "thousand": 1000, "tausend": 1000}
MULTIPLES |= {"mille": 1000, "mil": 1000, "duizend": 1000, "mio": 10**6, "million": 10**6}
MULTIPLE = re.compile(rf"(.*\d) ?({'|'.join(map(re.escape, MULTIPLES))})")
FRACTION = re.compile(r"(?:(?P<whole>\d{1,6}) )?(?P<over>\d{1,2})(?P<mark>[/⁄])(?P<under>\d{1,2})")
LONGEST_CODE = 40  # characters, spaces included
NO_MINUS = r"(?:-(?=0+(?:\D|$)))?"  # of -0
CODE = re.compile(rf"{NO_MINUS}(-?\d{{1,15}})(?:[.,]0{{1,2}}|\.0{{4,10}})?")  # 1.000 may be 1,000


def numeral(text: str, convention: re.Pattern[str]) -> float | None:
    """The number of a normalised text by one convention, or None.

    >>> numeral("1,234.5", POINT), numeral("1.234,5", COMMA), numeral("1,5", POINT)
    (1234.5, 1234.5, None)
    """
    found = convention.fullmatch(text)
    if not found:
        return fraction(text)
    whole = re.sub(r"\D", "", found["whole"])
    part = (found["part"] or ".0")[1:]
    return float(f"{found['sign']}{whole}.{part}")


def fraction(text: str) -> float | None:
    """The number of a fraction, or None. Without a whole number, 1/2 may be a date or a range.

    >>> fraction("3 1/2"), fraction("1/2")
    (3.5, None)
    """
    found = FRACTION.fullmatch(text)
    if not found or not 0 < int(found["over"]) < int(found["under"]):
        return None
    if found["whole"] is None and found["mark"] == "/":
        return None
    return int(found["whole"] or 0) + int(found["over"]) / int(found["under"])


def read_numbers(text: str, units: Iterable[str] = ()) -> tuple[Range, ...]:
    """All that a text may mean as a number or a range of numbers: mostly one, two, or none.

    Units may stand before a number, after it, or be left out.

    >>> [one.low for one in read_numbers("-3.5")], [one.low for one in read_numbers("40kg", ["kg"])]
    ([-3.5], [40.0])
    >>> [one.low for one in read_numbers("12.500")], read_numbers("3-5")
    ([12.5, 12500.0], (Range(low=3.0, high=5.0, strict=False),))
    """
    names = _in_plain_letters(tuple(units))
    return readings(plain(text), lambda convention: partial(_quantity, names, convention))


@lru_cache(maxsize=64)
def _in_plain_letters(units: tuple[str, ...]) -> tuple[str, ...]:
    """The units as they stand in a normalised text, the longer first."""
    return tuple(sorted(map(plain, units), key=len, reverse=True))


def readings(
    text: str, reader: Callable[[re.Pattern[str]], Callable[[str, str], Amount | None]]
) -> tuple[Range, ...]:
    """The different ranges that the conventions give."""
    found = (read_range(text, reader(convention)) for convention in CONVENTIONS)
    return tuple(dict.fromkeys(one for one in found if one is not None))


def _quantity(
    names: tuple[str, ...], convention: re.Pattern[str], text: str, unit: str
) -> Amount | None:
    bare = _without_unit_before(_without_unit(text, names), names)
    many = MULTIPLE.fullmatch(bare)
    number = numeral(many[1] if many else bare, convention)
    number = NUMBER_OF.get(bare) if number is None else number
    if number is None:
        return None
    multiple = many[2] if many else unit
    return Amount(number * MULTIPLES.get(multiple, 1), multiple)


def _without_unit(text: str, units: tuple[str, ...]) -> str:
    if text.endswith(units):
        for unit in units:
            if text.endswith(unit) and text != unit:
                return text.removesuffix(unit).rstrip()
    return text


def _without_unit_before(text: str, units: tuple[str, ...]) -> str:
    """The text without the unit at its beginning, as money has it."""
    if text.startswith(units):
        for unit in units:
            if text.startswith(unit) and text != unit:
                return text.removeprefix(unit).lstrip()
    return text


def whole_number(text: str) -> str:
    """The digits of a whole number, though a spreadsheet may give it decimals, or "".

    >>> whole_number(" 2.00 "), whole_number("-1"), whole_number("2.5"), whole_number("Y2")
    ('2', '-1', '', '')
    """
    found = CODE.fullmatch(plain(text)) if len(text) <= LONGEST_CODE else None
    return found[1] if found else ""


def whole_or_not(number: float) -> int | float:
    """A number, as an int where it is a whole one."""
    return int(number) if number.is_integer() else number
