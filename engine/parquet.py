"""Parquet, in and out, by way of DuckDB.

In: every value as text, whatever its type. Out: the input's columns as text and the result with its
types, several values as a list. Rows wait in a file beside the place, so memory does not grow.
"""

import json
import os
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from itertools import count
from typing import IO, Any, Self

import duckdb

from engine.drafts import WholeFile, told
from engine.errors import CrossroadsError, MisuseError
from engine.result_cells import RESULT_COLUMNS, Wording, distinct, problem_texts
from engine.typed_rows import Record, TypedRows, text_of

TYPES = {
    "certainty": "DECIMAL(3,2)",  # two decimals, exactly: as text it is what CSV says
    "score": "INTEGER",
    "margin": "INTEGER",
} | dict.fromkeys(("next_roles", "why", "advice", "cautions", "rules_fired", "problems"), "TEXT[]")
STEP = 1000  # rows that are handed over at once
GROUP = 20_480  # rows that are compressed together, and held in memory for that
GLOB = str.maketrans({one: f"[{one}]" for one in "*?["})  # in a name, they are no pattern
ALONE: dict[str, str | bool | int | float | list[str]] = {
    "autoinstall_known_extensions": "false",  # nothing is fetched from anywhere
    "autoload_known_extensions": "false",
    "threads": 1,  # faster here than several, in a third of the memory, and always the same bytes
    "temp_directory": "",  # and nothing is written but what we ask for
}


class Parquet:
    """The advice as a Parquet file."""

    def __init__(self, draft: WholeFile, wording: Wording) -> None:
        self.draft, self._wording = draft, wording
        draft.start()
        self._waiting_place = f"{draft.temporary}.jsonl"
        self._waiting: IO[str] | None = None
        self._headings: tuple[str, ...] = ()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._discard()

    def begin(self, headings: Sequence[str]) -> None:
        self._headings = distinct(headings, RESULT_COLUMNS)
        with told(self.draft.place):
            descriptor = os.open(self._waiting_place, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600)
        self._waiting = open(descriptor, "w", encoding="utf-8")  # noqa: SIM115 - closed on exit

    def prepared(self, result: Sequence[str], problems: Mapping[str, str]) -> Sequence[str]:
        fields = self._wording.fields(result, problems) | {"problems": problem_texts(problems)}
        return (json.dumps(fields, ensure_ascii=False)[1:],)

    def add(self, cells: Sequence[str], result: Sequence[str]) -> None:
        assert self._waiting
        with told(self.draft.place):
            self._waiting.write(f'{{"given":{json.dumps(cells, ensure_ascii=False)},{result[0]}\n')
        self.draft.rows += 1

    def finish(self, _numbers: Sequence[tuple[str, str | int]]) -> None:
        assert self._waiting
        with told(self.draft.place):
            self._waiting.close()
        given = [f"given[{at}] AS {_name(one)}" for at, one in enumerate(self._headings, 1)]
        columns = {"given": "TEXT[]"} | {name: TYPES.get(name, "TEXT") for name in RESULT_COLUMNS}
        typed = ", ".join(f"{name}: {_text(type_)}" for name, type_ in columns.items())
        query = (
            f"COPY (SELECT {', '.join([*given, *RESULT_COLUMNS])} FROM read_json("
            f"{_text(self._waiting_place.translate(GLOB))}, format = 'newline_delimited', "
            f"columns = {{{typed}}})) TO {_text(self.draft.temporary)} "
            f"(FORMAT parquet, COMPRESSION zstd, ROW_GROUP_SIZE {GROUP}, USE_TMP_FILE false)"
        )
        with _interruptible(), duckdb.connect(config=ALONE) as connection:
            try:
                connection.execute(query)
            except duckdb.IOException as error:
                cure = "Make room for it, or choose another place."
                what = f"cannot be written: {_first_line(error)}"
                raise MisuseError(self.draft.place, what, cure) from error
        self._discard()
        self.draft.settle()

    def _discard(self) -> None:
        """Take the file of waiting rows away."""
        if self._waiting:
            with suppress(OSError):
                self._waiting.close()
            with suppress(FileNotFoundError):
                os.unlink(self._waiting_place)
            self._waiting = None


@contextmanager
def open_parquet(source: str) -> Iterator[TypedRows]:
    """The people in a Parquet file. Raises CrossroadsError for one that cannot be read."""
    with duckdb.connect(config=ALONE) as connection:
        with _readable(source):
            name = [source.translate(GLOB)]
            connection.execute("SELECT count(*) FROM read_parquet($1)", name)
            total = connection.fetchall()[0][0]
            connection.execute("SELECT * FROM read_parquet($1)", name)
            headings = [str(column[0]) for column in connection.description or ()]
        records = _records(source, connection)
        yield TypedRows(source, headings, records, encoding="parquet", total=total)


def _records(source: str, connection: Any) -> Iterator[Record]:
    """Every row's number and cells."""
    numbers = count(1)
    while True:
        with _interruptible(), _readable(source):
            rows = connection.fetchmany(STEP)
        if not rows:
            return
        yield from ((next(numbers), list(map(text_of, row))) for row in rows)


@contextmanager
def _readable(source: str) -> Iterator[None]:
    """What is broken in a Parquet file, in words."""
    try:
        yield
    except duckdb.InterruptException:
        raise
    except duckdb.Error as error:
        what = f"is no Parquet file that can be read: {_first_line(error)}"
        raise CrossroadsError(source, what, "Write it again, or hand over CSV.") from error


@contextmanager
def _interruptible() -> Iterator[None]:
    """Ctrl-C is Ctrl-C, wherever it comes; DuckDB makes a RuntimeError of it."""
    try:
        yield
    except (duckdb.InterruptException, RuntimeError) as error:
        if isinstance(error, duckdb.InterruptException) or "interrupted" in str(error):
            raise KeyboardInterrupt from error
        raise


def _first_line(error: Exception) -> str:
    return str(error).partition("\n")[0]


def _name(text: str) -> str:
    """A name as SQL has it."""
    return '"' + text.replace('"', '""') + '"'


def _text(text: str) -> str:
    """A text as SQL has it."""
    return "'" + text.replace("'", "''") + "'"
