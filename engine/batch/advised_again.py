"""Rows advised again with changed columns: whether a column matters for any result.

It is the whole way of a batch from headings to results that is run, so that a column which is read
after all, since its heading is one of an attribute or was mapped, shows in the results.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from random import Random

from engine.analysis.invariance import Cells, Invariance, compared
from engine.batch.answers import Answers
from engine.batch.columns.cells import read_cell
from engine.batch.columns.codes import Codes
from engine.batch.columns.mapping import Conventions
from engine.batch.columns.precedence import match_mapped, present
from engine.batch.columns.recognition import Column
from engine.batch.evaluation import Evaluation
from engine.core.advice_row import Wording, result_cells, with_problems
from engine.core.intervals import representative
from engine.core.model import KnowledgeBase
from engine.core.semantics import consult
from engine.tables.rows import Row

SEED = 2026
WITHOUT = "without these columns"
EXCHANGED = "with their cells exchanged among the rows"


@dataclass(frozen=True, slots=True)
class Given:
    """The columns of a table of people, and how they are to be read."""

    name: str
    headings: Cells
    rows: Sequence[Cells]
    conventions: Conventions
    mapping: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class _AsCells:
    """The output of an evaluation that is compared: the cells of a result with its problems."""

    @staticmethod
    def encoded(result: Cells) -> Cells:
        return result

    @staticmethod
    def prepared(result: Cells, problems: Mapping[str, str]) -> Cells:
        return tuple(with_problems(result, problems))


def advised_again(
    knowledge_base: KnowledgeBase, given: Given, places: Collection[int]
) -> Invariance:
    """The results as they are, without the columns at these places, and with them exchanged."""
    columns, before = _advise(knowledge_base, given)
    after = {
        WITHOUT: _advise(knowledge_base, _without(given, places))[1],
        EXCHANGED: _advise(knowledge_base, _exchanged(given, places))[1],
    }
    read = (columns[at] for at in sorted(places) if columns[at].attribute)
    return compared(before, after, {one.heading: str(one.attribute) for one in read})


def _advise(knowledge_base: KnowledgeBase, given: Given) -> tuple[Sequence[Column], list[Cells]]:
    """The columns as they are read, and the cells of every row's result."""
    _, columns, _ = match_mapped(
        knowledge_base, given.name, given.headings, given.conventions, given.mapping, joined=True
    )
    places = [at for at, one in enumerate(columns) if one.attribute]
    if not places:
        nothing = result_cells(consult(knowledge_base, {}))
        return columns, [nothing for _ in given.rows]
    codes = Codes(knowledge_base, columns, given.conventions)
    for _ in codes.watch(Row(line, tuple(row)) for line, row in enumerate(given.rows, 1)):
        pass  # codes are known at the end
    known = list(dict.fromkeys(one.attribute for one in columns if one.attribute))
    output = _AsCells()
    answers = Answers(
        [columns[at] for at in places],
        [knowledge_base.attributes[id] for id in known],
        partial(read_cell, knowledge_base, mapping=given.conventions, coded=codes.unclear),
        Evaluation(knowledge_base, known, output, Wording(knowledge_base)).results,
        output.prepared,
        partial(representative, knowledge_base),
    )
    asked = [tuple(row[at] for at in places) for row in given.rows]
    return columns, [answer.prepared for answer in answers.to(asked)]


def _without(given: Given, places: Collection[int]) -> Given:
    """The same people without the columns, and without what maps them."""
    kept = [at for at in range(len(given.headings)) if at not in places]
    headings = [given.headings[at] for at in kept]
    conventions = given.conventions
    return replace(
        given,
        headings=headings,
        rows=[[row[at] for at in kept] for row in given.rows],
        conventions=replace(conventions, columns=present(conventions.columns, headings)),
        mapping=present(given.mapping, headings),
    )


def _exchanged(given: Given, places: Collection[int]) -> Given:
    """The same people, each with the cells of somebody else in the columns."""
    order = list(range(len(given.rows)))
    Random(SEED).shuffle(order)
    rows = [
        [given.rows[other][at] if at in places else cell for at, cell in enumerate(row)]
        for row, other in zip(given.rows, order, strict=True)
    ]
    return replace(given, rows=rows)
