"""Preconditions on the places of a batch: formats, rejects, and files that would be overwritten.

Everything is refused before any work is done, and no file of another kind is written over.
"""

import os
import stat
import sys
from collections.abc import Iterable, Mapping, Sequence

from engine.errors import MisuseError
from engine.language.sentences import listed
from engine.rulebase.place import refuse_among_rules
from engine.tables.csv_text import csv_text
from engine.tables.file_format import ending
from engine.tables.streams import OUTPUTS, STANDARD, STANDARD_ERROR, is_stream

AS_CSV = ("", ".csv", ".txt", ".tsv")
TEXTS = {"", ".csv", ".txt"}  # endings of one format
FORMATS = (*AS_CSV, ".jsonl", ".parquet", ".xlsx")
REJECT_COLUMNS = ("line", "reason", "row")
HEADER = 80  # characters of a first line that tell whether it is a header of rejects


def refuse_other_format(place: str, formats: Sequence[str] = FORMATS) -> None:
    """Raise MisuseError for an ending that promises a format which is not written there.

    So a mapping file, or one of the rules, is never written over, also not through a link.
    """
    if is_stream(place):
        return
    named = listed([one for one in formats if one not in ("", ".txt")], "or")
    cure = f"Name one that ends in {named}."
    if ending(place) not in formats:
        raise MisuseError(place, "has the ending of a format that is not written", cure)
    target = os.path.realpath(place)
    if ending(target) not in ("", ending(place)) and not {ending(place), ending(target)} <= TEXTS:
        raise MisuseError(place, f"is a link to '{target}', of another format", cure)


def refuse_other_record(place: str) -> None:
    """Raise MisuseError for a place without the ending of a record, which it would replace."""
    if not all(one.lower().endswith(".json") for one in (place, os.path.realpath(place))):
        raise MisuseError(place, "is no name for a record", "Name one that ends in .json.")


def place_of_rejects(output: str) -> str:
    """The place beside the output, or standard error when that is a stream."""
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
    headers = tuple(csv_text(REJECT_COLUMNS[:-1], delimiter) for delimiter in ",;\t")
    try:
        with open(place, encoding="utf-8-sig", errors="replace") as file:
            return file.readline(HEADER).startswith(headers)
    except OSError:  # what cannot be read is nothing that we wrote
        return False


def refuse_rules(places: Iterable[str]) -> None:
    """Raise MisuseError for a place among the rules of a rule base, of this run or of another."""
    for place in places:
        if not is_stream(place):
            refuse_among_rules(place)


def refuse_same_file(places: Mapping[str, str]) -> None:
    """Raise MisuseError where two of the places are one file, by whatever name or link."""
    seen: dict[object, str] = {}
    for use, place in places.items():
        identity = _identity(use, place)
        if identity in seen:
            cure = f"Choose another place for the {use}."
            where = OUTPUTS.get(place, place)
            raise MisuseError(where, f"is the {seen[identity]} and the {use} at once", cure)
        if identity:
            seen[identity] = use


def _identity(use: str, place: str) -> object:
    """The identity of a file or a pipe, whatever its name; None for a device, such as a terminal.

    Standard output and standard error may lead to one place, and are two streams all the same.
    """
    about = _about(use, place)
    if about and stat.S_ISREG(about.st_mode):
        return about.st_dev, about.st_ino
    if use != "input" and place in OUTPUTS:
        return place
    if about and stat.S_ISFIFO(about.st_mode) and use != "input":
        return about.st_dev, about.st_ino
    return None if about else os.path.realpath(place)


def _about(use: str, place: str) -> os.stat_result | None:
    """What the system says of a place; None for one that is not there yet."""
    ours = sys.stdin if use == "input" else sys.stdout
    try:
        return os.fstat(ours.fileno()) if place == STANDARD else os.stat(place)
    except (OSError, ValueError, AttributeError):  # a closed standard input is None
        return None
