"""A question whose answer decides nothing is not asked, and what is left out changes no path."""

import pytest
from hypothesis import given, settings

from engine.core.model import Facts
from engine.core.semantics import consult
from engine.core.unasked import is_needless
from engine.interview.interview import Interview
from tests.shipped import SHIPPED
from tests.strategies import examples, facts

CONTENT: Facts = {
    "current_role": "pmo_manager",
    "employment": "permanent",
    "career_ladder": "clear",
    "ambitions": ("stay_put",),
    "field_preference": "open",
    "serious_about_leaving": False,
    "skills": ("reporting",),
}


def asked(person: Facts) -> list[str]:
    """The questions of an interview with somebody who answers from these facts."""
    interview, ids = Interview(SHIPPED), []
    while attribute := interview.question:
        ids.append(attribute.id)
        interview.answer(attribute, person.get(attribute.id))
    return ids


def test_somebody_who_only_wants_to_stay_is_asked_about_no_move() -> None:
    """Neither about profit and loss, nor about stretch, nor who puts them forward."""
    pointless = {"pnl_appetite", "manager_can_stretch", "manager_knows", "waits_to_be_put_forward"}

    assert pointless.isdisjoint(asked(CONTENT))
    assert not pointless.isdisjoint(asked({**CONTENT, "ambitions": ("stay_put", "seniority")}))


def test_somebody_who_stays_in_projects_is_not_asked_about_profit_and_loss() -> None:
    """It is asked about those who may leave them."""
    wishes: Facts = {**CONTENT, "ambitions": ("seniority",)}

    assert "pnl_appetite" not in asked({**wishes, "field_preference": "stay_in_projects"})
    assert "pnl_appetite" in asked({**wishes, "field_preference": "leave_projects"})


def test_somebody_who_is_not_leaving_is_not_asked_what_the_manager_knows() -> None:
    """Whoever has not said so may well be."""
    wishes: Facts = {**CONTENT, "ambitions": ("seniority",)}

    assert "manager_knows" not in asked(wishes)
    assert "manager_knows" in asked({**wishes, "serious_about_leaving": True})


@settings(max_examples=examples(30))
@given(facts(SHIPPED))
def test_no_needless_question_is_ever_asked(person: Facts) -> None:
    """Whatever was answered before it."""
    interview = Interview(SHIPPED)

    while attribute := interview.question:
        assert not is_needless(attribute, interview.facts)
        interview.answer(attribute, person.get(attribute.id))


@settings(max_examples=examples(100))
@given(facts(SHIPPED))
def test_a_pointless_answer_changes_no_path(person: Facts) -> None:
    """For anybody at all: `check --prove` proves it, and this asks the definition."""
    path = consult(SHIPPED, person).path
    for id, attribute in SHIPPED.stated.items():
        others = {name: value for name, value in person.items() if name != id}
        if attribute.pointless_if and is_needless(attribute, others) and not _moot(id, others):
            assert consult(SHIPPED, others).path == path


def _moot(id: str, person: Facts) -> bool:
    """Whether the question makes no sense, which is another reason not to ask."""
    return any(
        person.get(other) in values for other, values in SHIPPED.attributes[id].moot_if.items()
    )


@pytest.mark.slow
@settings(max_examples=examples(400))
@given(facts(SHIPPED))
def test_the_path_is_that_of_all_answers(person: Facts) -> None:
    """Where a person answers everything that is asked, the rest would not have changed it."""
    sensible = {id: v for id, v in person.items() if not _moot(id, person)}
    interview = Interview(SHIPPED)
    while attribute := interview.question:
        interview.answer(attribute, sensible.get(attribute.id))

    assert consult(SHIPPED, interview.facts).path == consult(SHIPPED, sensible).path
