"""Parsing of quantities in free text: durations, plain numbers, counts and ranges of them.

A number that could mean two things, such as 1,5 or 200.000, is not read at all.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from engine.language.spelling import fold

MONTHS_A_YEAR = 12
NUMBER = r"\d{1,6}(?:\.\d{1,4})?"
YEAR_WORD = r"(?:y|yr|yrs|year|years)\.?"
MONTH_WORD = r"(?:m|mo|mos|mth|mths|month|months)\.?"
YEARS = re.compile(rf"(?P<years>{NUMBER})(?: ?{YEAR_WORD})?")
MONTHS = re.compile(rf"(?P<months>{NUMBER}) ?{MONTH_WORD}")
BOTH = re.compile(rf"{YEARS.pattern[:-1]},?(?: and)? ?{MONTHS.pattern}")
GROUPED = r"\d{1,3}(?:[, ]\d{3})+"
PLAIN = re.compile(rf"(?P<sign>[+−]?) ?(?P<whole>{GROUPED}|\d{{1,15}})(?P<part>\.\d{{1,10}})?")
THOUSANDS = re.compile(r"[1-9]\d{0,2}\.\d{3}")  # in many a country 12.500 is 12,500
MINUS = str.maketrans(dict.fromkeys("-–—", "−"))  # to `fold`, a dash is a space
COUNT = rf"({GROUPED}|\d{{1,9}})"
EXACT = re.compile(rf"(?:about |around |approx\.? |ca\.? |~ ?)?{COUNT}(?:\.0)?")
AT_LEAST = re.compile(rf"{COUNT} ?\+|{COUNT} (?:and|or) more|at least {COUNT}|≥ ?{COUNT}")
MORE_THAN = re.compile(rf"(?:> ?|over |more than ){COUNT}")
LESS_THAN = re.compile(rf"(?:< ?|under |below |fewer than |less than ){COUNT}")
FROM_TO = re.compile(rf"{COUNT} ?(?:−|to| ) ?{COUNT}")


@dataclass(frozen=True, slots=True)
class Range:
    """A count, or the lowest and the highest that it may be; `high` None where it is open."""

    low: int
    high: int | None


def read_years(text: str) -> int | float | None:
    """A number of years from folded text, to two decimals, or None where it is not clear.

    >>> read_years("18 months"), read_years("1 year 6 months"), read_years("41.0")
    (1.5, 1.5, 41)
    >>> read_years("1,5") is None
    True
    """
    text = text.strip()
    found = YEARS.fullmatch(text) or MONTHS.fullmatch(text) or BOTH.fullmatch(text)
    if not found:
        return None
    said = {"years": "0", "months": "0"} | found.groupdict()
    return whole_or_not(round(float(said["years"]) + float(said["months"]) / MONTHS_A_YEAR, 2))


def read_number(text: str, units: Iterable[str] = ()) -> tuple[int | float, ...]:
    """A number from text as it was typed, its unit before it, after it or left out: all that it
    may mean.

    >>> read_number("-3.5"), read_number("1 200 EUR", ["EUR"]), read_number("40kg", ["kg"])
    ((-3.5,), (1200,), (40,))
    >>> read_number("12,500"), read_number("12.500"), read_number("1,5"), read_number("3-5")
    ((12500,), (12.5, 12500), (), ())
    """
    written, names = _folded(text), [_folded(unit) for unit in units]
    found = PLAIN.fullmatch(_without_unit_before(_without_unit(written, names), names))
    if not found:
        return ()
    whole, part = _digits(found["whole"]), found["part"] or ""
    readings = [float(whole + part)]
    if THOUSANDS.fullmatch(found["whole"] + part):
        readings.append(float(whole + part[1:]))
    sign = -1 if found["sign"] == "−" else 1
    return tuple(whole_or_not(sign * reading) for reading in readings)


def whole_or_not(number: float) -> int | float:
    """A number, as an int where it is a whole one."""
    return int(number) if number.is_integer() else number


def _folded(text: str) -> str:
    return fold(text.translate(MINUS))


def _without_unit(text: str, units: Iterable[str]) -> str:
    """Folded text without the unit at its end."""
    for unit in sorted(units, key=len, reverse=True):
        if text.endswith(unit) and text != unit:
            return text.removesuffix(unit).rstrip()
    return text


def _without_unit_before(text: str, units: Iterable[str]) -> str:
    """Folded text without the unit at its beginning, as money has it."""
    for unit in sorted(units, key=len, reverse=True):
        if text.startswith(unit) and text != unit:
            return text.removeprefix(unit).lstrip()
    return text


def read_count(text: str, units: Iterable[str] = ()) -> Range | None:
    """A count or a range of them from folded text, with or without its unit, or None.

    >>> read_count("1,200 employees", ["employees"]), read_count("250+"), read_count("under 50")
    (Range(low=1200, high=1200), Range(low=250, high=None), Range(low=1, high=49))
    """
    text = _without_unit(text.strip(), map(fold, units))
    if found := EXACT.fullmatch(text):
        return Range(_count(found), _count(found))
    if found := AT_LEAST.fullmatch(text):
        return Range(_count(found), None)
    if found := MORE_THAN.fullmatch(text):
        return Range(_count(found) + 1, None)
    if (found := LESS_THAN.fullmatch(text)) and _count(found) > 1:
        return Range(1, _count(found) - 1)
    if found := FROM_TO.fullmatch(text):
        return Range(int(_digits(found[1])), int(_digits(found[2])))
    return None


def _count(found: re.Match[str]) -> int:
    return int(_digits(next(group for group in found.groups() if group)))


def _digits(text: str) -> str:
    return text.replace(",", "").replace(" ", "")
