"""The files of a rule base as they were written: content, text, and the line of each entry."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path as FilePath
from typing import Any

from engine.errors import CrossroadsError
from engine.language.toml import quoted
from engine.language.toml_reader import read_toml
from engine.rulebase.files import CASES, read_folder
from engine.rulebase.line_numbers import Entry

INNER = ("when", "then", "facts")  # tables of an entry whose keys matter each by itself
BARE = re.compile(r"[A-Za-z0-9_-]+")  # a key that TOML takes without quotes


@dataclass(frozen=True, slots=True)
class SourceFile:
    """A file as it was written; `name` is what it is called, `where` with its folder."""

    name: str
    where: str
    content: Mapping[str, Any]
    text: str

    def owner(self, entry: Entry) -> str:
        """The entry of a list that a place belongs to, by its id or name."""
        match entry:
            case (str(key), int(at), *_) if isinstance(owner := self.content[key][at], dict):
                return f"{key} '{owner.get('id', owner.get('name', at + 1))}'"
            case _:
                return ""

    def said(self, entry: Entry) -> str:
        """The line of an entry, as it stands in the file."""
        if entry[2:3] == ("values",):
            end = len(entry) - 1
        else:
            depth = next((at for at, part in enumerate(entry) if part in INNER), -1) + 1
            end = max(depth, *(at for at, part in enumerate(entry[:3]) if isinstance(part, str)))
        value: Any = self.content
        for part in entry[: end + 1]:
            value = value[part]
        key = str(entry[end])
        return f"{key if BARE.fullmatch(key) else quoted(key)} = {_written(value)}"


def source_files(place: FilePath, folder: str) -> list[SourceFile]:
    """The files of a rule base and its worked examples."""
    read = read_folder(place, folder)
    files = [
        SourceFile(name, f"{folder}/{name}.toml", content, read.texts[f"{folder}/{name}.toml"])
        for name, content in read.contents.items()
    ]
    cases = sorted((place / CASES).glob("*.toml"))
    return [*files, *(_read(path, place, folder) for path in cases if path.is_file())]


def _read(path: FilePath, place: FilePath, folder: str) -> SourceFile:
    where = f"{folder}/{path.relative_to(place).as_posix()}"
    try:
        read = read_toml(path, where)
    except OSError as error:
        what = f"cannot be read: {error.strerror}"
        raise CrossroadsError(where, what, "Check its permissions.") from None
    return SourceFile(CASES, where, read.content, read.text)


def _written(value: Any) -> str:
    """A value as TOML writes it, on one line."""
    match value:
        case str():
            return quoted(value)
        case bool():
            return str(value).lower()
        case list():
            return f"[{', '.join(map(_written, value))}]"
        case dict():
            return f"{{ {', '.join(f'{key} = {_written(one)}' for key, one in value.items())} }}"
        case _:
            return str(value)
