"""Fractions of a number format, such as `# ?/?` (2 1/2) and `?/8` (20/8)."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from engine.tables.number_format.numbers import Shown, digits, whole_number
from engine.tables.number_format.tokens import Kind, Token

SLASH = Token(Kind.MARK, "/")
MOST_DIGITS = 7  # of a denominator; what a double holds allows no more


def is_fraction(tokens: Sequence[Token]) -> bool:
    """Whether a section shows a fraction: a slash between places for digits."""
    return SLASH in tokens and _Fraction.of(tokens).numerator > 0


def show_fraction(tokens: Sequence[Token], value: Decimal) -> Shown:
    """The fraction nearest to a number without its sign, with a whole number if there is room."""
    layout = _Fraction.of(tokens)
    exact = Fraction(value)
    near = layout.nearest(exact)
    whole, part = divmod(near, 1) if digits(layout.before) else (0, near)
    texts = [whole_number(layout.before, int(whole)).strip()]
    if part or not digits(layout.before):
        times = layout.fixed // part.denominator if layout.fixed else 1
        texts.append(f"{part.numerator * times}/{part.denominator * times}")
    elif not whole:
        texts.append("0")
    return Shown(" ".join(filter(None, texts)) + layout.behind, near != exact)


@dataclass(frozen=True, slots=True)
class _Fraction:
    """The parts of a section: the tokens before the fraction, the places of its numerator and its
    denominator, the denominator that is fixed (0 for none), the text behind it."""

    before: Sequence[Token]
    numerator: int
    denominator: int
    fixed: int
    behind: str

    @classmethod
    def of(cls, tokens: Sequence[Token]) -> "_Fraction":
        slash = list(tokens).index(SLASH)
        start = slash
        while start and tokens[start - 1].kind is Kind.DIGIT:
            start -= 1
        below = list(tokens[slash + 1 :])
        end = next((at for at, one in enumerate(below) if not _is_digit(one)), len(below))
        number = "".join(token.text for token in below[:end])[:MOST_DIGITS]
        return cls(
            before=tokens[:start],
            numerator=slash - start,
            denominator=len(number),
            fixed=int(number) if number.isdecimal() else 0,
            behind="".join(token.text for token in below[end:]),
        )

    def nearest(self, value: Fraction) -> Fraction:
        """The fraction nearest to a number, of the denominator or the digits that are asked for."""
        if self.fixed:
            return Fraction(int(value * self.fixed + Fraction(1, 2)), self.fixed)
        return value.limit_denominator(max(10**self.denominator - 1, 1))


def _is_digit(token: Token) -> bool:
    return token.kind is Kind.DIGIT or token.text.isdecimal()
