"""Results as a Spark table, whose columns stand in the order of every output.

The query joins several sentences to one text. A unit separator before each of them lets them be
split again where the output has lists.
"""

import secrets
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace

from pyspark.sql import Column, DataFrame, SparkSession
from pyspark.sql import functions as F  # noqa: N812

from engine.core.advice_row import BETWEEN, RESULT_COLUMNS, Reasons
from engine.core.model import NOT_ENOUGH, KnowledgeBase, Rule
from engine.engines.sql.compile import compile_query
from engine.spark.cells import MANY, escape_formula
from engine.spark.people import CELLS
from engine.spark.readings import GIVEN, PROBLEMS

UNIT_SEPARATOR = "\x1f"  # of ASCII; no sentence holds it
IDS, SENTENCES = ("next_roles", "rules_fired"), ("why", "advice", "cautions")
SUBSTITUTE = "spark.sql.variable.substitute"


def answered(
    session: SparkSession,
    knowledge_base: KnowledgeBase,
    staff: DataFrame,
    reasons: Reasons,
    *,
    scores: bool,
) -> DataFrame:
    """The result for each row of the staff, beside its given cells and its problems. `scores` says
    whether the score of every path is part of it."""
    name = f"crossroads_{secrets.token_hex(4)}"
    query = compile_query(_marked(knowledge_base, reasons), "spark", name, (GIVEN,), scores=scores)
    staff.createOrReplaceTempView(name)
    try:
        with _as_written(session):
            return session.sql(query)
    finally:
        session.catalog.dropTempView(name)


def as_text(found: DataFrame, names: Sequence[str]) -> DataFrame:
    """The results for CSV: every cell is text, and escaped."""
    results = [_cell(name) for name in _results(found)]
    given = [_given(at) for at in range(len(names))]
    return _named(found, [*map(escape_formula, [*given, *results])], names)


def as_lists(found: DataFrame, names: Sequence[str]) -> DataFrame:
    """The results with their types: numbers are numbers, and several values are a list."""
    results = [_field(name) for name in _results(found)]
    return _named(found, [*map(_given, range(len(names))), *results], names)


def _named(found: DataFrame, columns: Sequence[Column], names: Sequence[str]) -> DataFrame:
    given = zip(columns, (*names, *_results(found)), strict=True)
    return found.select([column.alias(name) for column, name in given])


def _results(found: DataFrame) -> tuple[str, ...]:
    """The columns of the result, and the scores behind them."""
    further = [name for name in found.columns if name not in (GIVEN, *RESULT_COLUMNS)]
    return (*RESULT_COLUMNS, *further)


def _given(at: int) -> Column:
    """A cell of the input, by its position among those that are kept."""
    return F.element_at(F.col(f"{GIVEN}.{CELLS}"), at + 1)


def _cell(name: str) -> Column:
    """A column of the result as text, '' for NULL."""
    if name == PROBLEMS:
        return F.array_join(F.col(f"{GIVEN}.{PROBLEMS}"), BETWEEN)
    text = F.coalesce(F.col(name).cast("string"), F.lit(""))
    return F.translate(text, UNIT_SEPARATOR, "") if name in SENTENCES else text


def _field(name: str) -> Column:
    """A column of the result with its type."""
    column = F.col(f"{GIVEN}.{PROBLEMS}" if name == PROBLEMS else name)
    if name in IDS:
        return F.filter(F.split(column, BETWEEN), lambda id: id != "")
    if name in SENTENCES:
        return F.slice(F.split(column, f"({BETWEEN})?{UNIT_SEPARATOR}"), 2, MANY)
    return column


def _marked(knowledge_base: KnowledgeBase, reasons: Reasons) -> KnowledgeBase:
    """The knowledge base with a separator before each sentence, or before the rule's id instead."""
    rules = {id: _marked_rule(rule, reasons) for id, rule in knowledge_base.rules.items()}
    said = knowledge_base.texts[NOT_ENOUGH]
    words = "" if reasons == "ids" else f"{UNIT_SEPARATOR}{said.words}"
    texts = {**knowledge_base.texts, NOT_ENOUGH: replace(said, words=words)}
    return replace(knowledge_base, rules=rules, texts=texts)


def _marked_rule(rule: Rule, reasons: Reasons) -> Rule:
    def put(sentence: str | None) -> str | None:
        return sentence and f"{UNIT_SEPARATOR}{rule.id if reasons == 'ids' else sentence}"

    return replace(
        rule,
        because=put(rule.because) or "",
        contradiction=put(rule.contradiction),
        advise=put(rule.advise),
        caution=put(rule.caution),
        origin="document" if reasons == "ids" else rule.origin,
    )


@contextmanager
def _as_written(session: SparkSession) -> Iterator[None]:
    """Disable variable substitution: Spark replaces ${name} even within a sentence."""
    before = session.conf.get(SUBSTITUTE)
    session.conf.set(SUBSTITUTE, "false")
    try:
        yield
    finally:
        session.conf.set(SUBSTITUTE, str(before))
