"""Ranges of a quantity, and the words and marks that people write them with.

The grammar of bounds (at least 5, 5+, up to 5, from 3 to 5) is one for numbers, sizes and lengths
of time; only the quantity within it differs.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import islice

from engine.language import bound_words

LONGEST = 200  # characters of a text that may be a quantity; people use about 40
MOST_MARKS = 3  # in a text, of those that may stand between two numbers
MOST_PREFIXES = 2  # "for about three years"


@dataclass(frozen=True, slots=True)
class Amount:
    """A number, and the unit that was written with it, "" for none."""

    number: float
    unit: str = ""


@dataclass(frozen=True, slots=True)
class Range:
    """The lowest and the highest that a number may be, None where it is open.

    `strict` says that the end of an open range is not part of it, as in "more than 5". Of other
    ranges people leave that unsaid: 0-1 and 1-3 meet at 1.
    """

    low: float | None
    high: float | None
    strict: bool = False

    @property
    def exact(self) -> bool:
        """Whether it is one number."""
        return self.low is not None and self.low == self.high


class Estimate(float):
    """A number that stands for a range within which no rule tells numbers apart.

    It counts as its number, and is shown as the range: `words`, which can be read back.
    """

    words: str

    def __new__(cls, number: float, words: str) -> "Estimate":
        """The number for a range, with the words for that."""
        made = super().__new__(cls, number)
        made.words = words
        return made

    def __reduce__(self) -> tuple[type["Estimate"], tuple[float, str]]:  # for copies
        return Estimate, (float(self), self.words)


Read = Callable[[str, str], Amount | None]  # of a text, and of the unit that it may leave out


def _any_of(phrases: str) -> str:
    """A pattern of phrases, the longer before those that they begin with."""
    found = sorted(phrases.split("|"), key=len, reverse=True)
    return f"(?:{'|'.join(map(re.escape, found))})"


def _before(signs: str, phrases: str) -> re.Pattern[str]:
    """A pattern of what may stand before a number, which is the group."""
    return re.compile(rf"(?:(?:{signs})|{_any_of(phrases)}\b\.?) ?(.+)")


ABOUT = _before("~|±", bound_words.ABOUT)
AT_LEAST = _before(">=|=>|≥", bound_words.AT_LEAST)
MORE_THAN = _before(r">|\+ de\b", bound_words.MORE_THAN)
UP_TO = _before("<=|=<|≤", bound_words.UP_TO)
LESS_THAN = _before("<|moins d'", bound_words.LESS_THAN)
OR_MORE = re.compile(rf" ?(?:\+|(?<![^\W\d_]){_any_of(bound_words.OR_MORE)}\b) ?")
OR_LESS = re.compile(rf" ?\b{_any_of(bound_words.OR_LESS)}\b ?")
BETWEEN = re.compile(
    rf"{_any_of(bound_words.BETWEEN)} (.+?) {_any_of(bound_words.AND)} (.+)"
)  # fmt: skip
FROM = re.compile(rf"{_any_of(bound_words.FROM)} (.+)")
TO = re.compile(rf" ?(?:-|~|_|\.\.\.?) ?| {_any_of(bound_words.TO)} ")
ISH = re.compile(r" ?-?ish\b(?! ?\d)| ?\(?\b(?:approx|approximately|circa|ca|or so)\b\.?\)?$")


def read_range(text: str, read: Read) -> Range | None:
    """The range that a normalised text gives, by the reading of the quantities in it, or None.

    >>> at = lambda text, unit: Amount(float(text)) if text.isdecimal() else None
    >>> read_range("5+", at), read_range("between 3 and 5", at)
    (Range(low=5.0, high=None, strict=False), Range(low=3.0, high=5.0, strict=False))
    """
    for _ in range(MOST_PREFIXES + 1):
        if found := _range(text, read):
            return found
        said = ABOUT.fullmatch(text)
        less = said[1] if said else ISH.sub("", text, count=1)
        if less == text:
            return None
        text = less
    return None


def _range(text: str, read: Read) -> Range | None:
    if (one := read(text, "")) is not None:
        return Range(one.number, one.number)
    return _between(text, read) or _bounded(text, read) or _from_to(text, read)


def _bounded(text: str, read: Read) -> Range | None:
    """A range that is open at one end, its words before the number or behind it."""
    for pattern in (AT_LEAST, UP_TO, MORE_THAN, LESS_THAN):
        if (said := pattern.fullmatch(text)) and (one := read(said[1], "")):
            if pattern in (UP_TO, LESS_THAN):
                return Range(None, one.number, strict=pattern is LESS_THAN)
            return Range(one.number, None, strict=pattern is MORE_THAN)
    for pattern in (OR_MORE, OR_LESS):
        if (said := pattern.search(text)) and (one := read(_without(said, text), "")):
            return Range(one.number, None) if pattern is OR_MORE else Range(None, one.number)
    return None


def _without(said: re.Match[str], text: str) -> str:
    """The text without a phrase in it: the unit may stand behind that, and no other number."""
    before, behind = text[: said.start()], text[said.end() :]
    return "" if before[-1:].isdigit() and behind[:1].isdigit() else f"{before} {behind}".strip()


def _between(text: str, read: Read) -> Range | None:
    said = BETWEEN.fullmatch(text)
    return _ends(said[1], said[2], read) if said else None


def _from_to(text: str, read: Read) -> Range | None:
    """A range with a mark or a word between its ends; a minus may stand before either."""
    said = FROM.fullmatch(text)
    for low, high in _halves(said[1] if said else text):
        if found := _ends(low, high, read):
            return found
    return None


def _halves(text: str) -> Iterator[tuple[str, str]]:
    for mark in islice(TO.finditer(text), MOST_MARKS):
        yield text[: mark.start()], text[mark.end() :]


def _ends(low: str, high: str, read: Read) -> Range | None:
    """The range between two texts; the unit may stand with the second alone."""
    last = read(high, "")
    for unit in (last.unit, "") if last else ():
        first = read(low, unit)
        if first and last and first.number <= last.number:
            return Range(first.number, last.number)
    return None
