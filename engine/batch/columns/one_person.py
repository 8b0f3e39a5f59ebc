"""Record lookup: the facts about one person of a staff file, found by a row or by an id.

It takes a full pass to know the codes of the file, and that no other row has the same id. The notes
name the person who was found, so that a wrong row is noticed.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import islice

from engine.batch.columns.cells import merged, read_cell
from engine.batch.columns.codes import Codes
from engine.batch.columns.mapping import NOTHING_MAPPED, Conventions
from engine.batch.columns.match import knows
from engine.batch.columns.precedence import match_mapped
from engine.batch.columns.recognition import Column
from engine.batch.columns.wanted import AtRow, Numbered, WithId, place
from engine.core.model import Facts, KnowledgeBase
from engine.errors import MisuseError
from engine.facts.values import Reading
from engine.language.protected import Protected
from engine.language.sentences import one_line, quote
from engine.tables.csv_text import unescape_formula
from engine.tables.open_table import OpenTable, open_table
from engine.tables.rows import Reject, Row
from engine.tables.sheet_rows import sheet_rows
from engine.tables.streams import STANDARD, input_place
from engine.tables.typed_rows import TypedRows

IDENTIFYING = 2  # cells by which a person is recognised


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
        where = f"{table.name}, row {place(found)}"
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
