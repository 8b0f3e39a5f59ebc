"""What a staff file gives, and what makes a row of it."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from engine.tables.encoding import Encoding
from engine.tables.repeated_header import Knows, RepeatedHeader


class Row(NamedTuple):
    """One person's cells, as many as there are headings, and the line on which they start.

    A tuple, because a frozen dataclass takes three times as long to make, for every row.
    """

    line: int
    cells: tuple[str, ...]


class Reject(NamedTuple):
    """A record that cannot be read: its first line, why, and its text as it stands in the file."""

    line: int
    reason: str
    row: str


class Table:
    """What the records of a file are held against: its columns and its encoding.

    `least` is how many fields a row has when the columns without a heading at its end are left off.
    """

    def __init__(
        self, headings: Sequence[str], delimiter: str, encoding: Encoding, knows: Knows
    ) -> None:
        self.delimiter, self.encoding = delimiter, encoding
        self.headings = tuple(map(legible, headings))
        self.repeated_header = RepeatedHeader(self.headings, knows)
        self.width = len(self.headings)
        named = [at for at, heading in enumerate(self.headings) if heading.strip()]
        self.least = max(named, default=-1) + 1
        self._watched = set(range(self.width)).difference(named)
        self.nameless: set[int] = set()  # columns without a heading in which something was found

    def fits(self, cells: Sequence[str]) -> bool:
        """Whether there are as many fields as the header asks for."""
        return self.least <= len(cells) <= self.width

    def rows(self, starts: Iterable[int], records: Sequence[list[str]]) -> list[Row]:
        """Records that fit, as rows which start on these lines."""
        for at in tuple(self._watched):
            if any(len(cells) > at and cells[at].strip() for cells in records):
                self._watched.remove(at)
                self.nameless.add(at)
        for cells in records if self.least < self.width else ():
            cells.extend([""] * (self.width - len(cells)))
        return list(map(Row, starts, map(tuple, records)))


def legible(raw: str) -> str:
    r"""Text without its line end, where bytes and NULs that cannot be shown are spelled out.

    >>> legible("Jos\udce9,3\r\n")
    'Jos\\xe9,3'
    """
    line = raw.removesuffix("\n").removesuffix("\r").replace("\0", "\\x00")
    return line.encode("utf-8", "surrogateescape").decode("utf-8", "backslashreplace")
