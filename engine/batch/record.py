"""What became of a run: the summary, its numbers, and the record that makes it repeatable.

A record holds headings and counts, and nothing else of what the file says about people.
"""

import hashlib
import json
import os
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass, field
from datetime import UTC, datetime

from engine.batch.columns.mapping import NOTHING_MAPPED, StaffMapping
from engine.batch.columns.match import Column
from engine.core.advice_row import Reasons
from engine.core.model import KnowledgeBase
from engine.tables.draft import sha256_of
from engine.tables.rereadable import Rereadable
from engine.tables.rows import Reject
from engine.version import __version__


@dataclass(frozen=True, slots=True)
class Options:
    """How a batch is done, beside what is read and where it goes.

    `keep` holds the headings that go on into the output, None for all of them; `record` is a place.
    `explain` adds the columns that explain a result. `strict` is for whoever ran it: it changes no
    advice. `id_heading` heads the column that tells people apart; `house` is what the house's own
    headings and words mean, as its `mapping_files` say.
    """

    sheet: str | None = None
    keep: tuple[str, ...] | None = None
    reasons: Reasons = "text"
    explain: bool = False
    strict: bool = False
    record: str | None = None
    id_heading: str | None = None
    mapping_files: tuple[str, ...] = ()
    employer: StaffMapping = NOTHING_MAPPED


@dataclass(frozen=True, slots=True)
class Summary:
    """What became of a file. Every row that came in went out or was rejected.

    `paths` counts rows by path, "" for none, and `ties` those whose runner-up is as good;
    `problems` by heading and text, the most frequent first; `profiles` the distinct sets of facts,
    None where nobody counted them.
    `rejected_rows` are the first few, to be shown. `left_out` are the places of the columns that
    do not stand in the output.
    """

    rows_in: int
    rows_out: int
    rejected: int
    blank_lines: int
    profiles: int | None
    paths: Mapping[str, int]
    ties: int
    problems: Mapping[str, Mapping[str, int]]
    columns: tuple[Column, ...]
    notes: tuple[str, ...]
    output: str
    rejects: str | None
    rejected_rows: tuple[Reject, ...]
    left_out: frozenset[int] = frozenset()
    options: Options = field(default_factory=Options)

    @property
    def misread(self) -> int:
        """Cells that were not understood."""
        return sum(sum(texts.values()) for texts in self.problems.values())

    @property
    def failed(self) -> bool:
        """Whether a run that had to be strict found a problem or a reject."""
        return self.options.strict and bool(self.rejected or self.misread)


@dataclass(frozen=True, slots=True)
class Source:
    """What was read: its name, its bytes and their SHA-256."""

    name: str
    bytes: int | None
    sha256: str | None


def source_of(place: str | Rereadable) -> Source:
    """A file as it is now; its folder is nobody's business. Of what is not there, the name."""
    name = os.path.basename(str(place))
    if isinstance(place, Rereadable):
        with place.open() as file:
            sha256 = hashlib.file_digest(file, "sha256").hexdigest()
            return Source(name, file.tell(), sha256)
    if not os.path.isfile(place):
        return Source(name, None, None)
    return Source(name, os.path.getsize(place), sha256_of(place))


def _made(place: str | None, sha256: str | None) -> dict[str, str | None] | None:
    """A file that was written, None where there is none."""
    return {"name": os.path.basename(place), "sha256": sha256} if place else None


def numbers(knowledge_base: KnowledgeBase, summary: Summary) -> Iterator[tuple[str, str | int]]:
    """The summary as two columns: what, and how many."""
    yield "Rows in", summary.rows_in
    yield "Rows out, with one result each", summary.rows_out
    yield "Rows rejected", summary.rejected
    if summary.profiles is not None:
        yield "Different sets of facts", summary.profiles
    for path, rows in summary.paths.items():
        title = knowledge_base.paths[path].title if path else "Not enough to advise"
        yield title, rows
    yield "Of these with a runner-up that is as good (margin 0)", summary.ties
    yield "Cells that are not understood", summary.misread
    for heading, texts in summary.problems.items():
        yield f"Cells in the column {heading}", sum(texts.values())
    for note in summary.notes:
        yield "Note", note
    yield "Version of the rules", knowledge_base.version
    yield "Version of crossroads", __version__


def record_text(  # noqa: PLR0913, PLR0917
    knowledge_base: KnowledgeBase,
    summary: Summary,
    source: Source,
    dialect: Mapping[str, str | None],
    sha256: Mapping[str, str | None],
    seconds: float,
) -> str:
    """The record of a run, as JSON. With the same input, options and rules, the same bytes are put
    out; of the record only `seconds` and `finished_at` differ.
    """
    options = asdict(summary.options)
    del options["record"], options["mapping_files"]
    words = summary.options.employer.words
    options["house"] = {
        "columns": summary.options.employer.columns,
        "words": {id: len(texts) for id, texts in words.items()},
    }
    columns = [
        asdict(column) | {"kept": at not in summary.left_out}
        for at, column in enumerate(summary.columns)
    ]
    counts = {
        "rows_in": summary.rows_in,
        "rows_out": summary.rows_out,
        "rejected": summary.rejected,
        "blank_lines": summary.blank_lines,
        "profiles": summary.profiles,
        "ties": summary.ties,
        "paths": {path or "none": rows for path, rows in summary.paths.items()},
        "not_understood": {one: sum(texts.values()) for one, texts in summary.problems.items()},
    }
    record = {
        "program": "crossroads",
        "version": __version__,
        "rules_version": knowledge_base.version,
        "input": asdict(source),
        "dialect": dialect,
        "mapping_files": [asdict(source_of(place)) for place in summary.options.mapping_files],
        "columns": columns,
        "options": options,
        "output": _made(summary.output, sha256["output"]),
        "rejects": _made(summary.rejects, sha256["rejects"]),
        "counts": counts,
        "notes": summary.notes,
        "seconds": round(seconds, 3),
        "finished_at": datetime.now(UTC).isoformat(timespec="seconds"),
    }
    return json.dumps(record, indent=2, ensure_ascii=False) + "\n"
