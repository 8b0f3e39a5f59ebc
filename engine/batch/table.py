"""Advice for a table in memory: the rows of a data frame in, the same rows with their advice out.

Cells are read, and rules are run, as in a batch: by the query from some dozens of different people
on. Every row comes back, in its place; one that a batch would reject has its reason in `rejected`.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from importlib import import_module
from typing import Any

from engine.batch.answers import Answers
from engine.batch.columns.cells import read_cell
from engine.batch.columns.codes import Codes
from engine.batch.columns.comparison import compared_by
from engine.batch.columns.duplicates import Duplicates, find_duplicates
from engine.batch.columns.ids import id_column as id_column_of
from engine.batch.columns.kept import kept_columns
from engine.batch.columns.mapping import NOTHING_MAPPED, Conventions
from engine.batch.columns.precedence import match_mapped
from engine.batch.columns.recognition import Column
from engine.batch.dataframes import WHERE, headings_of, needs_pyarrow, rows_of, with_columns
from engine.batch.evaluation import Evaluation
from engine.batch.explained_columns import explained_columns
from engine.core.advice_row import Reasons, Wording, problem_texts
from engine.core.further_columns import score_columns
from engine.core.intervals import representative
from engine.core.model import KnowledgeBase
from engine.errors import MisuseError
from engine.facts.values import Reading
from engine.tables.rows import Reject, Row
from engine.tables.typed_rows import TypedRows, text_of

LISTS = ("next_roles", "why", "advice", "cautions", "rules_fired", "problems")
REJECTED = "rejected"

Fields = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class _Fields:
    """The output of an evaluation that is put into columns: fields with their types."""

    wording: Wording

    def encoded(self, result: Sequence[str]) -> Sequence[str]:
        return result

    def prepared(self, said: Sequence[str], problems: Mapping[str, str]) -> Fields:
        return {**self.wording.fields(said, problems), "problems": problem_texts(problems)}


def advise_table(  # noqa: PLR0913
    knowledge_base: KnowledgeBase,
    table: Any,
    *,
    mapping: Mapping[str, str] | None = None,
    id_column: str | None = None,
    keep: Sequence[str] | None = None,
    reasons: Reasons = "text",
    explain: bool = False,
    scores: bool = False,
    conventions: Conventions = NOTHING_MAPPED,
    as_of: date | None = None,
) -> Any:
    """A table with the columns of the result added, of the same kind as the one given.

    `table` is a pandas or polars DataFrame, a pyarrow Table or a DuckDB relation. Its columns are
    matched by their names; `mapping` goes from names to attributes, "" for a column to be left
    alone. The column `problems` lists what was not understood, and `rejected` says why a row has no
    advice: with `id_column`, people who stand in the table twice. `keep` names the columns of the
    table that stand in the result; without it, and with "all" among the names, all do but those
    that name something protected. `as_of` is the day that lengths of time are counted to, from
    dates. `reasons`, `explain` and `scores` are those of `crossroads batch`.
    Raises MisuseError for what is no table or names a missing column, and CrossroadsError for one
    without a known column.
    """
    if as_of:
        conventions = replace(conventions, as_of=as_of)
    headings = headings_of(table)
    _, columns, _ = match_mapped(knowledge_base, WHERE, headings, conventions, mapping or {})
    kept = [headings[at] for at in kept_columns(knowledge_base, columns, keep)]
    added = explained_columns(knowledge_base) if explain else ()
    wording = Wording(
        knowledge_base, reasons, added, score_columns(knowledge_base) if scores else ()
    )
    rows = TypedRows(WHERE, headings, enumerate(_cells(table), 1), encoding="")
    codes = Codes(knowledge_base, columns, conventions)
    _refuse_taken(headings, wording.columns)
    records = list(codes.watch(rows))
    duplicates = Duplicates()
    if id_column is not None:
        by = compared_by(knowledge_base, columns, id_column_of(WHERE, headings, id_column))
        duplicates = find_duplicates(records, by)
    read = partial(read_cell, knowledge_base, mapping=conventions, coded=codes.unclear)
    answers = _answers(knowledge_base, columns, read, wording, explain)
    found = _fields(records, duplicates, answers)
    return with_columns(table, kept, _arrow_table(wording, found))


def _cells(table: Any) -> Iterable[Sequence[str]]:
    """The rows as text, as an export of the table would have them."""
    return (list(map(text_of, row)) for row in rows_of(table))


def _answers(
    knowledge_base: KnowledgeBase,
    columns: Sequence[Column],
    read: Callable[[Column, str], Reading],
    wording: Wording,
    explain: bool,
) -> Callable[[Sequence[Row]], list[Fields]]:
    """The fields of the result for rows; each distinct set of facts is evaluated once."""
    places = [at for at, column in enumerate(columns) if column.attribute]
    known = list(dict.fromkeys(column.attribute for column in columns if column.attribute))
    output = _Fields(wording)
    answers = Answers(
        [columns[at] for at in places],
        [knowledge_base.attributes[id] for id in known],
        read,
        Evaluation(knowledge_base, known, output, wording, explained=explain).results,
        output.prepared,
        None if explain else partial(representative, knowledge_base),
    )

    def to(rows: Sequence[Row]) -> list[Fields]:
        asked = [tuple(row.cells[at] for at in places) for row in rows]
        return [answer.prepared for answer in answers.to(asked)]

    return to


def _fields(
    records: Sequence[Row | Reject],
    duplicates: Duplicates,
    answers: Callable[[Sequence[Row]], list[Fields]],
) -> list[Fields]:
    """The fields of every record, in order; a reject has its reason and nothing else."""
    reasons = [
        one.reason if isinstance(one, Reject) else duplicates.verdict(one.line) for one in records
    ]
    rows = [
        one
        for one, reason in zip(records, reasons, strict=True)
        if isinstance(one, Row) and not reason
    ]
    advised = iter(answers(rows))
    return [{REJECTED: reason} if reason else next(advised) for reason in reasons]


def _arrow_table(wording: Wording, found: Sequence[Fields]) -> Any:
    """The fields as an Arrow table with the columns of the result, and the reasons of rejects."""
    with needs_pyarrow():
        pyarrow = import_module("pyarrow")
    types = {"certainty": pyarrow.float64()}
    types |= dict.fromkeys(("score", "margin", "known", *wording.scores), pyarrow.int32())
    types |= dict.fromkeys(LISTS, pyarrow.list_(pyarrow.string()))
    columns = {
        name: pyarrow.array(
            [fields.get(name) for fields in found], types.get(name, pyarrow.string())
        )
        for name in (*wording.columns, REJECTED)
    }
    return pyarrow.table(columns)


def _refuse_taken(headings: Sequence[str], names: Sequence[str]) -> None:
    """Raise MisuseError where a column of the table has the name of one that is to be added."""
    for heading in headings:
        if heading in (*names, REJECTED):
            what = f"has a column '{heading}', as the result has"
            raise MisuseError(WHERE, what, "Rename it, or leave it out.")
