"""The columns by which an audit groups people: from the file of advice, or joined to it by id.

They are joined for the audit alone. Nothing here becomes a fact, and no rule is run.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from engine.batch.columns.comparison import id_key
from engine.batch.columns.headings import positions_needed
from engine.batch.columns.ids import id_column
from engine.batch.source import Source
from engine.core.model import KnowledgeBase
from engine.errors import MisuseError, did_you_mean
from engine.language.sentences import quote
from engine.language.spelling import fold, nearest
from engine.tables.csv_text import unescape_formula
from engine.tables.open_table import open_table
from engine.tables.rows import Row
from engine.tables.spool import rereadable

OPTION, FILE_OPTION = "--audit", "--audit-file"
NOT_THERE = ("",)  # the cells of somebody who is not in the file, filled up to their number

Cells = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Asked:
    """The headings by which people are to be grouped, the file that has them if it is another one,
    and the heading of the ids by which it is joined."""

    headings: tuple[str, ...]
    file: str | None = None
    id_heading: str | None = None


@dataclass(frozen=True, slots=True)
class JoinedFile:
    """A file that was joined, and how many rows of each kind there were.

    `alone` are rows of advice that nobody in it matches, `ambiguous` those whose id it has twice
    with different cells: both count as not stated. `unused` are its rows that match no advice.
    """

    source: Source
    joined: int
    alone: int
    ambiguous: int
    unused: int


@dataclass(frozen=True, slots=True)
class AuditedColumns:
    """The headings of the columns, and the cells of each of the rows of advice."""

    headings: tuple[str, ...]
    cells: Sequence[Cells]
    joined: JoinedFile | None = None


def places_of(headings: Sequence[str], asked: Asked, file: str) -> tuple[int, ...]:
    """The position of each column that is asked for, each once.

    Raises MisuseError, naming the nearest, for one that the file does not have.
    """
    found: dict[int, None] = {}
    for said in asked.headings:
        at = positions_needed(headings, said, f"{OPTION} {quote(said)}", file)
        if len(at) > 1:
            cure = "Rename all but one of them."
            raise MisuseError(f"{OPTION} {quote(said)}", "the file has several such columns", cure)
        found[at[0]] = None
    return tuple(found)


def join_columns(knowledge_base: KnowledgeBase, asked: Asked, ids: Sequence[str]) -> AuditedColumns:
    """The columns of another file for the rows of advice with these ids, as they are compared."""
    no_id = frozenset(map(fold, knowledge_base.words["not_known"]))
    with rereadable(str(asked.file), hashed=True) as place:
        headings, people = _people(knowledge_base, str(asked.file), asked)
        place.refuse_changed()
        source = Source.of(place)
    known = {id: cells for id, cells in people if fold(id) not in no_id}
    twice = {id for id, cells in people if id in known and known[id] != cells}
    blank = NOT_THERE * len(headings)
    cells = [blank if id in twice else known.get(id, blank) for id in ids]
    used, there = {*ids}, known.keys() - twice
    joined = sum(id in there for id in ids)
    if ids and not joined:
        raise _no_match(asked, ids[0], [*known])
    ambiguous = sum(id in twice for id in ids)
    unused = sum(id not in used for id, _ in people)
    found = JoinedFile(source, joined, len(ids) - joined - ambiguous, ambiguous, unused)
    return AuditedColumns(headings, cells, found)


def _people(
    knowledge_base: KnowledgeBase, file: str, asked: Asked
) -> tuple[tuple[str, ...], list[tuple[str, Cells]]]:
    """The headings of the columns, and the id and the cells of everybody in the file."""
    wanted = frozenset(map(fold, asked.headings))
    with open_table(file, lambda heading: fold(heading) in wanted) as table:
        headings = tuple(map(unescape_formula, table.headings))
        places = places_of(headings, asked, f"file {quote(file)}")
        id_at = id_column(table.name, table.headings, str(asked.id_heading))
        people = [
            (id_key(row.cells[id_at]), tuple(unescape_formula(row.cells[at]) for at in places))
            for row in table
            if isinstance(row, Row)
        ]
    return tuple(headings[at] for at in places), people


def _no_match(asked: Asked, id: str, known: Sequence[str]) -> MisuseError:
    what = f"no id of the advice is in {quote(str(asked.file))}; the first is {quote(id)}"
    cure = "Name the columns of ids: --id HEADING, or HEADING=OTHER for the other file."
    return MisuseError(FILE_OPTION, what, did_you_mean(nearest(id, known[:1000]), cure))
