"""The record of a run, read back: JSON with what is needed to check the run and to repeat it.

It may come from anybody. Names in it are names of files in one folder, and nothing else of it is
taken for a place.
"""

import json
import os
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path as FilePath
from typing import Any, Self

from engine.batch.record import FORMAT, PROGRAM
from engine.errors import MisuseError
from engine.language.sentences import quote
from engine.tables.streams import OUTPUTS, STANDARD_INPUT

LARGEST = 1 << 26  # bytes; the record of a run with as many columns as a workbook holds has 4 MB
CURE = "Name a record that crossroads batch --record has written."
AGAIN = "Run the batch again with --record, to have one that can be checked."
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
class RunRecord:
    """What a record says of a run.

    `options` are its options as JSON. `mapping` was said on the command line; of mapping files the
    record has the `columns`, and counts the `words`, which it does not hold.
    """

    place: str
    version: str
    rules_version: str
    made_with: Mapping[str, str]
    finished_at: str
    kept_until: str
    input: RecordedFile
    answers: tuple[RecordedFile, ...]
    mapping_files: tuple[RecordedFile, ...]
    output: RecordedFile | None
    rejects: RecordedFile | None
    questions: RecordedFile | None
    options: Mapping[str, Any]
    mapping: Mapping[str, str]
    columns: Mapping[str, str]
    as_of: date | None
    words: int
    counts: Mapping[str, int]

    @classmethod
    def of(cls, place: str, content: "Fields") -> Self:
        """The record in the content of a file."""
        options = content.table("options")
        conventions = options.table("conventions")
        words = conventions.table("words").content
        counts = content.table("counts")
        return cls(
            place=place,
            version=content.text("version"),
            rules_version=content.text("rules_version"),
            made_with=content.table("made_with").texts(),
            finished_at=content.text("finished_at"),
            kept_until=content.text("to_be_kept_until"),
            input=content.table("input").file(),
            answers=tuple(one.file() for one in content.tables("answers")),
            mapping_files=tuple(one.file() for one in content.tables("mapping_files")),
            output=content.optional_file("output"),
            rejects=content.optional_file("rejects"),
            questions=content.optional_file("questions"),
            options=options.content,
            mapping=options.table("mapping").texts(),
            columns=conventions.table("columns").texts(),
            as_of=day_recorded(conventions.content.get("as_of")),
            words=sum(one for one in words.values() if isinstance(one, int)),
            counts={name: counts.number(name) for name in ("rows_in", "rows_out", "rejected")},
        )


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


def read_record(place: str) -> RunRecord:
    """The record in a file. Raises MisuseError for what is none, or of another version of them."""
    content = _content(place)
    if not isinstance(content, dict) or content.get("program") != PROGRAM:
        raise MisuseError(place, "is no record of a run", CURE)
    written = content.get("format", 1)
    if written != FORMAT:
        older = isinstance(written, int) and written < FORMAT
        kind = "an earlier" if older else "another"
        what = f"was written by {kind} version of crossroads, and lacks what a check needs"
        raise MisuseError(place, what, AGAIN)
    return RunRecord.of(place, Fields(place, "", content))


def _content(place: str) -> Any:
    """What a file holds, as JSON."""
    try:
        with FilePath(place).open("rb") as file:
            found = file.read(LARGEST + 1)
    except (OSError, ValueError) as error:
        why = getattr(error, "strerror", None) or error
        raise MisuseError(place, f"cannot be read: {why}", CURE) from None
    if len(found) > LARGEST:
        raise MisuseError(place, f"has more than {LARGEST >> 20} MB, and no record has", CURE)
    try:
        return json.loads(found.decode("utf-8"))
    except UnicodeDecodeError as error:
        what = f"is damaged: byte {error.start + 1} is no UTF-8"
        raise MisuseError(place, what, CURE) from None
    except json.JSONDecodeError as error:
        what = f"is no JSON, or damaged: line {error.lineno}, {error.msg}"
        raise MisuseError(place, what, CURE) from None
    except RecursionError:
        raise MisuseError(place, "is nested too deeply for a record", CURE) from None


def day_recorded(text: object) -> date | None:
    """A day as a record has it, None for any other text."""
    try:
        return date.fromisoformat(str(text))
    except ValueError:
        return None
