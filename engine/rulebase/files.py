"""The files of a rules folder: which are read, as what, and which are left lying by mistake."""

import os
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path as FilePath
from typing import Any

from engine.errors import CrossroadsError, Fault
from engine.language.toml_reader import read_toml

REQUIRED_FILES = ("vocabulary", "paths", "statements")
OPTIONAL_FILES = ("roles", "titles")
FIXED_FILES = (*REQUIRED_FILES, *OPTIONAL_FILES)
PROMISES, FIGURES = "promises", "figures"  # files of their own, which decide no advice
CASES = "cases"  # a folder of worked examples
DEEPEST = 3  # folders below the rules folder in which misplaced files are looked for


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
    try:
        read = read_toml(path, where)
    except CrossroadsError as error:
        yield from error.faults
    except OSError as error:
        yield Fault(where, f"cannot be read: {error.strerror}", "Check its permissions.")
    else:
        folder.contents[entry.name.removesuffix(".toml")] = read.content
        folder.texts[where] = read.text
        return
    folder.broken = True


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
