"""Spooled input: standard input and pipes, copied so that they can be read more than once.

The copy is an anonymous temporary file, which is gone however the run ends. A regular file is read
where it lies, also as standard input.
"""

import io
import os
import stat
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from tempfile import TemporaryFile
from typing import IO, TYPE_CHECKING, cast

from engine.errors import CrossroadsError, MisuseError
from engine.tables.streams import STANDARD, STANDARD_INPUT

if TYPE_CHECKING:
    from _typeshed import WriteableBuffer as Buffer

CHUNK = 1 << 20  # bytes of a pipe that are in memory at once


class Rereadable:
    """The content of standard input or a pipe, from its beginning as often as it is opened."""

    def __init__(self, name: str, kept: IO[bytes]) -> None:
        self._name, self._kept = name, kept

    def __str__(self) -> str:
        return self._name

    def open(self) -> io.BufferedReader:
        """A reader with a position of its own."""
        return io.BufferedReader(_Reader(self._kept))


class _Reader(io.RawIOBase):
    """A file from its beginning, with a position that no other reader moves."""

    def __init__(self, kept: IO[bytes]) -> None:
        self._kept, self._at = cast("io.FileIO", kept), 0

    def readable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return True

    def fileno(self) -> int:
        return self._kept.fileno()

    def seek(self, offset: int, whence: int = os.SEEK_SET) -> int:
        if whence == os.SEEK_CUR:
            offset, whence = self._at + offset, os.SEEK_SET
        self._at = self._kept.seek(offset, whence)
        return self._at

    def readinto(self, buffer: "Buffer", /) -> int:
        self._kept.seek(self._at)
        count = self._kept.readinto(buffer)
        self._at += count
        return count


@contextmanager
def rereadable(source: str | Rereadable) -> Iterator[str | Rereadable]:
    """A place as it is, if it can be read again; else a spooled copy of its content.

    Raises MisuseError for what cannot be opened or kept, and CrossroadsError for what breaks off.
    """
    if isinstance(source, Rereadable) or not _is_read_once(source):
        yield source
        return
    name = STANDARD_INPUT if source == STANDARD else source
    with _opened(name, source) as stream:
        if _is_whole_file(stream):
            yield Rereadable(name, stream)
            return
        with _anonymous(name) as kept:
            _copy(name, stream, kept)
            yield Rereadable(name, kept)


def _is_read_once(source: str) -> bool:
    """Whether it is standard input, a pipe or the like. A missing file is reported on opening."""
    if source == STANDARD or not os.path.exists(source):
        return source == STANDARD
    mode = os.stat(source).st_mode
    return not (stat.S_ISREG(mode) or stat.S_ISDIR(mode))


def _is_whole_file(stream: io.BufferedReader) -> bool:
    """Whether standard input is a regular file that is at its beginning."""
    try:
        return stat.S_ISREG(os.fstat(stream.fileno()).st_mode) and stream.tell() == 0
    except OSError:
        return False


@contextmanager
def _opened(name: str, source: str) -> Iterator[io.BufferedReader]:
    if source != STANDARD:
        try:
            file = open(source, "rb")  # noqa: SIM115 - errors of the block below are not of opening
        except OSError as error:
            raise MisuseError(source, f"cannot be read: {error.strerror}") from error
        with file:
            yield file
    elif sys.stdin is None:  # its descriptor was closed before we began
        raise MisuseError(name, "is closed", "Name a file.")
    else:
        yield cast("io.BufferedReader", sys.stdin.buffer)  # not ours to close


def _anonymous(name: str) -> IO[bytes]:
    """A temporary file without a name."""
    try:
        return TemporaryFile(buffering=0)
    except OSError as error:
        raise _no_room(name, error) from error


def _copy(name: str, stream: io.BufferedReader, kept: IO[bytes]) -> None:
    """Copy a stream to its end, as it comes."""
    while block := _block(name, stream):
        rest = memoryview(block)
        try:
            while rest:
                rest = rest[kept.write(rest) :]
        except OSError as error:
            raise _no_room(name, error) from error


def _block(name: str, stream: io.BufferedReader) -> bytes:
    """The bytes that are there; none at the end. `read` would ask a keyboard for its end twice."""
    try:
        return stream.read1(CHUNK)
    except OSError as error:
        raise CrossroadsError(name, f"cannot be read any further: {error.strerror}") from error


def _no_room(name: str, error: OSError) -> MisuseError:
    where = f" in {tempfile.tempdir}" if tempfile.tempdir else ""  # known once it was looked for
    what = f"cannot be kept{where} to be read again: {error.strerror}"
    cure = "Save it as a file first, or name a folder with room in TMPDIR."
    return MisuseError(name, what, cure)
