"""Detection of repeated headers: rows that are the header again, or that of another table.

Files that were joined repeat their header, or go on with other columns. Read as rows, those would
have their cells under the wrong headings.
"""

from collections.abc import Sequence
from functools import lru_cache

from engine.tables.encoding import BYTE_ORDER_MARK
from engine.tables.header import Knows

REMEMBERED = 1 << 12  # cells of rows that do not fit


class RepeatedHeader:
    """Recognises headers among the rows below a header.

    A row that fits the header is looked at only if it holds one of the headings in the first
    column that has one: see `signs`. So a whole block of rows is cleared at once.
    """

    def __init__(self, headings: Sequence[str], knows: Knows) -> None:
        named = [heading for heading in headings if heading.strip()]
        self.column = headings.index(named[0]) if named else 0
        self.signs = frozenset(
            (heading.strip() for heading in named)
            if len(headings) == 1
            else (form for heading in named for form in _forms(heading))
        )
        self._names = _names(headings)
        self._knows = lru_cache(REMEMBERED)(knows)

    def repeats(self, cells: Sequence[str]) -> bool:
        """Whether a row is the header itself, in any letters where it has several columns."""
        return self._has_sign(cells) and _names(cells) == self._names

    def begins_another(self, cells: Sequence[str], fits: bool) -> bool:
        """Whether most cells of a row, and more than one, are headings."""
        if fits and not self._has_sign(cells):
            return False
        filled = [cell for cell in cells if cell.strip()]
        found = sum(_name(cell) in self._names or self._knows(cell) for cell in filled)
        return found > max(1, len(filled) // 2)

    def _has_sign(self, cells: Sequence[str]) -> bool:
        return len(cells) > self.column and cells[self.column].strip() in self.signs


def _forms(heading: str) -> set[str]:
    """A heading as other programs may write it, without the spaces around it.

    Where files were joined, a byte-order mark may stand before any line.
    """
    plain = heading.strip()
    cases = {plain.lower(), plain.upper(), plain.title(), plain.capitalize()}
    return {plain, f"{BYTE_ORDER_MARK}{plain}", f'{BYTE_ORDER_MARK}"{plain}"'} | cases


def _names(cells: Sequence[str]) -> list[str]:
    """The cells, without the empty ones at the end."""
    names = [_name(cell) for cell in cells]
    while names and not names[-1]:
        names.pop()
    return names


def _name(cell: str) -> str:
    r"""A cell normalised for comparison.

    >>> _name(' \ufeff"Job  Title"')
    'job title'
    """
    return " ".join(cell.replace(BYTE_ORDER_MARK, "").replace('"', "").casefold().split())
