"""Parsing of lengths of time, in years: numbers, words and ISO 8601, alone or as ranges.

Each word becomes a letter of a short code, and the grammar is a pattern of that code. A week is a
fifty-second part of a year, a day a 365th.
"""

import re
from collections.abc import Sequence
from functools import partial

from engine.language.duration_totals import total_years
from engine.language.marks import plain
from engine.language.number_words import NUMBER_OF, ONES, TENS
from engine.language.numbers import fraction, numeral, readings
from engine.language.ranges import Amount, Range
from engine.language.time_words import (
    A_YEAR,
    ARTICLES,
    HALVES,
    JOINERS,
    NEW,
    NOTHING,
    NUMBER_WITH_UNIT,
    UNIT_OF,
    UNITS_BEHIND,
    YEAR,
)

DECIMALS = 2
HALF = 0.5
TOKEN = re.compile(r" ?(\d{1,2}[/⁄]\d{1,2}|\d+(?:[.,]\d+)?|[^\W\d_]+'?|[&+,;/])\.?")
PLURAL = re.compile(r"\((?:s|e|n|en|es)\)|/s\b")  # year(s), year/s
SIGN = re.compile(r"^\+ ?(?=[\d.,]+$)|^- ?(?=0+(?:[.,]0+)?$)")  # +3 and -0, as cells show them
HYPHEN = re.compile(r"(?<=\d)-(?=[^\W\d_])")  # 18-month
COMPOUND = re.compile(rf"\b({'|'.join(TENS)})[- ]({'|'.join(ONES)})\b")  # twenty-four
ISO = re.compile(r"p(?:(\d{1,3})y)?(?:(\d{1,4})m)?(?:(\d{1,4})w)?(?:(\d{1,5})d)?")

# Letters: Number, number that needs a unit (O), Fraction, fraction such as 1/2 (G), Half, Article,
# Unit, Joiner.
PLAIN = "NJA?H|NJF|NF|NG|N|F"
AMOUNT = f"{PLAIN}|A?H|HA|G|O|A"
PART = re.compile(rf"J?(?:(?P<amount>{AMOUNT})U(?:JA?H(?!A?U))?|U(?=J)JA?H)")
BARE = re.compile(PLAIN)


def read_durations(text: str) -> tuple[Range, ...]:
    """All that a text may mean as a number of years or a range of them: mostly one, or none.

    >>> [read_durations(one)[0].low for one in ("18 months", "P1Y6M", "a year and a half")]
    [1.5, 1.5, 1.5]
    >>> read_durations("1-3 Jahre"), read_durations("soon")
    ((Range(low=1.0, high=3.0, strict=False),), ())
    """
    said = HYPHEN.sub(" ", PLURAL.sub("s", SIGN.sub("", plain(text), count=1)))
    said = COMPOUND.sub(lambda one: f"{TENS[one[1]] + NUMBER_OF[one[2]]:.0f}", said)
    if said in NEW:
        return (Range(0, 0),)
    return readings(said, lambda convention: partial(_amount, convention))


def rounded(years: float) -> float:
    """Years to two decimals; rounding never yields a whole year, where a rule may have a limit.

    >>> rounded(14 / 12), rounded(0.999)
    (1.17, 0.99)
    """
    near = round(years, DECIMALS)
    return near if near <= years or not near.is_integer() else round(near - 0.01, DECIMALS)


def _amount(convention: re.Pattern[str], text: str, unit: str) -> Amount | None:
    """Years from normalised text; `unit` is that of a number without one."""
    if (years := _iso(text)) is not None:
        return Amount(years)
    words = _tokens(text)
    code, numbers = _coded(convention, words)
    if unit and code == "A":  # between a and three years
        return Amount(rounded(1 / A_YEAR[unit]), unit)
    if BARE.fullmatch(code):
        return Amount(rounded(sum(numbers) / A_YEAR[unit or YEAR]), unit)
    return _parts(code, numbers, words)


def _iso(text: str) -> float | None:
    """The years of a duration of ISO 8601, such as P3Y2M."""
    found = ISO.fullmatch(text)
    if not found or not any(found.groups()):
        return None
    given = (int(part or 0) for part in found.groups())
    return rounded(sum(n / a_year for n, a_year in zip(given, A_YEAR.values(), strict=False)))


def _tokens(text: str) -> list[str]:
    """The numbers, words and marks of a text; none where there is anything else in it."""
    found, at = [], 0
    while at < len(text):
        token = TOKEN.match(text, at)
        if not token:
            return []
        found.append(token[1])
        at = token.end()
    return [one for one in found if one not in NOTHING]


def _coded(convention: re.Pattern[str], words: Sequence[str]) -> tuple[str, list[float]]:
    """A letter and a number for each word; none where a word is not known."""
    code, numbers = "", []
    for word in words:
        letter, number = _letter(convention, word, code[-1:])
        if not letter:
            return "", []
        code += letter
        numbers.append(number)
    return code, numbers


def _letter(convention: re.Pattern[str], word: str, before: str) -> tuple[str, float]:
    """The letter of a word, "" for none, and what it adds to an amount; `before` is the last."""
    if word[0].isdigit():
        return _numeral(convention, word)
    if word in UNIT_OF and before in UNITS_BEHIND.get(word, before):
        return "U", 0
    for letter, words in (("J", JOINERS), ("A", ARTICLES)):
        if word in words:
            return letter, 0
    if word in HALVES:
        return "H", HALF
    if word in NUMBER_WITH_UNIT:
        return "O", NUMBER_WITH_UNIT[word]
    return ("N", NUMBER_OF[word]) if word in NUMBER_OF else ("", 0)


def _numeral(convention: re.Pattern[str], word: str) -> tuple[str, float]:
    if "/" in word or "⁄" in word:
        part = fraction(word.replace("/", "⁄"))
        return ("G" if "/" in word else "F", part) if part else ("", 0)
    number = numeral(word, convention)
    return ("N", number) if number is not None else ("", 0)


def _parts(code: str, numbers: Sequence[float], words: Sequence[str]) -> Amount | None:
    """The sum of amounts with their units, each unit once."""
    at, years = 0, dict[str, float]()
    while at < len(code):
        part = PART.match(code, at)
        if not part or (at == 0 and code[0] == "J") or (at and _is_rate(part[0], words[at])):
            return None
        behind = code.index("U", at)
        number = sum(numbers[at:behind]) or float(part["amount"] in {None, "A"})
        unit = UNIT_OF[words[behind]]
        if unit in years:
            return None
        years[unit] = (number + sum(numbers[behind : part.end()])) / A_YEAR[unit]
        at = part.end()
    total = total_years(years) if years else None
    return Amount(rounded(total), next(iter(years))) if total is not None else None


def _is_rate(part: str, first: str) -> bool:
    """Whether an amount behind another is what that is counted by, as in 3 days a week."""
    return part.startswith("A") or (first == "/" and part.startswith("JA"))
