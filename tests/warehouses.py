"""The compiled query where it is meant to run: people as a table in a real database.

Every warehouse gets the same file of people and gives back the cells that a batch would write.
"""

import csv
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from decimal import Decimal
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from typing import Any

import duckdb
import pytest

from engine.core.advice import Advice
from engine.core.advice_row import RESULT_COLUMNS, result_cells
from engine.core.model import Attribute, Facts, KnowledgeBase, Value
from engine.core.semantics import consult
from engine.engines.sql.compile import compile_query

PERSON = "person"
COMPARED = tuple(name for name in RESULT_COLUMNS if name != "problems")
TYPES = {"one": "VARCHAR", "several": "VARCHAR", "yes/no": "BOOLEAN", "number": "DOUBLE"}
YEARS_AT_A_TIME = 1 / 4

Cells = list[tuple[str, ...]]


def random_people(knowledge_base: KnowledgeBase, number: int, seed: int) -> list[Facts]:
    """People of whom anything from nothing to everything is known."""
    random = Random(seed)
    return [_somebody(knowledge_base, random, known=random.random()) for _ in range(number)]


def _somebody(knowledge_base: KnowledgeBase, random: Random, known: float) -> Facts:
    stated = knowledge_base.stated.values()
    return {one.id: _anything(one, random) for one in stated if random.random() < known}


def _anything(attribute: Attribute, random: Random) -> Value:
    """Any value; half of the numbers are among the lowest ten, where rules tell them apart."""
    match attribute.kind:
        case "yes/no":
            return random.random() < 1 / 2
        case "one":
            return random.choice(list(attribute.choices))
        case "number":
            most = random.choice((attribute.least + 10, attribute.most))
            steps = int((most - attribute.least) / YEARS_AT_A_TIME)
            return attribute.least + random.randint(0, steps) * YEARS_AT_A_TIME
        case "several":
            most = min(4, len(attribute.choices))
            some = random.sample(list(attribute.choices), random.randint(1, most))
            return tuple(id for id in attribute.choices if id in some)


def defined(knowledge_base: KnowledgeBase, people: Iterable[Facts]) -> Cells:
    """What the definition says of each person."""
    return [written(consult(knowledge_base, facts)) for facts in people]


def written(advice: Advice) -> tuple[str, ...]:
    """A result as a batch writes it, in the columns that the query has too."""
    cells = zip(RESULT_COLUMNS, result_cells(advice), strict=True)
    return tuple(cell for column, cell in cells if column in COMPARED)


def write_staff(knowledge_base: KnowledgeBase, people: Iterable[Facts], file: Path) -> None:
    """A CSV with a number for each person and a column for each attribute, blank where unknown."""
    with file.open("w", encoding="utf-8", newline="") as stream:
        rows = csv.writer(stream)
        rows.writerow([PERSON, *knowledge_base.stated])
        for number, facts in enumerate(people):
            rows.writerow([number, *(_cell(facts.get(id)) for id in knowledge_base.stated)])


def _cell(value: Value | None) -> str:
    match value:
        case None:
            return ""
        case bool():
            return str(value).lower()
        case tuple():
            return "; ".join(value)
        case _:
            return str(value)


def column_types(knowledge_base: KnowledgeBase) -> dict[str, str]:
    """The type of every column of the file."""
    kinds = {id: TYPES[one.kind] for id, one in knowledge_base.stated.items()}
    return {PERSON: "INTEGER"} | kinds


def on_duckdb(knowledge_base: KnowledgeBase, people: Iterable[Facts]) -> Cells:
    """What the query gives on DuckDB."""
    with staff_in_duckdb(knowledge_base, people) as connection:
        return in_order(connection.execute(query(knowledge_base, "duckdb")).fetchall())


@contextmanager
def staff_in_duckdb(
    knowledge_base: KnowledgeBase, people: Iterable[Facts]
) -> Iterator[duckdb.DuckDBPyConnection]:
    """A database in memory with everybody in its table `staff`."""
    with duckdb.connect() as connection, TemporaryDirectory() as folder:
        file = Path(folder) / "staff.csv"
        write_staff(knowledge_base, people, file)
        people_there = knowledge_base.help.people
        connection.execute(
            f"CREATE TABLE {people_there} AS FROM read_csv($file, header = true, columns = $types)",
            {"file": str(file), "types": column_types(knowledge_base)},
        )
        yield connection


def on_postgres(server: str, knowledge_base: KnowledgeBase, people: Iterable[Facts]) -> Cells:
    """What the query gives on a PostgreSQL server."""
    psycopg = pytest.importorskip("psycopg")
    types = {"VARCHAR": "text", "DOUBLE": "double precision"}
    columns = ", ".join(
        f'"{id}" {types.get(type, type)}' for id, type in column_types(knowledge_base).items()
    )
    with psycopg.connect(server) as connection, TemporaryDirectory() as folder:
        file = Path(folder) / "staff.csv"
        write_staff(knowledge_base, people, file)
        connection.execute(f"CREATE TEMPORARY TABLE staff ({columns})")
        with connection.cursor().copy("COPY staff FROM STDIN (FORMAT csv, HEADER)") as copy:
            copy.write(file.read_bytes())
        return in_order(connection.execute(query(knowledge_base, "postgres")).fetchall())


def on_spark(session: Any, knowledge_base: KnowledgeBase, people: Iterable[Facts]) -> Cells:
    """What the query gives on Spark."""
    types = {"VARCHAR": "STRING"}
    columns = column_types(knowledge_base).items()
    schema = ", ".join(f"`{id}` {types.get(type, type)}" for id, type in columns)
    with TemporaryDirectory() as folder:
        file = Path(folder) / "staff.csv"
        write_staff(knowledge_base, people, file)
        session.read.csv(str(file), header=True, schema=schema).createOrReplaceTempView("staff")
        return in_order(session.sql(query(knowledge_base, "spark")).collect())


def query(knowledge_base: KnowledgeBase, dialect: str) -> str:
    """The query over the file's table, with the number of each person first."""
    return compile_query(knowledge_base, dialect, key=[PERSON])


def in_order(rows: Iterable[Sequence[Any]]) -> Cells:
    """The result cells as a batch writes them, in the order of the people's numbers."""
    return [tuple(map(_as_written, cells)) for _, *cells in sorted(rows, key=lambda row: row[0])]


def _as_written(value: str | int | Decimal | None) -> str:
    """A cell as text; an empty one stands for nothing."""
    match value:
        case None:
            return ""
        case Decimal():
            return f"{value:.2f}"
        case _:
            return str(value)
