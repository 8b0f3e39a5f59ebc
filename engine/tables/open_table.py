"""One interface to tables of every format: CSV, standard input, a workbook or Parquet.

A reader, and with it its library, is imported only when its format is asked for: this is the one
reason to import within a function here.
"""

from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from typing import Protocol

from engine.errors import MisuseError
from engine.tables.csv_file import open_csv_file
from engine.tables.file_format import PARQUET, WORKBOOKS, ending, is_binary
from engine.tables.header import Knows
from engine.tables.optional import needs_openpyxl
from engine.tables.rereadable import Rereadable
from engine.tables.rows import Reject, Row
from engine.tables.spool import rereadable
from engine.tables.typed_rows import TypedRows


class OpenTable(Protocol):
    """The records of a table, each handed over once, as a row or as a reject."""

    @property
    def name(self) -> str:
        """The source, as an error names it."""

    @property
    def headings(self) -> tuple[str, ...]:
        """The headings, one for each cell of a row."""

    @property
    def header_line(self) -> int:
        """The line or row on which the headings stand, 0 where they stand on none."""

    @property
    def encoding(self) -> str:
        """The encoding of a text, or the format of any other file."""

    @property
    def delimiter(self) -> str:
        """The delimiter of the cells; a comma where there is none."""

    @property
    def plain(self) -> frozenset[int] | None:
        """The columns of numbers and dates that the format itself tells; None for a text, which
        tells nothing. Cells of a workbook tell each for itself."""

    @property
    def rows(self) -> int:
        """How many records have been handed over."""

    @property
    def blank_lines(self) -> int:
        """Lines so far which are no rows."""

    @property
    def notes(self) -> tuple[str, ...]:
        """Remarks on how the table was read, for those who use it."""

    @property
    def bytes_read(self) -> int:
        """How far the reading has come."""

    @property
    def size(self) -> int:
        """How far there is to go, 0 where that is not known."""

    def __iter__(self) -> Iterator[Row | Reject]: ...


@contextmanager
def open_table(
    source: str | Rereadable, knows: Knows, sheet: str | None = None
) -> Iterator[OpenTable]:
    """The table in a file, or on standard input for "-"; `sheet` names one of a workbook's.

    `knows` is asked about headings. Raises MisuseError for a file that cannot be opened, and
    CrossroadsError for one that is of another format than its ending says.
    """
    with rereadable(source) as place, _unless_changed(place):
        if sheet is not None and ending(place.path or "") not in WORKBOOKS:
            raise MisuseError("--sheet", f"'{place}' is no workbook", "Leave it out.")
        with _opened(place, knows, sheet) as table:
            yield table


@contextmanager
def _unless_changed(place: Rereadable) -> Iterator[None]:
    """What goes wrong with a file that changes goes wrong because it does: say so."""
    try:
        yield
    except Exception:
        place.refuse_changed()
        raise


@contextmanager
def _opened(place: Rereadable, knows: Knows, sheet: str | None) -> Iterator[OpenTable]:
    """The table at a place, by the reader of its format."""
    if not is_binary(place):
        with open_csv_file(place, knows) as table:
            yield table
        return
    with _opened_by_name(place.lend(), knows, sheet) as rows:
        rows.at_end = place.refuse_changed
        yield rows


def _opened_by_name(
    path: str, knows: Knows, sheet: str | None
) -> AbstractContextManager[TypedRows]:
    """The table in a file that its library opens itself."""
    if ending(path) == PARQUET:
        from engine.tables.parquet_reader import open_parquet

        return open_parquet(path, knows)
    with needs_openpyxl(path):
        from engine.tables.workbook_reader import open_workbook
    return open_workbook(path, knows, sheet)
