"""Record lookup: the facts about one person of a staff file, found by a row or by an id.

A row is what a spreadsheet numbers, the header included. It takes a full pass to know the codes of
the file, and that no other row has the same id. The notes name the person who was found, so that a
wrong row is noticed.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import islice

from engine.batch.columns.codes import Codes
from engine.batch.columns.duplicates import id_position
from engine.batch.columns.mapping import NOTHING_MAPPED, Conventions, read_mapped
from engine.batch.columns.match import Column, knows
from engine.batch.columns.precedence import match_mapped
from engine.core.model import Facts, KnowledgeBase
from engine.errors import CrossroadsError, MisuseError
from engine.language.protected import Protected
from engine.language.sentences import one_line, quote
from engine.tables.csv_text import unescape_formula
from engine.tables.open_table import OpenTable, open_table
from engine.tables.rows import Reject, Row
from engine.tables.sheet_rows import row_and_line, sheet_rows
from engine.tables.streams import STANDARD
from engine.tables.typed_rows import TypedRows

IDENTIFYING = 2  # cells by which a person is recognised

Numbered = tuple[int, Row | Reject]  # the number of a row, and its record


@dataclass(frozen=True, slots=True)
class Person:
    """One person of a file: the place, the facts, and the problems with other cells by attribute.

    `known_by` are cells by which the person is recognised.
    """

    where: str
    facts: Facts
    problems: Mapping[str, str]
    known_by: tuple[str, ...] = ()

    @property
    def notes(self) -> tuple[str, ...]:
        """Sentences that identify the person, and name the problems."""
        who = f": {', '.join(self.known_by)}" if self.known_by else ""
        problems = (f"{self.where}: {id}: {what}." for id, what in self.problems.items())
        return (f"Read from {self.where}{who}.", *problems)


@dataclass(frozen=True, slots=True)
class AtRow:
    """The person in a row."""

    row: int

    def find(self, name: str, rows: Iterable[Numbered], _: object) -> tuple[int, Row]:
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
        return row, record


@dataclass(frozen=True, slots=True)
class WithId:
    """The person with an id: in the column of this heading, or else in any that is no fact."""

    id: str
    heading: str | None = None

    def find(
        self, name: str, rows: Iterable[Numbered], columns: tuple[Column, ...]
    ) -> tuple[int, Row]:
        """The row. Raises MisuseError where there is none, or several that differ."""
        if self.heading is not None:
            places = [id_position([column.heading for column in columns], self.heading)]
        else:
            places = [at for at, column in enumerate(columns) if column.attribute is None]
        found = [
            (row, record)
            for row, record in rows
            if isinstance(record, Row)
            and any(unescape_formula(record.cells[at]).strip() == self.id for at in places)
        ]
        where = f"--id {quote(self.id)}"
        if not found:
            among = f"in the column {quote(self.heading)}" if self.heading else "in any column"
            cure = "Look at the file with `crossroads batch FILE --inspect`."
            raise MisuseError(where, f"stands nowhere in {name} {among}", cure)
        if len({record.cells for _, record in found}) > 1:
            several = ", ".join(map(_place, found))
            cure = "Say which row with --row, or in which column with --id HEADING=ID."
            raise MisuseError(where, f"stands in {name} in several rows: {several}", cure)
        return found[0]


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


def find_person(
    knowledge_base: KnowledgeBase,
    source: str,
    wanted: AtRow | WithId,
    *,
    explicit: Mapping[str, str],
    conventions: Conventions = NOTHING_MAPPED,
) -> Person:
    """The facts about one person. Columns and cells are read as a batch reads them."""
    if source == STANDARD:
        what = "cannot be standard input, where the answers come from"
        raise MisuseError("--from", what, "Save it as a file first.")
    known = knows(knowledge_base, {**conventions.columns, **explicit})
    with open_table(source, known) as table:
        _, columns, _ = match_mapped(
            knowledge_base, table.name, table.headings, conventions, explicit
        )
        codes = Codes(knowledge_base, [column.attribute for column in columns], conventions)
        found = wanted.find(table.name, _numbered(table, codes.watch(table)), columns)
        where = f"{table.name}, row {_place(found)}"
    cells = tuple(map(unescape_formula, found[1].cells))
    readings = {
        column.attribute: read_mapped(
            knowledge_base,
            knowledge_base.attributes[column.attribute],
            cell,
            conventions,
            codes.unclear,
        )
        for column, cell in zip(columns, cells, strict=True)
        if column.attribute
    }
    return Person(
        where,
        {id: reading.value for id, reading in readings.items() if reading.value is not None},
        {id: reading.problem for id, reading in readings.items() if reading.problem},
        _known_by(columns, cells, knowledge_base.protected),
    )


def _numbered(table: OpenTable, records: Iterable[Row | Reject]) -> Iterable[Numbered]:
    """The records with the numbers of their rows."""
    if isinstance(table, TypedRows):
        return ((record.line, record) for record in records)
    return sheet_rows(table.headings, records)


def _place(numbered: Numbered) -> str:
    row, record = numbered
    return row_and_line(row, record.line)


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
