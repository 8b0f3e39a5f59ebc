"""Parquet writing, by DuckDB.

The input's columns are text, the result has its types, several values are a list. Rows are spooled
to a file beside the place, so memory does not grow.
"""

import json
import os
from collections.abc import Collection, Mapping, Sequence
from contextlib import suppress
from typing import IO, Self

import duckdb

from engine.core.advice_row import Wording, distinct, problem_texts
from engine.core.further_columns import DECIDED_ON
from engine.errors import MisuseError
from engine.tables.csv_text import unescape_formula
from engine.tables.draft import Draft
from engine.tables.drafts_left import private_file
from engine.tables.duckdb_session import (
    connected,
    first_line,
    literal_path,
    quoted_name,
    quoted_text,
    refuse_other_than_utf_8,
)
from engine.tables.streams import cannot_write, write_errors

TYPES = {
    "certainty": "DECIMAL(3,2)",  # two decimals, exactly: as text it is what CSV says
    "score": "INTEGER",
    "margin": "INTEGER",
    "known": "INTEGER",
    DECIDED_ON: "DATE",
} | dict.fromkeys(("next_roles", "why", "advice", "cautions", "rules_fired", "problems"), "TEXT[]")
MOST_COLUMNS = 10_000  # which take some seconds; the time grows with their square
GROUP = 20_480  # rows that are compressed together, and held in memory for that


class Parquet:
    """The advice as a Parquet file, whose metadata say what is to be known `about` it."""

    notes = ()

    def __init__(self, draft: Draft, wording: Wording, about: Mapping[str, str]) -> None:
        self.draft, self._wording, self._about = draft, wording, about
        self.columns = wording.columns
        refuse_other_than_utf_8(os.path.realpath(draft.place))
        draft.start()
        self._waiting_place = f"{draft.temporary}.jsonl"
        self._waiting: IO[str] | None = None
        self._headings: tuple[str, ...] = ()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._discard()

    def begin(self, headings: Sequence[str], _plain: Collection[int] = ()) -> None:
        if len(headings) > MOST_COLUMNS:
            what = f"would have {len(headings):,} columns of the input, and Parquet takes hours"
            raise MisuseError(self.draft.place, what, "Name a CSV file, or leave some with --keep.")
        self._headings = distinct(headings, self._wording.columns)
        with write_errors(self.draft.place):
            descriptor = private_file(self._waiting_place)
        self._waiting = open(descriptor, "w", encoding="utf-8")  # noqa: SIM115 - closed on exit

    def encoded(self, result: Sequence[str]) -> Sequence[str]:
        return result

    def prepared(self, encoded: Sequence[str], problems: Mapping[str, str]) -> str:
        fields = self._wording.fields(encoded, problems) | {"problems": problem_texts(problems)}
        return json.dumps(fields, ensure_ascii=False)[1:]

    def add(self, rows: Sequence[Sequence[str]], results: Sequence[str]) -> None:
        assert self._waiting
        given = (json.dumps([*map(unescape_formula, cells)], ensure_ascii=False) for cells in rows)
        with write_errors(self.draft.place):
            self._waiting.writelines(map('{{"given":{},{}\n'.format, given, results))
        self.draft.rows += len(rows)

    def finish(self, _numbers: object) -> None:
        assert self._waiting
        with write_errors(self.draft.place):
            self._waiting.close()
        given = [f"given[{at}] AS {quoted_name(one)}" for at, one in enumerate(self._headings, 1)]
        names = self._wording.columns
        ours = [*map(quoted_name, names)]
        numbers = dict.fromkeys(self._wording.scores, "INTEGER")
        types = {"given": "TEXT[]"}
        types |= {name: (TYPES | numbers).get(name, "TEXT") for name in names}
        typed = ", ".join(f"{quoted_name(one)}: {quoted_text(types[one])}" for one in types)
        said = (f"{quoted_name(key)}: {quoted_text(text)}" for key, text in self._about.items())
        metadata = f", KV_METADATA {{{', '.join(said)}}}" if self._about else ""
        query = (
            f"COPY (SELECT {', '.join([*given, *ours])} FROM read_json("
            f"{quoted_text(literal_path(self._waiting_place))}, format = 'newline_delimited', "
            f"columns = {{{typed}}})) TO {quoted_text(self.draft.temporary)} "
            f"(FORMAT parquet, COMPRESSION zstd, ROW_GROUP_SIZE {GROUP}, USE_TMP_FILE false"
            f"{metadata})"
        )
        with connected() as connection:
            try:
                connection.execute(query)
            except duckdb.IOException as error:
                raise cannot_write(self.draft.place, first_line(error)) from error
        self._discard()
        self.draft.settle()

    def _discard(self) -> None:
        """Remove the spooled rows."""
        if self._waiting:
            with suppress(OSError):
                self._waiting.close()
            with suppress(FileNotFoundError):
                os.unlink(self._waiting_place)
            self._waiting = None
