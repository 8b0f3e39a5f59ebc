"""The rows of a staff file as people really save them.

Every record is handed over once, as a row or as a reject with its reason, so that the two add up.
What a quote left open has swallowed is read again; no line is read more often than three times,
and nothing is held in memory beyond one record.
"""

import codecs
import csv
import io
import os
import re
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import cast

from engine.errors import CrossroadsError, MisuseError
from engine.physical_lines import LONGEST, Lines

STANDARD = "-"
BYTE_ORDER_MARKS = {
    codecs.BOM_UTF8: "utf-8-sig",
    codecs.BOM_UTF16_LE: "utf-16",
    codecs.BOM_UTF16_BE: "utf-16",
}
DELIMITERS = {",": "comma", ";": "semicolon", "\t": "tab", "|": "pipe"}  # a tie goes to the first
DELIMITER_LINE = re.compile(r'"?sep=(?P<delimiter>[^\r\n"])"?\s*', re.IGNORECASE)
NO_LIMIT = 1 << 30  # to Python's csv, whose limit is one for all its readers; ours is LONGEST
Knows = Callable[[str], bool]
UNDECODED = {"utf-8": re.compile("[\ud800-\udfff]"), "utf-16": re.compile("\ufffd")}


@dataclass(frozen=True, slots=True)
class Row:
    """One person's cells, as many as there are headings, and the line on which they start."""

    line: int
    cells: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Reject:
    """A record that cannot be read: its first line, why, and its text as it stands in the file."""

    line: int
    reason: str
    row: str


class StaffFile:
    """A staff file that is open: its headings, and its records one after another.

    `knows` says of a heading whether it is of any use; the delimiter that gives most such headings
    is the file's. Raises CrossroadsError when there is no header that can be read.
    """

    def __init__(
        self, name: str, stream: io.BufferedReader, text: io.TextIOWrapper, knows: Knows
    ) -> None:
        self.name, self._stream = name, stream
        self.rows = self.blank_lines = 0
        self._encoding = "utf-8" if text.encoding.startswith("utf-8") else "utf-16"
        self._is_undecoded = UNDECODED[self._encoding].search
        self._undecoded = 0
        self._suspect = 0  # up to this line, a record may be the rest of a broken one
        self._lines = Lines(name, text)
        self.delimiter = self._find_delimiter(knows)
        self._reader = csv.reader(self._lines, delimiter=self.delimiter, strict=True)
        self.headings = self._read_header()
        named = [at for at, heading in enumerate(self.headings, 1) if heading.strip()]
        self._least = max(named, default=0)  # fields of a row

    @property
    def notes(self) -> tuple[str, ...]:
        """What a reader of the advice should know about how the file was read."""
        found = {
            "read as UTF-16": self._encoding == "utf-16",
            f"read with {DELIMITERS.get(self.delimiter, repr(self.delimiter))} as the delimiter": (
                self.delimiter != ","
            ),
            f"rows that are not {self._encoding.upper()}: {self._undecoded}; save the file as "
            "'CSV UTF-8' to have them read": self._undecoded > 0,
        }
        return tuple(note for note, holds in found.items() if holds)

    @property
    def bytes_read(self) -> int:
        """How far the reading has come; in characters where the source cannot tell."""
        try:
            return self._stream.tell()
        except OSError:
            return self._lines.characters

    @property
    def size(self) -> int:
        """Bytes of the whole file, 0 where that is not known."""
        try:
            return os.fstat(self._stream.fileno()).st_size
        except OSError:
            return 0

    def __iter__(self) -> Iterator[Row | Reject]:
        while (read := self._parse()) is not None:
            lines = self._lines
            cells, fault = read
            if not fault and len(cells) <= 1 and self._is_blank(cells):
                self.blank_lines += 1
                continue
            self.rows += 1
            if reason := fault or self._fault(cells):
                if lines.start <= self._suspect:
                    self._suspect = max(self._suspect, lines.number + 1)
                yield Reject(lines.start, reason, _legible("".join(lines.record)))
            else:
                cells += [""] * (len(self.headings) - len(cells))
                yield Row(lines.start, tuple(cells))

    def _parse(self) -> tuple[list[str], str] | None:
        """The fields of the next record, or the reason why it has none; None at the end."""
        self._lines.begin()
        try:
            cells = next(self._reader)
        except StopIteration:
            return None
        except csv.Error as error:
            self._lines.fail()
            self._suspect = self._lines.doubtful
            return [], self._damage() or _reason(error)
        return cells, self._damage()

    def _is_blank(self, cells: list[str]) -> bool:
        """Whether a record of one field at most is an empty line. One empty cell may be a row."""
        return not cells or (len(self.headings) > 1 and not "".join(self._lines.record).strip())

    def _damage(self) -> str:
        """What makes a record unreadable however it is divided into fields, or nothing."""
        lines = self._lines
        raw = "".join(lines.record)
        if not raw.isascii() and self._is_undecoded(raw):
            self._undecoded += 1
            return f"holds characters that are not {self._encoding.upper()}"
        if "\0" in raw:
            return "holds a control character (NUL)"
        if lines.too_long:
            return f"is longer than {LONGEST:,} characters; only its beginning is shown"
        return ""

    def _fault(self, cells: list[str]) -> str:
        """Why fields make no row, or nothing. Columns without a heading may be left off."""
        if self._lines.start <= self._suspect and "".join(self._lines.record).count('"') % 2:
            return "has a quote without its pair, and may be the rest of a line before it"
        if not self._least <= len(cells) <= len(self.headings):
            return f"has {len(cells)} fields, the header has {len(self.headings)}"
        return "repeats the header" if tuple(cells) == self.headings else ""

    def _find_delimiter(self, knows: Knows) -> str:
        """The one that the file names, or the one that gives most known headings, then most."""
        csv.field_size_limit(NO_LIMIT)
        named = self._pass_over_blank_lines()
        headers = {one: self._try_header(one) for one in ([named] if named else DELIMITERS)}
        able = {one: cells for one, cells in headers.items() if cells}
        if not able:
            raise self._bad_header("the header has a quote that is never closed")
        return max(able, key=lambda one: (sum(map(knows, able[one])), len(able[one])))

    def _pass_over_blank_lines(self) -> str | None:
        """Go to the header; the delimiter if a line `sep=;` stands before it."""
        named = None
        self._lines.begin()
        for line in self._lines:
            if self._lines.too_long:
                raise self._bad_header(f"the header is longer than {LONGEST:,} characters")
            if found := DELIMITER_LINE.fullmatch(line):
                named = found["delimiter"]
            elif line.strip():
                self._lines.back()
                return named
            else:
                self.blank_lines += 1
            self._lines.begin()
        raise CrossroadsError(self.name, "is empty", "Give a CSV file with a header and rows.")

    def _try_header(self, delimiter: str) -> list[str]:
        self._lines.begin()
        try:
            return next(csv.reader(self._lines, delimiter=delimiter, strict=True))
        except csv.Error:
            return []
        finally:
            self._lines.back()

    def _read_header(self) -> tuple[str, ...]:
        self._lines.begin()
        cells = next(self._reader)
        if "\0" in "".join(cells):
            raise self._bad_header("the header holds control characters (NUL)")
        return tuple(map(_legible, cells))

    def _bad_header(self, what: str) -> CrossroadsError:
        cure = "Open the file in a spreadsheet and save it as 'CSV UTF-8'."
        return CrossroadsError(f"{self.name}, line {self._lines.start}", what, cure)


@contextmanager
def open_staff_file(source: str, knows: Knows) -> Iterator[StaffFile]:
    """A staff file, or standard input for "-". Raises MisuseError when it cannot be opened."""
    if source == STANDARD:
        stream, name = _standard_input(), "standard input"
    else:
        stream, name = _open(source), source
    text = _decoded(stream)
    try:
        yield StaffFile(name, stream, text, knows)
    finally:
        text.detach()
        if source == STANDARD:
            stream.detach()  # standard input is not ours to close
        else:
            stream.close()


def _standard_input() -> io.BufferedReader:
    """Standard input with a `peek`, which what stands there in a test does not have."""
    return io.BufferedReader(cast("io.RawIOBase", sys.stdin.buffer))


def _open(source: str) -> io.BufferedReader:
    try:
        return open(source, "rb")  # open_staff_file closes it
    except FileNotFoundError as error:
        cure = "Check the name, and the folder that you are in."
        raise MisuseError(source, "there is no such file", cure) from error
    except IsADirectoryError as error:
        raise MisuseError(source, "is a folder", "Name a CSV file in it.") from error
    except OSError as error:
        raise MisuseError(source, f"cannot be read: {error.strerror}") from error


def _decoded(stream: io.BufferedReader) -> io.TextIOWrapper:
    """The stream as text. What cannot be decoded is marked, so that only its own row is lost."""
    start = stream.peek(max(map(len, BYTE_ORDER_MARKS)))
    marked = (name for mark, name in BYTE_ORDER_MARKS.items() if start.startswith(mark))
    encoding = next(marked, "utf-8")
    errors = "replace" if encoding == "utf-16" else "surrogateescape"
    return io.TextIOWrapper(stream, encoding=encoding, errors=errors, newline="")


def _reason(error: csv.Error) -> str:
    if "expected after" in str(error):
        return "has text after a closing quote"
    return "has a quote that is never closed"


def _legible(raw: str) -> str:
    r"""Text without its line end, where bytes and NULs that cannot be shown are spelled out.

    >>> _legible("Jos\udce9,3\r\n")
    'Jos\\xe9,3'
    """
    line = raw.removesuffix("\n").removesuffix("\r").replace("\0", "\\x00")
    return line.encode("utf-8", "surrogateescape").decode("utf-8", "backslashreplace")
