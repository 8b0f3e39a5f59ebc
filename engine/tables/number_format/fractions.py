"""Fractions of a number format, such as `# ?/?` (2 1/2) and `?/8` (20/8)."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from engine.tables.number_format.numbers import Shown, WholeLayout
from engine.tables.number_format.tokens import Kind, Token

SLASH = Token(Kind.MARK, "/")
MOST_DIGITS = 7  # of a denominator; what a double holds allows no more


@dataclass(frozen=True, slots=True)
class FractionLayout:
    """A section that shows a fraction: what stands before it, the digits of its numerator and its
    denominator, the denominator that is fixed (0 for none), the text behind it."""

    before: WholeLayout
    numerator: int
    denominator: int
    fixed: int
    behind: str

    @classmethod
    def of(cls, tokens: Sequence[Token]) -> "FractionLayout":
        slash = start = list(tokens).index(SLASH)
        while start and tokens[start - 1].kind is Kind.DIGIT:
            start -= 1
        below = list(tokens[slash + 1 :])
        end = next((at for at, one in enumerate(below) if not _is_digit(one)), len(below))
        number = "".join(token.text for token in below[:end])[:MOST_DIGITS]
        return cls(
            before=WholeLayout.of(tokens[:start]),
            numerator=slash - start,
            denominator=len(number),
            fixed=int(number) if number.isdecimal() else 0,
            behind="".join(token.text for token in below[end:]),
        )

    def show(self, value: Decimal) -> Shown:
        """The fraction nearest to a number without its sign, with a whole number if there is room.

        >>> from engine.tables.number_format.tokens import sections
        >>> FractionLayout.of(sections("# ?/8")[0].tokens).show(Decimal("3.4"))
        Shown(text='3 3/8', rounded=True)
        """
        exact = Fraction(value)
        near, mixed = self._nearest(exact), bool(self.before.places)
        whole, part = divmod(near, 1) if mixed else (0, near)
        texts = [self.before.show(int(whole)).strip()]
        if part or not mixed:
            times = self.fixed // part.denominator if self.fixed else 1
            texts.append(f"{part.numerator * times}/{part.denominator * times}")
        return Shown((" ".join(filter(None, texts)) or "0") + self.behind, near != exact)

    def _nearest(self, value: Fraction) -> Fraction:
        """The nearest fraction of the denominator or the digits that are asked for."""
        if self.fixed:
            return Fraction(int(value * self.fixed + Fraction(1, 2)), self.fixed)
        return value.limit_denominator(max(10**self.denominator - 1, 1))


def is_fraction(tokens: Sequence[Token]) -> bool:
    """Whether a section shows a fraction: a slash behind a place for digits."""
    return SLASH in tokens and FractionLayout.of(tokens).numerator > 0


def _is_digit(token: Token) -> bool:
    return token.kind is Kind.DIGIT or token.text.isdecimal()
