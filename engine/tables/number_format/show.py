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

from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

from engine.tables.number_format.dates import show_moment
from engine.tables.number_format.fractions import is_fraction, show_fraction
from engine.tables.number_format.numbers import Shown, show_number
from engine.tables.number_format.tokens import Condition, Kind, Section, sections
from engine.tables.typed_rows import text_of

LONGEST = 255  # characters of a number format, in Excel
LARGEST = 1e300
REMEMBERED = 1 << 14
GENERAL, TEXT = "General", "@"
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
    """The number format of this code; that of a code which is no format shows plain values."""
    return NumberFormat.of(code if len(code) <= LONGEST else GENERAL)


@dataclass(frozen=True, slots=True)
class NumberFormat:
    """A number format: its sections for numbers, and the one for texts, if it has any."""

    numeric: tuple[Section, ...]
    textual: Section | None

    @classmethod
    def of(cls, code: str) -> "NumberFormat":
        found = sections(code)
        textual = found[TEXTS] if len(found) > TEXTS else None
        if textual is None and found[-1].has(Kind.TEXT):
            textual = found.pop()
        return cls(tuple(found[:TEXTS]), textual)

    def text(self, text: str) -> str:
        """A text as the format shows it."""
        if self.textual is None:
            return text
        return "".join(
            text if token.kind is Kind.TEXT else token.text for token in self.textual.tokens
        )

    def number(self, value: float, from_1904: bool) -> Shown:
        """A number as the format shows it."""
        exact = _decimal(value)
        if not self.numeric:
            return Shown(self.text(text_of(value)))
        section, signed = self._section(exact)
        shown = _shown(section, exact if signed else abs(exact), from_1904)
        return Shown(" ".join(shown.text.split()), shown.rounded)

    def _section(self, value: Decimal) -> tuple[Section, bool]:
        """The section for a number, and whether the sign of the number is shown with it."""
        conditions = [section.condition for section in self.numeric]
        if not any(conditions):
            conditions = _by_default(len(conditions))
        for section, condition in zip(self.numeric, conditions, strict=True):
            if condition is None or condition.holds(value):
                return section, condition is None or not condition.only_negative
        return Section(()), False


def _by_default(number: int) -> list[Condition | None]:
    """The conditions of so many sections that name none themselves."""
    below, above = Condition("<", Decimal(0)), Condition(">", Decimal(0))
    at_least = Condition(">=", Decimal(0))
    default: dict[int, list[Condition | None]] = {1: [None], 2: [at_least, below]}
    return default.get(number, [above, below, None])


def _shown(section: Section, value: Decimal, from_1904: bool) -> Shown:
    """A number in a section."""
    if section.has(Kind.CALENDAR, Kind.ELAPSED):
        moment = show_moment(section.tokens, value, from_1904)
        return Shown(text_of(float(value)) if moment is None else moment)
    if section.has(Kind.GENERAL):
        plain = text_of(float(value))
        texts = (plain if one.kind is Kind.GENERAL else one.text for one in section.tokens)
        return Shown("".join(texts))
    show = show_fraction if is_fraction(section.tokens) else show_number
    shown = show(section.tokens, abs(value))
    negative = value < 0 and any(digit in shown.text for digit in "123456789")
    return Shown(f"-{shown.text}" if negative else shown.text, shown.rounded)


def _decimal(value: float) -> Decimal:
    """A number without the noise of computing, as `text_of` has it."""
    return Decimal(text_of(value))
