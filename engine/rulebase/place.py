"""Where the rule base in use lies: the folder that is named, or the environment's, or ours."""

import os
from pathlib import Path as FilePath

from engine.errors import MisuseError
from engine.rulebase.files import REQUIRED_FILES

SHIPPED_RULES = FilePath(__file__).resolve().parents[2] / "rules"
VARIABLE = "CROSSROADS_RULES"


def place_in_use(folder: str | FilePath | None = None) -> tuple[FilePath, str]:
    """The folder of the rule base, which may not exist, and what it is called in faults."""
    named = folder if folder is not None else os.environ.get(VARIABLE) or None
    return (SHIPPED_RULES, SHIPPED_RULES.name) if named is None else (FilePath(named), str(named))


def rules_place(folder: str | FilePath | None = None) -> tuple[FilePath, str]:
    """Where a rules folder is, and what it is called in faults. Raises MisuseError."""
    place, name = place_in_use(folder)
    if not place.is_dir() or not name:
        what = "is a file" if place.is_file() else "does not exist"
        where = "rules folder" if folder is not None else VARIABLE
        raise MisuseError(f"{where} '{name}'", what, "Name a folder of .toml files.")
    return place, name


def refuse_among_rules(place: str | FilePath) -> None:
    """Raise MisuseError for a place within the folder of a rule base, by whatever links.

    What is written there would be read as a rule, or take the place of one.
    """
    for folder in FilePath(os.path.realpath(place)).parents:
        if all((folder / f"{name}.toml").is_file() for name in REQUIRED_FILES):
            what = f"lies among the rules in '{folder}'"
            raise MisuseError(str(place), what, "Name a place outside that folder.")
