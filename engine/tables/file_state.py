"""Detection of a file that changes while it is read: its size, times and identity, compared.

What a run says, and the checksum in its record, are of the bytes that were read. A file that is
written to meanwhile is neither the old one nor the new one.
"""

import os
from dataclasses import dataclass
from typing import IO, Self

from engine.errors import CrossroadsError

CURE = "Make sure that nothing writes to it, and try again."


@dataclass(frozen=True, slots=True)
class FileState:
    """A file at one moment. `links` is how many names it has.

    `status_changed` is the time at which its content, rights or names changed, which no program can
    set. It counts only as long as the names do: a file that is held open stays what it is when
    another takes its name.
    """

    identity: tuple[int, int]
    size: int
    modified: int
    status_changed: int
    links: int

    @classmethod
    def of(cls, file: IO[bytes]) -> Self:
        """The state of an open file. Raises OSError for what is no file of the system."""
        return cls._of(os.fstat(file.fileno()))

    @classmethod
    def at(cls, path: str) -> Self | None:
        """The state of the file of this name; None where there is none any more."""
        try:
            return cls._of(os.stat(path))
        except OSError:
            return None

    @classmethod
    def _of(cls, about: os.stat_result) -> Self:
        identity = about.st_dev, about.st_ino
        return cls(identity, about.st_size, about.st_mtime_ns, about.st_ctime_ns, about.st_nlink)

    def difference(self, later: "FileState | None") -> str:
        """How another state of the file differs, '' where it does not."""
        if later is None:
            return "it was taken away"
        if later.identity != self.identity:
            return "another file has taken its place"
        if later.size != self.size:
            return f"it had {self.size:,} bytes, and has {later.size:,}"
        touched = later.links == self.links and later.status_changed != self.status_changed
        return "it was written to" if touched or later.modified != self.modified else ""


def changed(name: str, how: str) -> CrossroadsError:
    """The error for a file that changed."""
    return CrossroadsError(name, f"changed while it was read: {how}", CURE)
