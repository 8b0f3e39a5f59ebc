"""Exclusive file creation: new files, which never replace one that is there."""

import os
import tempfile
from contextlib import suppress
from pathlib import Path as FilePath

from engine.errors import MisuseError
from engine.tables.replaceable import SEPARATORS, check_openable


def check_can_write(path: str) -> None:
    """Raise MisuseError, before any question is asked, where a new file could not be written."""
    target = FilePath(path)
    if not path.strip():
        raise MisuseError("the file to write", "has no name", "Name a new file.")
    if os.path.lexists(path):  # also a link that leads nowhere
        raise MisuseError(path, "exists already", "Name a new file, or move the old one away.")
    if path.endswith(SEPARATORS):
        raise MisuseError(path, "is a folder", "Name a file in it.")
    if not target.parent.is_dir():
        raise MisuseError(path, f"the folder '{target.parent}' does not exist", "Create it first.")
    check_openable(path)
    try:
        with tempfile.TemporaryFile(dir=target.parent):
            pass
    except OSError as error:
        what = f"cannot be written there: {error.strerror}"
        raise MisuseError(path, what, "Name another folder.") from None


def write_new(path: str, text: str, rights: int = 0o666) -> None:
    """Write a new file, whole or not at all; one that has come to lie there is not touched.

    The umask may take away more of the rights.
    """
    try:
        descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, rights)
        try:
            with open(descriptor, "w", encoding="utf-8", newline="") as file:
                file.write(text)
        except BaseException:
            with suppress(OSError):
                os.unlink(path)
            raise
    except OSError as error:
        what = f"cannot be written: {error.strerror}"
        raise MisuseError(path, what, "Name another file.") from None


def full_place(path: str) -> str:
    """An absolute path, with ~ and .. expanded.

    >>> full_place("/home/ann/../bob")
    '/home/bob'
    """
    return os.path.abspath(os.path.expanduser(path))
