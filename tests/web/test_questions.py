"""Which questions the page asks: none that matters is left out, and none is asked for nothing."""

from typing import Any

from engine.core.model import Facts, KnowledgeBase
from engine.core.semantics import consult
from engine.core.unasked import is_needless
from engine.interview.interview import Interview
from tests.other_field.plants import PLANTS
from tests.shipped import SHIPPED
from tests.strategies import answers_to_come
from tests.web.node import as_facts, in_javascript, needs_node
from tests.web.people import random_people

pytestmark = needs_node

ASK_TO_THE_END = """(base, person) => {
  const facts = {}, skipped = new Set();
  for (;;) {
    const id = next_question(base, look_ahead(base, facts, skipped));
    if (!id) return { facts, skipped: [...skipped] };
    if (has(person, id)) facts[id] = person[id];
    else skipped.add(id);
  }
}"""
QUESTIONS = "(base, facts) => look_ahead(base, facts, new Set()).questions"


def answers_of(person: Facts) -> Facts:
    """What a person would answer: nothing to a question that another answer makes senseless."""
    said: dict[str, Any] = {}
    for id, value in person.items():
        said |= answers_to_come(SHIPPED, said, {id: value})
    return {id: value for id, value in said.items() if not is_moot(id, said)}


def is_moot(id: str, said: Facts) -> bool:
    """Whether other answers make a question senseless or pointless."""
    return is_needless(SHIPPED.attributes[id], said)


def test_what_is_not_asked_changes_nothing() -> None:
    """At the end, path, advice and cautions are those of all that the person could have said."""
    people = [answers_of(person) for person in random_people(SHIPPED, 300, seed=3)]

    asked = in_javascript(SHIPPED, people, ASK_TO_THE_END)

    for person, end in zip(people, asked, strict=True):
        told, whole = consult(SHIPPED, as_facts(end["facts"])), consult(SHIPPED, person)
        assert (told.path, told.advice, told.cautions) == (whole.path, whole.advice, whole.cautions)


def test_everything_that_the_interview_would_ask_is_asked() -> None:
    """The interview looks further ahead, so it may ask less and never more."""
    for base in (SHIPPED, PLANTS):
        people = random_people(base, 40, seed=4)

        for person, questions in zip(people, in_javascript(base, people, QUESTIONS), strict=True):
            assert interview_of(base, person) <= set(questions)


def interview_of(base: KnowledgeBase, person: Facts) -> set[str]:
    """The questions that the interview would still ask."""
    return set(Interview(base, person).outlook.questions)


def test_somebody_who_is_frozen_in_another_field_is_asked_in_its_order() -> None:
    """The first question is the first of the vocabulary that matters."""
    (questions,) = in_javascript(PLANTS, [{}], QUESTIONS)

    order = [id for id in PLANTS.stated if id in questions]
    assert questions == order
    assert questions


def test_most_people_answer_few_questions() -> None:
    """A person of whom everything could be asked is asked about ten things of sixteen."""
    people = [
        person
        for person in random_people(SHIPPED, 400, seed=5)
        if len(person) == len(SHIPPED.stated)
    ]

    asked = [len(end["facts"]) for end in in_javascript(SHIPPED, people, ASK_TO_THE_END)]

    assert asked
    assert sum(asked) / len(asked) < 0.75 * len(SHIPPED.stated)
