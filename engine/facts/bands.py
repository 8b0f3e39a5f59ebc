"""Discretization of counts: the band of an attribute that holds a count or a range of counts.

A range that ends exactly on the line between two bands lies below it: 11-50 ends where 51-200
begins, whichever of the two 50 belongs to.
"""

import math
import re
from collections.abc import Sequence

from engine.core.model import Attribute, Choice
from engine.facts.reading import Reading
from engine.language.marks import plain
from engine.language.numbers import read_numbers
from engine.language.ranges import LONGEST, Range
from engine.language.sentences import listed, quote
from engine.language.spreadsheet_dates import made_into_a_date, read_serial

BARE = re.compile(r"\d[\d.]*")
LEAST = 1  # of a count, where the first band does not say
ENDS_OF_BANDS = (49, 50, 99)  # that turn into years, as in Oct-49


def bands_of(attribute: Attribute) -> tuple[Choice, ...]:
    """The choices that stand for counts."""
    return tuple(
        choice
        for choice in attribute.choices.values()
        if choice.at_least is not None or choice.below is not None
    )


def read_band(attribute: Attribute, text: str, whole: str = "") -> Reading | None:
    """The band that holds a count or a range, or the problem with it; None for what is no count.

    `whole` is what the text is a part of, to be quoted.
    """
    if len(text) > LONGEST:
        return None
    bands = bands_of(attribute)
    found = read_numbers(text, attribute.unit_words)
    if plain(text).startswith("+"):  # +250 is 250 or more, as nobody counts below zero
        found = tuple(Range(one.low, None) for one in found)
    counts = [count for one in found if (count := _count(bands, one))]
    if not counts:
        return _made_into_a_date(attribute, text)
    if serial := _serial(text):
        return _spoilt(attribute, text, serial)
    if len(counts) > 1 and BARE.fullmatch(plain(text)):
        either = " or ".join(f"{low:,.0f}" for low, _ in counts)
        cure = " or ".join(f"{low:.0f}" for low, _ in counts)
        return Reading(problem=f"{quote(whole or text)} may be {either} (write {cure})")
    return _band(bands, whole or text, *(counts[0] if "," in text else counts[-1]))


def _count(bands: Sequence[Choice], one: Range) -> tuple[float, float] | None:
    """The ends of a range of whole numbers; None where it is none."""
    ends = [end for end in (one.low, one.high) if end is not None]
    if any(end < 0 or not end.is_integer() for end in ends):
        return None
    least = float(LEAST if bands[0].at_least is None else bands[0].at_least)
    low = least if one.low is None else one.low + one.strict
    high = math.inf if one.high is None else one.high
    if one.exact:
        return low, high
    closed = one.low is not None  # 0-1 are one, and less than 1 is nobody
    return (max(low, least), high) if max(low, least) < high + closed else None


def _band(bands: Sequence[Choice], text: str, low: float, high: float) -> Reading:
    """The band that contains the whole of a count."""
    within = [band for band in bands if _meets(band, low, high)]
    if len(within) == 1:
        return Reading(within[0].id)
    if not within:
        ids = ", ".join(band.id for band in bands)
        return Reading(problem=f"{quote(text)} falls into no single band of {ids}")
    spans = listed(band.id for band in within)
    lines = listed(str(band.at_least) for band in within[1:])
    what = f"spans {spans}, which part at {lines}"
    return Reading(problem=f"{quote(text)} {what} (write one of them, or one number)")


def _meets(band: Choice, low: float, high: float) -> bool:
    """Whether any part of a count lies in a band. One that only reaches its first does not."""
    first = float(LEAST if band.at_least is None else band.at_least)
    below = math.inf if band.below is None else band.below
    return low < below and (first < high or first == low == high)


def _made_into_a_date(attribute: Attribute, text: str) -> Reading | None:
    """The problem with a range that a spreadsheet has turned into a date."""
    made = made_into_a_date(text)
    return _spoilt(attribute, text, made) if made else None


def _serial(text: str) -> tuple[str, ...]:
    """What a spreadsheet made into a number by way of a date, where that is likely."""
    day = read_serial(text)
    if day is None or day.day != 1 or day.year % 100 not in ENDS_OF_BANDS:
        return ()
    return (f"{day.month}-{day.year % 100}",)


def _spoilt(attribute: Attribute, text: str, made: Sequence[str]) -> Reading:
    """A problem that names what the text was, and the band of that where there is one."""
    bands = {str(read.value) for one in made if (read := read_band(attribute, one)) and read.value}
    what = "is a date, which is"
    if plain(text).replace(".", "").isdigit():
        what = "may be a number, or"
    cure = " or ".join(one.replace("-", " to ") for one in made)
    return Reading(
        problem=f"{quote(text)} {what} what Excel makes of {listed(made, 'or')} (write {cure})",
        nearest=bands.pop() if len(bands) == 1 else None,
    )
