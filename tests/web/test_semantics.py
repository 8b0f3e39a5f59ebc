"""The rules as the page's JavaScript reads them, held to the definition."""

import json
from collections.abc import Sequence
from dataclasses import asdict
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from engine.core.model import Facts, KnowledgeBase
from engine.core.semantics import consult
from engine.rulebase.cases import read_cases
from tests.other_field.plants import DROWNED, FROZEN, PLANTS
from tests.shipped import SHIPPED
from tests.strategies import examples, facts, rule_bases
from tests.web.node import in_javascript, needs_node
from tests.web.people import random_people

pytestmark = needs_node

NOT_IN_JAVASCRIPT = ("problems", "reasons")  # it reads no text, and shows reasons by rule


def by_definition(knowledge_base: KnowledgeBase, people: Sequence[Facts]) -> list[Any]:
    """The advice of each of the people in the types of JSON."""
    results = [asdict(consult(knowledge_base, facts)) for facts in people]
    kept = [
        {key: value for key, value in result.items() if key not in NOT_IN_JAVASCRIPT}
        for result in results
    ]
    return list(json.loads(json.dumps(kept)))


def test_every_worked_example_has_the_same_advice() -> None:
    """Path, scores, fired rules and every sentence are those of the definition."""
    people = [case.facts for case in read_cases(SHIPPED)]

    assert in_javascript(SHIPPED, people, "consult") == by_definition(SHIPPED, people)


@pytest.mark.parametrize(
    "number",
    [
        pytest.param(500, id="hundreds"),
        pytest.param(20_000, id="thousands", marks=pytest.mark.slow),
    ],
)
def test_random_people_have_the_same_advice(number: int) -> None:
    """Of whom anything between nothing and everything is known."""
    people = random_people(SHIPPED, number, seed=number)

    assert in_javascript(SHIPPED, people, "consult") == by_definition(SHIPPED, people)


def test_a_rule_base_of_another_field_has_the_same_advice() -> None:
    """Without roles, and with other units."""
    people = [FROZEN, DROWNED, *random_people(PLANTS, 200)]

    assert in_javascript(PLANTS, people, "consult") == by_definition(PLANTS, people)


@settings(max_examples=examples(25))
@given(base=rule_bases(SHIPPED), people=st.lists(facts(SHIPPED), min_size=1, max_size=20))
def test_any_rule_base_has_the_same_advice(base: KnowledgeBase, people: list[Facts]) -> None:
    """Every kind of test and of consequence, in any combination."""
    assert in_javascript(base, people, "consult") == by_definition(base, people)
