"""Timestamps: the moments that form services and spreadsheets write, and which one is later.

03/04/2025 is read with the day first and with the month first, and a comparison is made only where
every order that fits the whole column gives the same answer.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import NamedTuple

# Headings of the moment in which a row was answered, the surest first; letters and digits count.
HEADINGS = (
    "completion time", "completed at", "submitted at", "submit date", "submit date utc",
    "date submitted", "submitdate", "submission date", "submission time", "recorded date",
    "end date", "end time", "timestamp", "time stamp", "last modified time", "date modified",
    "last modified", "datestamp", "date last action", "Zeitstempel", "Fertigstellungszeit",
    "Abschlusszeit", "Horodateur", "Heure de fin", "Marca temporal", "Hora de finalización",
    "Tijdstempel", "Tijd van voltooien", "Informazioni cronologiche", "Ora di completamento",
    "Carimbo de data/hora", "Hora de conclusão",
)  # fmt: skip
MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
CENTURY = 2000  # of a year of two digits
SERIAL = re.compile(r"[2-7]\d{4}(?:\.\d{1,15})?")  # days as a spreadsheet counts them, 1954 to 2119
EPOCH, DAY = datetime(1899, 12, 30), 86_400  # of these, and its seconds
TIME = (
    r"(?:[T,]? *(?P<hour>\d{1,2})[:.](?P<minute>\d\d)(?:[:.](?P<second>\d\d)(?:[.,]\d{1,9})?)?"
    r" ?(?P<half>[AP])?(?:\.?M\.?)? ?(?P<zone>Z|UTC|GMT)?(?P<offset>[+-]\d{1,2}(?::?\d\d)?)?)?"
)
DATES = tuple(
    re.compile(date + TIME, re.IGNORECASE)
    for date in (
        r"(?P<year>\d{4})[-/.](?P<month>\d{1,2})[-/.](?P<day>\d{1,2})",
        r"(?P<day>\d{1,2})\. ?(?P<month>\d{1,2})\. ?(?P<year>\d{4}|\d\d)",
        r"(?P<day>\d{1,2})[ -](?P<name>[a-z]{3,9})\.?[ -](?P<year>\d{4})",
        r"(?P<name>[a-z]{3,9})\.? (?P<day>\d{1,2}),? (?P<year>\d{4})",
        r"(?P<one>\d{1,2})[-/](?P<other>\d{1,2})[-/](?P<year>\d{4}|\d\d)",
    )
)


class Moment(NamedTuple):
    """Seconds since the year 1, of a date with the day first and with the month first.

    None where the date has no such reading; `zoned` says that a time zone was given.
    """

    day_first: float | None
    month_first: float | None
    zoned: bool


def read_moment(text: str) -> Moment | None:
    """The moment that a text names, None where it names none.

    >>> read_moment("13/04/2025 9:30 am").month_first, read_moment("next week")
    (None, None)
    >>> read_moment("2025/04/03") == read_moment("3 Apr 2025") == read_moment("45750")
    True
    """
    text = text.strip()
    if SERIAL.fullmatch(text):
        seconds = (EPOCH - datetime.min).total_seconds() + round(float(text) * DAY)
        return Moment(seconds, seconds, zoned=False)
    found = next(filter(None, (one.fullmatch(text) for one in DATES)), None)
    if found is None:
        return None
    part = found.groupdict()
    if "one" in part:
        orders = [(part["other"], part["one"]), (part["one"], part["other"])]
    else:
        name = part.get("name")
        month = MONTHS.index(name[:3].lower()) + 1 if name and name[:3].lower() in MONTHS else 0
        orders = [(part.get("month") or month, part["day"])] * 2
    day_first, month_first = (_seconds(part, int(month), int(day)) for month, day in orders)
    if day_first is None and month_first is None:
        return None
    return Moment(day_first, month_first, bool(part["zone"] or part["offset"]))


def _seconds(part: dict[str, str], month: int, day: int) -> float | None:
    """The seconds of a date and time; None where the calendar or the clock has none such."""
    year, hour = int(part["year"]), int(part["hour"] or 0)
    if part["half"]:
        hour = hour % 12 + (12 if part["half"] in "pP" else 0) if 1 <= hour <= 12 else 99  # noqa: PLR2004 - of a clock
    year += CENTURY if len(part["year"]) < 4 else 0  # noqa: PLR2004 - digits
    try:
        day_and_time = datetime(
            year, month, day, hour, int(part["minute"] or 0), int(part["second"] or 0)
        )
    except ValueError:
        return None
    return (day_and_time - datetime.min).total_seconds() - _offset(part["offset"] or "")


def _offset(text: str) -> int:
    """The seconds by which a time zone is ahead.

    >>> _offset("+1"), _offset("-05:30"), _offset("+0200"), _offset("")
    (3600, -19800, 7200, 0)
    """
    digits = text[1:].replace(":", "")
    hours, minutes = (digits[:-2], digits[-2:]) if len(digits) > 2 else (digits, "")  # noqa: PLR2004
    seconds = int(hours or 0) * 3600 + int(minutes or 0) * 60
    return -seconds if text.startswith("-") else seconds


@dataclass(slots=True)
class Times:
    """The moments of one column, all of which have to be read in one order of day and month."""

    _orders: set[int] = field(default_factory=lambda: {0, 1})  # positions in a Moment
    _zoned: set[bool] = field(default_factory=set)

    def add(self, text: str) -> Moment | None:
        """The moment of a cell; those that are no moment leave the order open."""
        if moment := read_moment(text):
            self._orders -= {at for at in (0, 1) if moment[at] is None}
            self._zoned.add(moment.zoned)
        return moment

    def latest(self, moments: Sequence[Moment | None]) -> int | None:
        """The position of the latest moment; None where it is not sure which one that is.

        The column has to be complete by now.
        """
        if len(self._zoned) > 1 or not self._orders or None in moments:
            return None
        found = {_last([moment[at] for moment in moments if moment]) for at in self._orders}
        return found.pop() if len(found) == 1 else None


def _last(seconds: Sequence[float | None]) -> int | None:
    """The position of the largest number, None where it stands there twice."""
    known = [one for one in seconds if one is not None]
    most = max(known)
    return seconds.index(most) if seconds.count(most) == 1 else None


def time_column(headings: Sequence[str]) -> int | None:
    """The position of the column with the moment in which a row was answered.

    >>> time_column(["Start time", "Timestamp", "Completion time"]), time_column(["Hired"])
    (2, None)
    """
    said = [_letters(heading) for heading in headings]
    for known in map(_letters, HEADINGS):
        if said.count(known) == 1:
            return said.index(known)
    return None


def _letters(heading: str) -> str:
    return "".join(letter for letter in heading.casefold() if letter.isalnum())
