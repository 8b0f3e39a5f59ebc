"""Small workbooks and Parquet files, and what is read from them."""

import io
import zipfile
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

import duckdb
import openpyxl

from engine.tables.open_table import open_table
from engine.tables.rows import Reject, Row

HEADER = ["id", "current_role", "skills"]
KNOWN = {"current_role", "skills"}


def workbook(place: Path, *sheets: Iterable[Sequence[Any]]) -> str:
    """A workbook with these sheets."""
    book = openpyxl.Workbook()
    book.remove(book.worksheets[0])
    for at, rows in enumerate(sheets, 1):
        sheet = book.create_sheet(f"Sheet {at}")
        for row in rows:
            sheet.append(list(row))
    book.save(place)
    return str(place)


def parquet(place: Path, query: str) -> str:
    """A Parquet file of what a query gives."""
    with duckdb.connect() as connection:
        connection.execute(f"COPY ({query}) TO '{place}' (FORMAT parquet)")
    return str(place)


def zipped(parts: Mapping[str, bytes]) -> bytes:
    """A zip archive with these parts."""
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w") as archive:
        for name, part in parts.items():
            archive.writestr(name, part)
    return content.getvalue()


class Read:
    """Everything that a source hands over."""

    def __init__(self, source: str, sheet: str | None = None) -> None:
        with open_table(source, KNOWN.__contains__, sheet) as people:
            records = list(people)
            self.headings, self.notes, self.rows = people.headings, people.notes, people.rows
            self.blank_lines, self.encoding = people.blank_lines, people.encoding
            self.header_line, self.delimiter = people.header_line, people.delimiter
            self.progress = people.bytes_read, people.size
        self.cells = [record.cells for record in records if isinstance(record, Row)]
        self.lines = [record.line for record in records]
        self.rejects = [record for record in records if isinstance(record, Reject)]
