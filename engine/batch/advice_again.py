"""Evaluation of advised rows again: what the rules give, to hold a file of advice to it."""

from collections.abc import Mapping, Sequence
from functools import partial

from engine.analysis.census import Outcome
from engine.batch.advice_columns import ids_in
from engine.batch.answers import Answer, Answers
from engine.batch.columns.cells import read_cell
from engine.batch.columns.recognition import Column
from engine.batch.evaluation import Evaluation
from engine.batch.join.left_join import own_columns
from engine.batch.options import Options
from engine.core.advice_row import RESULT_COLUMNS, Wording
from engine.core.intervals import representative
from engine.core.model import KnowledgeBase

FIRED = RESULT_COLUMNS.index("rules_fired")


def agrees(answer: Answer, outcome: Outcome) -> bool:
    """Whether the rules give what stands in the row: the path, and every rule that fired."""
    return (answer.standing.path, answer.prepared) == (outcome.path, outcome.rules)


class _Fired:
    """The part of a result that rows are compared by."""

    @staticmethod
    def encoded(result: Sequence[str]) -> tuple[str, ...]:
        return ids_in(result[FIRED])


def answers_again(  # noqa: PLR0913
    knowledge_base: KnowledgeBase,
    columns: Sequence[Column],
    ids: Sequence[str],
    codes: Mapping[str, tuple[str, ...]],
    options: Options,
    *,
    exact: bool,
) -> Answers:
    """The answers to rows, with the ids of the rules that fired as what is prepared.

    Unless they are to be `exact`, numbers that no rule tells apart are one in them.
    """
    return Answers(
        [column for column in columns if column.attribute],
        [knowledge_base.attributes[id] for id in ids],
        lambda column, cell: read_cell(knowledge_base, column, cell, options.conventions, codes),
        Evaluation(knowledge_base, ids, _Fired(), Wording(knowledge_base)).results,
        lambda fired, _problems: fired,
        None if exact else partial(representative, knowledge_base),
        own=own_columns(knowledge_base, joined=False),
    )
