"""The layout of a CSV table: its columns and its encoding, which every record has to fit."""

from collections.abc import Iterable, Sequence

from engine.tables.encoding import Encoding
from engine.tables.header import Knows
from engine.tables.other_delimiter import OtherDelimiters
from engine.tables.records_at_sight import RecordsAtSight
from engine.tables.repeated_header import RepeatedHeader
from engine.tables.rows import Row
from engine.tables.stray_rows import rating_columns


class TableLayout:
    """The headings, delimiter and encoding of a table, and the rows of records that fit them.

    `least` is how many fields a row has when the columns without a heading at its end are left off.
    """

    def __init__(
        self, headings: Sequence[str], delimiter: str, encoding: Encoding, knows: Knows
    ) -> None:
        self.delimiter, self.encoding = delimiter, encoding
        self.headings = tuple(map(legible, headings))
        self.repeated_header = RepeatedHeader(self.headings, knows)
        self.other_delimiters = OtherDelimiters(delimiter, self.headings, knows)
        self.ratings = rating_columns(self.headings)
        self.records_at_sight = RecordsAtSight(self.ratings)
        self.width = len(self.headings)
        named = [at for at, heading in enumerate(self.headings) if heading.strip()]
        self.least = max(named, default=-1) + 1
        self._watched = set(range(self.width)).difference(named)
        self.nameless: set[int] = set()  # columns without a heading that are not empty

    def fits(self, cells: Sequence[str]) -> bool:
        """Whether there are as many fields as the header asks for."""
        return self.least <= len(cells) <= self.width

    def rows(self, starts: Iterable[int], records: Sequence[list[str]]) -> list[Row]:
        """Rows of records that fit and start on these lines."""
        return list(map(Row, starts, self.padded(records)))

    def padded(self, records: Sequence[list[str]]) -> list[tuple[str, ...]]:
        """The cells of records that fit, padded to the width of the header."""
        for at in tuple(self._watched):
            if any(len(cells) > at and cells[at].strip() for cells in records):
                self._watched.remove(at)
                self.nameless.add(at)
        for cells in records if self.least < self.width else ():
            cells.extend([""] * (self.width - len(cells)))
        return list(map(tuple, records))


def legible(raw: str) -> str:
    r"""Text without its line end, in which undecodable bytes and NULs are escaped.

    >>> legible("Jos\udce9,3\r\n")
    'Jos\\xe9,3'
    """
    line = raw.removesuffix("\n").removesuffix("\r").replace("\0", "\\x00")
    return line.encode("utf-8", "surrogateescape").decode("utf-8", "backslashreplace")
