"""Bounded XML parsing: a few bytes of an archive can unpack to gigabytes that hold nothing.

What is refused here no workbook of a spreadsheet has. So memory stays below some hundred megabytes,
and time in proportion to what a sheet can hold.
"""

from collections.abc import Callable
from typing import IO
from xml.parsers import expat

CHUNK = 1 << 16  # bytes that are parsed at once, and after which Ctrl-C is in time
MOST_SILENT = 1 << 20  # bytes without a new element: a cell has 32,767 characters at the most


class OutOfBoundsError(ValueError):
    """Something that a workbook cannot have; its message goes on from "the workbook"."""


def bounded_parser() -> expat.XMLParserType:
    """A parser that refuses definitions of entities, which can unpack to anything, or fetch it."""
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.StartDoctypeDeclHandler = _refuse_definitions
    return parser


def parse_bounded(
    stream: IO[bytes], parser: expat.XMLParserType, elements: Callable[[], int]
) -> None:
    """Parse a stream to its end. `elements` says how many elements have begun.

    Raises expat.ExpatError where it is no XML, and OutOfBoundsError for endless texts or names.
    """
    before, silent = 0, 0
    while some := stream.read(CHUNK):
        parser.Parse(some)
        silent = silent + len(some) if elements() == before else 0
        before = elements()
        if silent > MOST_SILENT:
            message = "holds a text or a gap of more than a million characters"
            raise OutOfBoundsError(message)
    parser.Parse(b"", True)


class ElementCount:
    """Counts the elements of an XML stream, of which there may be only so many."""

    def __init__(self, most: int) -> None:
        self.number, self._most = 0, most

    def __call__(self) -> int:
        return self.number

    def start(self, *_: object) -> None:
        """Take note of an element."""
        self.number += 1
        if self.number > self._most:
            message = f"has a part of more than {self._most:,} elements"
            raise OutOfBoundsError(message)


def _refuse_definitions(*_: object) -> None:
    message = "defines names within its XML, as no spreadsheet does"
    raise OutOfBoundsError(message)
