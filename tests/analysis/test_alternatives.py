"""Alternatives: the answers one step away from those that were given."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.analysis.alternatives import (
    Change,
    Hands,
    all_answers,
    double_steps,
    in_whose_hands,
    steps,
)
from engine.core.model import Facts, KnowledgeBase, Value
from engine.core.semantics import consult
from tests.shipped import SHIPPED
from tests.strategies import facts, values

STEPS: dict[str, tuple[str, Value | None, list[Value]]] = {
    "another of the values": ("pnl_appetite", "none", ["curious", "keen"]),
    "the other of yes and no": ("manager_knows", True, [False]),
    "a number on the other side of a line": ("years_in_role", 2.5, [0, 4]),
    "any number where none was known": ("years_in_role", None, [0, 1, 4]),
    "either of yes and no where neither was known": ("manager_knows", None, [True, False]),
}


@pytest.mark.parametrize(("id", "before", "expected"), STEPS.values(), ids=STEPS.keys())
def test_a_step_is(id: str, before: Value | None, expected: list[Value]) -> None:
    """One answer becomes another; numbers that no rule tells apart are one."""
    known: Facts = {} if before is None else {id: before}

    found = steps(SHIPPED, known, SHIPPED.attributes[id])

    assert [change.after for change in found] == expected


def test_a_step_of_several_values_adds_one_or_takes_one_away(
    knowledge_base: KnowledgeBase,
) -> None:
    """From two ambitions there are six to add and two to drop."""
    ambitions = knowledge_base.attributes["ambitions"]
    known: Facts = {"ambitions": ("seniority", "breadth")}

    found = steps(knowledge_base, known, ambitions)

    assert [(change.added, change.dropped) for change in found] == [
        ((), ("seniority",)),
        (("bigger_projects",), ()),
        ((), ("breadth",)),
        (("lead_people",), ()),
        (("run_a_business_area",), ()),
        (("better_pay_or_title",), ()),
        (("new_challenge",), ()),
        (("stay_put",), ()),
    ]


def test_the_only_value_is_never_dropped_but_exchanged(knowledge_base: KnowledgeBase) -> None:
    """An empty answer is none; to want something else in place of it takes two steps."""
    ambitions = knowledge_base.attributes["ambitions"]
    known: Facts = {"ambitions": ("breadth",)}

    one = {change.after for change in steps(knowledge_base, known, ambitions)}
    two = {change.after for change in double_steps(ambitions, known)}

    assert () not in one
    assert ("stay_put",) in two
    assert len(one) == 7
    assert len(two) == 7 + 21


HANDS: dict[str, tuple[Change, Hands]] = {
    "a wish is chosen": (Change("pnl_appetite", "none", "keen"), "yours"),
    "a wish is given up": (Change("ambitions", ("breadth", "stay_put"), ("breadth",)), "yours"),
    "a skill is gained": (Change("skills", ("tools",), ("reporting", "tools")), "yours"),
    "a skill is not lost again": (Change("skills", ("reporting", "tools"), ("tools",)), "fixed"),
    "a skill is not swapped": (Change("skills", ("tools",), ("reporting",)), "fixed"),
    "a manager is told": (Change("manager_knows", False, True), "yours"),
    "a manager is not untold": (Change("manager_knows", True, False), "fixed"),
    "years pass": (Change("years_in_role", 2, 4), "yours"),
    "years do not come back": (Change("years_in_role", 2, 0), "fixed"),
    "the employer's ladder is the employer's": (Change("career_ladder", "none", "clear"), "given"),
    "the size of an organisation is given": (
        Change("organisation_size", "small", "large"),
        "given",
    ),
    "another role is another person's": (
        Change("current_role", "pmo_analyst", "pmo_manager"),
        "fixed",
    ),
}


@pytest.mark.parametrize(("change", "hands"), HANDS.values(), ids=HANDS.keys())
def test_a_change_lies_in_somebodys_hands(change: Change, hands: Hands) -> None:
    """Choices are one's own either way, and what can be gained is, but is not lost again."""
    assert in_whose_hands(SHIPPED.attributes[change.attribute], change) == hands


@given(known=facts(SHIPPED), data=st.data())
def test_no_answer_is_left_out(known: Facts, data: st.DataObject) -> None:
    """Whatever somebody may answer, one of the answers that are tried has the same results."""
    attribute = data.draw(st.sampled_from([*SHIPPED.stated.values()]))
    answer = data.draw(values(attribute))

    found = consult(SHIPPED, {**known, attribute.id: answer})
    tried = (
        consult(SHIPPED, {**known, attribute.id: other})
        for other in all_answers(SHIPPED, attribute)
    )

    assert any(other.rules_fired == found.rules_fired for other in tried)
