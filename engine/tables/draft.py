"""Atomic file replacement: a file is written beside its place, and renamed when it is complete.

A run that breaks off leaves the earlier file as it was. A stream has no draft: what is written
there is gone.
"""

import hashlib
import os
from collections.abc import Iterable
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import AbstractContextManager, suppress
from typing import IO, Self

from engine.errors import MisuseError
from engine.tables.csv_text import LINE_END
from engine.tables.drafts_left import delete_left, locked_file, temporary_name
from engine.tables.encoding import BYTE_ORDER_MARK
from engine.tables.replaceable import check_replaceable
from engine.tables.rights import Rights, grant
from engine.tables.streams import (
    OUTPUTS,
    check_stream,
    is_stream,
    open_stream,
    output_place,
    write_errors,
)

WAITING = 1000  # lines that are written at once
BUFFER = 1 << 20  # bytes that are handed to the system together


class Draft:
    """A file that takes its place when it is published, and not before.

    Lines of CSV are given to `write` or `add`. Other formats write to the file that `start` gives,
    and count their rows in `rows`. Nothing is opened before either. The file is its owner's alone
    until it is published; `within` are the rights that it has at most then. Raises MisuseError for
    a place that cannot be written.
    """

    def __init__(self, place: str, within: Rights | None = None) -> None:
        self.place, self.rows = output_place(place), -1  # the header is no row
        self._within = within
        self.temporary = ""  # where it is written until it is published; a stream has none
        self._waiting: list[str] = []
        self._file: IO[bytes] | None = None
        self._stream = is_stream(self.place)
        self._target = os.path.realpath(place)
        self._writer: ThreadPoolExecutor | None = None
        self._under_way: Future[None] | None = None
        if self._stream:
            check_stream(self.place)
        else:
            check_replaceable(place, self._target)

    def __enter__(self) -> Self:
        if not self._stream:
            delete_left(self._target)
        return self

    def __exit__(self, *_: object) -> None:
        self._discard()

    @property
    def begun(self) -> bool:
        """Whether it has a header, and so will be published."""
        return self.rows >= 0

    def start(self) -> IO[bytes]:
        """The file, empty and open. Raises MisuseError for a stream, which cannot be taken back."""
        if self._stream:
            what, cure = "is no file, and only CSV can be written there", "Name a file."
            raise MisuseError(self.place, what, cure)
        self.rows = 0
        return self._open()

    def write(self, line: str) -> None:
        """Add a line, the header first. It is text as `csv_text` gives it, without a line end."""
        if not self.begun and not self._stream:
            file = self._open()
            if self._target.lower().endswith(".csv"):
                file.write(BYTE_ORDER_MARK.encode())
        self.rows += 1
        self._waiting.append(line)
        if len(self._waiting) >= WAITING:
            self._flush()

    def add(self, lines: int, pieces: Iterable[bytes]) -> None:
        """Add many lines at once, in pieces, with their line ends. The header is written already.

        In a file they are written in the background: a disk takes its time for gigabytes. An error
        is raised with the next lines, or at the end.
        """
        self._flush()
        self.rows += lines
        if self._stream:
            self._write(pieces)
            return
        self._writer = self._writer or ThreadPoolExecutor(1)
        self._under_way = self._writer.submit(self._write, pieces)

    def reserve(self, lines: int, size: int) -> int:
        """The place in the file for so many lines of so many bytes, which others will write."""
        self._flush()
        assert self._file is not None
        self.rows += lines
        place = self._file.tell()
        self._file.seek(size, os.SEEK_CUR)
        return place

    def errors(self) -> AbstractContextManager[None]:
        """Errors of writing to it, as of its own."""
        return write_errors(self.place)

    @property
    def descriptor(self) -> int:
        """The open file, for others to write to."""
        assert self._file is not None
        return self._file.fileno()

    def settle(self) -> None:
        """Have everything on the disk, so that only renaming is left. A full disk shows here."""
        if not self.begun:
            return
        self._flush()
        assert self._file is not None
        if self.temporary:
            with write_errors(self.place):
                os.fsync(self._file.fileno())

    def publish(self) -> None:
        """Put the file in its place, complete and on the disk. Without a header there is none."""
        self.settle()
        if not self.temporary:
            return
        assert self._file is not None
        with write_errors(self.place):
            grant(self._file.fileno(), self._target, self._within)
            self._file.close()
            os.replace(self.temporary, self._target)
        self.temporary = ""

    def sha256(self) -> str | None:
        """The SHA-256 of the file before it is published; None for a stream."""
        if not self.temporary:
            return None
        with open(self.temporary, "rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()

    def _open(self) -> IO[bytes]:
        """A file of its own beside the place, which nobody else may read."""
        descriptor = None
        while descriptor is None:
            self.temporary = temporary_name(self._target)  # known before any interruption
            with write_errors(self.place):
                descriptor = locked_file(self.temporary)
        self._file = os.fdopen(descriptor, "wb", BUFFER)
        return self._file

    def _flush(self) -> None:
        if self._under_way:
            self._under_way.result()
            self._under_way = None
        text = "".join(f"{line}{LINE_END}" for line in self._waiting)
        self._waiting.clear()
        self._write([text.encode()])

    def _write(self, pieces: Iterable[bytes]) -> None:
        with write_errors(self.place):
            if self._file is None:
                self._file = open_stream(self.place)
            self._file.writelines(pieces)
            self._file.flush()

    def _discard(self) -> None:
        """Close an open file, and remove an unpublished one."""
        if self._writer:
            self._writer.shutdown(cancel_futures=True)
        if self._file is not None and self.place not in OUTPUTS:
            with suppress(OSError):
                self._file.close()
        if self.temporary:
            with suppress(OSError):
                os.unlink(self.temporary)
