"""CSV that can be opened in a spreadsheet, and that stands in its place only when it is whole.

A text that a spreadsheet would take for a formula gets an apostrophe in front. Before a file is
understood, `as_it_was` takes it away again, so that our own output says the same when it is read.
"""

import hashlib
import os
import secrets
import shutil
import signal
import sys
import threading
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager, suppress
from typing import IO, Self

from engine.errors import MisuseError
from engine.tables.csv_text import LINE_END, MARK

STANDARD = "-"
STANDARD_ERROR = "(standard error)"
NAMES = {STANDARD: "standard output", STANDARD_ERROR: "standard error"}
WAITING = 1000  # lines that are written at once
BUFFER = 1 << 20  # bytes that are handed to the system together


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


__all__ = ["WholeFile", "sha256_of", "told", "undisturbed"]

REQUESTS = ("SIGINT", "SIGTERM", "SIGHUP")  # to stop; not every system knows all of them


class WholeFile(Draft):
    """A draft in any format. Raises MisuseError for a place that cannot be written.

    Lines of CSV are given to `write`; other formats write to the file that `start` gives, and
    count their rows in `rows`.
    """

    @property
    def temporary(self) -> str:
        """Where it is written; "" before the first line, once it is published, and for a stream."""
        return self._temporary

    def start(self) -> IO[bytes]:
        """The file, empty and open. Raises MisuseError for a stream, which cannot be taken back."""
        if is_stream(self.place):
            what, cure = "is no file, and only CSV can be written there", "Name a file."
            raise MisuseError(self.place, what, cure)
        self._open()
        self.rows = 0
        assert self._file is not None
        return self._file

    def settle(self) -> None:
        """Have everything on the disk, so that only renaming is left. A full disk shows here."""
        if not self.begun:
            return
        self._flush()
        assert self._file is not None
        if self._temporary:
            with told(self.place):
                os.fsync(self._file.fileno())

    def sha256(self) -> str | None:
        """The SHA-256 of what will stand in the place; None for a stream."""
        return sha256_of(self._temporary) if self._temporary else None


def sha256_of(place: str) -> str:
    """The SHA-256 of a file, in hexadecimal."""
    with open(place, "rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


@contextmanager
def undisturbed() -> Iterator[None]:
    """Put several files in their places without being interrupted between them.

    Whoever asks to stop in this moment is too late: the work is done.
    """
    if threading.current_thread() is not threading.main_thread():
        yield  # only the main thread is ever interrupted
        return
    known = [getattr(signal, name) for name in REQUESTS if hasattr(signal, name)]
    before = {one: signal.signal(one, signal.SIG_IGN) for one in known}
    try:
        yield
    finally:
        for one, handler in before.items():
            signal.signal(one, handler)
