"""Parquet reading, by DuckDB: every value as text, whatever its type.

A type that Python has no plain value for is cast to text in DuckDB. The text never depends on the
machine: timestamps with a time zone are given in UTC.
"""

import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from itertools import count
from typing import Any

import duckdb

from engine.errors import CrossroadsError
from engine.tables.duckdb_session import connected, first_line, interruptible, literal_path
from engine.tables.header import Knows
from engine.tables.typed_rows import LONGEST, Record, TypedRows, text_of

SCHEMA = "SELECT name, num_children FROM parquet_schema($1)"
STEP = 1000  # rows that are fetched at once
LISTS = re.compile(r"(\[\d*\])+$")  # behind the type of their elements
PLAIN = re.compile(
    r"VARCHAR|BLOB|BOOLEAN|U?(TINY|SMALL|BIG|HUGE)?INT(EGER)?|DOUBLE|DECIMAL\(.*\)"
    r"|DATE|TIME|TIMESTAMP(_NS|_MS|_S)?"
)  # the types whose values `text_of` knows
NUMERIC = re.compile(
    r"U?(TINY|SMALL|BIG|HUGE)?INT(EGER)?|FLOAT|DOUBLE|DECIMAL\(.*\)|DATE|TIMESTAMP.*"
)
TEXT = "VARCHAR"
MOMENT = "TIMESTAMP WITH TIME ZONE"
MOMENT_AS_TEXT = (
    "replace(strftime({} AT TIME ZONE 'UTC', '%Y-%m-%dT%H:%M:%S.%f'), '.000000', '') || '+00:00'"
)


@contextmanager
def open_parquet(source: str, knows: Knows) -> Iterator[TypedRows]:
    """The table in a Parquet file; `knows` is asked about headings.

    Raises CrossroadsError for a file that cannot be read.
    """
    with connected() as connection:
        with _readable(source):
            name = [literal_path(source)]
            connection.execute("SET TimeZone = 'UTC'")
            connection.execute("SELECT count(*) FROM read_parquet($1)", name)
            total = connection.fetchall()[0][0]
            connection.execute("DESCRIBE SELECT * FROM read_parquet($1)", name)
            types = [row[1] for row in connection.fetchall()]
            connection.execute(SCHEMA, name)
            headings = _top_level(connection.fetchall())
            connection.execute(_query(types), name)
        records = _records(source, connection)
        plain = frozenset(at for at, type_ in enumerate(types) if NUMERIC.fullmatch(type_))
        yield TypedRows(
            source, headings, records, encoding="parquet", total=total, knows=knows, plain=plain
        )


def _top_level(schema: Sequence[tuple[str, int | None]]) -> list[str]:
    """The names of the columns as the file has them: DuckDB makes "a_1" of a second "A".

    A schema lists each column before the fields within it, and says how many these are.

    >>> _top_level([("schema", 2), ("a", 1), ("within", None), ("A", None)])
    ['a', 'A']
    """
    names: list[str] = []
    within = 0  # fields to come that are no columns
    for name, children in schema[1:]:
        if within:
            within -= 1
        else:
            names.append(name)
        within += children or 0
    return names


def _query(types: Sequence[str]) -> str:
    """The query for a file with columns of these types, whatever their names."""
    names = [f"c{at}" for at in range(len(types))]
    values = ", ".join(map(_as_plain, names, types))
    return f"SELECT {values} FROM read_parquet($1) AS records({', '.join(names)})"


def _as_plain(column: str, type_: str) -> str:
    """A column cast to a type with a plain value in Python; a FLOAT keeps the digits that it shows.

    >>> _as_plain("c0", "DATE"), _as_plain("c0", "UUID[]"), _as_plain("c0", "FLOAT")
    ('c0', 'c0::VARCHAR[]', 'c0::VARCHAR::DOUBLE')
    """
    inner = LISTS.sub("", type_)
    lists = type_.removeprefix(inner)
    if type_ == MOMENT:
        return MOMENT_AS_TEXT.format(column)
    if type_ == TEXT:
        cut = f"left({column}, {LONGEST + 1})"  # more than a row may have
        return f"CASE WHEN strlen({column}) > {LONGEST} THEN {cut} ELSE {column} END"
    if PLAIN.fullmatch(inner):
        return f"{column}[1:{LONGEST + 1}]" if lists else column
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
    """Raise CrossroadsError for a Parquet file that DuckDB cannot read."""
    try:
        yield
    except duckdb.InterruptException:
        raise
    except duckdb.Error as error:
        what = f"is no Parquet file that can be read: {first_line(error)}"
        raise CrossroadsError(source, what, "Write it again, or hand over CSV.") from error
