"""A tolerant, streaming CSV reader, for files as spreadsheets really save them.

Every record is handed over once, as a row or as a reject with its reason, so that the two add up.
Nothing is held in memory beyond one block of the file, or one record.
"""

import csv
import io
import os
from collections.abc import Iterator
from contextlib import contextmanager

from engine.tables.blocks import Blocks
from engine.tables.clean_blocks import CleanBlocks
from engine.tables.dialect import delimiter_name, find_dialect
from engine.tables.encoding import ENDLESS, UTF_8, Decoded, Encoding, find_encoding
from engine.tables.header import Knows
from engine.tables.physical_lines import PhysicalLines
from engine.tables.records import Records
from engine.tables.rereadable import Rereadable
from engine.tables.rows import Reject, Row
from engine.tables.spool import rereadable
from engine.tables.survey_header import several_rows
from engine.tables.table_layout import TableLayout

NO_LIMIT = 1 << 30  # on a field; csv has one limit for all readers, ours is `PhysicalLines.longest`


class CsvFile:
    """An open CSV file: its headings, and an iterator of its records.

    `knows` is asked about headings. Raises CrossroadsError for a file that is no table, or changes,
    at once or on the way.
    """

    def __init__(self, place: Rereadable, stream: io.BufferedReader, knows: Knows) -> None:
        csv.field_size_limit(NO_LIMIT)
        name, self._place = str(place), place
        self.name, self._stream, self.rows, self.at_end = name, stream, 0, False
        encoding = find_encoding(name, stream)
        self._text = Decoded(name, stream, encoding)
        self._lines = PhysicalLines(self._text)
        dialect = find_dialect(name, self._lines, knows)
        self._passed_over, self._header_line = dialect.passed_over, dialect.line
        self._form = dialect.form
        self._layout = TableLayout(dialect.headings, dialect.delimiter, encoding, knows)
        self._records = Records(name, self._lines, self._layout)
        self._records.blank_lines = dialect.blank_lines
        self._clean = CleanBlocks(self._lines, self._layout, self._records)
        self.blocks = Blocks(stream, self._text, self._lines, self._layout, self._records)

    @property
    def plain(self) -> None:
        """No column has a type."""

    @property
    def headings(self) -> tuple[str, ...]:
        """The headings of the columns, as they are written."""
        return self._layout.headings

    @property
    def header_line(self) -> int:
        """The line on which the headings stand."""
        return self._header_line

    @property
    def encoding(self) -> str:
        """The character encoding of the file."""
        return self._layout.encoding.name

    @property
    def delimiter(self) -> str:
        """The delimiter of the cells."""
        return self._layout.delimiter

    @property
    def blank_lines(self) -> int:
        """How many lines were blank; they are no rows."""
        return self._records.blank_lines

    @property
    def notes(self) -> tuple[str, ...]:
        """Remarks on how the file was read, for those who use it."""
        encoding, undecoded = self._layout.encoding, self._records.undecoded
        nameless = ", ".join(str(at + 1) for at in sorted(self._layout.nameless))
        second = self._records.second_table
        found = {
            "unpacked from gzip": self._place.packed is not None,
            _encoding_note(encoding): encoding.name != UTF_8.name,
            f"read with {delimiter_name(self.delimiter)} as the delimiter": self.delimiter != ",",
            f"lines before the header, which are passed over: {self._passed_over}": (
                self._passed_over > 0
            ),
            several_rows(self._form): self._form != "",
            f"columns without a heading that hold something: {nameless}": nameless,
            f"a second table begins on line {second} and is rejected; give it a file of its own": (
                second > 0
            ),
            f"rows that are not {encoding.name}: {undecoded}; save the file as 'CSV UTF-8' to have "
            "them read": undecoded > 0,
        }
        return tuple(note for note, holds in found.items() if holds)

    @property
    def bytes_read(self) -> int:
        """How far the reading has come."""
        return self._stream.tell()

    @property
    def size(self) -> int:
        """The bytes of the whole file."""
        return os.fstat(self._stream.fileno()).st_size

    def __iter__(self) -> Iterator[Row | Reject]:
        return self.records_to(ENDLESS)

    def records_to(self, limit: int) -> Iterator[Row | Reject]:
        """The next records, up to the first place from a byte on where the reading is at rest."""
        self._text.limit = limit
        while not (self._stream.tell() >= limit and self.blocks.at_rest):
            if (rows := self._clean.next()) is not None:
                self.rows += len(rows)
                yield from rows
            else:
                if (record := self._records.next()) is None:
                    self._place.refuse_changed()
                    self.at_end = True
                    return
                self.rows += 1
                yield record


@contextmanager
def open_csv_file(source: str | Rereadable, knows: Knows) -> Iterator[CsvFile]:
    """A CSV file, or standard input for "-". Raises MisuseError when it cannot be opened."""
    with rereadable(source) as place, place.open() as stream:
        yield CsvFile(place, stream, knows)


def _encoding_note(encoding: Encoding) -> str:
    """The remark on a file in an encoding other than UTF-8."""
    if encoding.name == "UTF-16":
        return "read as UTF-16"
    return f"read as {encoding.name} ({encoding.codec}), since it is not UTF-8"
