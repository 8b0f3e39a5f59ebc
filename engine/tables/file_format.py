"""File format detection: by the ending of a file's name, and by the magic number it begins with."""

import os

from engine.errors import CrossroadsError
from engine.tables.rereadable import Rereadable

WORKBOOKS = (".xlsx", ".xlsm")
PARQUET = ".parquet"
JSON = (".json", ".jsonl", ".ndjson")
OLD_EXCEL, ZIP, PARQUET_MAGIC = b"\xd0\xcf\x11\xe0", b"PK\x03\x04", b"PAR1"  # how files begin
BLANK = b"\xef\xbb\xbf \t\r\n"  # what may stand before the first letter


def ending(place: str) -> str:
    """The ending of a file's name, in lower case.

    >>> ending("Parts.CSV"), ending("-")
    ('.csv', '')
    """
    return os.path.splitext(place)[1].lower()


def is_binary(place: str | Rereadable) -> bool:
    """Whether a file is a workbook or Parquet. Raises CrossroadsError where ending and content
    differ.

    Where they do, the content is right: a file that was renamed has not been converted.
    """
    named = ending(place) if isinstance(place, str) else ""
    start = _start(place)
    if start is None:
        return False
    _refuse_unread(str(place), named, start)
    _refuse_misnamed(str(place), named, start)
    return named in (*WORKBOOKS, PARQUET)


def _start(place: str | Rereadable) -> bytes | None:
    """The first bytes of a file; None where it is missing or unreadable, which opening reports."""
    if isinstance(place, str) and not os.path.isfile(place):
        return None
    try:
        with open(place, "rb") if isinstance(place, str) else place.open() as file:
            return file.read(4)
    except OSError:
        return None


def _refuse_unread(source: str, named: str, start: bytes) -> None:
    """Raise CrossroadsError for a format that is not read."""
    if start.lstrip(BLANK).startswith((b"{", b"[") if named in JSON else b'{"'):
        cure = "Hand over CSV, an Excel workbook or Parquet."
        raise CrossroadsError(source, "is JSON, which is not read", cure)
    if start == OLD_EXCEL:
        cure = "Save it as .xlsx, without a password, or as 'CSV UTF-8'."
        raise CrossroadsError(source, "is in the old Excel format, or has a password", cure)


def _refuse_misnamed(source: str, named: str, start: bytes) -> None:
    """Raise CrossroadsError for a file of another format than its ending says."""
    if start == ZIP and named not in WORKBOOKS:
        cure = "Give it as a file whose name ends in .xlsx, or save it as 'CSV UTF-8'."
        kind = "an OpenDocument spreadsheet" if named == ".ods" else "an Excel workbook"
        cure = "Save it as .xlsx or 'CSV UTF-8'." if named == ".ods" else cure
        raise CrossroadsError(source, f"is {kind} and no CSV file", cure)
    if start == PARQUET_MAGIC and named != PARQUET:
        cure = "Give it as a file whose name ends in .parquet."
        raise CrossroadsError(source, "is a Parquet file and no CSV file", cure)
    if named in WORKBOOKS and start != ZIP:
        cure = "Name it as what it is, .csv for example, or save it as .xlsx."
        raise CrossroadsError(source, "is no Excel workbook", cure)
    if named == PARQUET and start != PARQUET_MAGIC:
        raise CrossroadsError(source, "is no Parquet file", "Name it as what it is.")
