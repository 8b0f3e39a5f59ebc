"""A number of things, in words."""

from collections.abc import Iterable


def counted(number: int, noun: str) -> str:
    """A number and what it counts.

    >>> counted(1, "cell"), counted(2000, "cell")
    ('1 cell', '2,000 cells')
    """
    return f"{number:,} {plural(number, noun)}"


def plural(number: int, noun: str) -> str:
    """What so many things are called."""
    return noun if number == 1 else f"{noun}s"


NUMBER_WORDS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")


def number_word(number: int) -> str:
    """A small number as a word, any other in digits.

    >>> number_word(5), number_word(12)
    ('five', '12')
    """
    return NUMBER_WORDS[number] if number < len(NUMBER_WORDS) else f"{number:,}"


SHORTEST = 4  # letters of a unit that is a plural; 'ms' and 'GB/s' are none


def of_one(unit: str) -> str:
    """A unit as it stands after the number 1.

    >>> of_one("years"), of_one("ms"), of_one("kg")
    ('year', 'ms', 'kg')
    """
    return unit.removesuffix("s") if unit.isalpha() and len(unit) >= SHORTEST else unit


SHOWN = 60  # characters of a text that are quoted back


def quote(text: str) -> str:
    """What was said, in quotes, as it can be shown.

    >>> quote("small\\nor large")
    "'small or large'"
    """
    return f"'{one_line(text)}'"


def one_line(text: str) -> str:
    """A text on one line, and cut where it is long."""
    plain = "".join(letter if letter.isprintable() else " " for letter in text)
    line = " ".join(plain.split())
    return line if len(line) <= SHOWN else line[: SHOWN - 1] + "…"


def listed(words: Iterable[str], last: str = "and") -> str:
    """Words in a row, with the last one joined on.

    >>> listed(["small", "medium", "large"], "or")
    'small, medium or large'
    """
    *others, end = list(words)
    return f"{', '.join(others)} {last} {end}" if others else end


def short(label: str) -> str:
    """A label without its explanation.

    >>> short("small: fewer than 50 people")
    'small'
    """
    return label.partition(":")[0]


def lower_first(text: str) -> str:
    """The text as it stands inside a sentence; an abbreviation keeps its capitals.

    >>> lower_first("Career ladder"), lower_first("PMO analyst")
    ('career ladder', 'PMO analyst')
    """
    return text if text[1:2].isupper() else text[:1].lower() + text[1:]
