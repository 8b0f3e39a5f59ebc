"""Numeric sections of a number format: digits in their places, decimals, thousands, percentages.

Digits are rounded half away from zero, as spreadsheets do, in decimal arithmetic.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Context, Decimal

from engine.tables.number_format.tokens import Kind, Token

GROUP = 3  # digits between two commas
EXACT = Context(prec=1200, rounding=ROUND_HALF_UP)  # more digits than any format shows
PERCENT, POINT, COMMA = (Token(Kind.MARK, mark) for mark in "%.,")


@dataclass(frozen=True, slots=True)
class Shown:
    """A number as text, and whether digits of it were rounded away."""

    text: str
    rounded: bool = False


@dataclass(frozen=True, slots=True)
class WholeLayout:
    """The places for the digits of a whole number, and the texts around and between them.

    The first place takes the digits that are left. A comma between places groups digits in threes.
    """

    before: str
    places: tuple[Token, ...]  # from the first to the last, with what stands between
    behind: str
    least: int  # digits
    grouped: bool
    parted: bool  # by texts between the places

    @classmethod
    def of(cls, tokens: Sequence[Token]) -> "WholeLayout":
        at = [at for at, token in enumerate(tokens) if token.kind is Kind.DIGIT] or [len(tokens)]
        places = tuple(tokens[at[0] : at[-1] + 1])
        grouped = COMMA in places
        if grouped:
            places = tuple(token for token in places if token != COMMA)
        marks = [token.text for token in places if token.kind is Kind.DIGIT]
        return cls(
            before=_text(tokens[: at[0]]),
            places=places,
            behind=_text(tokens[at[-1] + 1 :]),
            least=len(marks) - marks.index("0") if "0" in marks else 0,
            grouped=grouped,
            parted=len(places) > len(marks),
        )

    def show(self, number: int) -> str:
        """The digits of a number in their places.

        >>> from engine.tables.number_format.tokens import sections
        >>> WholeLayout.of(sections("(000) 000-0000")[0].tokens).show(5551234567)
        '(555) 123-4567'
        """
        digits = ""
        if self.places and (number or self.least):
            digits = f"{number:0{self.least},}" if self.grouped else f"{number:0{self.least}}"
        return self.before + (self._between(digits) if self.parted else digits) + self.behind

    def _between(self, digits: str) -> str:
        """The digits with the texts that stand between their places."""
        shown = ""
        for at, token in reversed([*enumerate(self.places)]):
            if token.kind is not Kind.DIGIT:
                shown = token.text + shown
            elif at:
                digits, shown = digits[:-1], digits[-1:] + shown
        return digits + shown


@dataclass(frozen=True, slots=True)
class NumberLayout:
    """A section that shows a number: its digits before and behind the point, a factor of ten."""

    whole: WholeLayout
    decimals: tuple[Token, ...]
    places: str  # behind the point, 0 or # or ?
    shift: int  # of the point, to the right

    @classmethod
    def of(cls, tokens: Sequence[Token]) -> "NumberLayout":
        shift = 2 * sum(token == PERCENT for token in tokens)
        tokens, commas = _without_scale(tokens)
        at = tokens.index(POINT) if POINT in tokens else len(tokens)
        decimals = tuple(tokens[at + 1 :])
        places = "".join(token.text for token in decimals if token.kind is Kind.DIGIT)
        return cls(WholeLayout.of(tokens[:at]), decimals, places, shift - GROUP * commas)

    def show(self, value: Decimal) -> Shown:
        """A number without its sign."""
        exact = EXACT.scaleb(value, self.shift) if self.shift else value
        rounded = self.rounded(exact)
        places = self.whole.places or self.places
        return Shown(self.text(rounded), bool(places) and rounded != exact)

    def rounded(self, value: Decimal) -> Decimal:
        """A number with no more digits than there are places behind the point."""
        return value.quantize(Decimal((0, (1,), -len(self.places))), context=EXACT)

    def text(self, rounded: Decimal) -> str:
        """The digits of a rounded number, with a point where any follow it."""
        before, _, part = f"{rounded:f}".partition(".")
        behind = self._behind(part)
        point = "." if behind[:1].isdecimal() else ""
        return self.whole.show(int(before)) + point + behind

    def _behind(self, part: str) -> str:
        """The digits behind the point in their places, without zeros that need not be shown."""
        shown = len(part)
        while shown and part[shown - 1] == "0" and self.places[shown - 1] != "0":
            shown -= 1
        if len(self.places) == len(self.decimals):
            return part[:shown]
        left = iter(part[:shown])
        return "".join(
            next(left, "") if token.kind is Kind.DIGIT else token.text for token in self.decimals
        )


def _without_scale(tokens: Sequence[Token]) -> tuple[list[Token], int]:
    """The tokens without the commas that show a number in thousands, and how many these are.

    They stand behind the last digit, or behind the last before the point.
    """
    left, commas = list(tokens), 0
    for end in (left.index(POINT) if POINT in left else 0, len(left)):
        places = [at for at, token in enumerate(left[:end]) if token.kind is Kind.DIGIT]
        while places and left[places[-1] + 1 : places[-1] + 2] == [COMMA]:
            del left[places[-1] + 1]
            commas += 1
    return left, commas


def _text(tokens: Sequence[Token]) -> str:
    return "".join(token.text for token in tokens)
