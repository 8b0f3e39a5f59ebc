"""The header of a worksheet: found as that of a CSV file is, below titles and the like.

A header may span several rows whose cells are merged; then each column has the lowest of its cells
as its heading. Where a heading that is not merged has something below it, the rows below it are
people, whatever is merged beside them.
"""

from collections.abc import Iterator, Sequence
from itertools import chain, dropwhile, islice, zip_longest

from engine.language.sentences import abridged, counted
from engine.tables.header import HEAD, Knows, header_position
from engine.tables.sheet_records import SheetRecords
from engine.tables.survey_header import header_of_a_form, several_rows
from engine.tables.typed_rows import Record

SHOWN = 3  # merged headings that are named in a note


class SheetHead:
    """The headings of a sheet, the last row of its header (0 for an empty sheet), and what follows.

    `known` are those headings that are.
    """

    def __init__(self, records: SheetRecords, rows: Iterator[Record], knows: Knows) -> None:
        first = list(islice(dropwhile(lambda record: not record[1], rows), HEAD))
        at = header_position([cells for _, cells in first], knows)
        found = header_of_a_form([cells for _, cells in first], at or 0)
        self._form = found[1].form if found else ""
        at = found[0] if found else at
        top = 0 if at is None else first[at][0]
        self.records = records
        self._top, self._above = top, sum(row < top and bool(cells) for row, cells in first)
        if found:
            self.line = first[found[0] + found[1].rows - 1][0]
            self.headings = found[1].headings
        else:
            self.line = self._last_row([record for record in first if record[0] >= top])
            self.headings = _headings(
                [cells for row, cells in first if top <= row <= self.line],
                records.merged.width(range(top, self.line + 1)),
            )
        self.known = tuple(one for one in self.headings if one.strip() and knows(one))
        self.below = chain((record for record in first if record[0] > self.line), rows)

    def _last_row(self, first: Sequence[Record]) -> int:
        """The last row of the header, with which these rows begin."""
        last = self.records.merged.last_of_header(self._top)
        groups = [area for area in self.records.merged.across if area.top == self._top]
        for row, cells in first[1:]:
            for at, (heading, cell) in enumerate(zip(first[0][1], cells, strict=False), 1):
                grouped = any(area.left <= at <= area.right for area in groups)
                if row <= last and heading.strip() and cell not in ("", heading) and not grouped:
                    return self._top
        return last

    def notes(self) -> Iterator[str]:
        """Remarks on the header and on the rows below it, complete when they have been read."""
        if self._above:
            are = "is" if self._above == 1 else "are"
            above = counted(self._above, "row")
            yield f"the header is row {self._top}; {above} above it {are} not read"
        if self._form:
            yield several_rows(self._form)
        elif self.line > self._top:
            yield f"the header is rows {self._top} to {self.line}, whose cells are merged"
        rows = range(self._top, self.line + 1)
        nameless = [
            str(area)
            for area in self.records.merged.across
            if not self._form
            and area.top in rows
            and not all(self.headings[area.left : area.right])
        ]
        if nameless:
            yield (
                "headings merged across columns are those of the first: "
                f"{abridged(nameless, SHOWN)}"
            )
        yield from self.records.notes(self.line, self.headings)


def _headings(rows: Sequence[Sequence[str]], width: int) -> tuple[str, ...]:
    """The lowest heading of each column that has one, of at least so many columns."""
    headings = [
        next((cell for cell in reversed(cells) if cell.strip()), "")
        for cells in zip_longest(*rows, fillvalue="")
    ]
    return (*headings, *[""] * (width - len(headings)))
