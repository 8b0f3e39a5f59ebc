"""Spooled input: what can be read only once, or is compressed, copied so that it can be read again.

The copy is an anonymous temporary file, which is gone however the run ends. A regular file is held
open and read where it lies, also as standard input.
"""

import io
import os
import stat
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from tempfile import TemporaryFile
from typing import IO, cast

from engine.errors import CrossroadsError, MisuseError
from engine.tables.gzip_file import is_gzip, unpack, write_whole
from engine.tables.rereadable import Rereadable
from engine.tables.streams import STANDARD, STANDARD_INPUT

CHUNK = 1 << 20  # bytes of a pipe that are in memory at once


@contextmanager
def rereadable(source: str | Rereadable, *, hashed: bool = False) -> Iterator[Rereadable]:
    """A file held open, or a spooled copy of what can be read only once or is compressed.

    Raises MisuseError for what cannot be opened or kept, and CrossroadsError for what breaks off.
    """
    if isinstance(source, Rereadable):
        yield source
        return
    with _held(source, hashed) as held:
        with held.open() as start:
            compressed = is_gzip(start)
        if not compressed:
            yield held
            return
        with _anonymous(str(held)) as kept, held.open() as packed:
            with _room(str(held)):
                unpack(str(held), packed, kept)
            yield Rereadable(str(held), kept, packed=held)


@contextmanager
def _held(source: str, hashed: bool) -> Iterator[Rereadable]:
    """The bytes of a source as they are."""
    name = STANDARD_INPUT if source == STANDARD else source
    with _opened(name, source) as stream:
        if source != STANDARD and _is_regular(stream):
            yield Rereadable(name, cast("IO[bytes]", stream.raw), source, hashed=hashed)
        elif _is_whole_file(stream):
            yield Rereadable(name, stream, hashed=hashed)
        else:
            with _anonymous(name) as kept:
                _copy(name, stream, kept)
                yield Rereadable(name, kept, hashed=hashed)


def _is_regular(stream: IO[bytes]) -> bool:
    return stat.S_ISREG(os.fstat(stream.fileno()).st_mode)


def _is_whole_file(stream: IO[bytes]) -> bool:
    """Whether standard input is a regular file that is at its beginning."""
    try:
        return _is_regular(stream) and stream.tell() == 0
    except OSError:
        return False


@contextmanager
def _opened(name: str, source: str) -> Iterator[io.BufferedReader]:
    if source != STANDARD:
        with _open(source) as file:
            yield file
    elif sys.stdin is None:  # its descriptor was closed before we began
        raise MisuseError(name, "is closed", "Name a file.")
    else:
        yield cast("io.BufferedReader", sys.stdin.buffer)  # not ours to close


def _open(source: str) -> io.BufferedReader:
    try:
        return open(source, "rb")
    except FileNotFoundError as error:
        cure = "Check the name, and the folder that you are in."
        raise MisuseError(source, "there is no such file", cure) from error
    except IsADirectoryError as error:
        raise MisuseError(source, "is a folder", "Name a CSV file in it.") from error
    except (OSError, ValueError) as error:  # a name may hold what no name can
        why = getattr(error, "strerror", None) or error
        raise MisuseError(source, f"cannot be read: {why}") from error


def _anonymous(name: str) -> IO[bytes]:
    """A temporary file without a name."""
    with _room(name):
        return TemporaryFile(buffering=0)


def _copy(name: str, stream: io.BufferedReader, kept: IO[bytes]) -> None:
    """Copy a stream to its end, as it comes."""
    while block := _block(name, stream):
        with _room(name):
            write_whole(kept, block)


def _block(name: str, stream: io.BufferedReader) -> bytes:
    """The bytes that are there; none at the end. `read` would ask a keyboard for its end twice."""
    try:
        return stream.read1(CHUNK)
    except OSError as error:
        raise CrossroadsError(name, f"cannot be read any further: {error.strerror}") from error


@contextmanager
def _room(name: str) -> Iterator[None]:
    """Raise MisuseError where there is no room for a copy."""
    try:
        yield
    except OSError as error:
        where = (
            f" in {tempfile.tempdir}" if tempfile.tempdir else ""
        )  # known once it was looked for
        what = f"cannot be kept{where} to be read again: {error.strerror}"
        cure = "Save it as a file first, or name a folder with room in TMPDIR."
        raise MisuseError(name, what, cure) from error
