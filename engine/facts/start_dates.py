"""Lengths of time from the date on which they began, counted to a day that is named (`as_of`).

Without that day a date is a problem: the same file would give other years on every day. So is a
date that could be two.
"""

from datetime import date

from engine.core.model import Attribute
from engine.facts.reading import Reading
from engine.language.dates import Period, read_periods, years_since
from engine.language.ranges import Range
from engine.language.sentences import listed, quote
from engine.language.spreadsheet_dates import made_into_a_date, read_serial


def read_start(attribute: Attribute, text: str, as_of: date | None) -> Range | Reading | None:
    """The years since a date, or the problem with that; None for a text that is no date.

    A month or a year gives a range: it may have begun on any of its days.
    """
    serial = read_serial(text)
    periods = (Period(serial, serial, str(serial)),) if serial else read_periods(text)
    if not periods:
        return None
    whole = [(one.first, one.last) for one in periods if one.first and one.last]
    if as_of is None or not whole:
        return Reading(problem=_no_number(attribute, text, periods, serial))
    if len(periods) > 1:
        words = listed((one.words for one in periods), "or")
        return Reading(problem=f"{quote(text)} may be {words} (write the one that is meant)")
    first, last = whole[0]
    if first > as_of:
        return Reading(problem=f"{quote(text)} is after {as_of}, the day that is counted to")
    return Range(years_since(min(last, as_of), as_of), years_since(first, as_of))


def how_to_write(attribute: Attribute) -> str:
    """The cure for what is no length of time."""
    return f"write a number of {attribute.unit} such as 3 or 1.5"


def _no_number(
    attribute: Attribute, text: str, periods: tuple[Period, ...], serial: date | None
) -> str:
    """What the text is, and what can be done about it."""
    what, cure = "a date", f"count from it with --as-of DATE, or {how_to_write(attribute)}"
    if serial:
        what = f"what Excel makes of the date {serial}"
    elif all(one.first is None for one in periods):
        made = listed(made_into_a_date(text), "or")
        what, cure = f"what Excel makes of {made}", how_to_write(attribute)
    elif len(periods[0].words) == len("2021"):
        what = "a year"
    return f"{quote(text)} is {what}, and no number of {attribute.unit} ({cure})"
