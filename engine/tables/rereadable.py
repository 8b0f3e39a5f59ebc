"""Rereadable input: a file that is held open, and read as often as is needed.

Every reading is of one and the same file, though another may take its name meanwhile.
"""

import hashlib
import io
import os
from typing import IO, TYPE_CHECKING, cast

from engine.tables.file_state import FileState, changed

if TYPE_CHECKING:
    from _typeshed import WriteableBuffer as Buffer

BUFFER = 1 << 16  # bytes that a reader asks for at once


class Rereadable:
    """The content of a file or a pipe, from its beginning as often as it is opened.

    `path` is where the file lies, None for a pipe; `packed` is the file that it was unpacked from.
    With `hashed`, each reading from the beginning to the end leaves the checksum of the bytes that
    it read in `sha256`, and all have to agree.
    """

    def __init__(
        self,
        name: str,
        kept: IO[bytes],
        path: str | None = None,
        *,
        packed: "Rereadable | None" = None,
        hashed: bool = False,
    ) -> None:
        self._name, self._kept, self.path = name, kept, path
        self.packed, self.hashed = packed, hashed
        self.sha256: str | None = None
        self._before = FileState.of(kept)
        self._lent = False

    def __str__(self) -> str:
        return self._name

    @property
    def size(self) -> int:
        """The bytes that there were when it was opened, packed if it was."""
        return self.packed.size if self.packed else self._before.size

    def open(self) -> io.BufferedReader:
        """A reader with a position of its own."""
        return io.BufferedReader(_Reader(self, self._kept), BUFFER)

    def lend(self) -> str:
        """The path, for a library that opens the file itself: it must not be replaced meanwhile."""
        assert self.path is not None
        self._lent = True
        return self.path

    def read_to_the_end(self, sha256: str) -> None:
        """Take note of what a reading read. Raises CrossroadsError where another read otherwise."""
        if self.sha256 not in (None, sha256):
            raise changed(self._name, "it was written to")
        self.sha256 = sha256

    def refuse_changed(self) -> None:
        """Raise CrossroadsError if the file is no longer what it was when it was opened."""
        if self.packed:
            self.packed.refuse_changed()
            return
        how = self._before.difference(FileState.of(self._kept))
        if self._lent and self.path is not None:
            how = how or self._before.difference(FileState.at(self.path))
        if how:
            raise changed(self._name, how)

    def checksum(self) -> str:
        """The SHA-256 of what was read. What a library read itself is read again for it."""
        if self.packed:
            return self.packed.checksum()
        if self.sha256 is None:
            self._kept.seek(0)
            self.sha256 = hashlib.file_digest(cast("io.FileIO", self._kept), "sha256").hexdigest()
        return self.sha256


class _Reader(io.RawIOBase):
    """A file from its beginning, with a position that no other reader moves."""

    def __init__(self, of: Rereadable, kept: IO[bytes]) -> None:
        self._of, self._kept, self._at = of, cast("io.FileIO", kept), 0
        self._hash, self._hashed = hashlib.sha256(), 0

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
        if self._of.hashed:
            self._note(memoryview(buffer)[:count])
        self._at += count
        return count

    def _note(self, read: memoryview) -> None:
        """Hash what was read, unless something before it was not."""
        if self._at == 0:
            self._hash, self._hashed = hashlib.sha256(), 0
        if self._at == self._hashed:
            self._hash.update(read)
            self._hashed += len(read)
            if not read:
                self._of.read_to_the_end(self._hash.hexdigest())
