"""The files of a rules folder: which are read, as what, and which are left lying by mistake."""

import os
import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path as FilePath
from typing import Any

from engine.errors import Fault
from engine.rulebase.findings import shown

REQUIRED_FILES = ("vocabulary", "paths", "statements")
OPTIONAL_FILES = ("roles", "titles")
FIXED_FILES = (*REQUIRED_FILES, *OPTIONAL_FILES)
PROMISES = "promises"  # a file of its own, which decides no advice
CASES = "cases"  # a folder of worked examples
DEEPEST = 3  # folders below the rules folder in which misplaced files are looked for
PLACE = re.compile(r" \(at (?:line (\d+), column \d+|end of document)\)$")
TWICE = "It stands twice, or a [[table]] above is misspelt: keep one of the two."
TOML_CURES = (  # a part of what the TOML reader says, and what is usually meant
    ("overwrite", TWICE),
    ("twice", TWICE),
    ("mutate", TWICE),
    ("Unclosed", "Close the bracket, and put a comma between two values."),
    ("Illegal character", "Close the quotes; a line break takes three of them at either end."),
    ("Unterminated", "Close the quotes."),
    ("Unescaped", r"Write \\ for a backslash."),
    ("Expected '='", "Write key = value; a table is [name]."),
    ("Invalid value", "Write text in quotes, a number, true or false."),
)
CONFLICT = ("<<<<<<<", "=======", ">>>>>>>")


@dataclass(slots=True)
class RulesFolder:
    """What the files hold by name, their texts by what faults call them, and what is wrong.

    `name` is what the folder is called in faults. It is `broken` where a file could not be read,
    so that what the others hold cannot be judged.
    """

    name: str
    contents: dict[str, dict[str, Any]] = field(default_factory=dict)
    texts: dict[str, str] = field(default_factory=dict)
    faults: list[Fault] = field(default_factory=list)
    notes: list[Fault] = field(default_factory=list)
    broken: bool = False


def read_folder(place: FilePath, name: str) -> RulesFolder:
    """Every file of the folder, as far as it can be read."""
    folder = RulesFolder(name)
    with os.scandir(place) as entries:
        found = sorted(entries, key=lambda entry: entry.name)
    for entry in found:
        if entry.name.endswith(".toml") and not entry.name.startswith("."):
            folder.faults += _read(folder, entry)
        elif entry.is_dir():
            folder.faults += _in_subfolder(entry, name)
        else:
            _look_at(folder, entry.name)
    folder.faults += _missing(name, [entry.name for entry in found])
    folder.broken = folder.broken or not folder.contents.keys() >= {*REQUIRED_FILES}
    return folder


def _missing(folder: str, present: list[str]) -> Iterator[Fault]:
    """The files that every rules folder holds, as far as they are not there.

    One that it need not hold is missing where a name like it shows that it was meant to be there.
    """
    for fixed in FIXED_FILES:
        name = f"{fixed}.toml"
        alike = next((other for other in present if other.lower() == name), None)
        if name not in present and (alike or fixed in REQUIRED_FILES):
            listed = f"A rules folder holds {', '.join(f'{one}.toml' for one in REQUIRED_FILES)}."
            cure = f"Rename {alike} to it." if alike else listed
            yield Fault(f"{folder}/{name}", "is missing", cure)


def _read(folder: RulesFolder, entry: "os.DirEntry[str]") -> Iterator[Fault]:
    """Read one file, or say why it cannot be read."""
    where, path = f"{folder.name}/{entry.name}", FilePath(entry.path)
    if not entry.is_file() and path.exists():
        yield Fault(where, "is no file", "Rename it, or move it elsewhere.")
        return
    text = ""
    try:
        text = path.read_text(encoding="utf-8-sig")
        folder.contents[entry.name.removesuffix(".toml")] = tomllib.loads(text)
    except UnicodeDecodeError as error:
        line = error.object.count(b"\n", 0, error.start) + 1
        what = f"is not UTF-8: it holds the byte 0x{error.object[error.start]:02x}"
        yield Fault(f"{where}, line {line}", what, "Save the file as UTF-8.")
    except RecursionError:
        what = "has brackets within brackets, too many to be read"
        yield Fault(where, what, "Take out what is nested so deeply.")
    except ValueError as error:
        yield _not_toml(where, text, error)
    except OSError as error:
        yield Fault(where, f"cannot be read: {error.strerror}", "Check its permissions.")
    else:
        folder.texts[where] = text
        return
    folder.broken = True


def _not_toml(where: str, text: str, error: ValueError) -> Fault:
    """What the TOML reader stumbled over, with its line."""
    said = str(error)
    if not isinstance(error, tomllib.TOMLDecodeError):  # from Python, about a long whole number
        return Fault(where, "has a number with thousands of digits", "Write a shorter one.")
    place = PLACE.search(said)
    number = int(place[1]) if place and place[1] else text.rstrip().count("\n") + 1
    line = text.split("\n")[number - 1].strip()
    cures = (cure for part, cure in TOML_CURES if part in said)
    cure = "Write one key = value on the line."
    if line.startswith(CONFLICT):
        cure = "Settle the conflict between two versions that is marked here."
    what = f"is not TOML: {PLACE.sub('', said)}, at {shown(line)}"
    return Fault(f"{where}, line {number}", what, next(cures, cure))


def _look_at(folder: RulesFolder, name: str) -> None:
    """Report a file that is not read, where its name shows that it was meant to be."""
    where = f"{folder.name}/{name}"
    lower = name.lower()
    if name.startswith("."):
        if lower.endswith(".toml"):
            folder.notes.append(Fault(where, "is hidden, and not read"))
    elif lower.endswith(".toml"):
        cure = f"Name it {lower}."
        folder.faults.append(Fault(where, "is not read: it does not end in '.toml'", cure))
    elif ".toml" in lower:
        folder.notes.append(Fault(where, "is not read: its name does not end in '.toml'"))


def _in_subfolder(entry: "os.DirEntry[str]", name: str) -> Iterator[Fault]:
    """Files of rules in a folder of their own, where nobody reads them."""
    if entry.name == CASES or entry.name.startswith((".", "__")):
        return
    for depth in range(DEEPEST):
        for path in sorted(FilePath(entry.path).glob(f"{'*/' * depth}*.toml")):
            inner = path.relative_to(entry.path).as_posix()
            where = f"{name}/{entry.name}/{inner}"
            yield Fault(where, "is not read", f"Move it to {name}, or out of it.")


def read_cases_folder(place: FilePath, name: str) -> RulesFolder:
    """Every file of worked examples, as far as it can be read; none where there is no folder."""
    folder = RulesFolder(name)
    if not place.is_dir():
        return folder
    with os.scandir(place) as entries:
        found = sorted(entries, key=lambda entry: entry.name)
    for entry in found:
        if entry.name.endswith(".toml") and not entry.name.startswith("."):
            folder.faults += _read(folder, entry)
        elif entry.is_dir():
            folder.faults += _in_subfolder(entry, name)
        else:
            _look_at(folder, entry.name)
    return folder
