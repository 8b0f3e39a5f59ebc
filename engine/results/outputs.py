"""Where the advice goes: CSV, JSON lines, a workbook or Parquet, as the ending says.

Every format is written beside its place and put there at the end, so a run that is broken off
leaves what was there before. A format's room, and with it its library, is loaded only when it is
asked for: this is the one reason to import within a function here.
"""

import json
import os
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Protocol

from engine.mapping.columns import positions
from engine.results.drafts import WholeFile, told
from engine.results.places import needs_openpyxl
from engine.results.result_cells import RESULT_COLUMNS, Wording, distinct
from engine.results.safe_csv import csv_text

Prepared = Sequence[str]  # a result as its format wants it: made once, written for many rows
Numbers = Sequence[tuple[str, str | int]]
WAITING = 1000  # lines that are written at once


class Output(Protocol):
    """The advice in one format. It stands in its place once its draft was published.

    `begin` comes first and once, then the rows; `finish` leaves nothing to be done but publishing.
    """

    draft: WholeFile

    def begin(self, headings: Sequence[str]) -> None:
        """Write the header: the input's columns, and those of the result."""

    def prepared(self, result: Sequence[str], problems: Mapping[str, str]) -> Prepared:
        """A result, ready to be added to any number of rows."""

    def add(self, cells: Sequence[str], result: Prepared) -> None:
        """Write a row of the input and its result."""

    def finish(self, numbers: Numbers) -> None:
        """Write what is left, to the disk. The numbers are for formats with room for a summary."""


class Csv:
    """Rows of CSV, harmless to a spreadsheet; what was written to a stream is gone."""

    def __init__(self, draft: WholeFile, delimiter: str) -> None:
        self.draft, self._delimiter = draft, delimiter

    def begin(self, headings: Sequence[str]) -> None:
        self.draft.write(csv_text((*headings, *RESULT_COLUMNS), self._delimiter))

    def prepared(self, result: Sequence[str], _problems: Mapping[str, str]) -> Prepared:
        return (csv_text(result, self._delimiter),)

    def add(self, cells: Sequence[str], result: Prepared) -> None:
        if not cells:
            self.draft.write(result[0])
            return
        self.draft.write(f"{csv_text(cells, self._delimiter)}{self._delimiter}{result[0]}")

    def finish(self, _numbers: Numbers) -> None:
        self.draft.settle()


class JsonLines:
    """One object a line: the input's cells under `row`, and the fields of the result."""

    def __init__(self, draft: WholeFile, wording: Wording) -> None:
        self.draft, self._wording, self._file = draft, wording, draft.start()
        self._headings: tuple[str, ...] = ()
        self._waiting: list[str] = []

    def begin(self, headings: Sequence[str]) -> None:
        self._headings = distinct(headings)

    def prepared(self, result: Sequence[str], problems: Mapping[str, str]) -> Prepared:
        return (json.dumps(self._wording.fields(result, problems), ensure_ascii=False)[1:],)

    def add(self, cells: Sequence[str], result: Prepared) -> None:
        row = json.dumps(dict(zip(self._headings, cells, strict=True)), ensure_ascii=False)
        self._waiting.append(f'{{"row": {row}, {result[0]}\n')
        self.draft.rows += 1
        if len(self._waiting) >= WAITING:
            self._flush()

    def finish(self, _numbers: Numbers) -> None:
        self._flush()
        self.draft.settle()

    def _flush(self) -> None:
        with told(self.draft.place):
            self._file.write("".join(self._waiting).encode())
        self._waiting.clear()


@contextmanager
def open_output(place: str, delimiter: str, wording: Wording) -> Iterator[Output]:
    """A place for advice, in the format of its ending; CSV, with this delimiter, for every other.

    Raises MisuseError for a place that cannot be written, and for a library that is missing.
    """
    with WholeFile(place) as draft:
        match os.path.splitext(place)[1].lower():
            case ".jsonl":
                yield JsonLines(draft, wording)
            case ".xlsx":
                with needs_openpyxl(place):
                    from engine.results.workbook import Workbook

                with Workbook(draft) as workbook:
                    yield workbook
            case ".parquet":
                from engine.results.parquet import Parquet

                with Parquet(draft, wording) as parquet:
                    yield parquet
            case _:
                yield Csv(draft, delimiter)


def kept_columns(headings: tuple[str, ...], keep: Sequence[str] | None) -> tuple[int, ...]:
    """Which of the input's columns stand in the output, in the file's order; all of them for None.

    Raises MisuseError, naming the nearest, for a heading that the file does not have.
    """
    if keep is None:
        return tuple(range(len(headings)))
    return tuple(sorted({at for name in keep for at in positions(headings, name, "--keep")}))
