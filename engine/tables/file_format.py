"""File format detection: by the ending of a file's name, and by its content, which is right."""

import os

from engine.errors import CrossroadsError
from engine.tables.containers import ole_kind, zip_kind
from engine.tables.magic_numbers import HEAD, IS_JSON, OLE, Kind, kind_of
from engine.tables.rereadable import Rereadable

WORKBOOK = ".xlsx"
WORKBOOKS = (WORKBOOK, ".xlsm")
PARQUET = ".parquet"
TSV = ".tsv"
JSON = (".json", ".jsonl", ".ndjson")
ZIP, PARQUET_MAGIC = b"PK\x03\x04", b"PAR1"  # how files begin


def ending(place: str) -> str:
    """The ending of a file's name, in lower case.

    >>> ending("Parts.CSV"), ending("-")
    ('.csv', '')
    """
    return os.path.splitext(place)[1].lower()


def delimiter_for(place: str, delimiter: str) -> str:
    """The delimiter of a table that is written: a tab where the name says so, else this one.

    >>> delimiter_for("todo.tsv", ";"), delimiter_for("-", ";")
    ('\\t', ';')
    """
    return "\t" if ending(place) == TSV else delimiter


def is_binary(place: Rereadable) -> bool:
    """Whether a file is a workbook or Parquet. Raises CrossroadsError where ending and content
    differ, and for a format that is not read.

    Where they differ, the content is right: a file that was renamed has not been converted.
    """
    named = ending(place.path or "")
    with place.open() as file:
        start = file.read(HEAD)
        file.seek(0)
        if start.startswith(OLE):
            _refuse(place, ole_kind(file))
        if start.startswith(ZIP):
            _refuse(place, zip_kind(file))
    if named in JSON and start.lstrip(b"\xef\xbb\xbf \t\r\n").startswith((b"{", b"[")):
        _refuse(place, IS_JSON)
    _refuse(place, kind_of(start, named))
    _refuse_misnamed(str(place), named, start)
    return named in (*WORKBOOKS, PARQUET)


def _refuse(place: Rereadable, kind: Kind | None) -> None:
    """Raise CrossroadsError for a format that is not read."""
    if kind:
        raise CrossroadsError(str(place), kind.what, kind.cure)


def _refuse_misnamed(source: str, named: str, start: bytes) -> None:
    """Raise CrossroadsError for a file of another format than its ending says."""
    if start.startswith(ZIP) and named not in WORKBOOKS:
        cure = "Give it as a file whose name ends in .xlsx, or save it as 'CSV UTF-8'."
        raise CrossroadsError(source, "is an Excel workbook and no CSV file", cure)
    if start.startswith(PARQUET_MAGIC) and named != PARQUET:
        cure = "Give it as a file whose name ends in .parquet."
        raise CrossroadsError(source, "is a Parquet file and no CSV file", cure)
    if not start and named in (*WORKBOOKS, PARQUET):
        raise CrossroadsError(source, "is empty", "Give a file with a header and rows.")
    if named in WORKBOOKS and not start.startswith(ZIP):
        cure = "Name it as what it is, .csv for example, or save it as .xlsx."
        raise CrossroadsError(source, "is no Excel workbook", cure)
    if named == PARQUET and not start.startswith(PARQUET_MAGIC):
        raise CrossroadsError(source, "is no Parquet file", "Name it as what it is.")
