"""TOML parsing: what a file holds, or the one fault that keeps it from being read.

Every TOML file that we are given is read here, whatever it is for. What comes out is bounded in
size, in depth and in the length of its numbers, so that nothing later can stumble over these.
"""

import re
import tomllib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path as FilePath
from typing import Any

from engine.errors import CrossroadsError, Fault
from engine.language.sentences import SHOWN, counted, quote

LARGEST = 16_777_216  # bytes; ten thousand rules take a quarter of it
DEEPEST = 20  # tables and lists within one another; the deepest of ours are five
MOST_BITS = 200  # of a whole number: 60 digits; Python refuses to write very long ones
MOST_PARTS = 50  # of a dotted key; the reader's time grows with the square of them
DOTTED = re.compile(
    rf"""(?<![\w-])(?:(?:[\w-]++|"[^"\n]*+"|'[^'\n]*+')[ \t]*+\.[ \t]*+){{{MOST_PARTS}}}"""
)
NUMBER = re.compile(r"(?<![\w\"'])(?:0[xob])?[0-9A-Fa-f_]{50}")  # where a long one probably stands
BRACKETS = re.compile(rf"(?:[\[{{][\w\s=]*+){{{DEEPEST}}}")
PLACE = re.compile(r" \(at (?:line (\d+), column \d+|end of document)\)$")
TWICE = "It stands twice, or a [[table]] above is misspelt: keep one of the two."
CURES = (  # a part of what the TOML reader says, and what is usually meant
    ("overwrite", TWICE),
    ("twice", TWICE),
    ("mutate", TWICE),
    ("Unclosed", "Close the bracket, and put a comma between two values."),
    ("Illegal character", "Close the quotes; a line break takes three of them at either end."),
    ("Unterminated", "Close the quotes."),
    ("Unescaped", r"Write \\ for a backslash."),
    ("Expected '='", "Write key = value; a table is [name]."),
    ("Invalid value", "Write text in quotes, a number, true or false."),
)
ONE_A_LINE = "Write one key = value on the line."
CONFLICT = ("<<<<<<<", "=======", ">>>>>>>")


@dataclass(frozen=True, slots=True)
class TomlFile:
    """What a file holds, as text and as values."""

    text: str
    content: dict[str, Any]


def read_toml(path: FilePath, where: str) -> TomlFile:
    """The TOML file at a path, which faults call `where`.

    Raises OSError if it cannot be opened, and CrossroadsError for anything that it holds.
    """
    with path.open("rb") as file:
        return parse_toml(file.read(LARGEST + 1), where)


def parse_toml(data: bytes, where: str) -> TomlFile:
    """The bytes of a TOML file. Raises CrossroadsError for whatever is wrong with them.

    >>> parse_toml(b"years = 0x" + b"f" * 90, "facts.toml")
    Traceback (most recent call last):
    engine.errors.CrossroadsError: facts.toml, line 1: has a number of more than 60 digits. \
Write a shorter one.
    """
    if len(data) > LARGEST:
        what = f"has more than {counted(LARGEST, 'byte')}"
        raise CrossroadsError(where, what, "Name the right file, or take it apart.")
    text = _decoded(data, where)
    if found := _long_key(text):
        what = f"has a key of more than {MOST_PARTS} parts"
        raise CrossroadsError(_line(where, text, found), what, "Write a shorter one.")
    with _in_words(where, text):
        content = tomllib.loads(text)
    _check_bounds(content, where, text)
    return TomlFile(text, content)


def _long_key(text: str) -> re.Match[str] | None:
    """A key of too many parts; few texts have a line of so many dots, which is sooner seen."""
    if any(line.count(".") >= MOST_PARTS for line in text.split("\n")):
        return DOTTED.search(text)
    return None


def _decoded(data: bytes, where: str) -> str:
    """UTF-8 as text, with line ends as Python's own files have them, and without a mark."""
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        what = f"is not UTF-8: it holds the byte 0x{error.object[error.start]:02x}"
        raise CrossroadsError(f"{where}, line {line}", what, "Save the file as UTF-8.") from None
    return text.replace("\r\n", "\n").replace("\r", "\n")


@contextmanager
def _in_words(where: str, text: str) -> Iterator[None]:
    """Words for everything that the TOML reader raises about a text, which is no fault of ours."""
    try:
        yield
    except tomllib.TOMLDecodeError as error:
        raise CrossroadsError.of([_not_toml(where, text, str(error))]) from None
    except (RecursionError, MemoryError):
        raise _too_deep(where, text) from None
    except (ValueError, OverflowError):  # from Python's own numbers
        raise _too_long(where, text) from None


def _not_toml(where: str, text: str, said: str) -> Fault:
    """What the TOML reader stumbled over, with its line."""
    place = PLACE.search(said)
    number = int(place[1]) if place and place[1] else text.rstrip().count("\n") + 1
    line = text.split("\n")[number - 1].strip()
    cure = next((cure for part, cure in CURES if part in said), ONE_A_LINE)
    if line.startswith(CONFLICT):
        cure = "Settle the conflict between two versions that is marked here."
    shown = quote(line) if line.isprintable() else repr(line[:SHOWN])
    what = f"is not TOML: {PLACE.sub('', said)}, at {shown}"
    return Fault(f"{where}, line {number}", what, cure)


def _too_deep(where: str, text: str) -> CrossroadsError:
    what = "has brackets within brackets, too many to be read"
    at = _line(where, text, BRACKETS.search(text))
    return CrossroadsError(at, what, "Take out what is nested so deeply.")


def _too_long(where: str, text: str) -> CrossroadsError:
    at = _line(where, text, NUMBER.search(text))
    return CrossroadsError(at, "has a number of more than 60 digits", "Write a shorter one.")


def _line(where: str, text: str, found: re.Match[str] | None) -> str:
    """The file, and the line in it if it was found."""
    return f"{where}, line {text.count(chr(10), 0, found.start()) + 1}" if found else where


def _check_bounds(content: object, where: str, text: str) -> None:
    """Raise CrossroadsError for what is nested too deeply, and for numbers without end."""
    level = [content]
    for _ in range(DEEPEST):
        if any(isinstance(one, int) and one.bit_length() > MOST_BITS for one in level):
            raise _too_long(where, text)
        level = [
            inner
            for one in level
            if isinstance(one, dict | list)
            for inner in (one.values() if isinstance(one, dict) else one)
        ]
        if not level:
            return
    raise _too_deep(where, text)
