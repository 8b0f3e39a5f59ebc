"""The console page of a data profile, for the user who is about to run a batch."""

from collections.abc import Iterable

from engine.batch.columns.column_texts import ReadColumn
from engine.batch.columns.duplicates import Duplicates
from engine.batch.columns.inspect import Inspection, PassedColumn
from engine.batch.pages.column import (
    LEFT_OUT,
    blank_lines,
    column_title,
    count,
    others,
    passed_through,
    show_column,
)
from engine.core.model import KnowledgeBase
from engine.language.sentences import counted, one_line, plural
from engine.tables.dialect import delimiter_name
from engine.tables.file_format import PARQUET, WORKBOOKS
from engine.views.console.layout import bullets, paragraph, section

MOST = 5  # texts that are not understood, reasons for rejects, hints
BINARY = (*WORKBOOKS, PARQUET)  # without a delimiter
SETTLE = (
    "Nobody was advised. What is not understood can be settled once, in a mapping file: "
    "--inspect --write-map FILE.toml writes one to fill in, and --map FILE.toml uses it."
)
UNDERSTOOD = "Nobody was advised. Everything that is read is understood"


def show_inspection(knowledge_base: KnowledgeBase, inspection: Inspection) -> str:
    """The file, its columns, what is not understood, and which rows would be rejected."""
    read = [one for one in inspection.columns if isinstance(one, ReadColumn)]
    passed = [one for one in inspection.columns if isinstance(one, PassedColumn)]
    protected = knowledge_base.protected
    parts = [
        section("The file", _about(inspection)),
        section("To be settled before a batch", bullets(inspection.faults)),
        *(section(column_title(one, protected), show_column(knowledge_base, one)) for one in read),
        section("Columns that may be about something", _hints(passed)),
        *passed_through([one.heading for one in passed], protected, LEFT_OUT),
        section("Rows that would be rejected", _rejected(inspection)),
        section(f"Compared by {inspection.id_heading}", _duplicates(inspection.duplicates)),
        section("Notes", bullets(inspection.notes)),
        section("Next", [paragraph(SETTLE if _is_open(inspection) else _run(inspection))]),
    ]
    return "\n".join(part for part in parts if part).rstrip("\n")


def _about(inspection: Inspection) -> list[str]:
    name = inspection.name
    if inspection.header_line:
        name += f": header on line {inspection.header_line}"
    if not inspection.name.lower().endswith(BINARY):
        name += f", delimiter {delimiter_name(inspection.delimiter)}"
    rows, columns = inspection.rows, len(inspection.columns)
    counts = [count(rows, plural(rows, "row")), count(columns, plural(columns, "column"))]
    if inspection.blank_lines:
        counts.append(blank_lines(inspection.blank_lines))
    return [paragraph(name), *counts]


def _hints(columns: Iterable[PassedColumn]) -> list[str]:
    """The hints at attributes, each with the --map option to be copied."""
    hinted = [(column.heading, column.hint) for column in columns if column.hint]
    lines = []
    for heading, hint in hinted[:MOST]:
        share = f"{hint.understood:,} of {hint.texts:,} different texts are understood"
        lines += bullets([f"{one_line(heading)} looks like {hint.attribute} ({share}):"])
        typed = f'--map "{heading}={hint.attribute}"'
        plain = heading == one_line(heading) and '"' not in heading
        lines.append(f"    {typed if plain else 'say so in a mapping file'}")
    return lines + others(len(hinted) - MOST)


def _rejected(inspection: Inspection) -> list[str]:
    """The reasons with their rows and first lines, the frequent first."""
    lines = []
    for one in sorted(inspection.rejected, key=lambda one: -one.rows)[:MOST]:
        where = f"{plural(one.rows, 'line')} {', '.join(map(str, one.lines))}"
        more = ", …" if one.rows > len(one.lines) else ""
        text = f"{one.reason} ({where}{more})"
        lines.append(count(one.rows, text))
    return lines + others(len(inspection.rejected) - MOST, indent=13)


def _duplicates(duplicates: Duplicates) -> list[str]:
    """The numbers of repeated and contradictory rows, and the first of them."""
    counts = {
        "would be rejected: the same as an earlier row": duplicates.repeats,
        "would be rejected: a later row with their id counts": duplicates.older,
        "would be rejected: not the same as another row with their id": duplicates.conflicting,
        "without an id, not compared": duplicates.blank,
    }
    verdicts = [(line, duplicates.verdict(line)) for line in sorted(duplicates.people)]
    lines = [f"line {line} {verdict}" for line, verdict in verdicts if verdict]
    return [
        *(count(rows, what) for what, rows in counts.items() if rows),
        *bullets(lines[:MOST]),
        *others(len(lines) - MOST),
    ]


def _run(inspection: Inspection) -> str:
    """The command to run next, and how many rows it would leave out."""
    twice = inspection.duplicates
    rejected = sum(one.rows for one in inspection.rejected)
    rejected += twice.repeats + twice.older + twice.conflicting
    if not rejected:
        return f"{UNDERSTOOD}: run it with -o ADVICE.csv."
    return (
        f"{UNDERSTOOD}, but {counted(rejected, 'row')} would be rejected, as shown above. "
        "Mend the file, or run it without them with -o ADVICE.csv."
    )


def _is_open(inspection: Inspection) -> bool:
    """Whether there is anything that a mapping could settle."""
    return bool(inspection.faults) or any(
        one.unread if isinstance(one, ReadColumn) else one.hint for one in inspection.columns
    )
