"""The replay of a run: the batch once more with the recorded options, into a temporary folder.

Only checksums are kept of what it writes. The folder is its owner's alone, and gone at the end.
"""

import os
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path as FilePath
from tempfile import TemporaryDirectory
from typing import Any

from engine.batch.batch import advise_everyone
from engine.batch.columns.mapping import Conventions
from engine.batch.columns.mapping_file import read_mapping
from engine.batch.columns.precedence import combined
from engine.batch.options import Options
from engine.batch.output.places import REJECT_COLUMNS
from engine.batch.replay.checks import Check, FoundFile, sha256_of, shown
from engine.batch.replay.json_fields import RecordedFile
from engine.batch.replay.run_record import RunRecord, day_recorded
from engine.batch.source import file_name
from engine.core.model import KnowledgeBase
from engine.errors import CrossroadsError, MisuseError
from engine.tables.csv_text import csv_text
from engine.tables.file_format import ending

AGAIN = "the run was not repeated"
Progress = Callable[[int, int], None]


def check_again(
    knowledge_base: KnowledgeBase,
    record: RunRecord,
    read: Sequence[FoundFile],
    progress: Progress | None = None,
) -> list[Check]:
    """Whether the run gives the same files again. It is repeated where all that it read is as it
    was, and the rules are."""
    if why := _why_not(knowledge_base, record, read):
        return [Check(AGAIN, "not checked", why)]
    with TemporaryDirectory(prefix="crossroads-") as folder:
        try:
            written = _run(knowledge_base, record, read, folder, progress)
        except CrossroadsError as error:
            return [Check("run again", "differs", f"it ends with an error: {error}")]
        recorded = {
            "the output": record.output,
            "the rejects": record.rejects,
            "the questions": record.questions,
        }
        return [
            _compared(what, file, place)
            for (what, file), place in zip(recorded.items(), written, strict=True)
            if (file.sha256 if file else os.path.exists(place))
        ]


def _why_not(knowledge_base: KnowledgeBase, record: RunRecord, read: Sequence[FoundFile]) -> str:
    """The reason why a run is not repeated, "" where it is."""
    if record.rules_version != knowledge_base.version:
        return "the rules differ (--rules DIR names those of the run)"
    for one in read:
        if one.check.outcome != "same":
            how = "differs" if one.check.outcome == "differs" else "is missing"
            return f"{one.check.what} {how}"
    if record.words and not record.mapping_files:
        return "its words were given by a program, and a record only counts them"
    if record.output is None or record.output.sha256 is None:
        return "the output went to a stream, and has no checksum"
    return ""


def _run(
    knowledge_base: KnowledgeBase,
    record: RunRecord,
    read: Sequence[FoundFile],
    folder: str,
    progress: Progress | None,
) -> tuple[str, str, str]:
    """Run the batch into a folder. Where the output, the rejects and the questions are then."""
    first, *others = read
    questions = _place(folder, "questions", record.questions)
    answers = others[: len(record.answers)]
    mapping_files = [one.place for one in others[len(record.answers) :]]
    conventions = replace(
        combined([read_mapping(file, knowledge_base) for file in mapping_files])
        if mapping_files
        else Conventions(record.columns),
        as_of=record.as_of,
    )
    options = replace(
        options_of(record),
        conventions=conventions,
        mapping_files=tuple(mapping_files),
        answers=tuple(_linked(one, folder, at) for at, one in enumerate(answers)),
        missing=questions if record.questions else None,
    )
    output = _place(folder, "output", record.output)
    rejects = _place(folder, "rejects", record.rejects)
    if record.rejects:  # so that a run without rejects writes an empty file again
        FilePath(rejects).write_text(csv_text(REJECT_COLUMNS) + "\n", encoding="utf-8")
    advise_everyone(
        knowledge_base,
        first.place,
        output,
        mapping=record.mapping,
        rejects=rejects,
        options=options,
        progress=progress,
    )
    return output, rejects, questions


def options_of(record: RunRecord) -> Options:
    """The options of a run that stand in its record. Raises MisuseError for one that is none."""
    said, given = record.options, dict[str, Any]()
    kinds: dict[str, tuple[type, ...]] = {
        "sheet": (str, type(None)),
        "reasons": (str,),
        "explain": (bool,),
        "strict": (bool,),
        "id_heading": (str, type(None)),
        "prefer": (str,),
        "scores": (bool,),
        "decide": (bool,),
        "keep": (list, type(None)),
    }
    for name, allowed in kinds.items():
        if name not in said or not isinstance(said[name], allowed):
            what = f"has no option '{name}' as a record has"
            raise MisuseError(record.place, what, "Name a record as it was written.")
        given[name] = tuple(said[name]) if isinstance(said[name], list) else said[name]
    return Options(**given, retain_until=day_recorded(record.kept_until))


def _place(folder: str, name: str, file: RecordedFile | None) -> str:
    """A place for what is written, with the ending of the file that was: it says the format."""
    return os.path.join(folder, f"{name}{ending(file.name) if file else '.csv'}")


def _linked(one: FoundFile, folder: str, at: int) -> str:
    """A file of answers under the name that it had, which stands in what is written."""
    if file_name(one.place) == one.recorded.name:
        return one.place
    os.mkdir(within := os.path.join(folder, str(at)))
    os.symlink(os.path.abspath(one.place), link := os.path.join(within, one.recorded.name))
    return link


def _compared(what: str, file: RecordedFile | None, place: str) -> Check:
    """Whether a file that was written again is the one that is recorded."""
    found = sha256_of(place) if os.path.exists(place) else None
    recorded = file.sha256 if file else None
    if found == recorded:
        return Check(f"run again, {what}: the same to the byte", "same")
    return Check(
        f"run again, {what}",
        "differs",
        f"SHA-256 {shown(recorded)} was recorded, now {shown(found)}",
    )
