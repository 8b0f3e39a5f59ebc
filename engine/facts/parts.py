"""Division of a text into values: at commas, semicolons, bars and line breaks, or at an "and".

A name that holds such a mark itself is not divided: from each place on, the longest name is taken.
"""

import re
from collections.abc import Sequence

from engine.core.model import Attribute
from engine.facts.bounds import SEPARATORS
from engine.facts.names import named, names_of_values, without_markup
from engine.language.spelling import fold

MOST_PIECES = 3  # between the words "and" of one name
LONGEST_NAME = 6  # marks within one name
MARK = re.compile(f"({SEPARATORS.pattern})")
AND = re.compile(r"(?<!\s)\s+(?:and|&)\s+", re.IGNORECASE)


def parts_of(attribute: Attribute, text: str) -> list[str]:
    """The values in a text; an 'and' may separate two values or be part of one."""
    text = without_markup(text)
    if named(attribute, text):
        return [text]
    return [one for part in _divided(attribute, text) for one in _around_and(attribute, part)]


def _divided(attribute: Attribute, text: str) -> list[str]:
    """The parts between marks, where a name with marks of its own is one part."""
    pieces, found, at = MARK.split(text), list[str](), 0  # texts, and the marks between them
    while at < len(pieces):
        end = _end_of_name(attribute, pieces, at)
        found.append("".join(pieces[at:end]))
        at = end + 1
    return found


def _end_of_name(attribute: Attribute, pieces: Sequence[str], at: int) -> int:
    """The end of the longest name from a piece on; of the piece, where no longer one is a name."""
    longer = range(at + 1 + 2 * LONGEST_NAME, at + 1, -2)
    return next((end for end in longer if named(attribute, "".join(pieces[at:end]))), at + 1)


def _around_and(attribute: Attribute, part: str) -> list[str]:
    """The longest names between one 'and' and the next; a part that is no list stays whole."""
    pieces, names, found, at = AND.split(part), names_of_values(attribute), list[str](), 0
    while at < len(pieces):
        ends = range(min(at + MOST_PIECES, len(pieces)), at, -1)
        named = (end for end in ends if fold(" and ".join(pieces[at:end])) in names)
        if (end := next(named, None)) is None:
            return [part]
        found.append(" and ".join(pieces[at:end]))
        at = end
    return found
