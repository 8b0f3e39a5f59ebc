"""Powers of ten in a number format (scientific notation), such as `0.00E+00`.

A whole number that would be rounded is written out: an id is not to lose its last digits.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from engine.tables.number_format.numbers import EXACT, NumberLayout, Shown, WholeLayout
from engine.tables.number_format.tokens import Kind, Token


@dataclass(frozen=True, slots=True)
class PowerLayout:
    """A section that shows a number with a power of ten.

    The power is a multiple of the places before the point of the `mantissa`.
    """

    mantissa: NumberLayout
    step: int
    sign: str  # of a power that is not negative
    exponent: WholeLayout

    @classmethod
    def of(cls, tokens: Sequence[Token]) -> "PowerLayout":
        at = next(at for at, token in enumerate(tokens) if token.kind is Kind.EXPONENT)
        mantissa = NumberLayout.of(tokens[:at])
        places = sum(token.kind is Kind.DIGIT for token in mantissa.whole.places)
        sign = tokens[at].text[1].replace("-", "")
        return cls(mantissa, max(places, 1), sign, WholeLayout.of(tokens[at + 1 :]))

    def show(self, value: Decimal) -> Shown:
        """A number without its sign."""
        power = value.adjusted() // self.step * self.step if value else 0
        shown = self.mantissa.rounded(EXACT.scaleb(value, -power))
        if shown >= EXACT.power(10, self.step):
            power += self.step
            shown = self.mantissa.rounded(EXACT.scaleb(value, -power))
        rounded = EXACT.scaleb(shown, power) != value
        if rounded and value == value.to_integral_value():
            return Shown(f"{value:f}")
        sign = "-" if power < 0 else self.sign
        exponent = self.exponent.show(abs(power))
        return Shown(f"{self.mantissa.text(shown)}E{sign}{exponent}", rounded)
