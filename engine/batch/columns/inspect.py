"""Data profiling of a staff file: its columns, texts, rejects and duplicates, before a batch.

It takes one pass and writes nothing. Columns that seem protected are not looked into at all, unless
they are mapped.
"""

from collections import deque
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from engine.batch.columns.column_texts import ReadColumn, read_column
from engine.batch.columns.comparison import Compared, compared_by
from engine.batch.columns.duplicates import Duplicates, find_duplicates
from engine.batch.columns.hints import Hint, looks_like
from engine.batch.columns.ids import id_column
from engine.batch.columns.mapping import NOTHING_MAPPED, Conventions, Mapped
from engine.batch.columns.match import column_notes, knows, match_columns
from engine.batch.columns.precedence import columns_to_map, present
from engine.batch.columns.profile import FileProfile, Rejected
from engine.batch.columns.recognition import AS_MAPPED, Column, column_of, recognised
from engine.core.model import KnowledgeBase
from engine.errors import CrossroadsError, MisuseError
from engine.facts.headings import read_target
from engine.language.spelling import fold
from engine.tables.csv_text import unescape_formula
from engine.tables.open_table import open_table
from engine.tables.rereadable import Rereadable
from engine.tables.rows import Reject, Row

HINTED = 500  # columns that pass through, and are looked into for a hint: it takes milliseconds


@dataclass(frozen=True, slots=True)
class PassedColumn:
    """A column that passes through unread, and a hint at what it may hold."""

    heading: str
    protected: bool
    hint: Hint | None


@dataclass(frozen=True, slots=True)
class Inspection:
    """The profile of a staff file. `faults` would stop a batch before its first row."""

    name: str
    delimiter: str
    header_line: int
    rows: int
    blank_lines: int
    columns: tuple[ReadColumn | PassedColumn, ...]
    rejected: tuple[Rejected, ...]
    id_heading: str | None
    duplicates: Duplicates
    faults: tuple[str, ...]
    notes: tuple[str, ...]


def inspect_staff(  # noqa: PLR0913
    knowledge_base: KnowledgeBase,
    source: str | Rereadable,
    *,
    mapping: Conventions = NOTHING_MAPPED,
    explicit: Mapping[str, str] | None = None,
    id_heading: str | None = None,
    sheet: str | None = None,
    joined: bool = False,
    progress: Callable[[int, int], None] | None = None,
) -> Inspection:
    """The profile of a staff file. "-" is standard input, `sheet` one of a workbook's.

    `explicit` goes from headings to attributes, and before the mapping. Where other files will be
    `joined`, what is mapped may be theirs, and no column need be known. Raises the errors of a
    batch for a file that cannot be opened, or lacks a column that is mapped or named.
    """
    known = knows(knowledge_base, {**mapping.columns, **(explicit or {})})
    with open_table(source, known, sheet) as staff:
        headings = tuple(map(unescape_formula, staff.headings))
        to_map = columns_to_map(knowledge_base, mapping, headings, explicit or {})
        if joined:
            to_map = present(to_map, headings)
        columns, notes, faults = _matched(knowledge_base, staff.name, headings, to_map, joined)
        id_at = None if id_heading is None else id_column(staff.name, headings, id_heading)
        read = [at for at, column in enumerate(columns) if column.attribute]
        protected = knowledge_base.protected.names
        free = [at for at, one in enumerate(headings) if at not in read and not protected(one)]
        profile, report = FileProfile(read, free[:HINTED]), progress or (lambda _read, _total: None)
        records = profile.watch(staff, lambda: report(staff.bytes_read, staff.size))
        by = None if id_at is None else compared_by(knowledge_base, columns, id_at)
        duplicates = _duplicates(records, by)
        return Inspection(
            name=staff.name,
            delimiter=staff.delimiter,
            header_line=staff.header_line,
            rows=staff.rows,
            blank_lines=staff.blank_lines,
            columns=_inspected(knowledge_base, columns, profile, mapping),
            rejected=profile.rejected,
            id_heading=None if id_at is None else headings[id_at],
            duplicates=duplicates,
            faults=faults,
            notes=(*staff.notes, *notes),
        )


def _duplicates(records: Iterable[Row | Reject], by: Compared | None) -> Duplicates:
    """Consume all records. Without a column of ids no duplicates are known."""
    if by is not None:
        return find_duplicates(records, by)
    deque(records, maxlen=0)
    return Duplicates()


def _matched(
    knowledge_base: KnowledgeBase,
    source: str,
    headings: tuple[str, ...],
    mapping: Mapping[str, Mapped],
    joined: bool,
) -> tuple[tuple[Column, ...], list[str], tuple[str, ...]]:
    """The columns and notes of a batch; where it would refuse, every claim as it is, and why."""
    try:
        columns, notes = match_columns(knowledge_base, source, headings, mapping, joined=joined)
    except MisuseError:
        raise
    except CrossroadsError as error:
        mapped = {fold(heading): said.name for heading, said in mapping.items()}
        claims = tuple([_claim(knowledge_base, heading, mapped) for heading in headings])
        return (
            claims,
            column_notes(knowledge_base, claims),
            tuple(f"{fault.what}. {fault.cure}" for fault in error.faults),
        )
    return columns, notes, ()


def _claim(knowledge_base: KnowledgeBase, heading: str, mapped: Mapping[str, str]) -> Column:
    """A column matched on its own, whatever the others are."""
    if fold(heading) not in mapped:
        return recognised(knowledge_base, heading)
    name = mapped[fold(heading)]
    found = read_target(knowledge_base, name) if name.strip() else None
    return column_of(heading, found, AS_MAPPED)


def _inspected(
    knowledge_base: KnowledgeBase,
    columns: Sequence[Column],
    profile: FileProfile,
    mapping: Conventions,
) -> tuple[ReadColumn | PassedColumn, ...]:
    """Each column with its profile."""
    reads = {
        at: read_column(knowledge_base, columns[at], texts, profile.others[at], mapping)
        for at, texts in profile.texts.items()
    }
    settled = {column.attribute for column in reads.values() if column.understood}
    protected = knowledge_base.protected.names
    return tuple(
        reads.get(at)
        or _passed_column(
            knowledge_base,
            column.heading,
            None if protected(column.heading) else profile.samples.get(at, ()),
            settled,
        )
        for at, column in enumerate(columns)
    )


def _passed_column(
    knowledge_base: KnowledgeBase,
    heading: str,
    sample: Iterable[str] | None,
    settled: Collection[str],
) -> PassedColumn:
    """A column that passes through; without a sample it is protected.

    No hint is given at an attribute that another column holds.
    """
    if sample is None:
        return PassedColumn(heading, protected=True, hint=None)
    hint = looks_like(knowledge_base, list(sample))
    new = hint is not None and hint.attribute not in settled
    return PassedColumn(heading, protected=False, hint=hint if new else None)
