"""Decompression of gzip, within bounds that only a decompression bomb reaches."""

import gzip
import zlib
from typing import IO

from engine.errors import CrossroadsError

MAGIC = b"\x1f\x8b\x08"
CHUNK = 1 << 20  # bytes that are in memory at once
MOST_TIMES = 200  # the size; a table unpacks to 5 to 20 times, and a bomb to 1,000 times
HARMLESS = 1 << 28  # bytes, up to which it may be any number of times
DAMAGED = (gzip.BadGzipFile, EOFError, zlib.error)


def is_gzip(file: IO[bytes]) -> bool:
    """Whether a file is compressed by gzip; read from its beginning."""
    return file.read(len(MAGIC)) == MAGIC


def unpack(name: str, packed: IO[bytes], into: IO[bytes]) -> None:
    """Write what a compressed file unpacks to.

    Raises CrossroadsError for one that is damaged, or a bomb, and OSError where there is no room.
    """
    size = 0
    with gzip.GzipFile(fileobj=packed) as unpacked:
        while block := _block(name, unpacked):
            size += len(block)
            if size > max(HARMLESS, MOST_TIMES * packed.tell()):
                what = f"unpacks to more than {MOST_TIMES} times its size, as no table does"
                raise CrossroadsError(name, what, "Unpack it, and hand over the CSV file.")
            write_whole(into, block)


def write_whole(file: IO[bytes], block: bytes) -> None:
    """Write all of a block to an unbuffered file, which may take it in pieces."""
    rest = memoryview(block)
    while rest:
        rest = rest[file.write(rest) :]


def _block(name: str, unpacked: gzip.GzipFile) -> bytes:
    try:
        return unpacked.read(CHUNK)
    except DAMAGED as error:
        what = "is compressed by gzip, and damaged or cut off"
        raise CrossroadsError(name, what, "Fetch or compress it again.") from error
