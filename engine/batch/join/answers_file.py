"""Files of answers, read whole: for each person the answer that counts.

They are held in memory, since they come in an order of their own. Somebody who answered twice
counts once: the latest by the form's moment, else the last line; the earlier one is a reject.
"""

import os
from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, replace
from functools import lru_cache

from engine.batch.columns.codes import Codes, code_notes
from engine.batch.columns.comparison import Compared, compared_by, id_key
from engine.batch.columns.ids import id_column
from engine.batch.columns.mapping import Conventions
from engine.batch.columns.match import knows
from engine.batch.columns.precedence import match_mapped, present
from engine.batch.columns.recognition import Column
from engine.batch.options import Options
from engine.batch.source import Source
from engine.core.advice_row import distinct
from engine.core.model import KnowledgeBase
from engine.errors import MisuseError
from engine.language.moments import Moment, Times
from engine.language.sentences import abridged, quote
from engine.language.spelling import fold
from engine.tables.csv_text import joined
from engine.tables.open_table import OpenTable, open_table
from engine.tables.rereadable import Rereadable
from engine.tables.rows import Reject, Row
from engine.tables.spool import rereadable

Cells = tuple[str, ...]
PREVIEWS = frozenset({"survey preview", "survey test"})  # what Qualtrics says of such a response
SHOWN = 6  # headings in a note
REMEMBERED = 1 << 14  # cells that are not folded again


@dataclass(slots=True)
class JoinCount:
    """What became of the rows of one file of answers: each of them is counted once."""

    file: str
    rows: int = 0
    joined: int = 0  # people of the staff file with an answer in it
    repeated: int = 0  # rows that say what another row of the person says
    older: int = 0
    unmatched: int = 0
    of_rejects: int = 0  # answers of people whose own row is a reject
    without_id: int = 0
    empty: int = 0
    previews: int = 0
    unreadable: int = 0

    @property
    def left_out(self) -> int:
        """Rows that are rejects."""
        return self.rows - self.joined - self.repeated


@dataclass(frozen=True, slots=True)
class AnswersFile:
    """The answers in one file: the cells of its known columns by id, and what is left over.

    `lines` has the line and the text of each person's row, for those whom nobody matches.
    """

    columns: tuple[Column, ...]
    cells: Mapping[str, Cells]
    lines: Mapping[str, tuple[int, str]]
    headings: Sequence[str]
    codes: Mapping[str, tuple[str, ...]]
    rejects: Sequence[Reject]
    count: JoinCount
    notes: Sequence[str]
    place: Rereadable

    @property
    def source(self) -> Source:
        """The file as it was read, for the record."""
        return Source.of(self.place)


@contextmanager
def open_answers(
    knowledge_base: KnowledgeBase, options: Options, explicit: Mapping[str, str]
) -> Iterator[Sequence[AnswersFile]]:
    """The files of answers, read whole and held open until the run is over.

    Raises MisuseError where there are some and no column of ids is named.
    """
    said = options.id_heading
    if options.answers and not said:
        cure = 'Add --id "HEADING", the column by which they are joined.'
        raise MisuseError("--with", "needs a column of ids", cure)
    if len(set(options.answers)) < len(options.answers):
        raise MisuseError("--with", "names a file twice", "Name each file once.")
    hashed = options.record is not None
    with ExitStack() as stack:
        held = [stack.enter_context(rereadable(one, hashed=hashed)) for one in options.answers]
        names = distinct([os.path.basename(str(place)) for place in held])
        yield [
            _read(knowledge_base, place, name, str(said), options.conventions, explicit)
            for place, name in zip(held, names, strict=True)
        ]


def _read(  # noqa: PLR0913, PLR0917
    knowledge_base: KnowledgeBase,
    place: Rereadable,
    name: str,
    said: str,
    conventions: Conventions,
    explicit: Mapping[str, str],
) -> AnswersFile:
    known = knows(knowledge_base, {**conventions.columns, **explicit})
    with open_table(place, known) as table:
        own = replace(conventions, columns=present(conventions.columns, table.headings))
        headings, columns, notes = match_mapped(
            knowledge_base, table.name, table.headings, own, present(explicit, table.headings)
        )
        by = compared_by(knowledge_base, columns, id_column(table.name, headings, said))
        codes = Codes(knowledge_base, columns, conventions)
        gathered = _Gathered(table, by, JoinCount(name))
        for record in codes.watch(table):
            gathered.add(record)
        count = gathered.count
        count.rows = table.rows
        cells, lines = gathered.people()
        unread = [
            quote(column.heading)
            for at, column in enumerate(columns)
            if not column.attribute and at not in (by.id_at, by.time_at)
        ]
        left = (
            [f"columns that are not read, nor joined: {abridged(unread, SHOWN)}"] if unread else []
        )
        coded = code_notes(knowledge_base, codes.unclear, conventions)
        all_notes = (*table.notes, *left, *notes, *coded)
    kept = tuple(replace(columns[at], source=count.file) for at in by.read)
    return AnswersFile(
        kept, cells, lines, headings, codes.unclear, gathered.rejects, count, all_notes, place
    )


class _Gathered:
    """The rows of a file of answers by id, as they pass by."""

    def __init__(self, table: OpenTable, by: Compared, count: JoinCount) -> None:
        self._delimiter, self._by, self.count = table.delimiter, by, count
        self._rows: dict[str, list[tuple[int, Cells, Moment | None, str]]] = {}
        self._times = Times()
        self.rejects: list[Reject] = []

    def add(self, record: Row | Reject) -> None:
        """Take a record."""
        if isinstance(record, Reject):
            self._reject(record.line, record.reason, record.row)
            self.count.unreadable += 1
            return
        by, row = self._by, joined(record.cells, self._delimiter)
        moment = self._times.add(record.cells[by.time_at]) if by.time_at is not None else None
        id = id_key(record.cells[by.id_at])
        read = tuple(record.cells[at] for at in by.read)
        if any(map(_is_preview, record.cells)):
            self._reject(record.line, "is a preview or a test of the form", row, id)
            self.count.previews += 1
        elif not any(cell.strip() for cell in read):
            self._reject(record.line, "answers nothing", row, id)
            self.count.empty += 1
        elif not id or fold(id) in by.no_id:
            self._reject(record.line, "has no id", row)
            self.count.without_id += 1
        else:
            self._rows.setdefault(id, []).append((record.line, read, moment, row))

    def people(self) -> tuple[dict[str, Cells], dict[str, tuple[int, str]]]:
        """Everybody's answers that count, and the line and text of their row."""
        cells, lines = {}, {}
        for id, rows in self._rows.items():
            at = self._latest([moment for _, _, moment, _ in rows])
            line, counted, _, row = rows[at]
            cells[id], lines[id] = counted, (line, row)
            for earlier, said, _, text in rows[:at] + rows[at + 1 :]:
                if said == counted:
                    self.count.repeated += 1
                else:
                    self.count.older += 1
                    reason = f"answered again on line {line}, which counts"
                    self._reject(earlier, reason, text, id)
        return cells, lines

    def _latest(self, moments: Sequence[Moment | None]) -> int:
        """The position of the answer that counts: the latest, else the last."""
        at = self._times.latest(moments) if len(moments) > 1 else 0
        return len(moments) - 1 if at is None else at

    def _reject(self, line: int, reason: str, row: str, id: str = "") -> None:
        self.rejects.append(Reject(line, f"{self.count.file}: {reason}", row, (id,)))


@lru_cache(REMEMBERED)
def _is_preview(cell: str) -> bool:
    """Whether a cell says that its row is a preview or a test."""
    return fold(cell) in PREVIEWS
