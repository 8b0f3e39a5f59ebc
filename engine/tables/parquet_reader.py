"""The people in a Parquet file, by way of DuckDB: every value as text, whatever its type.

What Python has no plain value for becomes text in DuckDB, and never depends on where that runs:
moments are told in UTC.
"""

import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from itertools import count
from typing import Any

import duckdb

from engine.errors import CrossroadsError
from engine.tables.duckdb_session import connected, first_line, interruptible, path_alone
from engine.tables.typed_rows import Record, TypedRows, text_of

STEP = 1000  # rows that are handed over at once
LISTS = re.compile(r"(\[\d*\])+$")  # behind the type of what they hold
PLAIN = re.compile(
    r"VARCHAR|BLOB|BOOLEAN|U?(TINY|SMALL|BIG|HUGE)?INT(EGER)?|DOUBLE|DECIMAL\(.*\)"
    r"|DATE|TIME|TIMESTAMP(_NS|_MS|_S)?"
)  # the types whose values `text_of` knows
MOMENT = "TIMESTAMP WITH TIME ZONE"
MOMENT_AS_TEXT = (
    "replace(strftime({} AT TIME ZONE 'UTC', '%Y-%m-%dT%H:%M:%S.%f'), '.000000', '') || '+00:00'"
)


@contextmanager
def open_parquet(source: str) -> Iterator[TypedRows]:
    """The people in a Parquet file. Raises CrossroadsError for one that cannot be read."""
    with connected() as connection:
        with _readable(source):
            name = [path_alone(source)]
            connection.execute("SET TimeZone = 'UTC'")
            connection.execute("SELECT count(*) FROM read_parquet($1)", name)
            total = connection.fetchall()[0][0]
            connection.execute("DESCRIBE SELECT * FROM read_parquet($1)", name)
            headings, types = zip(*[row[:2] for row in connection.fetchall()], strict=True)
            connection.execute(_query(types), name)
        records = _records(source, connection)
        yield TypedRows(source, headings, records, encoding="parquet", total=total)


def _query(types: Sequence[str]) -> str:
    """What is asked of a file with columns of these types, so that they need no names."""
    names = [f"c{at}" for at in range(len(types))]
    values = ", ".join(map(_as_told, names, types))
    return f"SELECT {values} FROM read_parquet($1) AS people({', '.join(names)})"


def _as_told(column: str, type_: str) -> str:
    """A column in a type that Python knows well; a FLOAT keeps the digits that it shows.

    >>> _as_told("c0", "DATE[]"), _as_told("c0", "UUID[]"), _as_told("c0", "FLOAT")
    ('c0', 'c0::VARCHAR[]', 'c0::VARCHAR::DOUBLE')
    """
    inner = LISTS.sub("", type_)
    lists = type_.removeprefix(inner)
    if type_ == MOMENT:
        return MOMENT_AS_TEXT.format(column)
    if PLAIN.fullmatch(inner):
        return column
    return f"{column}::VARCHAR{lists}" + (f"::DOUBLE{lists}" if inner == "FLOAT" else "")


def _records(source: str, connection: Any) -> Iterator[Record]:
    """Every row's number and cells."""
    numbers = count(1)
    while True:
        with interruptible(), _readable(source):
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
        what = f"is no Parquet file that can be read: {first_line(error)}"
        raise CrossroadsError(source, what, "Write it again, or hand over CSV.") from error
