"""Rules and facts in words that a person would use."""

import pytest

from engine.core.model import AllOf, AnyOf, Between, KnowledgeBase, NoneOf, Test, Value
from engine.phrasing.facts_and_rules import (
    asked_in_words,
    effects_in_words,
    fact_in_words,
    source_in_words,
    test_in_words,
)
from tests.shipped import SHIPPED

test_in_words.__test__ = False  # type: ignore[attr-defined]

CONDITIONS: list[tuple[Test, str]] = [
    (AnyOf("career_ladder", ("none",)), "career ladder is none"),
    (
        AnyOf("career_ladder", ("none", "dead_mans_shoes")),
        "career ladder is none or dead man's shoes",
    ),
    (
        NoneOf("organisation_size", ("small", "medium")),
        "size of the organisation is known and is none of small and medium",
    ),
    (
        AllOf("skills", ("tools", "training")),
        "skills includes project management tools and training project people",
    ),
    (Between("years_in_role", 1, 3), "years in the role is at least 1 and below 3 years"),
    (Between("years_in_role", below=1), "years in the role is below 1 year"),
    (AnyOf("manager_knows", (True,)), "manager knows is yes"),
    (AnyOf("ladder_blocked", (True,)), "it follows that ladder blocked"),
    (AnyOf("path", ("move_up", "stay")), "the recommendation is Move up or Stay"),
]


@pytest.mark.parametrize(("condition", "words"), CONDITIONS, ids=[words for _, words in CONDITIONS])
def test_a_condition_reads_as_a_clause(condition: Test, words: str) -> None:
    """A rule can be read aloud."""
    assert test_in_words(SHIPPED, condition) == words


ASKED: list[tuple[Test, str]] = [
    (AnyOf("career_ladder", ("none", "unclear")), "career ladder: none or unclear"),
    (
        NoneOf("organisation_size", ("small", "medium")),
        "size of the organisation: anything but small or medium",
    ),
    (
        AllOf("skills", ("tools", "training")),
        "skills: project management tools and training project people",
    ),
    (Between("years_in_role", at_least=4), "years in the role: at least 4 years"),
    (Between("years_in_role", 0, 1), "years in the role: below 1 year"),
    (AnyOf("ladder_blocked", (True,)), "it follows that ladder blocked"),
]


@pytest.mark.parametrize(("condition", "words"), ASKED, ids=[words for _, words in ASKED])
def test_what_a_condition_asks_for_stands_beside_what_was_said(condition: Test, words: str) -> None:
    """What would be needed is put as facts are put, so that the two are compared at a glance."""
    assert asked_in_words(SHIPPED, condition) == words


@pytest.mark.parametrize(
    ("attribute", "value", "words"),
    [
        ("current_role", "pmo_analyst", "current role: PMO analyst"),
        ("years_in_role", 1.5, "years in the role: 18 months"),
        ("years_in_role", 0.67, "years in the role: 8 months"),
        ("years_in_role", 0.08, "years in the role: 1 month"),
        ("years_in_role", 0.7, "years in the role: 0.7 years"),
        ("years_in_role", 0.99, "years in the role: 0.99 years"),
        ("years_in_role", 1, "years in the role: 1 year"),
        ("years_in_role", 2.5, "years in the role: 2.5 years"),
        ("years_in_role", 2.67, "years in the role: 2.7 years"),
        ("years_in_role", 3.99, "years in the role: 3.99 years"),
        ("manager_knows", False, "manager knows: no"),
        (
            "ambitions",
            ("breadth", "lead_people"),
            "ambitions: broader experience and leading people",
        ),
    ],
)
def test_a_fact_reads_as_it_was_meant(attribute: str, value: Value, words: str) -> None:
    """People see their own words, not ids."""
    assert fact_in_words(SHIPPED.attributes[attribute], value) == words


def test_effects_name_path_strength_and_weight(knowledge_base: KnowledgeBase) -> None:
    """Somebody who reads a rule sees what it does and how much."""
    rule = knowledge_base.rules["up-wants-pay-or-title"]

    assert list(effects_in_words(knowledge_base, rule)) == [
        "this supports 'move up' (fair, 4 decibans)",
        "this opposes 'move sideways' (slight, 2 decibans)",
        f"the reason against: {rule.against}",
    ]


def test_an_extension_is_named_as_one(knowledge_base: KnowledgeBase) -> None:
    """The source of a rule of our own says that it goes beyond the document."""
    own = source_in_words(knowledge_base, knowledge_base.rules["out-clear-ladder"])
    theirs = source_in_words(knowledge_base, knowledge_base.rules["ladder-blocked"])

    assert own.startswith("goes beyond the document (extension)")
    assert theirs == "statement O2"
