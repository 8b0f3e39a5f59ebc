"""Spark column expressions for rejects: the reasons of `tables/records`, as far as Spark has them.

Spark never shifts a cell under another heading: a record with other fields than the header is
handed over whole. A missing quote may still have swallowed the rows after it.
"""

from collections.abc import Sequence

from pyspark.sql import Column
from pyspark.sql import functions as F  # noqa: N812

from engine.spark.cells import MANY
from engine.tables.dialect import Dialect
from engine.tables.merge_conflict import MARKERS
from engine.tables.open_quotes import TELLING, WHOLE_ROWS

BAD = "bad"  # where Spark puts a record that does not fit
CONFLICT = "belongs to a merge conflict that was not resolved"
REPEATED = "repeats the header"
SWALLOWED = "holds what look like other rows; a quote may be missing"
UNDECODED = "holds characters that are not UTF-8"
CONTROL = "holds a control character (NUL)"
LINE_FEED = "\n"  # the line end for Spark; a carriage return may stand before it


def misfit(width: int) -> str:
    """The reason for a record with another number of fields."""
    return f"has other than {width} fields, which the header has"


def no_row(cells: Column, dialect: Dialect, bad: Column) -> Column:
    """The reason for a reject, NULL for a row. `bad` is the text of a record that does not fit."""
    width = len(dialect.headings)
    start = F.coalesce(bad, F.get(cells, 0))
    lost = F.exists(cells, lambda one: _has_swallowed(one, dialect.delimiter, width))
    faults = (
        (start.startswith(MARKERS[0]) | start.startswith(MARKERS[1]), CONFLICT),
        (bad.isNotNull(), misfit(width)),
        (holds(cells, "\0"), CONTROL),
        (holds(cells, "\ufffd"), UNDECODED),
        (lost, SWALLOWED),
        (_plain(cells, width) == _header(dialect.headings), REPEATED),
    )
    return F.coalesce(*(F.when(found, reason) for found, reason in faults))


def holds(cells: Column, letter: str) -> Column:
    """Whether any of the cells holds a letter."""
    return F.exists(cells, lambda one: F.contains(one, F.lit(letter)))


def _plain(cells: Column, width: int) -> Column:
    """The cells normalised as headings are: in lower case, where there are several."""
    return F.transform(cells, lambda one: F.lower(F.trim(one))) if width > 1 else cells


def _header(headings: Sequence[str]) -> Column:
    plain = [one.strip(" ").lower() for one in headings] if len(headings) > 1 else headings
    return F.array(*map(F.lit, plain))


def _has_swallowed(one: Column, delimiter: str, width: int) -> Column:
    """Whether a cell of several lines begins with a quote without its pair, or holds whole rows:
    `open_quotes.swallowed_rows`. At the end of a file Spark closes a quote itself; such a cell ends
    with a line end, and one row is telling."""
    odd = one.startswith('"') & (_count(one, '"') % 2 == 1)
    lines = F.slice(F.split(one, f"\r?{LINE_FEED}"), 2, MANY)
    rows = F.size(F.filter(lines, lambda line: _is_row(line, delimiter, width)))
    whole = (rows >= WHOLE_ROWS) & (rows * 2 > F.size(lines)) | one.endswith(LINE_FEED) & (rows > 0)
    return F.contains(one, F.lit(LINE_FEED)) & (odd | whole if width > 1 else odd)


def _is_row(line: Column, delimiter: str, width: int) -> Column:
    fits = _count(line, delimiter) == width - 1
    prose = F.contains(line, F.lit(f"{delimiter} ")) | line.endswith(delimiter)
    return fits if width >= TELLING else fits & ~prose


def _count(text: Column, letter: str) -> Column:
    return F.length(text) - F.length(F.replace(text, F.lit(letter), F.lit("")))
