"""The compiled query agrees with the definition, on any facts and rules, in three databases."""

from dataclasses import replace
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from engine.core.model import AnyOf, Attribute, Choice, Facts, KnowledgeBase, NoneOf
from tests.engines.sql.small_rule_bases import NOBODY, WORDS, rule, rules_of
from tests.shipped import SHIPPED
from tests.strategies import examples, facts, rule_bases
from tests.warehouses import defined, on_duckdb, on_postgres, on_spark, random_people

PEOPLE = random_people(SHIPPED, 600, seed=11)


@settings(max_examples=examples(12))
@given(people=st.lists(facts(SHIPPED), min_size=40, max_size=60))
def test_duckdb_agrees_with_the_definition(people: list[Facts]) -> None:
    """For anybody, however little is known, a row of the query is the row of a batch."""
    assert on_duckdb(SHIPPED, people) == defined(SHIPPED, people)


@settings(max_examples=examples(60))
@given(knowledge_base=rule_bases(SHIPPED), people=st.lists(facts(SHIPPED), min_size=1, max_size=10))
def test_duckdb_agrees_on_any_rule_base(knowledge_base: KnowledgeBase, people: list[Facts]) -> None:
    """Agreement comes from the compiler, not from the rules that happen to be shipped."""
    assert on_duckdb(knowledge_base, people) == defined(knowledge_base, people)


def test_duckdb_agrees_on_many_people() -> None:
    """Among these people every path is recommended, and none; the other databases get them too."""
    results = defined(SHIPPED, PEOPLE)

    assert on_duckdb(SHIPPED, PEOPLE) == results
    assert {cells[0] for cells in results} == {*SHIPPED.paths, ""}


def test_postgres_agrees_on_many_people(postgres: str) -> None:
    """A real PostgreSQL server gives the same rows."""
    assert on_postgres(postgres, SHIPPED, PEOPLE) == defined(SHIPPED, PEOPLE)


def test_spark_agrees_on_many_people(spark: Any) -> None:
    """A real Spark gives the same rows."""
    assert on_spark(spark, SHIPPED, PEOPLE) == defined(SHIPPED, PEOPLE)


def awkward() -> KnowledgeBase:
    """Names and words that a database could trip over: reserved, alike, too long, quoted."""
    attributes = {
        "order": Attribute("order", "one", "Order", choices={WORDS: Choice(WORDS, WORDS)}),
        "select": Attribute("select", "yes/no", "Select"),
        "path_score": Attribute("path_score", "number", "Score", most=9),
        "group": Attribute("group", "several", "Group", choices={"a_b": Choice("a_b", "A b")}),
        "group_a_b": Attribute("group_a_b", "yes/no", "Alike"),
    }
    long = "a-rule-that-explains-at-length-what-it-is-about-and-then-goes-on-"
    knowledge_base = rules_of(
        rule(f"{long}for-one", AnyOf("select", (True,)), supports={"move_up": "fair"}),
        rule(f"{long}for-two", AnyOf("order", (WORDS,)), supports={"move_out": "fair"}),
        rule("a-b", NoneOf("group_a_b", (True,)), advise=WORDS, flag="a_b"),
        rule("a_b", AnyOf("group", ("a_b",)), caution=WORDS, flag="a_b", origin="extension"),
        rule("A.B", AnyOf("a_b", (True,)), AnyOf("path", ("move_up",)), advise=WORDS),
        rule("flagless", NoneOf("a_b", (True,)), advise="Never."),
    )
    return replace(knowledge_base, attributes=attributes | dict(SHIPPED.attributes))


AWKWARD_PEOPLE: list[Facts] = [
    NOBODY,
    {"select": True, "group": ("a_b",)},
    {"order": WORDS, "group_a_b": False},
    {"select": True, "order": WORDS, "path_score": 3, "group_a_b": True},
]


def test_awkward_names_and_words_on_duckdb() -> None:
    """Reserved names, names alike and sentences with quotes come through as they are."""
    knowledge_base = awkward()

    assert on_duckdb(knowledge_base, AWKWARD_PEOPLE) == defined(knowledge_base, AWKWARD_PEOPLE)


def test_awkward_names_and_words_on_postgres(postgres: str) -> None:
    """PostgreSQL cuts long names, and has many words of its own."""
    knowledge_base = awkward()
    results = on_postgres(postgres, knowledge_base, AWKWARD_PEOPLE)

    assert results == defined(knowledge_base, AWKWARD_PEOPLE)


def test_awkward_names_and_words_on_spark(spark: Any) -> None:
    """Spark reads backslashes in a text."""
    knowledge_base = awkward()
    people = [
        {id: value for id, value in known.items() if id != "order"} for known in AWKWARD_PEOPLE
    ]

    assert on_spark(spark, knowledge_base, people) == defined(knowledge_base, people)
