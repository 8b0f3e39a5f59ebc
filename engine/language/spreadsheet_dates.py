"""Dates of spreadsheets: the numbers kept for days, and ranges that were turned into dates.

Excel takes 10-49 for October 1949 and 1-3 for a day in January or March.
"""

import re
from datetime import date, timedelta

from engine.language.dates import FIRST_YEAR, LAST_YEAR, read_periods
from engine.language.marks import plain
from engine.language.month_words import ENGLISH

SERIAL = re.compile(r"(\d{5})(?:\.0{1,10})?")
SERIAL_ZERO = date(1899, 12, 30)  # day 0 of a spreadsheet


def read_serial(text: str) -> date | None:
    """The day for which a spreadsheet keeps a number.

    >>> str(read_serial("43525")), read_serial("12")
    ('2019-03-01', None)
    """
    found = SERIAL.fullmatch(plain(text))
    if not found:
        return None
    day = SERIAL_ZERO + timedelta(days=int(found[1]))
    return day if FIRST_YEAR <= day.year <= LAST_YEAR else None


def made_into_a_date(text: str) -> tuple[str, ...]:
    """The ranges that a spreadsheet may have turned into a date, as 10-49 into Oct-49.

    >>> made_into_a_date("Oct-49"), made_into_a_date("10-Nov"), made_into_a_date("1949-10-01")
    (('10-49',), ('10-11',), ('1-10', '10-49'))
    """
    pairs = set[tuple[int, int]]()
    for one in read_periods(text):
        day = one.first
        if day is None:
            number, name = one.words.split()
            pairs.add((int(number), ENGLISH.index(name) + 1))
        elif day.day == 1:
            pairs.add((day.month, day.year % 100))
        if day is not None and day == one.last:
            pairs.add((day.day, day.month))
    both = pairs | {(high, low) for low, high in pairs}
    return tuple(f"{low}-{high}" for low, high in sorted(both) if low <= high)
