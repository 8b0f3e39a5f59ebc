"""Text fitting for a window of any size: wrapping of coloured text, and cutting of lists.

Heights are counted in lines of the text as it stands, so a text must be wrapped before it is
measured.
"""

import re
from collections.abc import Sequence
from itertools import zip_longest

import click

from engine.interview.status import NO_BREAK
from engine.views.console.layout import columns_of, paragraph, width

GAP = 2  # spaces at least between two columns
NOTE_LINES = 2  # of the help that stays in sight below a question
SENTENCE_END = re.compile(r"(?<=[.?!]) ")


def wrapped(text: str) -> str:
    """A coloured text wrapped to the screen; colours have no width, and NO_BREAK never breaks."""
    lines: list[str] = []
    left = 0
    for word in text.split(" "):
        length = columns_of(click.unstyle(word)) + 1
        if left < length:
            lines.append(" ")
            left = width() - 1
        lines[-1] += f" {word}"
        left -= length
    return "\n".join(lines).replace(NO_BREAK, " ")


def height(text: str) -> int:
    """The number of lines of a text; 0 for ''."""
    return text.count("\n") + 1 if text else 0


def fitting_choices(choices: Sequence[str], place: int, lines: int) -> list[str]:
    """The choices that fit in so many lines, the one at `place` (from 1; 0 for none) among them.

    The number of hidden choices is shown above and below.

    >>> fitting_choices(["one", "two", "three", "four"], place=0, lines=3)
    ['one', 'two', '  (2 more below)']
    >>> fitting_choices(["one", "two", "three", "four"], place=4, lines=3)
    ['  (2 more above)', 'three', 'four']
    """
    for first in range(max(place, 1)):
        end = _end(choices, first, lines - (first > 0))
        if end >= place:
            break
    above = [f"  ({first} more above)"] if first else []
    below = [f"  ({len(choices) - end} more below)"] if end < len(choices) else []
    return [*above, *choices[first:end], *below]


def _end(choices: Sequence[str], first: int, lines: int) -> int:
    """The end of the choices that fit from the first on; at least one does."""
    heights = [height(choice) for choice in choices]
    if sum(heights[first:]) <= lines:
        return len(choices)
    end = first + 1
    while end < len(choices) and sum(heights[first : end + 1]) < lines:
        end += 1
    return end


def shortened(text: str, lines: int) -> str:
    """The first sentences of a text, as a paragraph of so many lines; one sentence at least.

    >>> shortened("Choose one. It decides a lot.", lines=1)
    '  Choose one. It decides a lot.'
    """
    sentences = SENTENCE_END.split(text)
    for number in range(len(sentences), 1, -1):
        shown = paragraph(" ".join(sentences[:number]))
        if height(shown) <= lines:
            return shown
    return paragraph(sentences[0])


def two_columns(choices: Sequence[str], across: bool = False) -> list[str]:
    """Choices of one line in two columns, one below the other or across, where that is wide enough.

    Where it is not, and where a choice has two lines, the choices as they are.

    >>> two_columns(["one", "two", "three"]), two_columns(["one", "two", "three"], across=True)
    (['one    three', 'two'], ['one    two', 'three'])
    >>> two_columns(["役割", "two"])
    ['役割  two']
    """
    wide = max((_columns(choice) for choice in choices), default=0) + GAP
    if 2 * wide - GAP > width() or any(height(choice) > 1 for choice in choices):
        return list(choices)
    half = (len(choices) + 1) // 2
    left = choices[::2] if across else choices[:half]
    right = choices[1::2] if across else choices[half:]
    padded = (one + " " * (wide - _columns(one)) for one in left)
    pairs = zip_longest(padded, right, fillvalue="")
    return [f"{one}{other}" if other else one.rstrip() for one, other in pairs]


def _columns(text: str) -> int:
    """The display width of a coloured text."""
    return columns_of(click.unstyle(text))


def fitting_parts(parts: Sequence[str], lines: int) -> list[str]:
    """The first parts that fit in so many lines.

    >>> fitting_parts(["where we are", "the keys", "the keywords"], lines=2)
    ['where we are', 'the keys']
    """
    while parts and sum(map(height, parts)) > lines:
        parts = parts[:-1]
    return list(parts)
