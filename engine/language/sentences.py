"""English phrases: counting, quoting and listing, for errors, notes and explanations alike."""

from collections.abc import Iterable, Sequence

SHOWN = 60  # characters of a text that are quoted back
NUMBER_WORDS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
SHORTEST = 4  # letters of a unit that is a plural; 'ms' and 'GB/s' are none


def counted(number: int, noun: str) -> str:
    """A number and what it counts.

    >>> counted(1, "cell"), counted(2000, "cell")
    ('1 cell', '2,000 cells')
    """
    return f"{number:,} {plural(number, noun)}"


def plural(number: int, noun: str) -> str:
    """The noun, in the plural unless the number is one."""
    return noun if number == 1 else f"{noun}s"


def number_word(number: int) -> str:
    """A small number as a word, any other in digits.

    >>> number_word(5), number_word(12)
    ('five', '12')
    """
    return NUMBER_WORDS[number] if number < len(NUMBER_WORDS) else f"{number:,}"


def of_one(unit: str) -> str:
    """A unit as it stands after the number 1.

    >>> of_one("years"), of_one("ms"), of_one("kg")
    ('year', 'ms', 'kg')
    """
    return unit.removesuffix("s") if unit.isalpha() and len(unit) >= SHORTEST else unit


def listed(words: Iterable[str], last: str = "and") -> str:
    """An enumeration: commas between the words, and a conjunction before the last one.

    >>> listed(["small", "medium", "large"], "or")
    'small, medium or large'
    """
    *others, end = list(words)
    return f"{', '.join(others)} {last} {end}" if others else end


def abridged(words: Sequence[str], most: int, number: int | None = None) -> str:
    """An enumeration of the first words, and how many others there are of this number.

    >>> abridged("abc", 3), abridged("abc", 2), abridged("ab", 2, 9)
    ('a, b and c', 'a, b and 1 other', 'a, b and 7 others')
    """
    others = (len(words) if number is None else number) - len(words[:most])
    return listed([*words[:most], *([counted(others, "other")] if others else [])])


def quote(text: str) -> str:
    """A text in quotes, on one line and cut where it is long.

    >>> quote("small\\nor large")
    "'small or large'"
    """
    return f"'{one_line(text)}'"


def one_line(text: str) -> str:
    """A text on one line, and cut where it is long."""
    plain = "".join(letter if letter.isprintable() else " " for letter in text)
    line = " ".join(plain.split())
    return line if len(line) <= SHOWN else line[: SHOWN - 1] + "…"


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
