"""Embedded DuckDB sessions, which fetch nothing, write nothing unasked, and can be interrupted."""

from collections.abc import Iterator
from contextlib import contextmanager

import duckdb

from engine.errors import MisuseError

GLOB = str.maketrans({one: f"[{one}]" for one in "*?["})  # wildcards, escaped
ALONE: dict[str, str | bool | int | float | list[str]] = {
    "autoinstall_known_extensions": "false",  # nothing is fetched from anywhere
    "autoload_known_extensions": "false",
    "threads": 1,  # faster here than several, in a third of the memory, and always the same bytes
    "temp_directory": "",  # and nothing is written but what we ask for
}


@contextmanager
def connected() -> Iterator[duckdb.DuckDBPyConnection]:
    """A connection to a database in memory."""
    with interruptible(), duckdb.connect(config=ALONE) as connection:
        yield connection


@contextmanager
def interruptible() -> Iterator[None]:
    """Raise KeyboardInterrupt for Ctrl-C, of which DuckDB makes a RuntimeError."""
    try:
        yield
    except (duckdb.InterruptException, RuntimeError) as error:
        if isinstance(error, duckdb.InterruptException) or "interrupted" in str(error):
            raise KeyboardInterrupt from error
        raise


def first_line(error: Exception) -> str:
    """The message of an error, without the lines in which DuckDB draws where it is."""
    return str(error).partition("\n")[0]


def literal_path(place: str) -> str:
    """A path in which DuckDB finds no wildcard. Raises MisuseError for one that is not UTF-8."""
    refuse_other_than_utf_8(place)
    return place.translate(GLOB)


def refuse_other_than_utf_8(place: str) -> None:
    """Raise MisuseError for a path with other bytes, which DuckDB does not take."""
    try:
        place.encode()
    except UnicodeEncodeError:
        cure = "Rename it, or take a file that is no Parquet."
        raise MisuseError(place, "has a name or a folder that is not UTF-8", cure) from None


def quoted_name(name: str) -> str:
    """An identifier of SQL.

    >>> print(quoted_name('a "b"'))
    "a ""b""\"
    """
    return '"' + name.replace('"', '""') + '"'


def quoted_text(text: str) -> str:
    """A string literal of SQL.

    >>> print(quoted_text("it's"))
    'it''s'
    """
    return "'" + text.replace("'", "''") + "'"
