"""The pipeline of a batch: records are read, answered and written in chunks, and counted.

Every record goes to one of two drafts. While the rules are run for one chunk, which leaves Python
free, the chunk before it is written and the one after it is read.
"""

import gc
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from itertools import islice
from operator import itemgetter

from engine.batch.answers import Answer, Answers
from engine.batch.aside import Aside
from engine.batch.columns.duplicates import Duplicates
from engine.batch.columns.recognition import Column
from engine.batch.join.left_join import Join
from engine.batch.output.outputs import Output
from engine.batch.output.rejects import Rejects
from engine.batch.tally import Tally
from engine.batch.todo import Todo
from engine.errors import CrossroadsError
from engine.tables.csv_text import joined
from engine.tables.open_table import OpenTable
from engine.tables.rows import Reject, Row

CHUNK_ROWS = 1 << 15  # records that are worked on together
EXPLAINED_CHUNK_ROWS = 1 << 9  # the same with explanations, which take a hundred times as long

Cells = tuple[str, ...]
Progress = Callable[[int, int], None]


class Pipeline:
    """A table, the answers to its rows, and the drafts that these go to.

    `columns` are those of the file and of what is joined to it, `kept` the positions of those that
    go on into the advice.
    """

    def __init__(  # noqa: PLR0913, PLR0917
        self,
        table: OpenTable,
        columns: Sequence[Column],
        kept: Sequence[int],
        duplicates: Duplicates,
        answers: Answers,
        advice: Output,
        rejected: Rejects,
        join: Join | None = None,
        todo: Todo | None = None,
    ) -> None:
        self._join, self._todo = join, todo
        self._table, self._duplicates = table, duplicates
        self._known = [at for at, column in enumerate(columns) if column.attribute]
        self._whole = len(kept) == len(columns)
        self._answers = answers
        self.kept, self.advice, self.rejected = kept, advice, rejected
        self.tally = Tally()

    def write_rows(self, progress: Progress, chunk: int = CHUNK_ROWS) -> None:
        """Write every record of the file, as advice or as a reject. Raises where there is none."""
        waiting: tuple[Sequence[Cells], Callable[[], Sequence[Answer]]] | None = None
        with Aside() as aside, garbage_collection_off():
            for rows in self._chunks(progress, chunk):
                asked = aside.submit(self._answers.to, picked(rows, self._known))
                if waiting:
                    self._write(*waiting)
                waiting = rows, asked.result
            if waiting:
                self._write(*waiting)
        self.end()

    def end(self) -> None:
        """Once every record is written: the rest of every file."""
        self._check()
        for reject in self._join.left_over() if self._join else ():
            self.rejected.add_answer(reject)
        self.rejected.finish()
        if self._todo:
            self._todo.finish()

    def _chunks(self, progress: Progress, chunk: int) -> Iterator[Sequence[Cells]]:
        """Many rows at a time; the rejects among the records are written at once."""
        records = iter(self._table)
        if self._duplicates.people:
            records = map(self._without_duplicates, records)
        if self._join:
            records = map(self._join.row, records)
        while some := list(islice(records, chunk)):
            if rows := self.rows_of(some):
                yield rows
            progress(self._table.bytes_read, self._table.size)

    def rows_of(self, records: Sequence[Row | Reject]) -> list[Cells]:
        """The cells of the rows among some records; the rejects are written at once."""
        rows = [record.cells for record in records if isinstance(record, Row)]
        if len(rows) < len(records):
            for record in records:
                if isinstance(record, Reject):
                    self._reject(record)
        return rows

    def _without_duplicates(self, record: Row | Reject) -> Row | Reject:
        """The record; a duplicate becomes a reject."""
        if isinstance(record, Row) and (reason := self._duplicates.verdict(record.line)):
            row = joined(record.cells, self._table.delimiter)
            return Reject(record.line, reason, row, record.cells)
        return record

    def _write(self, rows: Sequence[Cells], answered: Callable[[], Sequence[Answer]]) -> None:
        """Write rows, each with its answer."""
        kept = rows if self._whole else picked(rows, self.kept)
        answers = answered()
        self.advice.add(kept, [answer.prepared for answer in answers])
        self.tally.add(answers)
        if self._todo:
            self._todo.add(rows, answers)

    def _reject(self, reject: Reject) -> None:
        self.tally.reject(reject)
        self.rejected.add(reject)

    def _check(self) -> None:
        """Make sure that every row is in one of the files, and that there are rows."""
        rows, advised, rejects = self._table.rows, self.advice.draft.rows, self.tally.rejects
        if rows == 0:
            cure = "Add a row for each person."
            raise CrossroadsError(self._table.name, "has a header and no rows", cure)
        if rows != advised + rejects or advised != self.tally.advised:
            message = f"{rows} rows in, {advised} out, {rejects} rejected"
            raise AssertionError(message)


def picked(rows: Sequence[Cells], positions: Sequence[int]) -> Sequence[Cells]:
    """The cells of each row at these positions."""
    if len(positions) > 1:
        return list(map(itemgetter(*positions), rows))
    return [tuple(cells[at] for at in positions) for cells in rows]


@contextmanager
def garbage_collection_off() -> Iterator[None]:
    """Suspend cyclic garbage collection: rows make no reference cycles.

    It would go through all that is cached, again and again, for a quarter of the time.
    """
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if enabled:
            gc.enable()
