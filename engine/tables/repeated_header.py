"""Detection of repeated headers: rows that are the header again, or that of another table.

Files that were joined repeat their header, or go on with other columns. Read as rows, those would
have their cells under the wrong headings.
"""

from collections.abc import Sequence, Set
from functools import lru_cache

from engine.tables.header import Knows
from engine.tables.invisible import BLANK, NO_BREAK, UNSEEN

REMEMBERED = 1 << 12  # cells of rows that do not fit, and beginnings of cells
START = 3  # letters
NOT_COUNTED = dict.fromkeys(map(ord, f'{UNSEEN.replace(NO_BREAK, "")}"'))
AROUND = f'{BLANK}"'  # a heading


class RepeatedHeader:
    """Recognises headers among the rows below a header.

    A row that fits the header is looked at only if it holds one of the headings in the first
    column that has one: see `may_hold_one`. So a whole block of rows is cleared at once.
    """

    def __init__(self, headings: Sequence[str], knows: Knows) -> None:
        named = [heading for heading in headings if heading.strip()]
        self.column = headings.index(named[0]) if named else 0
        self._names = _names(headings)
        self._signs = frozenset(filter(None, self._names))
        self._starts = tuple(sign[:START] for sign in self._signs)
        self._innocent: set[str] = set()
        self._alone = headings[0].strip() if len(headings) == 1 else None
        self._knows = lru_cache(REMEMBERED)(knows)

    def may_hold_one(self, records: Sequence[Sequence[str]], starts: Set[str]) -> bool:
        """Whether any of these records may be a header: it holds a heading where one would.

        Most are cleared by how their cells begin, which is looked at once for each beginning;
        `starts` holds those of the first cells.
        """
        column = self.column
        if column > 0:
            starts = {cells[column][:START] for cells in records if len(cells) > column}
        if starts <= self._innocent:
            return False
        guilty = {start for start in starts - self._innocent if self._may_start_one(start)}
        if len(self._innocent) < REMEMBERED:
            self._innocent |= starts - guilty
        return bool(guilty) and any(
            self._has_sign(cells)
            for cells in records
            if len(cells) > column and cells[column][:START] in guilty
        )

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

    def _may_start_one(self, start: str) -> bool:
        """Whether a heading may begin so, in other letters and with other spaces."""
        plain = _name(start)
        return len(plain) < len(start) or plain.startswith(self._starts)

    def _has_sign(self, cells: Sequence[str]) -> bool:
        if len(cells) <= self.column:
            return False
        cell = cells[self.column]
        if self._alone is not None:
            return cell.strip(AROUND) == self._alone
        return _name(cell) in self._signs


def _names(cells: Sequence[str]) -> list[str]:
    """The cells, without the empty ones at the end."""
    names = [_name(cell) for cell in cells]
    while names and not names[-1]:
        names.pop()
    return names


def _name(cell: str) -> str:
    r"""A cell normalised for comparison: letters, spaces and what cannot be seen do not count.

    >>> _name(' \ufeff"Job\u200b  Title"')
    'job title'
    """
    return " ".join(cell.translate(NOT_COUNTED).casefold().split())
