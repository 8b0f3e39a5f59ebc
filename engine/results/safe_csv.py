"""CSV that can be opened in a spreadsheet, and that stands in its place only when it is whole.

A text that a spreadsheet would take for a formula gets an apostrophe in front. Before a file is
understood, `as_it_was` takes it away again, so that our own output says the same when it is read.
"""

import os
import re
import secrets
import shutil
import sys
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager, suppress
from typing import IO, Self

from engine.errors import MisuseError

STANDARD = "-"
STANDARD_ERROR = "(standard error)"
NAMES = {STANDARD: "standard output", STANDARD_ERROR: "standard error"}
MARK = "\ufeff"  # without it Excel shows é as Ã©
WAITING = 1000  # lines that are written at once
LINE_END = "\r\n"
BUFFER = 1 << 20  # bytes that are handed to the system together
SHORT, REMEMBERED = 60, 1 << 15  # characters of a cell that may come again; how many are kept
# OWASP, "CSV Injection", names = + - @ Tab CR LF and ASVS 1.2.10 NUL; white space may stand before.
# A minus alone, or before nothing but a number, computes nothing.
FORMULA = re.compile(r"\s*(?:[=+@\t\r\n\0]|-(?!(?:\d[\d.,]*%?)?\s*\Z))")
QUOTED = re.compile(r'[",;|\t\r\n]')  # whichever of them delimits


def harmless(cell: str) -> str:
    """The cell as a spreadsheet will show it, and never compute it.

    >>> harmless("=1+1"), harmless("+44 20"), harmless("-2+3"), harmless("-2.5")
    ("'=1+1", "'+44 20", "'-2+3", '-2.5')
    """
    return f"'{cell}" if FORMULA.match(cell) else cell


def as_it_was(cell: str) -> str:
    """The cell before `harmless`. Only what `harmless` may have written is changed.

    >>> as_it_was("'=1+1"), as_it_was("'tis"), as_it_was("''=1")
    ('=1+1', "'tis", "''=1")
    """
    return cell[1:] if cell.startswith("'") and FORMULA.match(cell, 1) else cell


def csv_text(cells: Iterable[str], delimiter: str = ",") -> str:
    """The cells as they stand in a line, made harmless and quoted where that is needed.

    >>> print(csv_text(["a", "=b", 'c "d"']))
    a,"'=b","c ""d""\"
    """
    return delimiter.join([_field(cell) for cell in cells])


class Fields(dict[str, str]):
    """The field of a line for each cell of a file that we have read: what comes again is kept.

    >>> print(Fields()["'=1+1"])  # as somebody made it harmless before us
    "'=1+1"
    """

    def __missing__(self, cell: str) -> str:
        field = _field(as_it_was(cell))
        if len(cell) <= SHORT:
            if len(self) >= REMEMBERED:
                self.clear()
            self[cell] = field
        return field


def _field(cell: str) -> str:
    if cell.isalnum() or not (FORMULA.match(cell) or QUOTED.search(cell)):
        return cell
    return '"' + harmless(cell).replace('"', '""') + '"'


def is_stream(place: str) -> bool:
    """Whether a place is written straight away: standard output, a pipe, a device."""
    there = os.path.exists(place) and not os.path.isdir(place)
    device = place.startswith("/dev/") or (there and not os.path.isfile(place))
    return place in NAMES or device


class Draft:
    """A CSV file in the making. It stands in its place once it was published, and not before.

    Raises MisuseError for a place that cannot be written. A stream has no draft: what is written
    there is gone. Nothing is opened before the first line.
    """

    def __init__(self, place: str) -> None:
        self.place, self.rows = place, -1  # the header is no row
        self._waiting: list[str] = []
        self._file: IO[bytes] | None = None
        self._stream = is_stream(place)
        self._target = os.path.realpath(place)
        self._temporary = ""
        self._writer: ThreadPoolExecutor | None = None
        self._under_way: Future[None] | None = None
        if not self._stream:
            _refuse(place, self._target)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._discard()

    @property
    def begun(self) -> bool:
        """Whether it has a header, and so will stand in its place."""
        return self.rows >= 0

    def write(self, line: str) -> None:
        """Add a line, the header first. It is text as `csv_text` gives it, without a line end."""
        if not self.begun and not self._stream:
            self._open()
        self.rows += 1
        self._waiting.append(line)
        if len(self._waiting) >= WAITING:
            self._flush()

    def add(self, lines: int, pieces: Iterable[bytes]) -> None:
        """Add many lines at once, in pieces, with their line ends. The header stands there.

        In a file they are written meanwhile: a disk takes its time for gigabytes. What goes wrong
        is told with the next lines, or at the end.
        """
        self._flush()
        self.rows += lines
        if self._stream:
            self._write(pieces)
            return
        self._writer = self._writer or ThreadPoolExecutor(1)
        self._under_way = self._writer.submit(self._write, pieces)

    def publish(self) -> None:
        """Put the file in its place, complete and on the disk. Without a header there is none."""
        if not self.begun:
            return
        self._flush()
        if not self._temporary:
            return
        assert self._file is not None
        with told(self.place):
            os.fsync(self._file.fileno())
            self._file.close()
            os.replace(self._temporary, self._target)
        self._temporary = ""

    def _open(self) -> None:
        """A file of its own beside the place, with the rights of the one that it will replace."""
        folder, name = os.path.split(self._target)
        temporary = os.path.join(folder, f".{name[:40]}.{secrets.token_hex(4)}.tmp")
        self._temporary = temporary  # known before it exists, so that no interruption orphans it
        with told(self.place):
            self._file = open(temporary, "xb", BUFFER)  # noqa: SIM115 - closed by publish or on exit
        with suppress(FileNotFoundError):
            shutil.copymode(self._target, temporary)
        if self._target.lower().endswith(".csv"):
            self._file.write(MARK.encode())

    def _flush(self) -> None:
        if self._under_way:
            self._under_way.result()
            self._under_way = None
        text = "".join(f"{line}{LINE_END}" for line in self._waiting)
        self._waiting.clear()
        self._write([text.encode()])

    def _write(self, pieces: Iterable[bytes]) -> None:
        with told(self.place):
            if self._file is None:
                self._file = _stream(self.place)
            self._file.writelines(pieces)
            self._file.flush()

    def _discard(self) -> None:
        """Close what is open, and take an unpublished file away."""
        if self._writer:
            self._writer.shutdown(cancel_futures=True)
        if self._file is not None and self.place not in NAMES:
            with suppress(OSError):
                self._file.close()
        if self._temporary:
            with suppress(OSError):
                os.unlink(self._temporary)


def _stream(place: str) -> IO[bytes]:
    if place == STANDARD:
        return sys.stdout.buffer
    return sys.stderr.buffer if place == STANDARD_ERROR else open(place, "wb")


def _refuse(place: str, target: str) -> None:
    """Raise MisuseError for what can be seen to be no place for a file, before any work is done."""
    folder = os.path.dirname(target)
    if not place.strip():
        raise MisuseError("the output", "has no name", "Name a file, or - for standard output.")
    if os.path.isdir(target):
        raise MisuseError(place, "is a folder", "Name a file in it.")
    if not os.path.isdir(folder):
        raise MisuseError(place, f"the folder '{folder}' does not exist", "Create it first.")
    locked = next((one for one in (target, folder) if _is_locked(one)), None)
    if locked:
        cure = "Choose another place, or change its rights."
        raise MisuseError(place, f"cannot be written: '{locked}' is write-protected", cure)


def _is_locked(place: str) -> bool:
    return os.path.exists(place) and not os.access(place, os.W_OK)


@contextmanager
def told(place: str) -> Iterator[None]:
    """Failures to write, in words. A reader who stops reading a pipe is no failure."""
    try:
        yield
    except BrokenPipeError:
        raise
    except OSError as error:
        cure = "Make room for it, or choose another place."
        what = f"cannot be written: {error.strerror}"
        raise MisuseError(NAMES.get(place, place), what, cure) from error
