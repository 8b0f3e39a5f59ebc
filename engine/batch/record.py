"""The run record: provenance of a batch, with checksums, versions, options and counts, as JSON.

It makes a run repeatable, and `crossroads record check` repeats it. It holds headings and counts,
and nothing else of what the file says about people.
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from datetime import UTC, datetime
from importlib.metadata import version
from platform import python_version
from typing import Any

from engine.batch.about import kept_until
from engine.batch.options import Options
from engine.batch.source import Source, file_name
from engine.batch.summary import Summary
from engine.core.model import KnowledgeBase
from engine.tables.file_format import ending
from engine.version import __version__

PROGRAM, FORMAT = "crossroads", 2  # of records; one that lacks something is of an earlier format
NOTHING: Mapping[str, str] = {}


def record_text(  # noqa: PLR0913, PLR0917
    knowledge_base: KnowledgeBase,
    summary: Summary,
    source: Source,
    dialect: Mapping[str, str | None],
    sha256: Mapping[str, str | None],
    seconds: float,
    joined: Sequence[Source] = (),
    mapping: Mapping[str, str] = NOTHING,
) -> str:
    """The record of a run, as JSON. With the same input, options and rules, the same bytes are put
    out; of the record only `seconds` and `finished_at` differ.
    """
    record = {
        "program": PROGRAM,
        "format": FORMAT,
        "version": __version__,
        "rules_version": knowledge_base.version,
        "made_with": {"python": python_version(), **_versions(summary)},
        "who_decides": knowledge_base.phrases.decides,
        "to_be_kept_until": kept_until(summary.options),
        "input": asdict(source),
        "dialect": dialect,
        "answers": [
            asdict(source) | {"rows": asdict(count)}
            for source, count in zip(joined, summary.answers, strict=True)
        ],
        "mapping_files": _mapping_files(summary.options),
        "columns": [
            asdict(column) | {"kept": at not in summary.left_out}
            for at, column in enumerate(summary.columns)
        ],
        "options": _options(summary.options) | {"mapping": dict(mapping), "engine": "duckdb"},
        "output": _written(summary.output, sha256["output"]),
        "rejects": _written(summary.rejects, sha256["rejects"]),
        "questions": _written(summary.options.missing, sha256["questions"]),
        "counts": _counts(summary),
        "notes": summary.notes,
        "seconds": round(seconds, 3),
        "finished_at": datetime.now(UTC).isoformat(timespec="seconds"),
    }
    return json.dumps(record, indent=2, ensure_ascii=False) + "\n"


def _mapping_files(options: Options) -> list[dict[str, Any]]:
    """The mapping files, as they were when they were read."""
    read = options.conventions.files
    return [asdict(read.get(one) or Source.at(one)) for one in options.mapping_files]


def _options(options: Options) -> dict[str, Any]:
    """The options without places, and without what stands elsewhere. Of a file's own words, which
    may be confidential, a count."""
    said = asdict(options)
    for place in (
        "record",
        "mapping_files",
        "answers",
        "missing",
        "retain_until",
        "engine",
        "jobs",
    ):
        del said[place]
    said["conventions"] = {
        "columns": options.conventions.columns,
        "words": {id: len(texts) for id, texts in options.conventions.words.items()},
        "as_of": options.conventions.as_of and str(options.conventions.as_of),
    }
    return said


def _versions(summary: Summary) -> dict[str, str]:
    """The versions of the libraries on which the bytes of the output may hang."""
    by_ending = {".xlsx": "openpyxl", ".parquet": "duckdb"}
    library = by_ending.get(ending(summary.output))
    return {library: version(library)} if library else {}


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
    return {"name": file_name(place), "sha256": sha256} if place else None
