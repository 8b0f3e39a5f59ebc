"""A file of any format in the making: written beside its place, put there when it is whole.

Places, rights, temporary names and renaming are `safe_csv.Draft`'s; here are the things that a
format needs which is not written line by line.
"""

import hashlib
import os
import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import IO

from engine.errors import MisuseError
from engine.results.safe_csv import Draft, is_stream, told

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
