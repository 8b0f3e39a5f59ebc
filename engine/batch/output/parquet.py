"""Parquet writing, by DuckDB.

The input's columns are text, the result has its types, several values are a list. Rows are spooled
to a file beside the place, so memory does not grow: the input's cells, and codes for the result
(see `dictionaries`), which DuckDB looks up again.
"""

import os
from collections.abc import Collection, Mapping, Sequence
from contextlib import suppress
from typing import IO, Self

import duckdb

from engine.batch.output.dictionaries import Dictionaries
from engine.core.advice_row import Wording, distinct
from engine.core.further_columns import DECIDED_ON
from engine.errors import MisuseError
from engine.tables.csv_text import PlainFields, joined
from engine.tables.draft import Draft
from engine.tables.drafts_left import SPOOLED, private_file
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
LINE = 1 << 21  # bytes of a spooled row that DuckDB reads without being told


class Parquet:
    """The advice as a Parquet file, whose metadata say what is to be known `about` it."""

    notes = ()

    def __init__(self, draft: Draft, wording: Wording, about: Mapping[str, str]) -> None:
        self.draft, self._wording, self._about = draft, wording, about
        self.columns, self._dictionaries = wording.columns, Dictionaries(wording)
        refuse_other_than_utf_8(os.path.realpath(draft.place))
        draft.start()
        self._waiting_place = f"{draft.temporary}{SPOOLED[0]}"
        self._waiting: IO[str] | None = None
        self._headings: tuple[str, ...] = ()
        self._fields, self._longest = PlainFields(), 0

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
        self._waiting = open(descriptor, "w", encoding="utf-8", newline="")  # noqa: SIM115 - closed on exit

    def encoded(self, result: Sequence[str]) -> Sequence[str]:
        return result

    def prepared(self, encoded: Sequence[str], problems: Mapping[str, str]) -> str:
        codes, spelled = self._dictionaries.encoded(encoded, problems)
        return ",".join((*map(str, codes), joined([spelled], ",")))

    def add(self, rows: Sequence[Sequence[str]], results: Sequence[str]) -> None:
        assert self._waiting
        field = self._fields.__getitem__
        lines = [  # codes come first: a mark at the beginning of a file would not be read
            f"{','.join((result, *map(field, cells)))}\n"
            for cells, result in zip(rows, results, strict=True)
        ]
        self._longest = max(self._longest, *map(len, lines))
        with write_errors(self.draft.place):
            self._waiting.writelines(lines)
        self.draft.rows += len(rows)

    def finish(self, _numbers: object) -> None:
        assert self._waiting
        with write_errors(self.draft.place):
            self._waiting.close()
        with connected() as connection:
            try:
                for at, name in enumerate(self._wording.columns):
                    values = self._dictionaries.values[name]
                    listed = f"{self._type(name)}[]"
                    connection.execute(f"SET VARIABLE d{at} = $1::{listed}", [values])
                connection.execute(self._query())
            except duckdb.IOException as error:
                raise cannot_write(self.draft.place, first_line(error)) from error
        self._discard()
        self.draft.settle()

    def _type(self, name: str) -> str:
        numbers = dict.fromkeys(self._wording.scores, "INTEGER")
        return (TYPES | numbers).get(name, "TEXT")

    def _query(self) -> str:
        """The query that writes the file from what is spooled."""
        given = [f"g{at} AS {quoted_name(one)}" for at, one in enumerate(self._headings)]
        ours = [self._looked_up(at, name) for at, name in enumerate(self._wording.columns)]
        columns = {f"c{at}": "INTEGER" for at in range(len(ours))} | {"spelled": "TEXT"}
        columns |= {f"g{at}": "TEXT" for at in range(len(given))}
        typed = ", ".join(f"{name}: {quoted_text(kind)}" for name, kind in columns.items())
        said = (f"{quoted_name(key)}: {quoted_text(text)}" for key, text in self._about.items())
        metadata = f", KV_METADATA {{{', '.join(said)}}}" if self._about else ""
        longest = max(LINE, 4 * self._longest)  # bytes of a character, at most
        return (
            f"COPY (SELECT {', '.join([*given, *ours])} FROM read_csv("
            f"{quoted_text(literal_path(self._waiting_place))}, columns = {{{typed}}}, "
            "auto_detect = false, header = false, delim = ',', quote = '\"', escape = '\"', "
            f"nullstr = '\\0', new_line = '\\n', max_line_size = {longest})) "
            f"TO {quoted_text(self.draft.temporary)} (FORMAT parquet, COMPRESSION zstd, "
            f"ROW_GROUP_SIZE {GROUP}, USE_TMP_FILE false{metadata})"
        )

    def _looked_up(self, at: int, name: str) -> str:
        """The value of a code or, where there is none, what is spelled out."""
        kind = self._type(name)
        told = f"nullif(spelled, '')->{quoted_text(name)}"
        spelled = (
            f"from_json({told}, '[\"VARCHAR\"]')"
            if kind.endswith("[]")
            else f"(nullif(spelled, '')->>{quoted_text(name)})::{kind}"
        )
        found = f"list_extract(getvariable('d{at}'), c{at})"
        return f"CASE WHEN c{at} > 0 THEN {found} ELSE {spelled} END AS {quoted_name(name)}"

    def _discard(self) -> None:
        """Remove the spooled rows."""
        if self._waiting:
            with suppress(OSError):
                self._waiting.close()
            with suppress(FileNotFoundError):
                os.unlink(self._waiting_place)
            self._waiting = None
