"""The bounds of a worksheet: rows and cells have numbers, in their order, that a sheet can have.

openpyxl fills gaps with blank rows and cells, and leaves out what comes out of order: a number of
two thousand million keeps it busy for hours, and a row that comes twice is lost.
"""

from functools import lru_cache

from engine.tables.xml_bounds import OutOfBoundsError

LAST_ROW, LAST_COLUMN = 1 << 20, 1 << 14
LARGEST_ROW = 1 << 27  # bytes of XML
MOST_ELEMENTS = 1 << 20  # of one row; a full one has two or three for each cell
MOST_SPANNED = 4_000_000  # cells, from the first column to the last of each row
RARE = 50  # times as many of them as there are values, as in no table


class SheetBounds:
    """The rows and cells of a sheet so far. Raises OutOfBoundsError for what no sheet can have."""

    def __init__(self) -> None:
        self.elements = self._before = self._row = self._column = 0
        self._began_at = self._cells = self._spanned = 0

    def row(self, number: str | None, at: int) -> int:
        """The number of a row, whose XML begins at a byte; where it is left off, the next one."""
        row = self._row + 1 if number is None else _whole(number, "row")
        if not self._row < row <= LAST_ROW:
            message = f"has a row {row}"
            raise OutOfBoundsError(
                f"{message}, beyond the last that a sheet can have ({LAST_ROW:,})"
                if row > LAST_ROW
                else f"{message} after row {self._row}"
            )
        self._begin(row, at)
        return row

    def _begin(self, row: int, at: int) -> None:
        """Begin a row, and judge those before: a value is an element within that of its cell."""
        self._spanned += self._column
        values = self.elements - self._cells - self._row
        if self._spanned > max(MOST_SPANNED, RARE * values):
            message = f"has {self._spanned:,} cells, and next to nothing in them"
            raise OutOfBoundsError(message)
        self._row, self._column, self._began_at = row, 0, at
        self._before = self.elements

    def cell(self, place: str | None) -> None:
        """A cell of the row, by a place such as AB12. It may be left off too."""
        column = self._column + 1 if place is None else _column(place.rstrip("0123456789"))
        if not self._column < column <= LAST_COLUMN:
            message = f"has a cell {place} after column {self._column} in row {self._row}"
            raise OutOfBoundsError(message)
        self._column = column
        self._cells += 1

    def refuse_large_row(self, at: int) -> None:
        """Raise OutOfBoundsError if what has come since the last row, up to a byte, is too much."""
        if at - self._began_at > LARGEST_ROW or self.elements - self._before > MOST_ELEMENTS:
            message = f"holds more at row {self._row} than a row can hold"
            raise OutOfBoundsError(message)


@lru_cache(LAST_COLUMN)
def _column(letters: str) -> int:
    """The number of a column.

    >>> _column("A"), _column("XFD")
    (1, 16384)
    """
    number = 0
    for letter in letters[:4]:
        if not "A" <= letter <= "Z":
            number = 0
            break
        number = number * 26 + ord(letter) - ord("A") + 1
    if not 0 < number <= LAST_COLUMN or len(letters) > len("XFD"):
        message = f"has a cell in a column '{letters[:9]}', which no sheet has"
        raise OutOfBoundsError(message)
    return number


def _whole(number: str, what: str) -> int:
    if not (number.isascii() and number.isdecimal() and len(number) <= len("2000000000")):
        message = f"has a {what} '{number[:20]}', which is no number of a {what}"
        raise OutOfBoundsError(message)
    return int(number)
