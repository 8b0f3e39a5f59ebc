"""Drafts of worked examples for what no case covers."""

import tomllib
from dataclasses import replace

import pytest

from engine.authoring.missing_cases import cases_text, missing_cases
from engine.authoring.witnesses import random_search
from engine.authoring.worked_examples import run_cases
from engine.core.model import (
    PATH,
    AllOf,
    AnyOf,
    Between,
    Facts,
    KnowledgeBase,
    Known,
    NoneOf,
    Only,
    Rule,
    Test,
    Unless,
)
from engine.core.semantics import consult
from engine.rulebase.cases import Case


def rule(*when: Test) -> Rule:
    """A rule that only cautions."""
    return Rule("mine", ("A1",), "It is so.", when, "mine.toml, rule 1", caution="Mind it.")


def with_rule(small: KnowledgeBase, one: Rule) -> KnowledgeBase:
    return replace(small, rules={**small.rules, one.id: one})


@pytest.mark.parametrize(
    ("when", "facts"),
    [
        ((AnyOf("team", ("large",)),), {"team": "large"}),
        ((AnyOf("happy", (False,)),), {"happy": False}),
        ((AllOf("wishes", ("rise", "rest")),), {"wishes": ("rise", "rest")}),
        ((Only("wishes", ("rest",)),), {"wishes": ("rest",)}),
        ((NoneOf("wishes", ("rise",)),), {"wishes": ("rest",)}),
        ((Unless("happy", (True, False)),), {}),
        ((AnyOf("restless", (True,)), AnyOf("team", ("large",))), None),
        ((AnyOf(PATH, ("go",)), Unless("happy", (True, False))), None),
        ((Between("years", 60), AnyOf("current_role", ("cook",)), AnyOf(PATH, ("go",))), None),
        ((Known("years"), AnyOf(PATH, ("stay",))), None),
    ],
    ids=[
        "a value",
        "no",
        "all of several values",
        "no other value",
        "none of the values",
        "an answer that is not known",
        "a flag",
        "the path with an answer that is not known",
        "rare conditions and the path",
        "any answer",
    ],
)
def test_a_person_is_found_for_whom_a_rule_fires(
    small: KnowledgeBase, when: tuple[Test, ...], facts: Facts | None
) -> None:
    """Whatever the rule asks for, and with no more facts than it takes."""
    changed = with_rule(small, rule(*when))

    found = random_search(changed)(changed.rules["mine"])

    assert found is not None
    assert "mine" in consult(changed, found).rules_fired
    assert facts in (None, found)
    for id in found:
        fewer = {other: value for other, value in found.items() if other != id}
        assert "mine" not in consult(changed, fewer).rules_fired


@pytest.mark.parametrize(
    "when",
    [
        (AnyOf("team", ("large",)), AnyOf(PATH, ("go",))),
        (AllOf("wishes", ("rise", "rest")), Only("wishes", ("rise",))),
    ],
    ids=["never recommended", "contradictory"],
)
def test_nobody_is_found_where_there_is_nobody(
    small: KnowledgeBase, when: tuple[Test, ...]
) -> None:
    """The search is bounded and comes to an end."""
    changed = with_rule(small, rule(*when))

    assert random_search(changed)(changed.rules["mine"]) is None


@pytest.mark.slow
def test_every_rule_of_the_shipped_base_has_a_witness(knowledge_base: KnowledgeBase) -> None:
    """The search is good enough for rules as people write them."""
    witness_for = random_search(knowledge_base)

    assert [id for id, one in knowledge_base.rules.items() if witness_for(one) is None] == []


def test_a_draft_is_written_for_each_rule_and_then_for_each_condition(small: KnowledgeBase) -> None:
    """What the cases have already is not drafted again, and one draft may do for two things."""
    teams = AnyOf("team", ("small", "large"))
    changed = with_rule(small, rule(teams, AnyOf("current_role", ("cook", "chef"))))
    happy = Case(name="Happy", where="", facts={"happy": True, "current_role": "cook"}, path="")

    drafts = missing_cases(changed, run_cases(changed, [happy]), random_search(changed))

    assert [one.rules for one in drafts.cases[:4]] == [
        ("restless",),
        ("go-restless",),
        ("go-advice",),
        ("mine",),
    ]
    assert 1 <= len(drafts.cases[4:]) <= 2
    assert all(one.rules == ("mine",) for one in drafts.cases[4:])
    assert drafts.not_found == ()
    assert all(outcome.holds for outcome in run_cases(changed, drafts.cases))


def test_what_no_person_was_found_for_is_told(small: KnowledgeBase) -> None:
    """Neither the rule nor, a second time, its conditions."""
    found: Facts = {"happy": True}
    changed = with_rule(small, rule(AnyOf("team", ("small", "large"))))

    def witness_for(one: Rule) -> Facts | None:
        return found if one.id == "stay-happy" else None

    drafts = missing_cases(changed, [], witness_for)

    assert [case.rules for case in drafts.cases] == [("stay-happy",)]
    assert drafts.not_found == (("restless",), ("go-restless",), ("go-advice",), ("mine",))


def test_drafts_are_read_back_as_cases(small: KnowledgeBase) -> None:
    """With a name that says what is to be done with them, and the reason of the rule."""
    drafts = missing_cases(small, [], random_search(small))

    text = cases_text(small, drafts.cases)

    assert "# You are restless.\n[[case]]\n" in text
    first = tomllib.loads(text)["case"][0]
    assert first["name"] == "To be reviewed: restless fires"
    assert first["rules"] == ["restless"]
    assert {id: tuple(v) if isinstance(v, list) else v for id, v in first["facts"].items()} == (
        dict(drafts.cases[0].facts)
    )
