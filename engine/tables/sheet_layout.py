"""The layout of a worksheet, by one streaming pass over its XML: merged cells, hidden rows and
columns, formulas without a value.

openpyxl does not give these while it streams, and merged cells stand behind all the rows. The pass
keeps no cell, and takes a tenth of the time of reading them.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import IO

from openpyxl.utils.cell import get_column_letter, range_boundaries

from engine.tables.sheet_bounds import SheetBounds
from engine.tables.xml_bounds import bounded_parser, parse_bounded

MOST_AREAS = 1 << 19  # merged areas, of some two hundred bytes each
Attributes = dict[str, str]


@dataclass(frozen=True, slots=True, order=True)
class Area:
    """A rectangle of cells, by the numbers of its rows and columns."""

    top: int
    left: int
    bottom: int
    right: int

    def __str__(self) -> str:
        return (
            f"{get_column_letter(self.left)}{self.top}:{get_column_letter(self.right)}{self.bottom}"
        )


@dataclass(slots=True)
class SheetLayout:
    """What a worksheet says about its cells; all in the order of rows and columns."""

    merged: list[Area] = field(default_factory=list)
    hidden_rows: list[range] = field(default_factory=list)
    hidden_columns: list[range] = field(default_factory=list)
    hollow: int = 0  # formulas that no program has computed yet
    first_hollow: int = 0  # the row of the first
    last_row: int = 0


def sheet_layout(sheet: IO[bytes]) -> SheetLayout:
    """The layout of the worksheet in an XML stream.

    Raises expat.ExpatError where it is no XML, ValueError for places that are none, or too many.
    """
    scan = _Scan()
    parse_bounded(sheet, scan.parser, scan.elements)
    scan.layout.merged.sort()
    return scan.layout


class _Scan:
    """The handlers of those elements that say something about the layout.

    The handlers for the text and the end of elements are set within formulas alone.
    """

    def __init__(self) -> None:
        self.layout, self.parser, self._bounds = SheetLayout(), bounded_parser(), SheetBounds()
        self.parser.StartElementHandler = self._start
        self._handlers: dict[str, Callable[[Attributes], None] | None] = {}
        self._cell: Attributes = {}
        self._value: str | None = None  # of a formula; None outside of its element

    def elements(self) -> int:
        """How many elements have begun; asked for now and then."""
        self._bounds.refuse_large_row(self.parser.CurrentByteIndex)
        return self._bounds.elements

    def _start(self, name: str, attributes: Attributes) -> None:
        self._bounds.elements += 1
        try:
            handle = self._handlers[name]
        except KeyError:
            local = name.rpartition(" ")[2]
            handle = self._handlers[name] = getattr(self, f"_on_{local}", None)
        if handle is not None:
            handle(attributes)

    def _on_row(self, row: Attributes) -> None:
        at = self._bounds.row(row.get("r"), self.parser.CurrentByteIndex)
        self.layout.last_row = at
        if _is_hidden(row, "ht"):
            extend(self.layout.hidden_rows, at, at)

    def _on_col(self, column: Attributes) -> None:
        if _is_hidden(column, "width"):
            extend(self.layout.hidden_columns, int(column["min"]), int(column["max"]))

    def _on_mergeCell(self, merged: Attributes) -> None:  # noqa: N802 - as the format calls it
        left, top, right, bottom = (at or 0 for at in range_boundaries(merged["ref"]))
        self.layout.merged.append(Area(top, left, bottom, right))
        if len(self.layout.merged) > MOST_AREAS:
            message = "too many merged cells"
            raise ValueError(message)

    def _on_c(self, cell: Attributes) -> None:
        self._bounds.cell(cell.get("r"))
        self._cell = cell

    def _on_f(self, _: Attributes) -> None:
        """A formula. One that is a text, an error or the like has been computed, even to ''."""
        if self._cell.get("t", "n") == "n":
            self._value = ""
            self.parser.EndElementHandler = self._end

    def _on_v(self, _: Attributes) -> None:
        if self._value is not None:
            self.parser.CharacterDataHandler = self._text

    def _text(self, text: str) -> None:
        self._value = (self._value or "") + text[:1]

    def _end(self, name: str) -> None:
        self.parser.CharacterDataHandler = None
        if name.rpartition(" ")[2] != "c":
            return
        if not self._value:
            self.layout.hollow += 1
            self.layout.first_hollow = self.layout.first_hollow or self.layout.last_row
        self._value = self.parser.EndElementHandler = None


def _is_hidden(what: Attributes, size: str) -> bool:
    """Whether a row or a column is hidden, or has no size, which comes to the same."""
    return _is_set(what.get("hidden")) or float(what.get(size) or 1) == 0


def _is_set(value: str | None) -> bool:
    """Whether an attribute says yes."""
    return value in ("1", "true")


def extend(ranges: list[range], first: int, last: int) -> None:
    """Add numbers to ranges, of which the last may go on with them.

    >>> extend(rows := [range(2, 4)], 4, 4), rows
    (None, [range(2, 5)])
    """
    if ranges and ranges[-1].stop == first:
        ranges[-1] = range(ranges[-1].start, last + 1)
    else:
        ranges.append(range(first, last + 1))
