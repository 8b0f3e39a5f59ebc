"""A knowledge base as one SELECT, to be run where the people already are.

It says the same as `meaning.consult`, which is the definition. Here the query is put together from
its stages, for one table and in the dialect of one warehouse.
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
FENCED = ("postgres",)  # it writes a stage out wherever the next one uses it, but not past OFFSET


def compile_query(
    knowledge_base: KnowledgeBase,
    dialect: str,
    table: str | None = None,
    key: Sequence[str] = (),
) -> str:
    """The query as a warehouse reads it: for each row of the table what `meaning.consult` says.

    The table, by default the one that the rule base names, has a column for every attribute that
    can be stated. Columns in `key` are handed through, first. Raises MisuseError for an unknown
    dialect and for a name that cannot be one.
    """
    if dialect not in DIALECTS:
        cure = did_you_mean(nearest(dialect, DIALECTS), f"Known: {', '.join(DIALECTS)}.")
        raise MisuseError("--dialect", f"'{dialect}' is not known", cure)
    table = knowledge_base.help.people if table is None else table
    source = _table(knowledge_base, table, dialect)
    keys = [_key(name, dialect) for name in key]
    query = _query(knowledge_base, source, keys, dialect)
    query.args["with_"].add_comments([heading(knowledge_base, table)])
    return printed(query, dialect)


def _query(
    knowledge_base: KnowledgeBase, source: exp.Table, keys: list[exp.Identifier], dialect: str
) -> exp.Select:
    """Every stage as a CTE over the one before it, and the result over them all."""
    columns = Conditions(knowledge_base)
    carried = [columns.own("key", key.name) for key in keys]
    renamed = [exp.alias_(one, key) for one, key in zip(carried, keys, strict=True)]
    query = exp.select(*renamed, *Result(knowledge_base, columns))
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
    """The stages that add anything, the first of them over the table; some names are taken."""
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
    """The column of the table that is named as an attribute, as the dialect folds plain names."""
    name = Dialect.get_or_raise(dialect).normalize_identifier(exp.to_identifier(id))
    return exp.column(exp.to_identifier(name.name, quoted=True), table=people)


def _table(knowledge_base: KnowledgeBase, name: str, dialect: str) -> exp.Table:
    """The table with that name, which may have a schema and quotes in the dialect's own way."""
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
    """The name of a column that is handed through."""
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
    """A result has no two columns of one name."""
    folded = [name.lower() for name in names]
    for name in folded:
        if folded.count(name) > 1:
            cure = "Leave it out, or rename it in a view."
            raise MisuseError("--key", f"'{name}' is already a column of the result", cure)
