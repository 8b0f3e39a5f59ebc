"""Detection of rows with another delimiter than the header: files that were joined have them.

Most have too few fields. A few fit by chance, where the commas of decimals or texts are as many as
the columns ask for; read as cells, these would stand under the wrong headings.
"""

import csv
from collections.abc import Iterable, Sequence
from itertools import pairwise

from engine.tables.dialect import DELIMITERS, delimiter_name
from engine.tables.header import Knows

MANY = 2  # columns, of a table in which a delimiter stands
FEWEST = 10  # rows before, among which a list in the first column would have come


class OtherDelimiters:
    """Recognises rows that fit the header by the commas of their texts: `m0;analyst, senior;depth`.

    The first cell of such a row holds the other delimiter. Where that of a row holds it otherwise,
    the column has lists or the like, and no later row is judged by that delimiter.
    """

    def __init__(self, delimiter: str, headings: Sequence[str], knows: Knows) -> None:
        self._delimiter, self._width = delimiter, len(headings)
        self._foreign = [one for one in DELIMITERS if one != delimiter]
        self._may_be_list = knows(headings[0]) if headings else False
        self._is_loose = any(heading[:1].isspace() for heading in headings[1:])

    def may_be_joined(self, rows: Sequence[Sequence[str]], block: str) -> bool:
        """Whether any of these rows, the text of a block, is to be looked at more closely."""
        first_cells = "\n".join(cells[0] for cells in rows) if self._others_in(block) else ""
        return any(
            (one in self._foreign and self._is_candidate(one, cells))
            or fits_by_decimals(cells, self._delimiter, self._width)
            for one in DELIMITERS
            if one != self._delimiter and one in first_cells
            for cells in rows
            if one in cells[0]
        )

    def accept(self, rows: Iterable[Sequence[str]], text: str) -> None:
        """Learn from good rows, and the text in which they stand, what their first cells hold."""
        self.learn(self.held(rows, text))

    def held(self, rows: Iterable[Sequence[str]], text: str) -> tuple[str, ...]:
        """The other delimiters that the first cells of good rows hold."""
        if not any(one in text for one in self._foreign):
            return ()
        first_cells = "\n".join(cells[0] for cells in rows if cells)
        return tuple(one for one in self._foreign if one in first_cells)

    def learn(self, held: Sequence[str]) -> None:
        """Judge no later row by delimiters that first cells hold."""
        if held:
            self._foreign = [one for one in self._foreign if one not in held]

    def _others_in(self, text: str) -> bool:
        return any(one in text for one in DELIMITERS if one != self._delimiter)

    def _is_candidate(self, one: str, cells: Sequence[str]) -> bool:
        """Whether another delimiter is in a first cell, and in the row as often as is needed."""
        return one in cells[0] and sum(cell.count(one) for cell in cells) >= self._width - 1

    def by_texts(self, cells: Sequence[str], raw: str, before: int) -> str:
        """The name of a row's other delimiter, after so many rows, '' where it has the header's."""
        if len(cells) < MANY or not any(map(str.isalpha, raw)):  # codes may be joined by anything
            return ""
        found = (one for one in self._foreign if self._is_candidate(one, cells))
        return next(
            (delimiter_name(one) for one in found if self._divides(one, cells, raw, before)), ""
        )

    def _divides(self, one: str, cells: Sequence[str], raw: str, before: int) -> bool:
        """Whether a row has another delimiter: it stands without spaces, ours as in a text.

        Ours may stand without spaces too, after enough rows of which no first cell has the other.
        """
        fields = _divided(raw, one)
        if len(fields) != self._width or any(field != field.strip() for field in fields):
            return False
        enough = before >= FEWEST
        if not self._is_loose and all(cell[:1].isspace() for cell in cells[1:]):
            spread = any(one in cell for cell in cells[1:])
            return spread or enough or not self._may_be_list
        return enough and self._width > MANY and not self._may_be_list


def looks_delimited(raw: str, delimiter: str, width: int) -> str:
    """The name of another delimiter by which a row would fit the header, '' where there is none."""
    others = (other for other in DELIMITERS if other != delimiter and other in raw)
    return next(
        (delimiter_name(other) for other in others if len(_divided(raw, other)) == width), ""
    )


def fits_by_decimals(cells: Sequence[str], delimiter: str, width: int) -> str:
    """The same for a row that fits: of which each comma stands within a decimal.

    >>> fits_by_decimals(["Ann;3", "5"], ",", 2), fits_by_decimals(["Ann", "a;b"], ",", 2)
    ('semicolon', '')
    """
    if delimiter != "," or not all(
        one[-1:].isdigit() and other[:1].isdigit() for one, other in pairwise(cells)
    ):
        return ""
    raw = ",".join(cells)
    if width < MANY or not any(map(str.isalpha, raw)):  # codes may be joined by anything
        return ""
    others = (other for other in DELIMITERS if other != "," and other in cells[0])
    return next((delimiter_name(one) for one in others if raw.count(one) == width - 1), "")


def _divided(raw: str, delimiter: str) -> list[str]:
    """The fields that a row would have; none where it cannot be read."""
    try:
        return next(csv.reader([raw.rstrip("\r\n")], delimiter=delimiter, strict=True), [])
    except csv.Error:
        return []
