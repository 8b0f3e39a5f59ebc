"""A new folder of files, which appears whole or not at all.

It is written beside its place and renamed at the end, and only its owner can look into it. A folder
that is there may be empty, and is replaced then.
"""

import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path as FilePath

from engine.errors import MisuseError
from engine.tables.replaceable import SEPARATORS


def check_new_folder(path: str) -> None:
    """Raise MisuseError, before any work is done, where no new folder could be put."""
    if not path.strip():
        raise MisuseError("the folder to write", "has no name", "Name a new folder.")
    place = FilePath(path)
    if os.path.islink(path.rstrip("".join(SEPARATORS))):
        raise MisuseError(path, "is a link", "Name a new folder.")
    if place.exists() and not place.is_dir():
        raise MisuseError(path, "exists already, and is a file", "Name a new folder.")
    with _in_words(path):
        if place.is_dir() and any(place.iterdir()):
            cure = "Name a new folder, or empty this one."
            raise MisuseError(path, "is a folder with something in it", cure)
        if not place.absolute().parent.is_dir():
            what = f"the folder '{place.parent}' does not exist"
            raise MisuseError(path, what, "Create it first.")
        with tempfile.TemporaryDirectory(dir=place.absolute().parent):
            pass


@contextmanager
def new_folder(path: str) -> Iterator[FilePath]:
    """A folder to write to, which takes its place when nothing has gone wrong.

    Raises MisuseError where it cannot.
    """
    check_new_folder(path)
    target = FilePath(path).absolute()
    with _in_words(path):
        draft = FilePath(tempfile.mkdtemp(prefix=f".{target.name[:40]}.", dir=target.parent))
    try:
        with _in_words(path):
            yield draft
            if target.is_dir():
                target.rmdir()
            draft.rename(target)
    finally:
        with suppress(OSError):
            shutil.rmtree(draft)


@contextmanager
def _in_words(path: str) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        what = f"cannot be written: {error.strerror}"
        raise MisuseError(path, what, "Name another folder.") from error
