"""Data frames: the tables of pandas, polars, pyarrow and DuckDB, as values in and columns added.

New columns come as one Arrow table and are converted to the kind of the table they are added to, so
their types are said once. pyarrow is an extra; the library of the table is there with the table.
"""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from importlib import import_module
from typing import Any

from engine.errors import MisuseError

KINDS = {"pandas": "pandas", "polars": "polars", "pyarrow": "pyarrow", "duckdb": "duckdb"}
KINDS |= {"_duckdb": "duckdb"}  # where DuckDB's relations are defined
WHERE = "the table"
CURE = "Give a pandas or polars DataFrame, a pyarrow Table or a DuckDB relation."


def kind_of(table: Any) -> str:
    """The library that a table belongs to. Raises MisuseError for what is no table of the four."""
    library = type(table).__module__.partition(".")[0]
    name = type(table).__name__
    if library == "polars" and name == "LazyFrame":
        raise MisuseError(WHERE, "is a LazyFrame, which holds no rows yet", "Call collect() on it.")
    if library not in KINDS or not hasattr(table, "columns"):
        raise MisuseError(WHERE, f"is of the type {name}", CURE)
    return KINDS[library]


def headings_of(table: Any) -> tuple[str, ...]:
    """The names of the columns. Raises MisuseError where one is no text, or stands twice."""
    found = table.column_names if kind_of(table) == "pyarrow" else table.columns
    headings = tuple(found)
    for heading in headings:
        if not isinstance(heading, str):
            what = f"has a column named {heading!r}, which is no text"
            raise MisuseError(WHERE, what, "Rename it.")
        if headings.count(heading) > 1:
            raise MisuseError(WHERE, f"has two columns named '{heading}'", "Rename one of them.")
    return headings


def rows_of(table: Any) -> Iterator[Sequence[object]]:
    """The rows, as Python's values."""
    match kind_of(table):
        case "pandas":
            return zip(*(_plain(table[name].tolist()) for name in table.columns), strict=True)
        case "polars":
            rows: Iterator[Sequence[object]] = iter(table.rows())
            return rows
        case "pyarrow":
            return zip(*(column.to_pylist() for column in table.columns), strict=True)
        case _:
            return iter(table.fetchall())


def _in_pandas(added: Any, index: Any) -> Any:
    """The columns as a DataFrame: whole numbers that may be missing, and lists as Python's."""
    pandas, arrow = import_module("pandas"), import_module("pyarrow")
    found = added.to_pandas(types_mapper={arrow.int32(): pandas.Int32Dtype()}.get)
    for field in added.schema:
        if arrow.types.is_list(field.type):
            found[field.name] = pandas.Series(added.column(field.name).to_pylist(), dtype=object)
    return found.set_index(index)


def _plain(values: Sequence[object]) -> list[object]:
    """Values of pandas, whose missing ones (NaN, NaT, NA) are None."""
    missing = import_module("pandas").isna
    return [None if not isinstance(one, list | tuple) and missing(one) else one for one in values]


def with_columns(table: Any, kept: Sequence[str], added: Any) -> Any:
    """Columns of a table, with those of an Arrow table added row by row, as the same kind."""
    match kind_of(table):
        case "pandas":
            given = table[list(kept)]
            return import_module("pandas").concat([given, _in_pandas(added, table.index)], axis=1)
        case "polars":
            return table.select(kept).hstack(import_module("polars").from_arrow(added))
        case "pyarrow":
            given = table.select(list(kept))
            for name in added.column_names:
                given = given.append_column(name, added.column(name))
            return given
        case _:
            whole = with_columns(table.to_arrow_table(), kept, added)
            return import_module("duckdb").from_arrow(whole)


@contextmanager
def needs_pyarrow() -> Iterator[None]:
    """Raise MisuseError, with the cure, where pyarrow is not installed."""
    try:
        yield
    except ModuleNotFoundError as error:
        if str(error.name).partition(".")[0] != "pyarrow":
            raise
        what, cure = "advice on a data frame needs pyarrow", 'Run: pip install "crossroads[tables]"'
        raise MisuseError(WHERE, what, cure) from error
