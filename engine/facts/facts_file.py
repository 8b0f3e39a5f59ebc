"""The facts file: one person's facts as TOML, written by `ask --save`, read by `advise --facts`.

What is written here must be read back unchanged. Values are not interpreted here; see `parse`.
"""

import os
from pathlib import Path as FilePath
from typing import Any

from engine.core.model import Facts
from engine.errors import MisuseError
from engine.language.toml import toml_lines
from engine.language.toml_reader import read_toml
from engine.rulebase.place import refuse_among_rules
from engine.tables.new_file import check_can_write, write_new

PRIVATE = 0o600  # only its owner may read and write it
HEAD = "# Facts for `crossroads advise --facts`. Take out a line to leave that fact open.\n"


def read_facts(path: str) -> dict[str, Any]:
    """The raw values in a file, by attribute id.

    Raises MisuseError if the file cannot be opened, CrossroadsError if it is not TOML in UTF-8.
    """
    try:
        return read_toml(FilePath(path), path).content
    except OSError as error:
        raise MisuseError(path, f"cannot be read: {error.strerror}", "Name a file.") from None


def check_can_save(place: str) -> None:
    """Raise MisuseError, before any question is asked, where no facts could be saved."""
    refuse_among_rules(place)
    check_can_write(place)


def save_facts(path: str, facts: Facts) -> None:
    """Write facts to a new file that only its owner can read.

    Raises MisuseError if the file exists or cannot be written.
    """
    place = os.path.expanduser(path)
    check_can_save(place)
    write_new(place, facts_text(facts), PRIVATE)


def facts_text(facts: Facts) -> str:
    """The contents of a facts file."""
    return HEAD + toml_lines(facts)
