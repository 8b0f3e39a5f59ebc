"""Input bounds: what is too long, or of the wrong sort, to be looked at at all.

They stand before all understanding, so that no single answer or cell costs noticeable time, however
it is made. Whatever is beyond them is a problem like any other, with the text cut. A text is
measured as it is and as Unicode normalises it: one Arabic character may stand for eighteen.
"""

import re
from collections.abc import Sequence
from itertools import islice

from engine.core.model import Attribute
from engine.language.normal_form import normalized
from engine.language.sentences import quote
from engine.language.toml_reader import MOST_BITS

LONGEST = 1_000  # characters of a value; the longest label of a form has about 200
MOST_VALUES = 100  # of an answer with several; the longest list of choices has about 30
LONGEST_LIST = 10 * LONGEST
SEPARATORS = re.compile(r"[;|,\n]")
SHOWN = 200  # characters that are looked at to quote some of them


def beyond_bounds(attribute: Attribute, said: object) -> str:
    """The problem of an answer that cannot be looked at, or ''.

    A text may be given, a number, a truth value or a date, and a list of these.
    """
    if isinstance(said, list | tuple | set | frozenset):
        values = [part for one in islice(said, MOST_VALUES + 1) for part in _parts(one)]
        count = max(len(values), len(said))
        return _beyond(values, f"{count:,} values are", count)
    if attribute.kind == "several" and isinstance(said, str):
        if len(said) > LONGEST_LIST:
            return f"{_quoted(said)} has {len(said):,} characters (at most {LONGEST_LIST:,})"
        if (length := _in_full(said)) > LONGEST_LIST:
            return _too_long(said, length, LONGEST_LIST)
        parts = SEPARATORS.split(said)
        return _beyond(parts, f"{_quoted(said)} and so on, {len(parts):,} values, are", len(parts))
    return _unreadable(said)


def _parts(said: object) -> Sequence[object]:
    """The values in one item of a list, which may hold several itself."""
    return SEPARATORS.split(said[:LONGEST_LIST]) if isinstance(said, str) else [said]


def _beyond(values: Sequence[object], told: str, count: int) -> str:
    """What is wrong with a list of values."""
    if count > MOST_VALUES:
        return f"{told} too many to be read (at most {MOST_VALUES})"
    return next(filter(None, map(_unreadable, values)), "")


def _unreadable(said: object) -> str:
    """What is wrong with one value."""
    match said:
        case str():
            text = said
        case bool() | float() | None:
            return ""
        case int():
            is_short = said.bit_length() <= MOST_BITS
            return "" if is_short else "a number of more than 60 digits is out of range"
        case dict():
            return "a table is no value"
        case list() | tuple() | set() | frozenset():
            return "a list within a list is no value"
        case _:
            text = str(said)
    if len(text) > LONGEST:
        return f"{_quoted(text)} has {len(text):,} characters (at most {LONGEST:,})"
    length = _in_full(text)
    return _too_long(text, length, LONGEST) if length > LONGEST else ""


def _in_full(text: str) -> int:
    """The number of characters of a text as Unicode normalises it."""
    return len(normalized("NFKC", text))


def _too_long(text: str, length: int, most: int) -> str:
    return f"{_quoted(text)} has {length:,} characters when written in full (at most {most:,})"


def _quoted(text: str) -> str:
    return quote(text[:SHOWN])
