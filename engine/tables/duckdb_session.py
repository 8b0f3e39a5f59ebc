"""DuckDB, in this process: it fetches nothing, writes nothing unasked, and can be interrupted."""

from collections.abc import Iterator
from contextlib import contextmanager

import duckdb

GLOB = str.maketrans({one: f"[{one}]" for one in "*?["})  # in a name, they are no pattern
ALONE: dict[str, str | bool | int | float | list[str]] = {
    "autoinstall_known_extensions": "false",  # nothing is fetched from anywhere
    "autoload_known_extensions": "false",
    "threads": 1,  # faster here than several, in a third of the memory, and always the same bytes
    "temp_directory": "",  # and nothing is written but what we ask for
}


@contextmanager
def connected() -> Iterator[duckdb.DuckDBPyConnection]:
    """A database of our own, in memory, for as long as it is needed."""
    with interruptible(), duckdb.connect(config=ALONE) as connection:
        yield connection


@contextmanager
def interruptible() -> Iterator[None]:
    """Ctrl-C is Ctrl-C, wherever it comes; DuckDB makes a RuntimeError of it."""
    try:
        yield
    except (duckdb.InterruptException, RuntimeError) as error:
        if isinstance(error, duckdb.InterruptException) or "interrupted" in str(error):
            raise KeyboardInterrupt from error
        raise


def first_line(error: Exception) -> str:
    """What went wrong, without DuckDB's drawings."""
    return str(error).partition("\n")[0]


def path_alone(place: str) -> str:
    """A file's name where DuckDB would take it for a pattern."""
    return place.translate(GLOB)
