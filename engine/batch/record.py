"""The run record: provenance of a batch, with checksums, versions, options and counts, as JSON.

It makes a run repeatable. It holds headings and counts, and nothing else of what the file says
about people.
"""

import hashlib
import json
import os
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from typing import Any

from engine.batch.options import Options
from engine.batch.summary import Summary
from engine.core.model import KnowledgeBase
from engine.tables.rereadable import Rereadable
from engine.version import __version__


@dataclass(frozen=True, slots=True)
class Source:
    """A file that was read: its name, its size in bytes and its SHA-256."""

    name: str
    bytes: int | None
    sha256: str | None


def source_of(place: str | Rereadable) -> Source:
    """A file as it is now, without its folder, which may be private. Of a missing one, the name."""
    name = os.path.basename(str(place))
    if isinstance(place, str) and not os.path.isfile(place):
        return Source(name, None, None)
    with open(place, "rb") if isinstance(place, str) else place.open() as file:
        sha256 = hashlib.file_digest(file, "sha256").hexdigest()
        return Source(name, file.tell(), sha256)


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
    record = {
        "program": "crossroads",
        "version": __version__,
        "rules_version": knowledge_base.version,
        "input": asdict(source),
        "dialect": dialect,
        "mapping_files": [asdict(source_of(place)) for place in summary.options.mapping_files],
        "columns": [
            asdict(column) | {"kept": at not in summary.left_out}
            for at, column in enumerate(summary.columns)
        ],
        "options": _options(summary.options),
        "output": _written(summary.output, sha256["output"]),
        "rejects": _written(summary.rejects, sha256["rejects"]),
        "counts": _counts(summary),
        "notes": summary.notes,
        "seconds": round(seconds, 3),
        "finished_at": datetime.now(UTC).isoformat(timespec="seconds"),
    }
    return json.dumps(record, indent=2, ensure_ascii=False) + "\n"


def _options(options: Options) -> dict[str, Any]:
    """The options without places. Of a file's own words, which may be confidential, a count."""
    said = asdict(options)
    del said["record"], said["mapping_files"]
    said["conventions"] = {
        "columns": options.conventions.columns,
        "words": {id: len(texts) for id, texts in options.conventions.words.items()},
        "as_of": options.conventions.as_of and str(options.conventions.as_of),
    }
    return said


def _counts(summary: Summary) -> dict[str, Any]:
    """The numbers of the summary."""
    return {
        "rows_in": summary.rows_in,
        "rows_out": summary.rows_out,
        "rejected": summary.rejected,
        "blank_lines": summary.blank_lines,
        "profiles": summary.profiles,
        "ties": summary.ties,
        "paths": {path or "none": rows for path, rows in summary.paths.items()},
        "not_understood": {one: sum(texts.values()) for one, texts in summary.problems.items()},
    }


def _written(place: str | None, sha256: str | None) -> dict[str, str | None] | None:
    """A file that was written, None where there is none."""
    return {"name": os.path.basename(place), "sha256": sha256} if place else None
