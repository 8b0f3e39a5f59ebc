"""Checks of a run against its record: each says that something is the same, differs, or is gone."""

import hashlib
import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from engine.batch.replay.json_fields import RecordedFile
from engine.batch.replay.run_record import RunRecord
from engine.core.model import KnowledgeBase
from engine.errors import MisuseError
from engine.version import __version__

Outcome = Literal["same", "differs", "not checked"]
SHOWN = 16  # digits of a checksum
BESIDE = "is not beside the record"


@dataclass(frozen=True, slots=True)
class Check:
    """One thing that was checked. `why` says what was recorded and found where that differs, and
    what is missing where it could not be checked."""

    what: str
    outcome: Outcome
    why: str = ""


@dataclass(frozen=True, slots=True)
class Places:
    """Where the files of a run are now, as far as the user has said; the others lie beside the
    record, under the names that it has for them."""

    input: str | None = None
    output: str | None = None
    rejects: str | None = None
    questions: str | None = None
    answers: tuple[str, ...] = ()
    mapping_files: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class FoundFile:
    """A file of the record, where it lies now, and what checking it has shown."""

    recorded: RecordedFile
    place: str
    check: Check


def check_versions(knowledge_base: KnowledgeBase, record: RunRecord) -> Iterator[Check]:
    """The versions of the program and of the rules."""
    yield _version("the program", record.version, __version__)
    yield _version("the rules", record.rules_version, knowledge_base.version)


def find_read(record: RunRecord, places: Places) -> list[FoundFile]:
    """The files that the run has read: the input, then files of answers, then mapping files.

    Raises MisuseError for a file that was named and is not there.
    """
    return [
        _found(record, "the input", record.input, places.input, "--input"),
        *_several(record, "the answers", record.answers, places.answers, "--with"),
        *_several(record, "the mapping", record.mapping_files, places.mapping_files, "--map"),
    ]


def find_written(record: RunRecord, places: Places) -> list[FoundFile]:
    """The files that the run has written, as far as there were any. Raises as `find_read`."""
    written = (
        ("the output", record.output, places.output, "--output"),
        ("the rejects", record.rejects, places.rejects, "--rejects"),
        ("the questions", record.questions, places.questions, "--missing"),
    )
    for what, file, named, option in written:
        if named is not None and file is None:
            cure = "Leave it out."
            raise MisuseError(f"{option} '{named}'", f"the run did not write {what}", cure)
    return [
        _found(record, what, file, named, option) for what, file, named, option in written if file
    ]


def shown(sha256: str | None) -> str:
    """The beginning of a checksum, enough to tell two apart."""
    return f"{sha256[:SHOWN]}…" if sha256 else "nothing"


def sha256_of(place: str) -> str:
    """The SHA-256 of a file."""
    with open(place, "rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _version(what: str, recorded: str, here: str) -> Check:
    if recorded == here:
        return Check(f"{what}, version {here}", "same")
    return Check(what, "differs", f"version {recorded} was recorded, {here} is here")


def _several(
    record: RunRecord,
    what: str,
    files: Sequence[RecordedFile],
    named: Sequence[str],
    option: str,
) -> list[FoundFile]:
    """Files that the run has read in an order of their own."""
    if named and len(named) != len(files):
        cure = f"Name as many, in the order of the run: {', '.join(one.name for one in files)}."
        found = f"names {len(named)}, and the run has read {len(files)}"
        raise MisuseError(option, found, cure if files else "Leave it out.")
    places: Sequence[str | None] = named or [None] * len(files)
    return [
        _found(record, what, file, place, option) for file, place in zip(files, places, strict=True)
    ]


def _found(
    record: RunRecord, what: str, file: RecordedFile, named: str | None, option: str
) -> FoundFile:
    """A file and its check."""
    place = named or os.path.join(os.path.dirname(record.place), file.name)
    called = f"{what} {file.name}"
    if named is None and file.is_stream:
        where = "was read from" if file.sha256 else "went to"
        why = f"{where} a stream, and no file has its name ({option} FILE names one)"
        return FoundFile(file, place, Check(called, "not checked", why))
    if file.sha256 is None:
        return FoundFile(file, place, Check(called, "not checked", "no checksum was recorded"))
    try:
        here = sha256_of(place)
    except (OSError, ValueError) as error:
        if named is not None:
            said = getattr(error, "strerror", None) or error
            cure = "Check the name."
            raise MisuseError(f"{option} '{named}'", f"cannot be read: {said}", cure) from None
        why = f"{BESIDE} ({option} FILE names it elsewhere)"
        return FoundFile(file, place, Check(called, "not checked", why))
    if here == file.sha256:
        return FoundFile(file, place, Check(called, "same"))
    why = f"SHA-256 {shown(file.sha256)} was recorded, {shown(here)} is here"
    return FoundFile(file, place, Check(called, "differs", why))
