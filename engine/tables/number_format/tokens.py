"""The lexical analysis of a number format: its sections, and the tokens of each.

Colours, widths (`_x`), fillings (`*x`) and locales are layout and leave nothing behind; a currency
that stands in a locale (`[$€-407]`) is text. Of `?`, which keeps room for a digit, the room is left
out.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from enum import Enum

TOKEN = re.compile(
    r'"(?P<quoted>[^"]*)"?|\\(?P<escaped>.)|[_*].?|\[(?P<bracket>[^\]]*)\]?'
    r"|(?P<general>General)|(?P<half>AM/PM|A/P)|(?P<exponent>E[+-])"
    r"|(?P<calendar>y+|m+|d+|h+|s+|e+)|(?P<digit>[0#?])|(?P<text>@)|(?P<plain>.)",
    re.IGNORECASE | re.DOTALL,
)
ELAPSED = re.compile(r"h+|m+|s+", re.IGNORECASE)
CURRENCY = re.compile(r"\$(?P<symbol>[^-]*)(-.*)?", re.DOTALL)
CONDITION = re.compile(r"(?P<sign><=|>=|<>|<|>|=) *(?P<bound>-?\d+(\.\d+)?)")
SEPARATOR = ";"


class Kind(Enum):
    """What a token of a number format stands for."""

    LITERAL = "literal"
    DIGIT = "digit"  # 0, # or ?
    MARK = "mark"  # of a number: . , % /
    EXPONENT = "exponent"
    CALENDAR = "calendar"  # a part of a date or a time, in small letters
    ELAPSED = "elapsed"  # hours, minutes or seconds that are counted on
    HALF = "half"  # of the day
    GENERAL = "general"
    TEXT = "text"


@dataclass(frozen=True, slots=True)
class Token:
    """One element of a number format."""

    kind: Kind
    text: str


@dataclass(frozen=True, slots=True)
class Condition:
    """The numbers that a section is for."""

    sign: str
    bound: Decimal

    def holds(self, value: Decimal) -> bool:
        """Whether it is for this number."""
        return {
            "<": value < self.bound,
            "<=": value <= self.bound,
            ">": value > self.bound,
            ">=": value >= self.bound,
            "=": value == self.bound,
            "<>": value != self.bound,
        }[self.sign]

    @property
    def never_positive(self) -> bool:
        """Whether it holds for no positive number: then the section itself shows the sign."""
        return self.sign in ("<", "<=", "=") and self.bound <= 0


@dataclass(frozen=True, slots=True)
class Section:
    """One of up to four parts of a number format, and the numbers it is for, if it says so."""

    tokens: tuple[Token, ...]
    condition: Condition | None = None

    def has(self, *kinds: Kind) -> bool:
        """Whether any of its tokens is of one of these kinds."""
        return any(token.kind in kinds for token in self.tokens)


def sections(code: str) -> list[Section]:
    """The sections of a number format.

    >>> [len(section.tokens) for section in sections('0" years";[Red]-0;;@')]
    [2, 2, 0, 1]
    """
    found: list[list[re.Match[str]]] = [[]]
    for token in TOKEN.finditer(code):
        if token["plain"] == SEPARATOR:
            found.append([])
        else:
            found[-1].append(token)
    return [_section(tokens) for tokens in found]


def _section(found: list[re.Match[str]]) -> Section:
    conditions = [it for token in found if (it := CONDITION.fullmatch(token["bracket"] or ""))]
    condition = None
    if conditions:
        condition = Condition(conditions[0]["sign"], Decimal(conditions[0]["bound"]))
    return Section(tuple(token for match in found for token in _tokens(match)), condition)


def _tokens(match: re.Match[str]) -> Iterator[Token]:
    """The token that is written in a format, if it is more than layout."""
    group, text = match.lastgroup, match[0]
    match group:
        case None:
            return
        case "quoted" | "escaped":
            yield Token(Kind.LITERAL, match[group])
        case "bracket":
            yield from _bracketed(match[group])
        case "plain":
            yield Token(Kind.MARK if text in ".,%/" else Kind.LITERAL, text)
        case "calendar":
            yield Token(Kind.CALENDAR, text.lower())
        case _:
            yield Token(Kind(group), text)


def _bracketed(text: str) -> Iterator[Token]:
    if ELAPSED.fullmatch(text):
        yield Token(Kind.ELAPSED, text.lower())
    elif currency := CURRENCY.fullmatch(text):
        yield Token(Kind.LITERAL, currency["symbol"])
