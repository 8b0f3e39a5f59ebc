"""An open staff file: its columns matched, and the facts about it that need a full pass: codes and
duplicates."""

from collections import deque
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field

from engine.batch.columns.cells import read_cell
from engine.batch.columns.codes import Codes, code_notes, unless_code
from engine.batch.columns.comparison import compared_by
from engine.batch.columns.duplicates import Duplicates, find_duplicates
from engine.batch.columns.ids import id_column, id_names
from engine.batch.columns.mapping import Conventions
from engine.batch.columns.match import knows
from engine.batch.columns.precedence import match_mapped
from engine.batch.columns.recognition import Column
from engine.batch.join.answers_file import AnswersFile
from engine.batch.join.left_join import Join, without_theirs
from engine.batch.options import Options
from engine.core.model import KnowledgeBase
from engine.facts.values import NOT_KNOWN, Reading
from engine.tables.open_table import OpenTable, open_table
from engine.tables.rereadable import Rereadable
from engine.tables.typed_text import PlainColumns


@dataclass(frozen=True, slots=True)
class OpenedStaff:
    """A staff file with its matched columns, its duplicates and its codes.

    `codes` are those of unknown meaning, by attribute. None where they were not looked for; then
    the first that is read raises CodeFound.
    """

    knowledge_base: KnowledgeBase
    table: OpenTable
    headings: tuple[str, ...]
    columns: tuple[Column, ...]
    column_notes: Sequence[str]  # of matching
    duplicates: Duplicates
    codes: Mapping[str, tuple[str, ...]] | None
    conventions: Conventions
    plain: frozenset[int] = frozenset()  # the columns of numbers and dates, where it was asked
    id_at: int | None = None  # the position of the column of ids
    join: Join | None = None
    _without_codes: set[str] = field(default_factory=set)  # attributes with a cell that is none

    @property
    def known(self) -> list[str]:
        """The attributes that there are columns for, in their order."""
        return list(dict.fromkeys(one.attribute for one in self.columns if one.attribute))

    @property
    def delimiter(self) -> str:
        """The delimiter of the advice: the one that the same spreadsheet reads."""
        return ";" if self.table.delimiter == ";" else ","

    @property
    def dialect(self) -> dict[str, str | None]:
        """The encoding and the delimiter of the input."""
        return {"encoding": self.table.encoding, "delimiter": self.table.delimiter}

    @property
    def notes(self) -> tuple[str, ...]:
        """Remarks for those who use the advice, complete once every record was read."""
        codes = code_notes(self.knowledge_base, self.codes or {}, self.conventions)
        joined = self.join.notes if self.join else ()
        return (*self.table.notes, *self.column_notes, *codes, *self.duplicates.notes, *joined)

    def read(self, column: Column, cell: str) -> Reading:
        """The reading of a cell of a known column, as its owner means it."""
        if self.join and column.source:
            codes = self.join.codes(column.source)
            return read_cell(self.knowledge_base, column, cell, self.conventions, codes or ())
        attribute = self.knowledge_base.attributes[str(column.attribute)]
        searching = self.codes is None
        if searching and (column.choice or attribute.id not in self._without_codes):
            unless_code(attribute, cell, column.choice)
        read = read_cell(self.knowledge_base, column, cell, self.conventions, self.codes or ())
        if searching and attribute.kind != "yes/no" and read != NOT_KNOWN:
            self._without_codes.add(attribute.id)
        return read


@contextmanager
def open_staff(  # noqa: PLR0913
    knowledge_base: KnowledgeBase,
    place: str | Rereadable,
    mapping: Mapping[str, str],
    options: Options,
    *,
    look_ahead: bool,
    answers: Sequence[AnswersFile] = (),
    typed: bool = False,
) -> Iterator[OpenedStaff]:
    """The file with its columns matched; `mapping` goes from headings to attributes.

    A full pass beforehand finds duplicates, where there are ids, with `look_ahead` the columns
    that hold codes, and for `typed` output those of numbers and dates in a text. The columns of
    `answers` are joined to those of the file, by its ids.
    """
    own, mapping = without_theirs(options.conventions, mapping, answers)
    ids = dict.fromkeys(id_names(options.id_heading or ""), "id") if answers else {}
    known = knows(knowledge_base, {**own.columns, **mapping, **ids})
    with open_table(place, known, options.sheet) as table:
        headings, columns, notes = match_mapped(
            knowledge_base, table.name, table.headings, own, mapping, joined=bool(answers)
        )
        said = options.id_heading
        id_at = None if said is None else id_column(table.name, table.headings, said)
        duplicates, codes = Duplicates(), None
        plain = PlainColumns(len(headings) if typed and table.plain is None else 0)
        if look_ahead or id_at is not None or plain.searching:
            watch = Codes(knowledge_base, columns, options.conventions)
            with open_table(place, known, options.sheet) as before:
                records = watch.watch(plain.watch(before))
                if id_at is None:
                    deque(records, maxlen=0)
                else:
                    compared = compared_by(knowledge_base, columns, id_at)
                    duplicates = find_duplicates(records, compared)
            codes = watch.unclear
        join, width = None, len(headings)
        if answers and id_at is not None:
            join = Join(id_at, answers)
            headings = (*headings, *(column.heading for column in join.columns))
            columns = (*columns, *join.columns)
        joined = _plain_answers(answers, width) if typed else frozenset()
        yield OpenedStaff(
            knowledge_base, table, headings, columns, notes, duplicates, codes, options.conventions,
            plain.found | (table.plain or frozenset()) | joined, id_at, join,
        )  # fmt: skip


def _plain_answers(answers: Sequence[AnswersFile], width: int) -> frozenset[int]:
    """The columns of numbers and dates among those that are joined behind so many others."""
    found: set[int] = set()
    for one in answers:
        plain = PlainColumns(len(one.columns))
        for cells in one.cells.values():
            plain.add(cells)
        found.update(width + at for at in plain.found)
        width += len(one.columns)
    return frozenset(found)
