"""Typed access to the JSON of a record, which may come from anybody.

Names in it are names of files in one folder, and nothing else of it is taken for a place.
"""

import os
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from engine.errors import MisuseError
from engine.language.sentences import quote
from engine.tables.streams import OUTPUTS, STANDARD_INPUT

CURE = "Name a record that crossroads batch --record has written."
STREAMS = (*OUTPUTS, *OUTPUTS.values(), STANDARD_INPUT)


@dataclass(frozen=True, slots=True)
class RecordedFile:
    """A file of a run: its name without a folder and its checksum, None where none was taken."""

    name: str
    sha256: str | None

    @property
    def is_stream(self) -> bool:
        """Whether it was no file, but a stream."""
        return self.name in STREAMS


@dataclass(frozen=True, slots=True)
class Fields:
    """A table of a record, whose entries have to be of their kinds."""

    place: str
    within: str
    content: Mapping[str, Any]

    def text(self, name: str) -> str:
        """A text. Raises MisuseError for anything else, as all of these do."""
        return str(self._entry(name, str, "a text"))

    def number(self, name: str) -> int:
        """A whole number."""
        return int(self._entry(name, int, "a number"))

    def table(self, name: str) -> "Fields":
        """A table within this one."""
        return Fields(self.place, self._path(name), self._entry(name, dict, "a table"))

    def texts(self) -> dict[str, str]:
        """The texts of this table, by name."""
        return {name: self.text(name) for name in self.content}

    def tables(self, name: str) -> list["Fields"]:
        """A list of tables."""
        listed = self._entry(name, list, "a list")
        if not all(isinstance(one, dict) for one in listed):
            raise self._fault(name, "a list of tables")
        return [Fields(self.place, self._path(name), one) for one in listed]

    def file(self) -> RecordedFile:
        """The file that this table is about."""
        name, sha256 = self.text("name"), self.content.get("sha256")
        if name != os.path.basename(name) or name in ("", ".", "..") or "\0" in name:
            raise MisuseError(self.place, f"names {quote(name)}, which is no name of a file", CURE)
        if not isinstance(sha256, str | None):
            raise self._fault("sha256", "a text")
        return RecordedFile(name, sha256)

    def optional_file(self, name: str) -> RecordedFile | None:
        """A file that need not have been."""
        return self.table(name).file() if self.content.get(name) is not None else None

    def _entry(self, name: str, kind: type, called: str) -> Any:
        found = self.content.get(name)
        if not isinstance(found, kind) or isinstance(found, bool):
            raise self._fault(name, called)
        return found

    def _fault(self, name: str, called: str) -> MisuseError:
        what = f"has no {quote(self._path(name))} that is {called}, as a record has"
        return MisuseError(self.place, what, CURE)

    def _path(self, name: str) -> str:
        return f"{self.within}.{name}" if self.within else name
