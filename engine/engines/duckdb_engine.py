"""Batch evaluation: the compiled query on many people at a time, run by DuckDB in this process.

Facts go in and results come out through memory; nothing about a person is written to a disk. The
people are split among workers, each with a connection, a thread and a copy of the query of its own.
"""

from collections.abc import Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor
from itertools import chain, pairwise
from operator import itemgetter
from os import cpu_count
from typing import Any

import duckdb

from engine.core.advice_row import PROBLEMS, RESULT_COLUMNS
from engine.core.further_columns import score_columns
from engine.core.model import Attribute, KnowledgeBase, Value
from engine.engines.sql.compile import compile_query
from engine.tables.duckdb_session import ALONE

TABLE, KEY = "people", "person"
TYPES = {"number": "DOUBLE", "yes/no": "BOOLEAN"}
CELL, ROW = "\t", "\n"  # separators: no id, number or truth value contains them
ASKED = tuple(name for name in RESULT_COLUMNS if name != RESULT_COLUMNS[PROBLEMS])
OPTIMISERS = ("common_subexpressions", "cte_inlining", "expression_rewriter", "unused_columns")
MOST_WORKERS = 4  # each needs memory of its own
WORTH_A_WORKER = 2_000  # people; for fewer a second worker takes longer than it saves

Profile = Sequence[Value | None]  # a person's facts, in the order of the engine's `known`


class DuckDBEngine:
    """A knowledge base compiled for DuckDB, evaluated for many people at a time on several cores.

    `known` are the attribute ids of a profile's values, in the profile's order. With `scores`, each
    result ends with the score of every path.
    """

    def __init__(
        self, knowledge_base: KnowledgeBase, known: Sequence[str], *, scores: bool = False
    ) -> None:
        query = compile_query(knowledge_base, "duckdb", TABLE, key=(KEY,), scores=scores)
        self._scores = [*map(_text_of, score_columns(knowledge_base))] if scores else []
        stated = knowledge_base.stated.values()
        workers = range(min(cpu_count() or 1, MOST_WORKERS))
        self._workers = [_Worker(stated, known, query) for _ in workers]
        self._pool = ThreadPoolExecutor(len(self._workers))  # new threads would need new memory

    def cells(self, people: Sequence[Profile]) -> list[tuple[str, ...]]:
        """The result cells of each person, in their order, with an empty cell for `problems`."""
        blank = ("",)
        found = self._consult(people, [*map(_text_of, ASKED), *self._scores])
        return [(*cells[:PROBLEMS], *blank, *cells[PROBLEMS:]) for cells in found]

    def _consult(self, people: Sequence[Profile], asked: Sequence[str]) -> list[tuple[Any, ...]]:
        """The values of some SQL expressions for each person, computed by all workers."""
        count = max(1, min(len(self._workers), len(people) // WORTH_A_WORKER))
        cuts = [len(people) * at // count for at in range(count + 1)]
        parts = [(people[start:end], ", ".join(asked)) for start, end in pairwise(cuts)]
        found = self._pool.map(_Worker.consult, self._workers, parts)
        return list(chain.from_iterable(found))


class _Worker:
    """One connection with its own copy of the query, for one part of the people at a time."""

    def __init__(self, attributes: Iterable[Attribute], known: Sequence[str], query: str) -> None:
        self._query, self._prepared = query, ""
        self._texts = [_Texts() for _ in known]
        self._connection = duckdb.connect(config=ALONE)
        self._optimise_quickly()
        columns = [f'"{one.id}" {TYPES.get(one.kind, "VARCHAR")}' for one in attributes]
        self._connection.execute(f"CREATE TABLE {TABLE} ({KEY} BIGINT, {', '.join(columns)})")
        cells = [f", nullif(cells[{at}], '') AS \"{id}\"" for at, id in enumerate(known, 2)]
        self._load = (
            f"INSERT INTO {TABLE} BY NAME SELECT cells[1] AS {KEY}{''.join(cells)} FROM "
            f"(SELECT string_split(unnest(string_split($1, '{ROW}')), '{CELL}') AS cells)"
        )

    def _optimise_quickly(self) -> None:
        """Switch off the optimizers that find nothing in one long SELECT yet take their time."""
        names = self._connection.execute("SELECT name FROM duckdb_optimizers()").fetchall()
        idle = ",".join(name for (name,) in names if name not in OPTIMISERS)
        self._connection.execute(f"SET disabled_optimizers = '{idle}'")

    def consult(self, part: tuple[Sequence[Profile], str]) -> list[tuple[Any, ...]]:
        """The values of some SQL expressions for each person, in their order."""
        people, asked = part
        numbers = list(range(len(people)))
        columns = (
            map(texts.__getitem__, column)
            for texts, column in zip(self._texts, zip(*people, strict=True), strict=True)
        )
        rows = ROW.join(map(CELL.join, zip(map(str, numbers), *columns, strict=True)))
        if asked != self._prepared:
            self._connection.execute(f"PREPARE ask AS SELECT {asked}, {KEY} FROM ({self._query})")
            self._prepared = asked
        self._connection.execute(f"TRUNCATE {TABLE}")
        self._connection.execute(self._load, [rows])
        found = self._connection.execute("EXECUTE ask").fetchall()
        if [row[-1] for row in found] != numbers:  # DuckDB keeps the order of a table
            found.sort(key=itemgetter(-1))
        return [row[:-1] for row in found]


class _Texts(dict[Value | None, str]):
    """The values of one attribute as text that DuckDB casts to its type; computed once."""

    def __missing__(self, value: Value | None) -> str:
        self[value] = text = _text(value)
        return text


def _text(value: Value | None) -> str:
    match value:
        case None:
            return ""
        case bool():
            return "true" if value else "false"
        case tuple():
            return "; ".join(value)
        case _:
            return str(value)


def _text_of(name: str) -> str:
    """A SQL expression for a result column as text."""
    return f"""coalesce("{name}"::VARCHAR, '')"""
