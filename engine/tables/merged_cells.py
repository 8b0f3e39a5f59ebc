"""Merged cells: one value that counts for every row that its area spans.

A merged cell has its value in the first row and the first column of its area, and nothing in the
rest, so that all but the first of the people beside it would have none. Across columns the value
stays in the first: a line that stands over a whole table is not an answer to each of its questions.
"""

from collections.abc import Iterator, Sequence

from engine.language.sentences import abridged
from engine.tables.sheet_layout import Area

SHOWN = 3  # areas that are named in a note
DEEPEST = 4  # rows of a header


class MergedCells:
    """Spreads the values of merged cells over the rows of a sheet, which come in their order.

    `across` are the areas so far that go over several columns and hold something.
    """

    def __init__(self, areas: Sequence[Area]) -> None:
        self._areas = areas
        self._next = 0  # of the areas, the first that begins further down
        self._open: dict[int, tuple[Area, str]] = {}  # by column, with the value
        self._down: dict[Area, None] = {}
        self.across: dict[Area, None] = {}
        self._reach: dict[int, int] = {}  # of the areas from the first column on, by their row

    def spread(self, row: int, cells: list[str]) -> None:
        """Put the values of the merged cells into a row. One with no cell of its own is blank."""
        self._open = {at: one for at, one in self._open.items() if one[0].bottom >= row}
        covered = [area for area, _ in self._open.values()]
        for area in covered:
            _blank(cells, area)
        if self._open and any(map(str.strip, cells)):
            for area, text in self._open.values():
                cells.extend([""] * (area.left - len(cells)))
                cells[area.left - 1] = text
                self._down[area] = None
        self._begin(row, cells)

    def _begin(self, row: int, cells: list[str]) -> None:
        """Remember the values of the areas that begin in a row."""
        while self._next < len(self._areas) and self._areas[self._next].top <= row:
            area = self._areas[self._next]
            self._next += 1
            text = cells[area.left - 1] if area.left <= len(cells) else ""
            if area.top < row or not text.strip():
                continue
            _blank(cells, area, but=1)
            if area.right > area.left:
                self.across[area] = None
                if area.left == 1:
                    self._reach[area.top] = area.right
            if area.bottom > row:
                self._open[area.left] = area, text

    def last_of_header(self, row: int) -> int:
        """The last row of the header that begins in this row."""
        down = (area.bottom for area in self._areas if area.top == row)
        return max((bottom for bottom in down if bottom - row < DEEPEST), default=row)

    def width(self, rows: range) -> int:
        """The number of columns that the merged cells of these rows reach to."""
        return max((area.right for area in self.across if area.top in rows), default=0)

    def is_title(self, row: int, headings: Sequence[str]) -> bool:
        """Whether a row so far is one cell across all columns of a table, which has several."""
        reach = self._reach.get(row)
        if reach is None:  # as of nearly every row
            return False
        named = [at for at, heading in enumerate(headings, 1) if heading.strip()]
        return len(named) > 1 and reach >= named[-1]

    def notes(self, header: int, headings: Sequence[str]) -> Iterator[str]:
        """Remarks on the merged cells below the header, whose last row is given. Titles are
        rejects, which say so themselves."""
        down = [str(area) for area in self._down if area.bottom > header]
        if down:
            yield f"merged cells count for every row that they span: {abridged(down, SHOWN)}"
        across = [
            str(area)
            for area in self.across
            if area.bottom > header and not self.is_title(area.top, headings)
        ]
        if across:
            yield f"cells merged across columns are read in the first: {abridged(across, SHOWN)}"


def _blank(cells: list[str], area: Area, but: int = 0) -> None:
    """Empty the cells of a row that an area covers, but for so many at its left."""
    for at in range(area.left - 1 + but, min(area.right, len(cells))):
        cells[at] = ""
