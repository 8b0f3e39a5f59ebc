"""The record of a run, read back: JSON with what is needed to check the run and to repeat it."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path as FilePath
from typing import Any, Self

from engine.batch.record import FORMAT, PROGRAM
from engine.batch.replay.json_fields import CURE, Fields, RecordedFile
from engine.errors import MisuseError

LARGEST = 1 << 26  # bytes; the record of a run with as many columns as a workbook holds has 4 MB
AGAIN = "Run the batch again with --record, to have one that can be checked."


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
    def of(cls, place: str, content: Fields) -> Self:
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
        return json.loads(found.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        what = f"is damaged: byte {error.start + 1} is no UTF-8"
        raise MisuseError(place, what, CURE) from None
    except json.JSONDecodeError as error:
        what = f"is no JSON, or damaged: line {error.lineno}, {error.msg}"
        raise MisuseError(place, what, CURE) from None
    except ValueError as error:  # a number of thousands of digits
        raise MisuseError(place, f"is damaged: {error}", CURE) from None
    except RecursionError:
        raise MisuseError(place, "is nested too deeply for a record", CURE) from None


def day_recorded(text: object) -> date | None:
    """A day as a record has it, None for any other text."""
    try:
        return date.fromisoformat(str(text))
    except ValueError:
        return None
