"""Parsing of quantities in free text: years, months, head-counts and ranges of them.

A number that could mean two things, such as 1,5 or 200.000, is not read at all.
"""

import re
from dataclasses import dataclass

MONTHS_A_YEAR = 12
NUMBER = r"\d{1,6}(?:\.\d{1,4})?"
YEAR_WORD = r"(?:y|yr|yrs|year|years)\.?"
MONTH_WORD = r"(?:m|mo|mos|mth|mths|month|months)\.?"
YEARS = re.compile(rf"(?P<years>{NUMBER})(?: ?{YEAR_WORD})?")
MONTHS = re.compile(rf"(?P<months>{NUMBER}) ?{MONTH_WORD}")
BOTH = re.compile(rf"{YEARS.pattern[:-1]},?(?: and)? ?{MONTHS.pattern}")
COUNT = r"(\d{1,3}(?:[, ]\d{3})+|\d{1,9})"
PEOPLE = r"(?: ?(?:people|employees|staff|heads|fte|ftes|persons))?"
EXACT = re.compile(rf"(?:about |around |approx\.? |ca\.? |~ ?)?{COUNT}(?:\.0)?{PEOPLE}")
AT_LEAST = re.compile(
    rf"(?:{COUNT} ?\+|{COUNT} (?:and|or) more|at least {COUNT}|≥ ?{COUNT}){PEOPLE}"
)
MORE_THAN = re.compile(rf"(?:> ?|over |more than ){COUNT}{PEOPLE}")
LESS_THAN = re.compile(rf"(?:< ?|under |below |fewer than |less than ){COUNT}{PEOPLE}")
FROM_TO = re.compile(rf"{COUNT} ?(?:−|to| ) ?{COUNT}{PEOPLE}")


@dataclass(frozen=True, slots=True)
class Range:
    """A head-count, or the lowest and the highest that it may be; `high` None where it is open."""

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
    years = round(float(said["years"]) + float(said["months"]) / MONTHS_A_YEAR, 2)
    return int(years) if years.is_integer() else years


def read_count(text: str) -> Range | None:
    """A head-count or a range of them from folded text, or None.

    >>> read_count("1,200 employees"), read_count("250+"), read_count("under 50")
    (Range(low=1200, high=1200), Range(low=250, high=None), Range(low=1, high=49))
    """
    text = text.strip()
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
