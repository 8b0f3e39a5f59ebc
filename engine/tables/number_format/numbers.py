"""Numeric sections of a number format: decimals, thousands, percentages and powers of ten.

Digits are rounded half away from zero, as spreadsheets do, in decimal arithmetic. A whole number
that a power of ten would round is written out: an id is not to lose its last digits.
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


def show_number(tokens: Sequence[Token], value: Decimal) -> Shown:
    """A number without its sign, as the tokens of a section say."""
    value = EXACT.scaleb(value, 2 * sum(token == PERCENT for token in tokens))
    tokens, value = _scaled(tokens, value)
    at = next((at for at, token in enumerate(tokens) if token.kind is Kind.EXPONENT), None)
    if at is not None:
        return _power(tokens[:at], tokens[at], tokens[at + 1 :], value)
    whole, decimals = _halves(tokens)
    rounded = round_half_up(value, digits(decimals))
    return Shown(_plain(whole, decimals, rounded), rounded != value and digits(tokens) > 0)


def digits(tokens: Sequence[Token]) -> int:
    """How many places for digits there are."""
    return sum(token.kind is Kind.DIGIT for token in tokens)


def round_half_up(value: Decimal, decimals: int) -> Decimal:
    """A number with so many decimals."""
    return value.quantize(Decimal(1).scaleb(-decimals), context=EXACT)


def whole_number(tokens: Sequence[Token], number: int) -> str:
    """The digits of a number in their places; the first place takes those that are left.

    A comma between the places groups the digits in threes.
    """
    left = str(number) if number else ""
    places = [at for at, token in enumerate(tokens) if token.kind is Kind.DIGIT]
    grouped = bool(places) and COMMA in tokens[places[0] : places[-1]]
    shown, count = "", 0
    for at in reversed(range(len(tokens))):
        token = tokens[at]
        if token.kind is not Kind.DIGIT:
            shown = ("" if token == COMMA and grouped else token.text) + shown
            continue
        taken = left if at == places[0] else left[-1:]
        left = left[: len(left) - len(taken)]
        for digit in reversed(taken or token.text.strip("#?")):
            comma = "," if grouped and count and count % GROUP == 0 else ""
            shown, count = digit + comma + shown, count + 1
    return shown


def _scaled(tokens: Sequence[Token], value: Decimal) -> tuple[list[Token], Decimal]:
    """The number in thousands, for each comma behind the last digit or the last before the point.

    Such commas are left out of the tokens.
    """
    tokens, commas = list(tokens), 0
    for end in (tokens.index(POINT) if POINT in tokens else 0, len(tokens)):
        places = [at for at, token in enumerate(tokens[:end]) if token.kind is Kind.DIGIT]
        while places and tokens[places[-1] + 1 : places[-1] + 2] == [COMMA]:
            del tokens[places[-1] + 1]
            commas += 1
    return tokens, EXACT.scaleb(value, -GROUP * commas)


def _halves(tokens: Sequence[Token]) -> tuple[Sequence[Token], Sequence[Token]]:
    """The tokens before and behind the point."""
    at = list(tokens).index(POINT) if POINT in tokens else len(tokens)
    return tokens[:at], tokens[at + 1 :]


def _plain(whole: Sequence[Token], decimals: Sequence[Token], value: Decimal) -> str:
    """The digits of a rounded number before and behind the point, which goes where none follow."""
    before, _, part = f"{value:f}".partition(".")
    behind = _decimals(decimals, part)
    point = "." if behind[:1].isdecimal() else ""
    return whole_number(whole, int(before)) + point + behind


def _decimals(tokens: Sequence[Token], part: str) -> str:
    """The digits behind the point in their places, without zeros that need not be shown."""
    places = [token.text for token in tokens if token.kind is Kind.DIGIT]
    shown = list(part)
    while shown and shown[-1] == "0" and places[len(shown) - 1] != "0":
        shown.pop()
    left = iter(shown)
    return "".join(next(left, "") if token.kind is Kind.DIGIT else token.text for token in tokens)


def _power(mantissa: Sequence[Token], sign: Token, rest: Sequence[Token], value: Decimal) -> Shown:
    """A number with a power of ten, which is a multiple of the places before the point."""
    whole, decimals = _halves(mantissa)
    step = max(digits(whole), 1)
    exponent = value.adjusted() // step * step if value else 0
    shown = round_half_up(EXACT.scaleb(value, -exponent), digits(decimals))
    if shown >= EXACT.power(10, step):
        exponent += step
        shown = round_half_up(EXACT.scaleb(value, -exponent), digits(decimals))
    rounded = EXACT.scaleb(shown, exponent) != value
    if rounded and value == value.to_integral_value():
        return Shown(f"{value:f}")
    minus = "-" if exponent < 0 else sign.text[1].replace("-", "")
    power = f"E{minus}{whole_number(rest, abs(exponent))}"
    return Shown(_plain(whole, decimals, shown) + power, rounded)
