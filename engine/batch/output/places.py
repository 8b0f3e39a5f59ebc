"""Where the files of a batch lie, and which places cannot be used.

Everything is refused before any work is done, and nothing of somebody else's is written over.
"""

import os
import stat
import sys
from collections.abc import Mapping, Sequence

from engine.errors import MisuseError
from engine.tables.csv_text import csv_text
from engine.tables.draft import STANDARD, STANDARD_ERROR, is_stream

AS_CSV = ("", ".csv", ".txt", ".tsv")
FORMATS = (*AS_CSV, ".jsonl", ".parquet", ".xlsx")
REJECT_COLUMNS = ("line", "reason", "row")


def refuse_other_format(place: str, formats: Sequence[str] = FORMATS) -> None:
    """Raise MisuseError for an ending that promises a format which is not written there.

    It is also what keeps a mapping file, or one of the rules, from being written over.
    """
    if _ending(place) not in formats and not is_stream(place):
        *others, last = (ending for ending in formats if ending not in ("", ".txt", ".tsv"))
        named = f"{', '.join(others)} or {last}" if others else last
        what = "has the ending of a format that is not written"
        raise MisuseError(place, what, f"Name one that ends in {named}.")


def _ending(place: str) -> str:
    return os.path.splitext(place)[1].lower()


def refuse_other_record(place: str) -> None:
    """Raise MisuseError for a place that a record would hardly be meant to replace."""
    if not place.lower().endswith(".json"):
        raise MisuseError(place, "is no name for a record", "Name one that ends in .json.")


def place_of_rejects(output: str) -> str:
    """Beside the output, or standard error when that is a stream."""
    if is_stream(output):
        return STANDARD_ERROR
    place = f"{os.path.splitext(output)[0]}.rejects.csv"
    if os.path.isfile(place) and not holds_rejects(place):
        what = "lies where rejected rows would go, and is no file of rejects"
        raise MisuseError(place, what, "Name another place with --rejects.")
    return place


def holds_rejects(place: str) -> bool:
    """Whether an earlier run wrote its rejects there."""
    if not os.path.isfile(place):
        return False
    header = csv_text(REJECT_COLUMNS)
    with open(place, encoding="utf-8-sig", errors="replace") as file:
        return file.readline().startswith(header)


def refuse_same_file(places: Mapping[str, str]) -> None:
    """Raise MisuseError where two of the places are one file, by whatever name or link."""
    seen: dict[object, str] = {}
    for use, place in places.items():
        identity = _identity(use, place)
        if identity in seen:
            cure = f"Choose another place for the {use}."
            raise MisuseError(str(place), f"is the {seen[identity]} and the {use} at once", cure)
        if identity:
            seen[identity] = use


def _identity(use: str, place: str) -> object:
    """What tells a file from every other; None for what is no file, such as a terminal."""
    ours = sys.stdin if use == "input" else sys.stdout
    try:
        about = os.fstat(ours.fileno()) if place == STANDARD else os.stat(place)
    except (OSError, ValueError):
        about = None
    if place == STANDARD and use != "input" and about is None:
        return STANDARD
    if about is None:
        return os.path.realpath(place)
    return (about.st_dev, about.st_ino) if stat.S_ISREG(about.st_mode) else None
