"""Output formats behind one interface: CSV, JSON lines, a workbook or Parquet, by the ending.

Every format is written to a draft beside its place, so that a run which breaks off leaves the
earlier file as it was. A format's module, and with it its library, is imported only when it is
asked for: this is the one reason to import within a function here.
"""

import json
from collections.abc import Collection, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import date
from functools import lru_cache
from itertools import chain
from operator import itemgetter
from typing import Any, Protocol

from engine.core.advice_row import BETWEEN, PROBLEMS, Wording, distinct, problems_cell
from engine.tables.csv_text import (
    LINE_END,
    REMEMBERED,
    Fields,
    ResultFields,
    csv_text,
    unescape_formula,
)
from engine.tables.draft import Draft
from engine.tables.file_format import delimiter_for, ending
from engine.tables.optional import needs_openpyxl
from engine.tables.rights import Rights

Encoded = Any  # a result as its format has it, without the problems: one for a set of facts
Prepared = Any  # a result with the problems of a row
NOTHING: Mapping[str, str] = {}
Cells = Sequence[str]  # as they stand in the file
Numbers = Sequence[Sequence[str | float | date | None]]


class Output(Protocol):
    """The advice in one format, whose draft is to be published.

    `begin` comes first and once, then the rows; `finish` leaves nothing to be done but publishing.
    """

    draft: Draft
    columns: tuple[str, ...]  # of the result, behind those of the input

    @property
    def notes(self) -> tuple[str, ...]:
        """Remarks on what the format could not hold."""

    def begin(self, headings: Sequence[str], plain: Collection[int] = ()) -> None:
        """Write the header: the input's columns, and those of the result. `plain` are the positions
        of those that hold plain numbers or dates, for formats with types of cells."""

    def encoded(self, result: Cells) -> Encoded:
        """The cells of a result, ready for any problems."""

    def prepared(self, encoded: Encoded, problems: Mapping[str, str]) -> Prepared:
        """The result with its problems, ready to be added to any number of rows."""

    def add(self, rows: Sequence[Cells], results: Sequence[Prepared]) -> None:
        """Write rows of the input, each with its result."""

    def finish(self, numbers: Numbers) -> None:
        """Write the rest to the disk. The numbers are for formats with a summary of their own."""


class Csv:
    """CSV with escaped cells; what was written to a stream is gone."""

    notes = ()

    def __init__(self, draft: Draft, delimiter: str, wording: Wording) -> None:
        self.draft, self.delimiter, self._wording = draft, delimiter, wording
        self.columns, self._fields, self._results = wording.columns, Fields(), ResultFields()
        self._after_problems = lru_cache(REMEMBERED)(self._end)
        self._no_problems = csv_text(("", "", ""), delimiter).encode()

    def begin(self, headings: Sequence[str], _plain: Collection[int] = ()) -> None:
        self.draft.write(csv_text((*headings, *self._wording.columns), self.delimiter))

    def encoded(self, result: Cells) -> tuple[bytes, bytes]:
        *others, fired = result[:PROBLEMS]
        cells = map(self._results.__getitem__, others)
        before = self.delimiter.join((*cells, f'"{fired}"' if BETWEEN in fired else fired))
        return before.encode(), self._after_problems(tuple(result[PROBLEMS + 1 :]))

    def prepared(
        self, encoded: tuple[bytes, bytes], problems: Mapping[str, str]
    ) -> tuple[bytes, bytes, bytes]:
        between = self._no_problems
        if problems:
            between = csv_text(("", problems_cell(problems), ""), self.delimiter).encode()
        return encoded[0], between, encoded[1]

    def _end(self, cells: Cells) -> bytes:
        """The end of a line behind `problems`."""
        return f"{csv_text(cells, self.delimiter)}{LINE_END}".encode()

    def add(self, rows: Sequence[Cells], results: Sequence[tuple[bytes, bytes, bytes]]) -> None:
        field, between = self._fields.__getitem__, self.delimiter
        end = between if rows[0] else ""
        given = [f"{between.join(map(field, cells))}{end}".encode() for cells in rows]
        parts = (map(itemgetter(at), results) for at in range(3))
        self.draft.add(len(rows), chain.from_iterable(zip(given, *parts, strict=True)))

    def finish(self, _numbers: Numbers) -> None:
        self.draft.settle()


class JsonLines:
    """One object a line: the input's cells under `row`, and the fields of the result."""

    notes = ()

    def __init__(self, draft: Draft, wording: Wording) -> None:
        self.draft, self._wording, self.columns = draft, wording, wording.columns
        self._headings: tuple[str, ...] = ()
        draft.start()

    def begin(self, headings: Sequence[str], _plain: Collection[int] = ()) -> None:
        self._headings = distinct(headings)

    def encoded(self, result: Cells) -> Cells:
        return result

    def prepared(self, encoded: Cells, problems: Mapping[str, str]) -> str:
        return json.dumps(self._wording.fields(encoded, problems), ensure_ascii=False)[1:]

    def add(self, rows: Sequence[Cells], results: Sequence[str]) -> None:
        lines = (self._line(*row).encode() for row in zip(rows, results, strict=True))
        self.draft.add(len(rows), lines)

    def finish(self, _numbers: Numbers) -> None:
        self.draft.settle()

    def _line(self, cells: Cells, result: str) -> str:
        given = dict(zip(self._headings, map(unescape_formula, cells), strict=True))
        return f'{{"row": {json.dumps(given, ensure_ascii=False)}, {result}\n'


@contextmanager
def open_output(
    place: str,
    delimiter: str,
    wording: Wording,
    within: Rights | None = None,
    about: Mapping[str, str] = NOTHING,
) -> Iterator[Output]:
    """A place for advice, in the format of its ending; CSV, with this delimiter, for every other.
    A file has no rights but those `within`. `about` says of the whole table what a format has room
    for beside it.

    Raises MisuseError for a place that cannot be written, and for a library that is missing.
    """
    with Draft(place, within) as draft:
        match ending(place):
            case ".jsonl":
                yield JsonLines(draft, wording)
            case ".xlsx":
                with needs_openpyxl(place):
                    from engine.batch.output.workbook import Workbook

                with Workbook(draft, wording) as workbook:
                    yield workbook
            case ".parquet":
                from engine.batch.output.parquet import Parquet

                with Parquet(draft, wording, about) as parquet:
                    yield parquet
            case _:
                yield Csv(draft, delimiter_for(place, delimiter), wording)
