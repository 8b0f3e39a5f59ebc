"""Record selection: one row of a staff file, by its number or by an id.

A row is what a spreadsheet numbers, the header included. Of several rows with the id, the latest
counts, as in a batch.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from engine.batch.columns.comparison import id_key, moment_position
from engine.batch.columns.ids import id_column
from engine.batch.columns.recognition import Column
from engine.errors import CrossroadsError, MisuseError
from engine.language.invisible import without_invisible
from engine.language.moments import Moment, Times
from engine.language.sentences import quote
from engine.tables.rows import Reject, Row
from engine.tables.sheet_rows import row_and_line

Numbered = tuple[int, Row | Reject]  # the number of a row, and its record
Found = tuple[tuple[int, Row], str]  # a numbered row, and why it counts of several


@dataclass(frozen=True, slots=True)
class AtRow:
    """The person in a row."""

    row: int

    def find(self, name: str, rows: Iterable[Numbered], _: object) -> Found:
        """The row. Raises MisuseError where there is none, CrossroadsError for a reject."""
        nearest: Numbered | None = None
        for numbered in rows:
            if nearest is None or numbered[0] <= self.row:
                nearest = numbered
        if nearest is None or nearest[0] != self.row:
            at = f" The nearest one is row {place(nearest)}." if nearest else ""
            cure = f"Rows count from 1, the header included.{at}"
            raise MisuseError(f"{name}, row {self.row}", "nobody stands there", cure)
        row, record = nearest
        if isinstance(record, Reject):
            where = f"{name}, row {place(nearest)}"
            raise CrossroadsError(where, f"cannot be read: {record.reason}", "Mend the file.")
        return (row, record), ""


@dataclass(frozen=True, slots=True)
class WithId:
    """The person with an id: in the column of this heading, or else in any that is no fact."""

    id: str
    heading: str | None = None

    def find(self, name: str, rows: Iterable[Numbered], columns: tuple[Column, ...]) -> Found:
        """The row, of several that differ the latest. Raises MisuseError where there is none, or
        it is not sure which one is the latest."""
        places, wanted = self._places(name, columns), id_key(self.id)
        times, time_at = Times(), moment_position(columns)
        found, moments = list[tuple[int, Row]](), list[Moment | None]()
        for row, record in rows:
            if isinstance(record, Row):
                moment = times.add(record.cells[time_at]) if time_at is not None else None
                if any(id_key(record.cells[at]) == wanted for at in places):
                    found.append((row, record))
                    moments.append(moment)
        self._check_found(name, found)
        if len({_read_cells(record, columns) for _, record in found}) == 1:
            return found[0], ""
        latest = times.latest(moments)
        if latest is None or time_at is None:
            several = ", ".join(map(place, found))
            cure = "Say which row with --row, or in which column with --id HEADING=ID."
            what = f"stands in {name} in several rows: {several}"
            raise MisuseError(f"--id {quote(self.id)}", what, cure)
        others = ", ".join(place(one) for one in found if one is not found[latest])
        later = f"Of several rows it is the latest by column {quote(columns[time_at].heading)}"
        return found[latest], f"{later}; the others are {others}"

    def _places(self, name: str, columns: tuple[Column, ...]) -> list[int]:
        """The positions of the columns that may hold the id."""
        if self.heading is not None:
            return [id_column(name, [column.heading for column in columns], self.heading)]
        return [at for at, column in enumerate(columns) if column.attribute is None]

    def _check_found(self, name: str, found: Sequence[tuple[int, Row]]) -> None:
        """Raise MisuseError where nobody has the id."""
        if not found:
            among = f"in the column {quote(self.heading)}" if self.heading else "in any column"
            cure = "Look at the file with `crossroads batch FILE --inspect`."
            what = f"stands nowhere in {name} {among}"
            raise MisuseError(f"--id {quote(self.id)}", what, cure)


def wanted(row: int | None, id: str | None) -> AtRow | WithId:
    """The person that --row or --id names. Raises MisuseError for neither, or both."""
    if (row is None) == (id is None):
        what = "does not say who" if row is None else "is given both --row and --id"
        raise MisuseError("--from", what, "Add --row ROW or --id ID.")
    if row is not None:
        return AtRow(row)
    heading, named, value = str(id).rpartition("=")
    if not value.strip():
        raise MisuseError(f"--id {quote(str(id))}", "names no id", "Write --id HEADING=ID.")
    return WithId(value.strip(), heading.strip() if named else None)


def place(numbered: Numbered) -> str:
    """The number of a row, and its line where that is another one."""
    row, record = numbered
    return row_and_line(row, record.line)


def _read_cells(row: Row, columns: Sequence[Column]) -> tuple[str, ...]:
    """What stands in the columns that are read."""
    both = zip(columns, row.cells, strict=True)
    return tuple(without_invisible(cell) for column, cell in both if column.attribute)
