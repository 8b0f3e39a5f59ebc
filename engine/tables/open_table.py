"""Where people come from: CSV, standard input, a workbook or Parquet, as the ending says.

All of them have the interface of `StaffFile`. A format's room, and with it its library, is loaded
only when it is asked for: this is the one reason to import within a function here.
"""

import os
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from typing import Protocol

from engine.errors import CrossroadsError, MisuseError
from engine.tables.csv_file import CsvFile, open_csv_file
from engine.tables.optional import needs_openpyxl
from engine.tables.rereadable import Rereadable, rereadable
from engine.tables.rows import Reject, Row
from engine.tables.typed_rows import TypedRows

WORKBOOKS = (".xlsx", ".xlsm")
PARQUET = ".parquet"
JSON = (".json", ".jsonl", ".ndjson")
OLD_EXCEL, ZIP, PARQUET_MARK = b"\xd0\xcf\x11\xe0", b"PK\x03\x04", b"PAR1"  # how files begin
BLANK = b"\xef\xbb\xbf \t\r\n"  # what may stand before the first letter


class OpenTable(Protocol):
    """People that are handed over one after another, each once, as a row or as a reject."""

    @property
    def name(self) -> str:
        """Where they come from, as an error names it."""

    @property
    def headings(self) -> tuple[str, ...]:
        """The headings, one for each cell of a row."""

    @property
    def header_line(self) -> int:
        """The line or row on which the headings stand, 0 where they stand on none."""

    @property
    def encoding(self) -> str:
        """How text was saved, or in which format everything was."""

    @property
    def delimiter(self) -> str:
        """What stands between cells; a comma where nothing does."""

    @property
    def rows(self) -> int:
        """How many have been handed over."""

    @property
    def blank_lines(self) -> int:
        """Lines so far which are no rows."""

    @property
    def notes(self) -> tuple[str, ...]:
        """What a reader of the advice should know about how they were read."""

    @property
    def bytes_read(self) -> int:
        """How far the reading has come."""

    @property
    def size(self) -> int:
        """How far there is to go, 0 where that is not known."""

    def __iter__(self) -> Iterator[Row | Reject]: ...


@contextmanager
def open_table(
    source: str | Rereadable, knows: Callable[[str], bool], sheet: str | None = None
) -> Iterator[OpenTable]:
    """The people in a file, or on standard input for "-"; `sheet` names one of a workbook's.

    `knows` says of a heading whether it is of any use. Raises MisuseError for a file that cannot be
    opened or is of another format than its ending says.
    """
    if sheet is not None and _ending(source) not in WORKBOOKS:
        raise MisuseError("--sheet", f"'{source}' is no workbook", "Leave it out.")
    with rereadable(source) as place, _opened(place, knows, sheet) as people:
        yield people


def _opened(
    place: str | Rereadable, knows: Callable[[str], bool], sheet: str | None
) -> AbstractContextManager[CsvFile] | AbstractContextManager[TypedRows]:
    """The people of a place, by the room of its format."""
    start, ending = _start(place), _ending(place)
    if start is None or not _is_other(str(place), ending, start) or isinstance(place, Rereadable):
        return open_csv_file(place, knows)
    if ending == PARQUET:
        from engine.tables.parquet_reader import open_parquet

        return open_parquet(place)
    with needs_openpyxl(place):
        from engine.tables.workbook_reader import open_workbook
    return open_workbook(place, knows, sheet)


def _ending(place: str | Rereadable) -> str:
    """The ending of a file's name; what was kept has no name of its own."""
    return os.path.splitext(place)[1].lower() if isinstance(place, str) else ""


def _start(place: str | Rereadable) -> bytes | None:
    """How a file begins; None for what is none, or cannot be read. Whoever opens it says why."""
    if isinstance(place, str) and not os.path.isfile(place):
        return None
    try:
        with open(place, "rb") if isinstance(place, str) else place.open() as file:
            return file.read(4)
    except OSError:
        return None


def _is_other(source: str, ending: str, start: bytes) -> bool:
    """Whether it is a workbook or Parquet. Raises CrossroadsError where ending and content differ.

    Where they do, the content is right: a file that was renamed has not been converted.
    """
    if start.lstrip(BLANK).startswith((b"{", b"[") if ending in JSON else b'{"'):
        cure = "Hand over CSV, an Excel workbook or Parquet."
        raise CrossroadsError(source, "is JSON, which is not read", cure)
    if start == OLD_EXCEL:
        cure = "Save it as .xlsx, without a password, or as 'CSV UTF-8'."
        raise CrossroadsError(source, "is in the old Excel format, or has a password", cure)
    if start == ZIP and ending not in WORKBOOKS:
        cure = "Give it as a file whose name ends in .xlsx, or save it as 'CSV UTF-8'."
        kind = "an OpenDocument spreadsheet" if ending == ".ods" else "an Excel workbook"
        cure = "Save it as .xlsx or 'CSV UTF-8'." if ending == ".ods" else cure
        raise CrossroadsError(source, f"is {kind} and no CSV file", cure)
    if start == PARQUET_MARK and ending != PARQUET:
        cure = "Give it as a file whose name ends in .parquet."
        raise CrossroadsError(source, "is a Parquet file and no CSV file", cure)
    if ending in WORKBOOKS and start != ZIP:
        cure = "Name it as what it is, .csv for example, or save it as .xlsx."
        raise CrossroadsError(source, "is no Excel workbook", cure)
    if ending == PARQUET and start != PARQUET_MARK:
        raise CrossroadsError(source, "is no Parquet file", "Name it as what it is.")
    return ending in (*WORKBOOKS, PARQUET)
