"""Parsing of dates: days, months and years.

A text that fits two dates, such as 03/04/2021, has both. The order is taken for day and month where
dots stand between them, as nobody writes 3.4.2021 for the 4th of March.
"""

import re
from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from engine.language.marks import plain
from engine.language.month_words import BETWEEN, ENGLISH, NUMBER_OF, SINCE, UNTIL_NOW

FIRST_YEAR, LAST_YEAR = 1930, 2099
CENTURY, TWO_DIGITS_FROM = 100, 1970  # 70 to 99 are of the last century
LAST_DAY = 31
TIME = re.compile(r"(?:t| )\d{1,2}:\d{2}(?::\d{2}(?:\.\d{1,9})?)?(?: ?(?:z|[+-]\d{2}:?\d{2}))?")
YEAR_FIRST = re.compile(r"(\d{4})([-/.])(\d{1,2})\2(\d{1,2})|(\d{4})()(\d{2})(\d{2})")
YEAR_LAST = re.compile(r"(\d{1,2})([-/.])(\d{1,2})\2(\d{4}|\d{2})")
YEAR_AND_MONTH = re.compile(r"(\d{4})[-/.](\d{1,2})")
MONTH_AND_YEAR = re.compile(r"(\d{1,2})[-/.](\d{4})")
YEAR = re.compile(r"\d{4}")
BEFORE = re.compile(rf"(?:{SINCE}) (?=\S)")
AFTER = re.compile(rf" ?(?:-|to|until|bis|a|hasta|tot) ?(?:{UNTIL_NOW})")
PARTS = re.compile(r"\d+|[^\W\d_]+")
SHAPES = frozenset(("DMY", "MDY", "DMD", "MDD", "YMD", "MY", "YM", "MD", "DM"))
MOST = 40  # characters of a date


@dataclass(frozen=True, slots=True)
class Period:
    """A day, month or year: its first and its last day, None where the year is left out."""

    first: date | None
    last: date | None
    words: str


def read_periods(text: str) -> tuple[Period, ...]:
    """All the dates that a text may mean: mostly one, or none.

    >>> [one.words for one in read_periods("since 1 March 2021")]
    ['2021-03-01']
    >>> [one.words for one in read_periods("03/04/2021")], read_periods("3 years")
    (['2021-04-03', '2021-03-04'], ())
    """
    said = TIME.sub("", plain(text), count=1)
    said = BEFORE.sub("", said, count=1) if BEFORE.match(said) else said
    if end := AFTER.search(said):
        said = said[: end.start()] if end.end() == len(said) else said
    return tuple(dict.fromkeys((*_in_digits(said), *_with_a_name(said))))


def day_of(text: str) -> date | None:
    """The day that a text means, or None where it is none, or could be several.

    >>> str(day_of("30 November 2026")), day_of("03/04/2026"), day_of("2026")
    ('2026-11-30', None, None)
    """
    found = read_periods(text)
    return found[0].first if len(found) == 1 and found[0].first == found[0].last else None


def years_since(first: date, last: date) -> float:
    """The years from one day to another: whole ones, and the part of the next that has passed.

    >>> [years_since(date(2021, 3, 1), date(2024, *day)) for day in ((2, 29), (3, 1))]
    [2.99, 3.0]
    """
    whole = last.year - first.year - ((last.month, last.day) < (first.month, first.day))
    begins, ends = _anniversary(first, whole), _anniversary(first, whole + 1)
    hundredths = (last - begins).days * 100 // (ends - begins).days
    return whole + hundredths / 100


def _anniversary(day: date, years: int) -> date:
    year = day.year + years
    return date(year, day.month, min(day.day, monthrange(year, day.month)[1]))


def _in_digits(said: str) -> Iterator[Period]:
    """Dates that are written with digits alone."""
    if found := YEAR_FIRST.fullmatch(said):
        year, _, month, day = (found[at] or found[at + 4] for at in range(1, 5))
        yield from _day(int(year), int(month), int(day))
    elif found := YEAR_LAST.fullmatch(said):
        one, other, year = int(found[1]), int(found[3]), _year(found[4])
        yield from _day(year, other, one)
        if found[2] != ".":
            yield from _day(year, one, other)
    elif found := YEAR_AND_MONTH.fullmatch(said):
        yield from _month(int(found[1]), int(found[2]))
    elif found := MONTH_AND_YEAR.fullmatch(said):
        yield from _month(int(found[2]), int(found[1]))
    elif YEAR.fullmatch(said) and FIRST_YEAR <= int(said) <= LAST_YEAR:
        yield Period(date(int(said), 1, 1), date(int(said), 12, 31), said)


def _with_a_name(said: str) -> Iterator[Period]:
    """Dates with the name of a month: with a day and a year, or one of the two."""
    parts = [one for one in PARTS.findall(said[:MOST]) if one not in BETWEEN]
    shape = "".join(map(_kind, parts))
    if len(said) > MOST or shape not in SHAPES:
        return
    month = NUMBER_OF[parts[shape.index("M")]]
    match [one for one in parts if one.isdigit()]:
        case [year] if "Y" in shape:
            yield from _month(int(year), month)
        case [number]:
            if shape == "MD" and len(number) > 1:
                yield from _month(_year(number), month)
            if 1 <= int(number) <= LAST_DAY:
                yield Period(None, None, f"{int(number)} {ENGLISH[month - 1]}")
        case [one, other]:
            day, year = (other, one) if shape == "YMD" else (one, other)
            yield from _day(_year(year), month, int(day))


def _kind(part: str) -> str:
    """M for the name of a month, Y for four digits, D for one or two, "?" for anything else."""
    if not part.isdigit():
        return "M" if part in NUMBER_OF else "?"
    return {1: "D", 2: "D", 4: "Y"}.get(len(part), "?")


def _year(digits: str) -> int:
    """A year, of the nearer century where it has two digits."""
    year = int(digits)
    if year >= CENTURY:
        return year
    return year + (1900 if year + 1900 >= TWO_DIGITS_FROM else 2000)


def _day(year: int, month: int, day: int) -> Iterator[Period]:
    if _exists(year, month) and 1 <= day <= monthrange(year, month)[1]:
        found = date(year, month, day)
        yield Period(found, found, str(found))


def _month(year: int, month: int) -> Iterator[Period]:
    if _exists(year, month):
        last = monthrange(year, month)[1]
        yield Period(date(year, month, 1), date(year, month, last), f"{year}-{month:02}")


def _exists(year: int, month: int) -> bool:
    return FIRST_YEAR <= year <= LAST_YEAR and 1 <= month <= len(ENGLISH)
