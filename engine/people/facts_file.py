"""A file of facts about one person, as `ask --save` writes it and `advise --facts` reads it."""

import json
import os
import tempfile
import tomllib
from pathlib import Path as FilePath
from typing import Any

from engine.errors import CrossroadsError, MisuseError
from engine.model import Facts

PRIVATE = 0o600  # only its owner may read and write it
HEAD = "# Facts for `crossroads advise --facts`. Take out a line to leave that fact open.\n"


def read_facts(path: str) -> dict[str, Any]:
    """What stands in the file, by attribute. Raises MisuseError for a file that cannot be read."""
    try:
        return tomllib.loads(FilePath(path).read_text(encoding="utf-8-sig"))
    except tomllib.TOMLDecodeError as error:
        raise CrossroadsError(path, f"is not TOML: {error}", "Write attribute = value.") from None
    except UnicodeDecodeError:
        raise CrossroadsError(path, "is not UTF-8", "Save the file as UTF-8.") from None
    except OSError as error:
        raise MisuseError(path, f"cannot be read: {error.strerror}", "Name a file.") from None


def check_can_write(path: str) -> None:
    """Raise MisuseError, before any question is asked, where a new file could not be written."""
    target = FilePath(path)
    if not path.strip():
        raise MisuseError("the file to write", "has no name", "Name a new file.")
    if target.exists():
        raise MisuseError(path, "exists already", "Name a new file, or move the old one away.")
    if not target.parent.is_dir():
        raise MisuseError(path, f"the folder '{target.parent}' does not exist", "Create it first.")
    try:
        with tempfile.TemporaryFile(dir=target.parent):
            pass
    except OSError as error:
        what = f"cannot be written there: {error.strerror}"
        raise MisuseError(path, what, "Name another folder.") from None


def write_new(path: str, text: str, rights: int = 0o666) -> None:
    """Write a new file; one that has come to lie there meanwhile is not touched.

    The umask may take away more of the rights.
    """
    try:
        with open(
            path,
            "x",
            encoding="utf-8",
            newline="",
            opener=lambda place, flags: os.open(place, flags, rights),
        ) as file:
            file.write(text)
    except OSError as error:
        what = f"cannot be written: {error.strerror}"
        raise MisuseError(path, what, "Name another file.") from None


def full_place(path: str) -> str:
    """A path as it reads from any folder: with ~ and .. written out.

    >>> full_place("/home/ann/../bob")
    '/home/bob'
    """
    return os.path.abspath(os.path.expanduser(path))


def save_facts(path: str, facts: Facts) -> None:
    """Write facts to a new file that only its owner can read. Raises MisuseError."""
    place = os.path.expanduser(path)
    check_can_write(place)
    write_new(place, facts_text(facts), PRIVATE)


def facts_text(facts: Facts) -> str:
    """What a file of these facts holds."""
    return HEAD + as_toml(facts)


def as_toml(facts: Facts) -> str:
    """The facts as lines of TOML.

    >>> print(as_toml({"ambitions": ("breadth",), "manager_knows": False}), end="")
    ambitions = ["breadth"]
    manager_knows = false
    """
    # ids, numbers and truth values are written in TOML as they are in JSON
    return "".join(f"{attribute} = {json.dumps(value)}\n" for attribute, value in facts.items())
