"""Advice for data frames: the same as a batch gives, in the same kind of table."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import duckdb
import pandas as pd
import polars as pl
import pyarrow as pa
import pytest

from engine.batch.batch import advise_everyone
from engine.batch.table import advise_table
from engine.core.advice_row import RESULT_COLUMNS
from engine.core.further_columns import score_columns
from engine.core.model import KnowledgeBase
from engine.engines.experta_engine import Consultation
from engine.errors import CrossroadsError, MisuseError
from engine.tables.duckdb_session import connected

PEOPLE: dict[str, list[object]] = {
    "Employee ID": ["1", "2", "3", "2"],
    "Job title": ["PMO analyst", "Sales boss", None, "Sales boss"],
    "Company size": ["small", None, "small", None],
    "Career ladder": ["none", "clear", "none", "unclear"],
    "Years in role": [3.0, None, 2.5, 1.0],
    "Manager knows": [True, None, False, None],
}
KINDS: dict[str, tuple[Callable[[Any], Any], Callable[[Any], pa.Table]]] = {
    "pandas": (pd.DataFrame, pa.Table.from_pandas),
    "polars": (pl.DataFrame, lambda frame: frame.to_arrow()),
    "pyarrow": (pa.table, lambda table: table),
    "DuckDB": (
        lambda people: duckdb.from_arrow(pa.table(people)),
        lambda relation: relation.to_arrow_table(),
    ),
}
kinds = pytest.mark.parametrize("kind", KINDS)


@kinds
def test_a_table_comes_back_as_what_it_was(kind: str, knowledge_base: KnowledgeBase) -> None:
    """The same kind, the same rows in their order, the input's columns first."""
    make, read = KINDS[kind]
    table = make(PEOPLE)

    advised = advise_table(knowledge_base, table)

    assert type(advised) is type(table)
    found = read(advised)
    assert found.column_names == [*PEOPLE, *RESULT_COLUMNS, "rejected"]
    assert found.column("Employee ID").to_pylist() == PEOPLE["Employee ID"]
    assert found.column("path").to_pylist() == ["move_out", None, "move_out", None]
    assert found.column("score").to_pylist()[:2] == [4, None]
    assert found.column("problems").to_pylist()[0] == []
    (problem,) = found.column("problems").to_pylist()[1]
    assert problem.startswith("current_role: 'Sales boss' is not understood")


def test_a_table_has_the_score_of_every_path_on_request(knowledge_base: KnowledgeBase) -> None:
    """As whole numbers, behind the result; nothing where a row is rejected."""
    advised = advise_table(knowledge_base, pa.table(PEOPLE), id_column="Employee ID", scores=True)

    names = score_columns(knowledge_base)
    assert advised.column_names[-len(names) - 1 :] == [*names, "rejected"]
    assert advised.schema.field("score_move_out").type == pa.int32()
    assert advised.column("score_move_out").to_pylist() == [4, None, 4, None]
    assert advised.column("score").to_pylist()[0] == 4


@kinds
def test_everybody_gets_what_a_batch_gives(
    kind: str, knowledge_base: KnowledgeBase, tmp_path: Path
) -> None:
    """Every field of the result, as Parquet has it."""
    make, read = KINDS[kind]
    source, output = tmp_path / "staff.csv", tmp_path / "advice.parquet"
    pd.DataFrame(PEOPLE).to_csv(source, index=False)
    advise_everyone(knowledge_base, str(source), str(output))

    advised = read(advise_table(knowledge_base, make(PEOPLE)))

    with connected() as connection:
        names = ", ".join(f'"{name}"' for name in RESULT_COLUMNS)  # `case` is a word of SQL
        query = f"SELECT {names} FROM read_parquet('{output}')"
        expected = [list(row) for row in connection.execute(query).fetchall()]
    found = zip(*(advised.column(name).to_pylist() for name in RESULT_COLUMNS), strict=True)
    certainty = RESULT_COLUMNS.index("certainty")
    for row in expected:
        row[certainty] = None if row[certainty] is None else float(row[certainty])
    assert [list(row) for row in found] == expected


def test_many_different_people_are_run_by_the_query(
    knowledge_base: KnowledgeBase, monkeypatch: pytest.MonkeyPatch
) -> None:
    """From some dozens of sets of facts on, no rule is run one person at a time."""

    def refuse(*_: object) -> None:
        raise AssertionError

    monkeypatch.setattr(Consultation, "consult", refuse)
    ladders = list(knowledge_base.attributes["career_ladder"].choices)
    roles = list(knowledge_base.roles)
    people = [(role, ladder) for role in roles for ladder in ladders]

    advised = advise_table(
        knowledge_base,
        pl.DataFrame(people, schema=["current_role", "career_ladder"], orient="row"),
    )

    assert len(advised) == len(people)
    assert advised["rejected"].null_count() == len(people)


@kinds
def test_protected_columns_are_left_out_unless_they_are_named(
    kind: str, knowledge_base: KnowledgeBase
) -> None:
    """As in a file: what advice must not rest on does not stand beside it unasked."""
    make, read = KINDS[kind]
    table = make({"Job title": ["PMO analyst"], "Geschlecht": ["f"], "Age": ["30"]})

    by_default = read(advise_table(knowledge_base, table)).column_names
    named = read(advise_table(knowledge_base, table, keep=("all", "Age"))).column_names

    assert by_default[:2] == ["Job title", "path"]
    assert named[:3] == ["Job title", "Age", "path"]


def test_a_data_frame_keeps_its_index(knowledge_base: KnowledgeBase) -> None:
    """Rows of pandas go by their labels."""
    frame = pd.DataFrame(PEOPLE, index=["a", "b", "c", "d"])

    advised = advise_table(knowledge_base, frame)

    assert advised.index.tolist() == ["a", "b", "c", "d"]
    assert advised.loc["c", "path"] == "move_out"


def test_people_who_stand_there_twice_are_rejected_with_the_reason(
    knowledge_base: KnowledgeBase,
) -> None:
    """Where rows with one id contradict each other, nobody is advised, and every row is there."""
    advised = advise_table(knowledge_base, pd.DataFrame(PEOPLE), id_column="employee id")

    reasons = advised["rejected"].fillna("").tolist()
    assert [bool(reason) for reason in reasons] == [False, True, False, True]
    assert reasons[1] == (
        "has the same id as line 4, and they differ in columns 'Career ladder' and 'Years in role'"
    )
    assert advised["path"].fillna("").tolist() == ["move_out", "", "move_out", ""]


def test_a_mapping_and_explanations_work_as_in_a_batch(knowledge_base: KnowledgeBase) -> None:
    """Columns are mapped by name, and --explain's columns stand after the result's."""
    frame = pd.DataFrame(
        {"Generic": ["PMO analyst"], "Company size": ["small"], "Career ladder": ["none"]}
    )

    advised = advise_table(
        knowledge_base, frame, mapping={"Generic": "current_role"}, explain=True, reasons="ids"
    )

    assert advised["why"][0] == ["out-small-organisation-no-ladder"]
    assert advised["why_not_move_out"][0] == "recommended"
    assert "firmness" in advised.columns


def test_an_empty_table_has_the_columns_all_the_same(knowledge_base: KnowledgeBase) -> None:
    """Nobody in, nobody out."""
    advised = advise_table(knowledge_base, pl.DataFrame(PEOPLE).clear())

    assert advised.shape == (0, len(PEOPLE) + len(RESULT_COLUMNS) + 1)


WRONG = {
    "a list": ([1], MisuseError, "is of the type list"),
    "a lazy frame": (pl.LazyFrame(PEOPLE), MisuseError, "Call collect"),
    "a series": (pd.Series([1]), MisuseError, "is of the type Series"),
    "no known column": (pd.DataFrame({"x": [1]}), CrossroadsError, "no column is known: 'x'"),
    "two columns of a name": (
        pd.DataFrame([[1, 2]], columns=["a", "a"]),
        MisuseError,
        "two columns named 'a'",
    ),
    "a column without a name": (
        pd.DataFrame({0: ["PMO analyst"]}),
        MisuseError,
        "a column named 0, which is no text",
    ),
    "a column of the result": (
        pd.DataFrame({"path": [""], "current_role": [""]}),
        MisuseError,
        "has a column 'path', as the result has",
    ),
}


@pytest.mark.parametrize(("table", "error", "what"), WRONG.values(), ids=WRONG.keys())
def test_what_is_no_table_of_people_is_refused_in_words(
    table: object, error: type[CrossroadsError], what: str, knowledge_base: KnowledgeBase
) -> None:
    """Nothing is guessed, and nothing of the table is changed."""
    with pytest.raises(error, match=what):
        advise_table(knowledge_base, table)
