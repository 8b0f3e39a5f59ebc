"""Temporary files beside a place: private from the first byte, locked while they are written.

Such a file that nobody has locked was left by a run that was killed, and the next run to the same
place deletes it.
"""

import os
import re
import secrets
import sys
from contextlib import suppress

from engine.tables.file_lock import is_at, lock

SHOWN_NAME = 40  # characters of a place's name in that of its temporary file
PRIVATE = 0o600
SPOOLED = (".csv", ".jsonl")  # what follows the name of a draft in that of what is spooled for it


def temporary_name(target: str) -> str:
    """A name for a new temporary file beside a place."""
    return f"{_stem(target)}{secrets.token_hex(4)}.tmp"


def locked_file(temporary: str) -> int | None:
    """The descriptor of a new file, its owner's alone and locked by us. Raises OSError.

    None where another run took it for left, in the moment before it was locked.
    """
    descriptor = private_file(temporary)
    try:
        if lock(descriptor) and is_at(descriptor, temporary):
            return descriptor
    except OSError:  # a file system without locks
        return descriptor
    os.close(descriptor)
    return None


def private_file(place: str) -> int:
    """A new file of its owner's alone, open to be written. Raises OSError."""
    return os.open(
        place, os.O_CREAT | os.O_EXCL | os.O_WRONLY | getattr(os, "O_BINARY", 0), PRIVATE
    )


def delete_left(target: str) -> None:
    """Delete the temporary files of a place that killed runs have left."""
    if sys.platform == "win32":  # where there are no locks, nothing tells them from others
        return
    folder, stem = os.path.split(_stem(target))
    more = "|".join(map(re.escape, SPOOLED))
    ours = re.compile(rf"{re.escape(stem)}[0-9a-f]{{8}}\.tmp(?P<more>{more})?")
    with suppress(OSError), os.scandir(folder) as entries:
        for entry in entries:
            if (found := ours.fullmatch(entry.name)) and entry.is_file(follow_symlinks=False):
                with suppress(OSError):
                    _delete_unlocked(entry.path, entry.path.removesuffix(found["more"] or ""))


def _delete_unlocked(place: str, locked: str) -> None:
    """Delete a file, unless the one whose lock counts for it is locked."""
    try:
        descriptor = os.open(locked, os.O_RDONLY | os.O_NOFOLLOW)
    except FileNotFoundError:
        if place != locked:
            os.unlink(place)
        return
    try:
        if lock(descriptor) and is_at(descriptor, locked):
            os.unlink(place)
    finally:
        os.close(descriptor)


def _stem(target: str) -> str:
    folder, name = os.path.split(target)
    return os.path.join(folder, f".{name[:SHOWN_NAME]}.")
