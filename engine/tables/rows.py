"""Records of a table: rows, and rejects with their reason."""

from typing import NamedTuple


class Row(NamedTuple):
    """The cells of a record, one for each heading, and the line on which it starts.

    A tuple, because a frozen dataclass takes three times as long to make, for every row.
    """

    line: int
    cells: tuple[str, ...]


class Reject(NamedTuple):
    """A record that cannot be read: its first line, why, and its text as it stands in the file.

    `cells` has one for each heading, where the record could be divided into the table's columns.
    """

    line: int
    reason: str
    row: str
    cells: tuple[str, ...] = ()
