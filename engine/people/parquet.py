"""The people in a Parquet file, by way of DuckDB: every value as text, whatever its type."""

from collections.abc import Iterator
from contextlib import contextmanager
from itertools import count
from typing import Any

import duckdb

from engine.database import connected, first_line, interruptible, path_alone
from engine.errors import CrossroadsError
from engine.people.typed_rows import Record, TypedRows, text_of

STEP = 1000  # rows that are handed over at once


@contextmanager
def open_parquet(source: str) -> Iterator[TypedRows]:
    """The people in a Parquet file. Raises CrossroadsError for one that cannot be read."""
    with connected() as connection:
        with _readable(source):
            name = [path_alone(source)]
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
