"""The compiled query: what it accepts, what it hands through, and how it reads."""

from collections.abc import Callable
from typing import Any

import duckdb
import pytest
import sqlglot
from sqlglot import exp

from engine.core.model import AnyOf, Facts, KnowledgeBase
from engine.core.semantics import ODDS, certainty
from engine.engines.sql.compile import DIALECTS, compile_query
from engine.engines.sql.layout import printed
from engine.engines.sql.stages import flag_strata
from engine.engines.sql.terms import added, certainty_of, literal
from engine.errors import MisuseError
from engine.rulebase.load import load_rules
from tests.engines.sql.small_rule_bases import NOBODY, rule, rules_of
from tests.shipped import SHIPPED
from tests.warehouses import (
    COMPARED,
    defined,
    in_order,
    on_duckdb,
    query,
    random_people,
    staff_in_duckdb,
)

SOME = random_people(SHIPPED, 5, seed=11)
Fired = Callable[[dict[str, object]], str]


def answers(knowledge_base: KnowledgeBase, *people: Facts) -> list[dict[str, str]]:
    """What the query says of a few people, by column."""
    rows = on_duckdb(knowledge_base, people)
    return [dict(zip(COMPARED, cells, strict=True)) for cells in rows]


def test_of_equal_scores_the_documents_first_path_wins() -> None:
    """A tie goes by the document's order, and the margin of 0 says that it is one."""
    small = AnyOf("organisation_size", ("small",))
    knowledge_base = rules_of(
        rule("out", small, supports={"move_out": "fair"}),
        rule("up", small, supports={"move_up": "fair"}),
    )

    (answer,) = answers(knowledge_base, {"organisation_size": "small"})

    assert (answer["path"], answer["runner_up"]) == ("move_up", "move_out")
    assert (answer["score"], answer["margin"], answer["certainty"]) == ("4", "0", "0.28")


def test_without_evidence_there_is_no_path() -> None:
    """Who is not known, and whom all speaks against, gets no recommendation and no empty one."""
    knowledge_base = rules_of(
        rule("not-up", AnyOf("organisation_size", ("small",)), opposes={"move_up": "fair"})
    )

    nobody, somebody = answers(knowledge_base, NOBODY, {"organisation_size": "small"})

    assert (nobody["path"], nobody["score"], nobody["rules_fired"]) == ("", "", "")
    assert (somebody["path"], somebody["certainty"], somebody["margin"]) == ("", "", "")
    assert somebody["rules_fired"] == "not-up"


def test_every_certainty_is_the_definitions() -> None:
    """The query compares whole numbers; the highest score has the weight ODDS in any total."""
    total = exp.column("total")
    totals = exp.select(total, certainty_of(total)).from_(
        f"range({ODDS}, {6 * ODDS}, 997) AS totals(total)"
    )

    rows = duckdb.execute(totals.sql("duckdb")).fetchall()

    assert len(rows) > 5000
    assert [(total, float(sure)) for total, sure in rows] == [
        (total, certainty(ODDS, total)) for total, _ in rows
    ]


KNOWN = {"current_role": "pmo_analyst", "serious_about_leaving": False}
SPELLINGS = ["breadth; seniority", "seniority;breadth", " breadth ;seniority "]
FOREIGN: list[tuple[str, object]] = [
    ("career_ladder", ""),
    ("career_ladder", "None"),
    ("current_role", "Chief of staff"),
    ("ambitions", "breadths; xbreadth"),
    ("ambitions", ""),
    ("years_in_role", -1),
    ("years_in_role", 61),
    ("years_in_role", float("nan")),
]


@pytest.fixture(scope="module")
def fired() -> Fired:
    """The rules that fire for a row with these cells alone: one query has answered all rows."""
    rows: list[dict[str, object]] = [
        {"ambitions": spelling} for spelling in ("seniority; breadth", *SPELLINGS)
    ]
    rows += [KNOWN | {column: cell} for column, value in FOREIGN for cell in (value, None)]
    with staff_in_duckdb(SHIPPED, [NOBODY] * len(rows)) as connection:
        for person, row in enumerate(rows):
            for column, value in row.items():
                connection.execute(
                    f'UPDATE staff SET "{column}" = $value WHERE person = $person',
                    {"value": value, "person": person},
                )
        answered = in_order(connection.execute(query(SHIPPED, "duckdb")).fetchall())
    at = COMPARED.index("rules_fired")
    found = {repr(row): cells[at] for row, cells in zip(rows, answered, strict=True)}
    return lambda row: found[repr(row)]


@pytest.mark.parametrize("spelling", SPELLINGS)
def test_several_values_stand_in_any_order(fired: Fired, spelling: str) -> None:
    """A list is a set: neither its order nor the spaces in it count."""
    assert fired({"ambitions": spelling}) == fired({"ambitions": "seniority; breadth"})
    assert "side-wants-breadth" in fired({"ambitions": spelling})


@pytest.mark.parametrize(("column", "value"), FOREIGN)
def test_what_the_vocabulary_does_not_have_is_not_known(
    fired: Fired, column: str, value: object
) -> None:
    """A value that is none of the attribute's counts as little as a blank."""
    assert fired(KNOWN | {column: value}) == fired(KNOWN | {column: None})


@pytest.mark.parametrize("dialect", DIALECTS)
def test_every_dialect_reads_its_query_back(dialect: str) -> None:
    """What is printed is one statement that the dialect's grammar reads as what was meant."""
    printed = compile_query(SHIPPED, dialect, table="hr.staff", key=["employee_id"])

    (statement,) = sqlglot.parse(printed, dialect=dialect)

    assert isinstance(statement, exp.Select)
    assert statement.named_selects == ["employee_id", *COMPARED]
    assert sqlglot.parse_one(statement.sql(dialect), dialect=dialect) == statement


@pytest.mark.parametrize("dialect", DIALECTS)
def test_the_query_can_be_read(dialect: str) -> None:
    """It names what it expects, says what each stage is for, and is named after the rules."""
    printed = compile_query(SHIPPED, dialect)
    heading, _, body = printed.partition("*/")

    assert [id for id in SHIPPED.stated if f"  {id} " not in heading] == []
    assert body.count(" AS (\n  /* ") == body.count(" AS (\n") > 7
    assert "AS rule_out_small_organisation_no_ladder" in body


def test_the_same_rules_give_the_same_query() -> None:
    """Somebody who keeps the query under version control sees no change where there is none."""
    assert compile_query(load_rules(), "duckdb") == compile_query(SHIPPED, "duckdb")


def test_flags_stand_in_the_order_in_which_they_build_on_each_other() -> None:
    """A stage holds every rule whose flags are settled, whichever file it stands in."""
    known = AnyOf("career_ladder", ("none",))
    last = rule("last", AnyOf("second", (True,)), flag="third")
    late = rule("late", AnyOf("first", (True,)), flag="second")
    also = rule("also", known, flag="second")
    early = rule("early", known, flag="first")

    assert list(flag_strata([last, late, also, early])) == [[also, early], [late], [last]]


def test_the_table_may_be_called_like_a_stage() -> None:
    """A table named facts is read, and not mistaken for the stage of that name."""
    with staff_in_duckdb(SHIPPED, SOME) as connection:
        connection.execute("CREATE SCHEMA hr; ALTER TABLE staff RENAME TO facts")
        compiled = compile_query(SHIPPED, "duckdb", table="facts", key=["person"])
        rows = in_order(connection.execute(compiled).fetchall())

    assert rows == defined(SHIPPED, SOME)


def test_a_missing_column_is_an_error_and_not_the_databases_own_role() -> None:
    """`current_role` is also a function of some databases; it is never called by mistake."""
    with staff_in_duckdb(SHIPPED, [NOBODY]) as connection:
        connection.execute("ALTER TABLE staff DROP COLUMN current_role")
        with pytest.raises(duckdb.BinderException, match="current_role"):
            connection.execute(query(SHIPPED, "duckdb"))


def test_keys_are_handed_through_first() -> None:
    """Rows find their way back to their people, by one column or by several."""
    with staff_in_duckdb(SHIPPED, SOME[:3]) as connection:
        connection.execute("ALTER TABLE staff ADD COLUMN \"Full name\" VARCHAR DEFAULT 'A'")
        compiled = compile_query(SHIPPED, "duckdb", key=["person", '"Full name"', "current_role"])
        result = connection.execute(compiled)
        columns = [column[0] for column in result.description or ()]
        rows = sorted(result.fetchall())

    assert columns[:3] == [
        "person",
        "Full name",
        "current_role",
    ]
    assert [row[:2] for row in rows] == [(0, "A"), (1, "A"), (2, "A")]


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ({"dialect": "duckbd"}, "--dialect: 'duckbd' is not known. Did you mean 'duckdb'?"),
        ({"table": ""}, "--table: '' is not the name of a table"),
        ({"table": "read_csv('x')"}, "is not the name of a table"),
        ({"key": ["1 + 1"]}, "--key: '1 + 1' is not the name of a column"),
        ({"key": ["id; DROP TABLE staff"]}, "is not the name of a column"),
        ({"key": [""]}, "--key: '' is not the name of a column"),
        ({"key": ["path"]}, "--key: 'path' is already a column of the result"),
        ({"key": ["id", "ID"]}, "--key: 'id' is already a column of the result"),
    ],
)
def test_names_that_cannot_be_used_are_refused(options: dict[str, Any], message: str) -> None:
    """Nothing but a name gets into the query, and the error says what to write."""
    arguments = {"dialect": "duckdb"} | options

    with pytest.raises(MisuseError) as refused:
        compile_query(SHIPPED, **arguments)

    assert message in str(refused.value)


def test_a_name_with_anything_in_it_stays_a_name() -> None:
    """A table named by somebody else cannot add a statement: it is quoted whole."""
    printed = compile_query(SHIPPED, "postgres", table="staff; DROP TABLE staff")

    assert len(sqlglot.parse(printed, dialect="postgres")) == 1
    assert '"staff; DROP TABLE staff" AS staff' in printed


def test_more_evidence_than_a_warehouse_adds_up_in_one_go() -> None:
    """DuckDB refuses a sum of a thousand summands; in brackets it is none."""
    text = printed(exp.select(added(map(literal, range(1, 5_001)))), "duckdb")

    with duckdb.connect() as connection:
        assert connection.execute(text).fetchall() == [(12_502_500,)]
