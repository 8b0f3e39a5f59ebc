"""A file of facts about one person, as `ask --save` writes it and `advise --facts` reads it."""

import json
import os
import tempfile
import tomllib
from pathlib import Path as FilePath
from typing import Any

from engine.errors import CrossroadsError, MisuseError
from engine.model import Facts

HEAD = "# Facts for `crossroads advise --facts`. Take out a line to leave that fact open.\n"


def read_facts(path: str) -> dict[str, Any]:
    """What stands in the file, by attribute. Raises MisuseError for a file that cannot be read."""
    try:
        return tomllib.loads(FilePath(path).read_text(encoding="utf-8"))
    except tomllib.TOMLDecodeError as error:
        raise CrossroadsError(path, f"is not TOML: {error}", "Write attribute = value.") from None
    except UnicodeDecodeError:
        raise CrossroadsError(path, "is not UTF-8", "Save the file as UTF-8.") from None
    except OSError as error:
        raise MisuseError(path, f"cannot be read: {error.strerror}", "Name a file.") from None


def check_can_write(path: str) -> None:
    """Raise MisuseError, before any question is asked, where a new file could not be written."""
    target = FilePath(path)
    if target.exists():
        raise MisuseError(path, "exists already", "Name a new file, or move the old one away.")
    if not target.parent.is_dir():
        raise MisuseError(path, f"the folder '{target.parent}' does not exist", "Create it first.")
    if not os.access(target.parent, os.W_OK):
        raise MisuseError(
            path, f"the folder '{target.parent}' is not writable", "Name another one."
        )


def write_facts(path: str, facts: Facts) -> None:
    """Write the facts so that the file appears whole or not at all."""
    target = FilePath(path)
    with tempfile.NamedTemporaryFile(
        "w", encoding="utf-8", dir=target.parent, prefix=".crossroads-", delete=False
    ) as file:
        file.write(HEAD + as_toml(facts))
    os.replace(file.name, target)


def as_toml(facts: Facts) -> str:
    """The facts as lines of TOML.

    >>> print(as_toml({"ambitions": ("breadth",), "manager_knows": False}), end="")
    ambitions = ["breadth"]
    manager_knows = false
    """
    # ids, numbers and truth values are written in TOML as they are in JSON
    return "".join(f"{attribute} = {json.dumps(value)}\n" for attribute, value in facts.items())
