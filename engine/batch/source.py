"""Provenance of an input: a file that was read, its size and its checksum, as the record has it."""

import hashlib
import os
from dataclasses import dataclass
from pathlib import Path as FilePath
from typing import Self

from engine.tables.rereadable import Rereadable


@dataclass(frozen=True, slots=True)
class Source:
    """A file that was read: its name, its size in bytes and its SHA-256. The name comes without its
    folder, which may be private."""

    name: str
    bytes: int | None
    sha256: str | None

    @classmethod
    def of(cls, place: Rereadable) -> Self:
        """What was read of a place."""
        return cls(file_name(str(place)), place.size, place.checksum())

    @classmethod
    def at(cls, path: str) -> Self:
        """A file as it is now; of one that cannot be read, the name."""
        name = file_name(path)
        try:
            content = FilePath(path).read_bytes()
        except (OSError, ValueError):
            return cls(name, None, None)
        return cls(name, len(content), hashlib.sha256(content).hexdigest())


def file_name(path: str) -> str:
    r"""The name of a file as text, without its folder. Bytes that are not UTF-8 are escaped.

    >>> print(file_name("people/st\udce9ff.csv"))
    st\xe9ff.csv
    """
    return (
        os.path.basename(path)
        .encode("utf-8", "surrogateescape")
        .decode("utf-8", "backslashreplace")
    )
