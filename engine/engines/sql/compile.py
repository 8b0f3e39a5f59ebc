"""Compilation of a knowledge base to one SELECT in the dialect of a warehouse.

Every stratum of `semantics.consult` is a common table expression over the one before it. Conditions
and results are built in dialect-free terms; only names, fences and printing know the dialect.
"""

from collections.abc import Iterable, Iterator, Sequence

from sqlglot import exp, parse_one
from sqlglot.dialects.dialect import Dialect
from sqlglot.errors import SqlglotError

from engine.core.model import KnowledgeBase
from engine.engines.sql.conditions import Conditions
from engine.engines.sql.layout import heading, printed
from engine.engines.sql.result import Result
from engine.engines.sql.stages import Stage, Stages
from engine.engines.sql.terms import unlike
from engine.errors import MisuseError, did_you_mean
from engine.language.spelling import nearest

DIALECTS = ("duckdb", "spark", "postgres", "snowflake", "bigquery", "databricks")
FENCED = ("postgres",)  # inlines a CTE at each use, which OFFSET prevents: an optimization fence


def compile_query(
    knowledge_base: KnowledgeBase,
    dialect: str,
    table: str | None = None,
    key: Sequence[str] = (),
    *,
    scores: bool = False,
) -> str:
    """The text of a query that gives, for each row of a table, the result of `semantics.consult`.

    The table, by default the one that the rule base names, has a column for every attribute that
    can be stated. The columns in `key` are copied to the front of the result, and the score of
    every path stands at its end with `scores`. Raises MisuseError for an unknown dialect and an
    invalid name.
    """
    if dialect not in DIALECTS:
        cure = did_you_mean(nearest(dialect, DIALECTS), f"Known: {', '.join(DIALECTS)}.")
        raise MisuseError("--dialect", f"'{dialect}' is not known", cure)
    table = knowledge_base.help.people if table is None else table
    source = _table(knowledge_base, table, dialect)
    keys = [_key(name, dialect) for name in key]
    query = _query(knowledge_base, source, keys, dialect, scores=scores)
    query.args["with_"].add_comments([heading(knowledge_base, table)])
    return printed(query, dialect)


def _query(
    knowledge_base: KnowledgeBase,
    source: exp.Table,
    keys: list[exp.Identifier],
    dialect: str,
    *,
    scores: bool,
) -> exp.Select:
    """The query: every stage as a CTE over the one before it, and the result over the last."""
    columns = Conditions(knowledge_base)
    carried = [columns.own("key", key.name) for key in keys]
    renamed = [exp.alias_(one, key) for one, key in zip(carried, keys, strict=True)]
    query = exp.select(*renamed, *Result(knowledge_base, columns, scores=scores))
    _refuse_repeated(query.named_selects)
    people = knowledge_base.help.people
    stated = [exp.column(key.copy(), table=people) for key in keys]
    carry = [exp.alias_(key, one.this) for key, one in zip(stated, carried, strict=True)]
    stages = Stages(knowledge_base, columns, lambda id: _stated(id, people, dialect))
    start = exp.alias_(source, people, table=True)
    ctes = list(_ctes(start, [source.name.lower()], carry, stages, fenced=dialect in FENCED))
    query.add_comments([" The result, one row for each row of the table "])
    query.set("with_", exp.With(expressions=ctes))
    return query.from_(ctes[-1].alias, copy=False)


def _ctes(
    start: exp.Expr,
    taken: list[str],
    keys: list[exp.Expr],
    stages: Iterable[Stage],
    *,
    fenced: bool,
) -> Iterator[exp.CTE]:
    """The CTEs of all stages that add a column, the first of them over the table."""
    before, kept = start, keys
    for stage in stages:
        if stage.columns:
            select = exp.select(*kept, *stage.columns).from_(before)
            select.add_comments([f" {stage.says} "])
            name = unlike(stage.name, taken)
            alias = exp.TableAlias(this=exp.to_identifier(name))
            yield exp.CTE(this=select.offset(0) if fenced else select, alias=alias)
            before, kept, taken = exp.to_table(name), [exp.Star()], [*taken, name]


def _stated(id: str, people: str, dialect: str) -> exp.Column:
    """The table's column for an attribute, in the case to which the dialect folds plain names."""
    name = Dialect.get_or_raise(dialect).normalize_identifier(exp.to_identifier(id))
    return exp.column(exp.to_identifier(name.name, quoted=True), table=people)


def _table(knowledge_base: KnowledgeBase, name: str, dialect: str) -> exp.Table:
    """The table of that name, which may have a schema and the dialect's own quotes."""
    try:
        table = exp.to_table(name, dialect=dialect)
    except SqlglotError:
        table = exp.Table()
    if not isinstance(table.this, exp.Identifier):
        people, schema = knowledge_base.help.people, knowledge_base.help.schema
        cure = f"Name a table as in FROM: {people}, or {schema}.{people}."
        raise MisuseError("--table", f"'{name}' is not the name of a table", cure)
    table.pop_comments()
    return table


def _key(name: str, dialect: str) -> exp.Identifier:
    """The name of a key column."""
    try:
        column = parse_one(name, dialect=dialect)
    except SqlglotError:
        column = exp.null()
    if not isinstance(column, exp.Column) or column.table:
        cure = "Name one column as in SELECT; put a name with spaces in the dialect's quotes."
        raise MisuseError("--key", f"'{name}' is not the name of a column", cure)
    identifier: exp.Identifier = column.this
    identifier.pop_comments()
    return identifier


def _refuse_repeated(names: Sequence[str]) -> None:
    """Raise MisuseError if two columns of the result would have the same name."""
    folded = [name.lower() for name in names]
    for name in folded:
        if folded.count(name) > 1:
            cure = "Leave it out, or rename it in a view."
            raise MisuseError("--key", f"'{name}' is already a column of the result", cure)
