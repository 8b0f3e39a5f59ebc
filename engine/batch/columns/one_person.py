"""Record lookup: the facts about one person of a staff file, found by a row or by an id.

A row is what a spreadsheet numbers, the header included. It takes a full pass to know the codes of
the file, and that no other row has the same id. The notes name the person who was found, so that a
wrong row is noticed.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice

from engine.batch.columns.cells import merged, read_cell
from engine.batch.columns.codes import Codes
from engine.batch.columns.comparison import id_key, id_position, moment_position
from engine.batch.columns.mapping import NOTHING_MAPPED, Conventions
from engine.batch.columns.match import knows
from engine.batch.columns.precedence import match_mapped
from engine.batch.columns.recognition import Column
from engine.core.model import Facts, KnowledgeBase
from engine.errors import CrossroadsError, MisuseError
from engine.facts.values import Reading
from engine.language.invisible import without_invisible
from engine.language.moments import Moment, Times
from engine.language.protected import Protected
from engine.language.sentences import one_line, quote
from engine.tables.csv_text import unescape_formula
from engine.tables.open_table import OpenTable, open_table
from engine.tables.rows import Reject, Row
from engine.tables.sheet_rows import row_and_line, sheet_rows
from engine.tables.streams import STANDARD, input_place
from engine.tables.typed_rows import TypedRows

IDENTIFYING = 2  # cells by which a person is recognised

Numbered = tuple[int, Row | Reject]  # the number of a row, and its record
Found = tuple[tuple[int, Row], str]  # a numbered row, and why it counts of several


@dataclass(frozen=True, slots=True)
class Person:
    """One person of a file: the place, the facts, and the problems with other cells by attribute.

    `known_by` are cells by which the person is recognised, `remarks` say which sheet of a
    workbook was read, and what it hides.
    """

    where: str
    facts: Facts
    problems: Mapping[str, str]
    known_by: tuple[str, ...] = ()
    remarks: tuple[str, ...] = ()

    @property
    def notes(self) -> tuple[str, ...]:
        """Sentences that identify the person, say how the file was read, and name the problems."""
        who = f": {', '.join(self.known_by)}" if self.known_by else ""
        problems = (f"{self.where}: {id}: {what}." for id, what in self.problems.items())
        remarks = (f"{remark[0].upper()}{remark[1:]}." for remark in self.remarks)
        return (f"Read from {self.where}{who}.", *remarks, *problems)


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
            at = f" The nearest one is row {_place(nearest)}." if nearest else ""
            cure = f"Rows count from 1, the header included.{at}"
            raise MisuseError(f"{name}, row {self.row}", "nobody stands there", cure)
        row, record = nearest
        if isinstance(record, Reject):
            where = f"{name}, row {_place(nearest)}"
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
        places, wanted = self._places(columns), id_key(self.id)
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
            several = ", ".join(map(_place, found))
            cure = "Say which row with --row, or in which column with --id HEADING=ID."
            what = f"stands in {name} in several rows: {several}"
            raise MisuseError(f"--id {quote(self.id)}", what, cure)
        others = ", ".join(_place(one) for one in found if one is not found[latest])
        later = f"Of several rows it is the latest by column {quote(columns[time_at].heading)}"
        return found[latest], f"{later}; the others are {others}."

    def _places(self, columns: tuple[Column, ...]) -> list[int]:
        """The positions of the columns that may hold the id."""
        if self.heading is not None:
            return [id_position([column.heading for column in columns], self.heading)]
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


def find_person(  # noqa: PLR0913
    knowledge_base: KnowledgeBase,
    source: str,
    wanted: AtRow | WithId,
    *,
    explicit: Mapping[str, str],
    conventions: Conventions = NOTHING_MAPPED,
    sheet: str | None = None,
) -> Person:
    """The facts about one person. Columns and cells are read as a batch reads them; `sheet` is one
    of a workbook's."""
    if input_place(source) == STANDARD:
        what = "cannot be standard input, where the answers come from"
        raise MisuseError("--from", what, "Save it as a file first.")
    known = knows(knowledge_base, {**conventions.columns, **explicit})
    with open_table(source, known, sheet) as table:
        _, columns, _ = match_mapped(
            knowledge_base, table.name, table.headings, conventions, explicit
        )
        codes = Codes(knowledge_base, columns, conventions)
        found, remark = wanted.find(table.name, _numbered(table, codes.watch(table)), columns)
        where = f"{table.name}, row {_place(found)}"
        remarks = table.notes if isinstance(table, TypedRows) else ()
    cells = tuple(map(unescape_formula, found[1].cells))
    by_attribute: dict[str, list[Reading]] = {}
    for column, cell in zip(columns, cells, strict=True):
        if column.attribute:
            reading = read_cell(knowledge_base, column, cell, conventions, codes.unclear)
            by_attribute.setdefault(column.attribute, []).append(reading)
    readings = {
        id: merged(knowledge_base.attributes[id], some) if len(some) > 1 else some[0]
        for id, some in by_attribute.items()
    }
    return Person(
        where,
        {id: reading.value for id, reading in readings.items() if reading.value is not None},
        {id: reading.problem for id, reading in readings.items() if reading.problem},
        _known_by(columns, cells, knowledge_base.protected),
        (*filter(None, [remark]), *remarks),
    )


def _numbered(table: OpenTable, records: Iterable[Row | Reject]) -> Iterable[Numbered]:
    """The records with the numbers of their rows."""
    if isinstance(table, TypedRows):
        return ((record.line, record) for record in records)
    return sheet_rows(table.headings, records)


def _place(numbered: Numbered) -> str:
    row, record = numbered
    return row_and_line(row, record.line)


def _read_cells(row: Row, columns: Sequence[Column]) -> tuple[str, ...]:
    """What stands in the columns that are read."""
    both = zip(columns, row.cells, strict=True)
    return tuple(without_invisible(cell) for column, cell in both if column.attribute)


def _known_by(
    columns: Iterable[Column], cells: Iterable[str], protected: Protected
) -> tuple[str, ...]:
    """The first cells that are no facts, nor protected: an id, a name."""
    said = (
        f"{one_line(column.heading)} {quote(cell)}"
        for column, cell in zip(columns, cells, strict=True)
        if column.attribute is None and cell.strip() and not protected.names(column.heading)
    )
    return tuple(islice(said, IDENTIFYING))
