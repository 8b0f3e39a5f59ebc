"""What a cell shows: its value under its number format, as a CSV export of the sheet has it.

That is the text that people see when they check their sheet: 00042, 18 months, 50%, 3 for 2.6 under
the format 0. A reader who got anything else would be read wrongly: 42, 18 years, half a year. Four
things differ from an export:

- A whole date is written as in ISO 8601, so that nobody has to guess what is day and what is month.
- A whole number is not rounded to a power of ten: ids keep every digit.
- Spaces that only align digits are left out: of `?`, `_x` and `*x`.
- Names of months and weekdays are English, whatever locale a format names.

Digits that a format rounds away, and numbers of which it shows nothing, are counted by the caller.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache, partial

from engine.tables.number_format.dates import DateLayout
from engine.tables.number_format.fractions import FractionLayout, is_fraction
from engine.tables.number_format.numbers import NumberLayout, Shown
from engine.tables.number_format.powers import PowerLayout
from engine.tables.number_format.tokens import Condition, Kind, Section, Token, sections
from engine.tables.typed_rows import text_of

LONGEST = 255  # characters of a number format, in Excel
LARGEST = 1e300
REMEMBERED = 1 << 14
GENERAL, TEXT = "General", "@"
DIGITS_BUT_ZERO = frozenset("123456789")
TEXTS = 3  # the position of the section for texts


@lru_cache(maxsize=REMEMBERED)
def shown_number(value: float, code: str, from_1904: bool = False) -> Shown:
    """A number as a cell of this format shows it.

    >>> [shown_number(42, "00000").text, shown_number(18, '0" months"').text]
    ['00042', '18 months']
    >>> [shown_number(0.5, "0%").text, shown_number(54697, "mmm-yy").text]
    ['50%', 'Oct-49']
    """
    if code in (GENERAL, TEXT) or not abs(value) < LARGEST:
        return Shown(text_of(value))
    return number_format(code).number(value, from_1904)


def shown_text(text: str, code: str) -> str:
    """A text as a cell of this format shows it.

    >>> shown_text("42", '0;-0;0;"ID "@')
    'ID 42'
    """
    return text if code in (GENERAL, TEXT) else number_format(code).text(text)


@lru_cache(maxsize=REMEMBERED)
def number_format(code: str) -> "NumberFormat":
    """The number format of this code. One that is longer than Excel allows shows plain values."""
    return NumberFormat.of(code if len(code) <= LONGEST else GENERAL)


@dataclass(frozen=True, slots=True)
class _Section:
    """A section for numbers: which of them, whether it shows their sign for them, and how."""

    condition: Condition | None
    signed: bool
    show: Callable[[Decimal, bool], Shown]

    @classmethod
    def of(cls, section: Section, condition: Condition | None) -> "_Section":
        signed = condition is not None and condition.never_positive
        return cls(condition, signed, _way_to_show(section))


@dataclass(frozen=True, slots=True)
class NumberFormat:
    """A number format: its sections for numbers, and the one for texts, if it has any."""

    numeric: tuple[_Section, ...]
    textual: Section | None

    @classmethod
    def of(cls, code: str) -> "NumberFormat":
        found = sections(code)
        textual = found[TEXTS] if len(found) > TEXTS else None
        if textual is None and found[-1].has(Kind.TEXT):
            textual = found.pop()
        numeric = found[:TEXTS]
        conditions = [section.condition for section in numeric]
        if not any(conditions):
            conditions = _by_default(len(numeric))
        return cls(tuple(map(_Section.of, numeric, conditions)), textual)

    def text(self, text: str) -> str:
        """A text as the format shows it."""
        if self.textual is None:
            return text
        return "".join(
            text if token.kind is Kind.TEXT else token.text for token in self.textual.tokens
        )

    def number(self, value: float, from_1904: bool) -> Shown:
        """A number as the format shows it. One that no section is for shows nothing."""
        if not self.numeric:
            return Shown(self.text(text_of(value)))
        exact = Decimal(text_of(value))  # without the noise of computing
        for section in self.numeric:
            if section.condition is None or section.condition.holds(exact):
                shown = section.show(abs(exact) if section.signed else exact, from_1904)
                return Shown(" ".join(shown.text.split()), shown.rounded)
        return Shown("")


def _by_default(number: int) -> list[Condition | None]:
    """The conditions of so many sections that name none themselves."""
    below, above = Condition("<", Decimal(0)), Condition(">", Decimal(0))
    at_least = Condition(">=", Decimal(0))
    default: dict[int, list[Condition | None]] = {1: [None], 2: [at_least, below]}
    return default.get(number, [above, below, None])


def _way_to_show(section: Section) -> Callable[[Decimal, bool], Shown]:
    """How a section shows numbers."""
    if section.has(Kind.CALENDAR, Kind.ELAPSED):
        return partial(_show_moment, DateLayout.of(section.tokens))
    if section.has(Kind.GENERAL):
        return partial(_show_general, section.tokens)
    if is_fraction(section.tokens):
        return partial(_show_number, FractionLayout.of(section.tokens))
    layout = PowerLayout if section.has(Kind.EXPONENT) else NumberLayout
    return partial(_show_number, layout.of(section.tokens))


def _show_moment(layout: DateLayout, value: Decimal, from_1904: bool) -> Shown:
    moment = layout.show(value, from_1904)
    return Shown(text_of(float(value)) if moment is None else moment)


def _show_general(tokens: Sequence[Token], value: Decimal, _: bool) -> Shown:
    plain = text_of(float(abs(value)))
    texts = (plain if one.kind is Kind.GENERAL else one.text for one in tokens)
    return Shown(_with_sign("".join(texts), value))


def _show_number(
    layout: NumberLayout | PowerLayout | FractionLayout, value: Decimal, _: bool
) -> Shown:
    shown = layout.show(abs(value))
    return Shown(_with_sign(shown.text, value), shown.rounded) if value < 0 else shown


def _with_sign(shown: str, value: Decimal) -> str:
    """A number with its minus before it, unless it was rounded to zero or has one already."""
    signed = value < 0 and not shown.startswith("-")
    return f"-{shown}" if signed and not DIGITS_BUT_ZERO.isdisjoint(shown) else shown
