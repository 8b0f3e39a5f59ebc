"""Parsing of numbers and lengths of time as values of an attribute, or as problems.

A range is read where no rule draws a line through it. It counts as its middle or, where it is open
above, as its lower end; what people are shown is the range (`Estimate`).
"""

import math
import re
from collections.abc import Sequence
from datetime import date

from engine.core.intervals import starts_of
from engine.core.model import DURATION, Attribute, KnowledgeBase
from engine.facts.reading import Reading
from engine.facts.start_dates import how_to_write, read_start
from engine.language.durations import read_durations, rounded
from engine.language.marks import plain
from engine.language.numbers import read_numbers, whole_or_not
from engine.language.ranges import LONGEST, Estimate, Range
from engine.language.sentences import listed, of_one, quote

LARGEST = 1e15  # of a number that is one already
SHORT = re.compile(r"[0-9]{1,3}(?:\.[0-9]{1,2})?")
PERCENTAGE = re.compile(r"[+-]?\d[\d.,]* ?%")


def read_number(
    knowledge_base: KnowledgeBase,
    attribute: Attribute,
    said: object,
    as_of: date | None = None,
    *,
    dated: bool = False,
) -> Reading | None:
    """The reading of a number, a range or a date; None for a text that is nothing of the kind.

    `as_of` is the day that lengths of time are counted to, from a date; with `dated` a date is
    expected, so that 12.2019 is one, and 3 is nothing.
    """
    text = str(said)
    if SHORT.fullmatch(text):  # most cells by far, and no date
        if dated:
            return Reading(problem=f"{quote(text)} is no date (write one such as 2021-03-01)")
        return _chosen(knowledge_base, attribute, text, [Range(float(text), float(text))], "")
    if len(text) > LONGEST:
        return None
    return _read_amount(knowledge_base, attribute, said, as_of, dated=dated)


def _read_amount(
    knowledge_base: KnowledgeBase,
    attribute: Attribute,
    said: object,
    as_of: date | None,
    *,
    dated: bool,
) -> Reading | None:
    """The reading of what is more than a few digits."""
    text = str(said)
    found = _ranges(attribute, said, text)
    if attribute.unit == DURATION and (start := read_start(attribute, text, as_of)):
        if not dated and any(_fits(attribute, one) for one in found):
            return Reading(problem=f"{quote(text)} may be a number or a date (write it in full)")
        if isinstance(start, Reading):
            return start
        return _chosen(knowledge_base, attribute, text, [start], "write the whole date")
    return _chosen(knowledge_base, attribute, text, found, _cure(attribute)) if found else None


def _ranges(attribute: Attribute, said: object, text: str) -> Sequence[Range]:
    """All that an answer may mean as a number or a range."""
    is_duration = attribute.unit == DURATION
    if isinstance(said, int | float) and -LARGEST < said < LARGEST and not isinstance(said, bool):
        number = rounded(float(said)) if is_duration else float(said)
        return [Range(number, number)]
    return read_durations(text) if is_duration else read_numbers(text, attribute.unit_words)


def _cure(attribute: Attribute) -> str:
    """What can be written instead."""
    if attribute.unit == DURATION:
        return how_to_write(attribute)
    return f"write a number from {attribute.limits}"


def _chosen(
    knowledge_base: KnowledgeBase,
    attribute: Attribute,
    text: str,
    found: Sequence[Range],
    cure: str,
) -> Reading:
    """The reading of a text by the only range that it can mean."""
    fitting = [one for one in found if _fits(attribute, one)]
    if not fitting:
        return Reading(problem=f"{quote(text)} is out of range ({attribute.limits})")
    if len(fitting) > 1 and "," not in text:  # 1,200 has the comma of English
        either = " or ".join(_ends(one, ",") for one in fitting)
        digits = " or ".join(_ends(one) for one in fitting)
        return Reading(problem=f"{quote(text)} may be {either} (write {digits})")
    if fitting[0].exact:
        return Reading(whole_or_not(fitting[0].low or 0.0))
    return _estimated(knowledge_base, attribute, text, fitting[0], cure)


def _fits(attribute: Attribute, one: Range) -> bool:
    """Whether the ends of a range lie within the limits of the attribute, and more than an end."""
    given = [end for end in (one.low, one.high) if end is not None]
    if one.strict and (one.low == attribute.most or one.high == attribute.least):
        return False
    return all(attribute.least <= end <= attribute.most for end in given)


def _estimated(
    knowledge_base: KnowledgeBase, attribute: Attribute, text: str, one: Range, cure: str
) -> Reading:
    """A range as one number, unless a rule tells numbers within it apart."""
    low = attribute.least if one.low is None else one.low
    high = math.inf if one.high is None else one.high
    lines = [line for line in starts_of(knowledge_base, attribute) if low < line < high]
    if lines:
        at = listed(map(str, lines))
        what = f"is too wide: the rules draw a line at {at} {_unit(attribute, lines[-1])}".rstrip()
        return Reading(problem=f"{quote(text)} {what} ({cure})")
    middle = low if one.high is None else rounded((low + high) / 2)
    return Reading(Estimate(middle if low <= middle < high else low, _shown(attribute, one)))


def _shown(attribute: Attribute, one: Range) -> str:
    """A range in words, which are read as the same range."""
    said = f"{_ends(one)} {_unit(attribute, one.low if one.high is None else one.high)}".rstrip()
    if one.low is None:
        return f"{'less than' if one.strict else 'up to'} {said}"
    if one.high is None:
        return f"more than {said}" if one.strict else f"{said} or more"
    return said


def _ends(one: Range, thousands: str = "") -> str:
    """The ends of a range in digits; of a number, itself."""
    ends = dict.fromkeys(whole_or_not(end) for end in (one.low, one.high) if end is not None)
    return " to ".join(format(end, thousands) for end in ends)


def _unit(attribute: Attribute, number: float | None) -> str:
    return of_one(attribute.unit) if number == 1 else attribute.unit


def no_number(attribute: Attribute, text: str) -> Reading:
    """The problem with a text without a number."""
    what = "is not a number that can be read"
    if PERCENTAGE.fullmatch(plain(text)):
        what = f"is a percentage, and no number of {attribute.unit}".removesuffix(" of ")
    return Reading(problem=f"{quote(text)} {what} ({_cure(attribute)})")
