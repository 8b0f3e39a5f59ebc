"""The facts about one person of a staff file, found by a line or by an id.

A line is what a spreadsheet and an editor number, the header included, as the rejects of a batch
name it. The whole file is gone through: only then is it known what its codes mean, and that nobody
else has the same id.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from engine.errors import CrossroadsError, MisuseError
from engine.mapping.codes import Codes, yes_no_columns
from engine.mapping.columns import Column, knows, match_columns
from engine.mapping.duplicates import id_position
from engine.mapping.mapping_file import columns_to_map
from engine.mapping.staff_mapping import NOTHING_MAPPED, StaffMapping, read_mapped
from engine.model import Facts, KnowledgeBase
from engine.people.inputs import People, open_people
from engine.people.rows import Reject, Row
from engine.results.safe_csv import STANDARD, as_it_was
from engine.words.values import quote


@dataclass(frozen=True, slots=True)
class Person:
    """Where somebody stands in a file, what it says about them, and what of it is not understood.

    `problems` go by attribute.
    """

    where: str
    facts: Facts
    problems: Mapping[str, str]

    @property
    def notes(self) -> tuple[str, ...]:
        """What is not understood, in words."""
        return tuple(f"{self.where}: {id}: {what}." for id, what in self.problems.items())


@dataclass(frozen=True, slots=True)
class AtLine:
    """Whoever stands on a line."""

    line: int

    def find(self, people: People, records: Iterable[Row | Reject], _: object) -> Row:
        """The row. Raises MisuseError where none starts there, CrossroadsError for a reject."""
        nearest: Row | Reject | None = None
        for record in records:
            if nearest is None or record.line <= self.line:
                nearest = record
        where = f"{people.name}, line {self.line}"
        if nearest is None or nearest.line != self.line:
            start = f" The nearest one starts on line {nearest.line}." if nearest else ""
            cure = f"Lines count from 1, the header included.{start}"
            raise MisuseError(where, "no person's row starts there", cure)
        if isinstance(nearest, Reject):
            raise CrossroadsError(where, f"cannot be read: {nearest.reason}", "Mend the file.")
        return nearest


@dataclass(frozen=True, slots=True)
class WithId:
    """Whoever has an id: in the column of this heading or, without one, in any that is no fact."""

    id: str
    heading: str | None = None

    def find(
        self, people: People, records: Iterable[Row | Reject], columns: tuple[Column, ...]
    ) -> Row:
        """The row. Raises MisuseError where there is none, or several that differ."""
        if self.heading is not None:
            places = [id_position(people.headings, self.heading)]
        else:
            places = [at for at, column in enumerate(columns) if column.attribute is None]
        rows = [
            record
            for record in records
            if isinstance(record, Row)
            and any(as_it_was(record.cells[at]).strip() == self.id for at in places)
        ]
        where = f"--id {quote(self.id)}"
        if not rows:
            among = f"in the column {quote(self.heading)}" if self.heading else "in any column"
            cure = "Look at the file with `crossroads batch FILE --inspect`."
            raise MisuseError(where, f"stands nowhere in {people.name} {among}", cure)
        if len({row.cells for row in rows}) > 1:
            lines = ", ".join(str(row.line) for row in rows)
            cure = "Say which line with --row, or in which column with --id HEADING=ID."
            raise MisuseError(where, f"stands in {people.name} on several lines: {lines}", cure)
        return rows[0]


def wanted(line: int | None, id: str | None) -> AtLine | WithId:
    """Who is wanted, as --row and --id say. Raises MisuseError where that is nobody, or two."""
    if (line is None) == (id is None):
        what = "does not say who" if line is None else "is given both --row and --id"
        raise MisuseError("--from", what, "Add --row LINE or --id ID.")
    if line is not None:
        return AtLine(line)
    heading, named, value = str(id).rpartition("=")
    if not value.strip():
        raise MisuseError(f"--id {quote(str(id))}", "names no id", "Write --id HEADING=ID.")
    return WithId(value.strip(), heading.strip() if named else None)


def find_person(
    knowledge_base: KnowledgeBase,
    source: str,
    wanted: AtLine | WithId,
    *,
    explicit: Mapping[str, str],
    house: StaffMapping = NOTHING_MAPPED,
) -> Person:
    """The facts about one person. Columns and cells are read as a batch reads them."""
    if source == STANDARD:
        what = "cannot be standard input, where the answers come from"
        raise MisuseError("--from", what, "Save it as a file first.")
    known = knows(knowledge_base, {**house.columns, **explicit})
    with open_people(source, known) as people:
        headings = tuple(map(as_it_was, people.headings))
        to_map = columns_to_map(knowledge_base, house, headings, explicit)
        columns, _ = match_columns(knowledge_base, people.name, headings, to_map)
        codes = Codes(yes_no_columns(knowledge_base, [column.attribute for column in columns]))
        row = wanted.find(people, codes.watch(people), columns)
        where = f"{people.name}, line {row.line}"
    readings = {
        column.attribute: read_mapped(
            knowledge_base,
            knowledge_base.attributes[column.attribute],
            as_it_was(cell),
            house,
            codes.unclear,
        )
        for column, cell in zip(columns, row.cells, strict=True)
        if column.attribute
    }
    return Person(
        where,
        {id: reading.value for id, reading in readings.items() if reading.value is not None},
        {id: reading.problem for id, reading in readings.items() if reading.problem},
    )
