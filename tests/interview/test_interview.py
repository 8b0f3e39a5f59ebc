"""The order of questions, when they end, and what happens to answers."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from engine.core.advice import Advice
from engine.core.model import Facts, KnowledgeBase, Value
from engine.core.semantics import consult
from engine.errors import MisuseError
from engine.interview.interview import Interview
from tests.interview.dialogues import answerable
from tests.shipped import SHIPPED
from tests.strategies import examples, facts, values


def asked_of(interview: Interview) -> str:
    """The id of the question that comes next."""
    assert interview.question is not None
    return interview.question.id


def answered(interview: Interview, person: Facts) -> Interview:
    """The interview when somebody has answered all its questions, and skipped the others."""
    while attribute := interview.question:
        interview.answer(attribute, person.get(attribute.id))
    return interview


def told(interview: Interview) -> Advice:
    """The advice at this moment."""
    return consult(interview.knowledge_base, interview.facts)


def change(interview: Interview, id: str, value: Value | None) -> tuple[str, ...]:
    """Put an answer right."""
    return interview.change(interview.knowledge_base.attributes[id], value)


PROJECT_MANAGER: Facts = {
    "current_role": "project_manager",
    "years_in_role": 3,
    "employment": "permanent",
    "organisation_size": "medium",
    "career_ladder": "clear",
    "manager_can_stretch": False,
    "ambitions": ("bigger_projects", "breadth"),
    "pnl_appetite": "none",
    "field_preference": "stay_in_projects",
    "work_preference": "one_large_project",
    "leads_large_projects": True,
    "skills": ("reporting",),
    "cross_business_exposure": False,
    "serious_about_leaving": True,
    "manager_knows": False,
    "waits_to_be_put_forward": False,
}


def test_questions_begin_with_role_and_organisation(knowledge_base: KnowledgeBase) -> None:
    """First who you are, then where you are: that is how people tell of themselves."""
    interview = Interview(knowledge_base)
    asked = []

    for value in ("pmo_analyst", "permanent", None):
        attribute = knowledge_base.attributes[asked_of(interview)]
        asked.append(attribute.id)
        interview.answer(attribute, value)

    assert asked == ["current_role", "employment", "career_ladder"]


def test_who_is_between_posts_is_never_asked_about_an_employer(
    knowledge_base: KnowledgeBase,
) -> None:
    """Nor about a manager: how somebody is employed is asked before what depends on it."""
    interview = answered(Interview(knowledge_base), {"employment": "between_posts"})

    moot = {
        id
        for id, one in knowledge_base.stated.items()
        if "between_posts" in one.moot_if.get("employment", ())
    }
    assert {"manager_can_stretch", "manager_knows", "career_ladder"} <= moot
    assert not moot & interview.answers.keys()


def test_an_answer_leads_to_the_next_question(knowledge_base: KnowledgeBase) -> None:
    """A question that has been answered, or skipped, does not come again."""
    interview = Interview(knowledge_base)

    interview.answer(knowledge_base.attributes["current_role"], "pmo_analyst")
    interview.answer(knowledge_base.attributes["career_ladder"], None)

    assert asked_of(interview) == "ambitions"
    assert not {"current_role", "career_ladder"} & interview.outlook.questions.keys()
    assert interview.facts == {"current_role": "pmo_analyst"}


def test_the_path_comes_before_its_advice(knowledge_base: KnowledgeBase) -> None:
    """What can only add to the advice is asked once no answer changes the path any more."""
    interview, settled = Interview(knowledge_base), []

    while attribute := interview.question:
        settled.append(interview.outlook.settled)
        assert interview.outlook.settled == (attribute.id not in interview.outlook.steering)
        interview.answer(attribute, PROJECT_MANAGER[attribute.id])

    assert settled == sorted(settled)
    assert set(settled) == {False, True}


@settings(max_examples=examples(60))
@given(person=facts(SHIPPED).map(answerable))
def test_who_stops_when_the_path_is_certain_has_the_path_of_all_answers(person: Facts) -> None:
    """'done' costs at most some advice, never the right path."""
    interview = Interview(SHIPPED)

    while not interview.outlook.settled and (attribute := interview.question):
        interview.answer(attribute, person.get(attribute.id))

    assert told(interview).path == consult(SHIPPED, person).path
    states = {one.path: one.state for one in interview.standings}
    assert states.get(str(told(interview).path), "settled") == "settled"


@settings(max_examples=examples(40))
@given(person=facts(SHIPPED).map(answerable), data=st.data())
def test_what_is_known_beforehand_is_not_asked(person: Facts, data: st.DataObject) -> None:
    """The rest is asked as if it had been answered, and the advice is the same."""
    names = data.draw(st.sets(st.sampled_from(sorted(person)))) if person else set()
    known = {id: person[id] for id in names}

    interview = answered(Interview(SHIPPED, known), person)

    assert not names & interview.answers.keys()
    assert interview.facts.items() >= known.items()
    assert told(interview).advice == consult(SHIPPED, person).advice


SOME_VALUE: dict[str, Value] = {"employment": "fixed_term", "manager_can_stretch": True}


def test_back_asks_earlier_questions_again(knowledge_base: KnowledgeBase) -> None:
    """Step by step down to the first, and no answer is lost on the way."""
    interview = Interview(knowledge_base, {"years_in_role": 2})
    first = asked_of(interview)
    interview.answer(knowledge_base.attributes[first], SOME_VALUE[first])
    second = asked_of(interview)
    interview.answer(knowledge_base.attributes[second], SOME_VALUE[second])

    assert interview.back()
    assert (asked_of(interview), interview.number) == (second, 2)
    assert interview.back()
    assert (asked_of(interview), interview.number) == (first, 1)
    assert not interview.back()
    said = {first: SOME_VALUE[first], second: SOME_VALUE[second]}
    assert interview.facts == {"years_in_role": 2, **said}


def test_a_changed_answer_leads_on_to_what_is_not_asked_yet(knowledge_base: KnowledgeBase) -> None:
    """After a correction the interview goes on where it was."""
    interview = Interview(knowledge_base)
    interview.answer(knowledge_base.attributes["current_role"], "pmo_analyst")
    interview.answer(knowledge_base.attributes["organisation_size"], "large")
    third = asked_of(interview)
    interview.back()

    interview.answer(knowledge_base.attributes["organisation_size"], "medium")

    assert asked_of(interview) == third
    assert interview.facts["organisation_size"] == "medium"


def test_large_projects_are_not_asked_of_people_without_projects(
    knowledge_base: KnowledgeBase,
) -> None:
    """Only a rule for project people asks about large projects, and it is dead for the others."""
    interview = Interview(knowledge_base)
    interview.answer(knowledge_base.attributes["current_role"], "pmo_analyst")

    assert "leads_large_projects" not in interview.outlook.eventual


def test_why_names_the_rules_that_the_answer_decides(knowledge_base: KnowledgeBase) -> None:
    """Every question can say what it is asked for."""
    interview = Interview(knowledge_base)

    rules = interview.could_decide(knowledge_base.attributes["pnl_appetite"])

    assert "line-keen-on-profit-and-loss" in {rule.id for rule in rules}


def test_the_number_of_questions_left_never_grows_by_a_skip(knowledge_base: KnowledgeBase) -> None:
    """'At most so many more' can be relied on by somebody who skips everything."""
    interview = Interview(knowledge_base)
    left = interview.remaining

    while attribute := interview.question:
        interview.answer(attribute, None)
        assert interview.remaining < left
        left = interview.remaining


@settings(max_examples=examples(40))
@given(person=facts(SHIPPED).map(answerable))
def test_the_number_of_questions_left_is_kept_to(person: Facts) -> None:
    """However the path turns out, no more come than were announced."""
    interview = Interview(SHIPPED)
    left = interview.remaining

    while attribute := interview.question:
        interview.answer(attribute, person.get(attribute.id))
        assert interview.remaining < left
        left = interview.remaining


def test_another_role_takes_answers_away_that_only_the_first_one_needed() -> None:
    """No rule for a PMO analyst asks about the kind of work: that answer goes, the others stay."""
    interview = answered(Interview(SHIPPED), PROJECT_MANAGER)
    before = list(interview.answers)
    assert "work_preference" in before

    dropped = change(interview, "current_role", "pmo_analyst")

    assert "work_preference" in dropped
    assert list(interview.answers) == [id for id in before if id not in dropped]
    assert interview.facts["current_role"] == "pmo_analyst"
    assert {"career_ladder", "ambitions", "serious_about_leaving"} <= interview.answers.keys()


def test_who_is_between_posts_after_all_has_nothing_to_tell_a_manager() -> None:
    """An answer that mattered only to people who have a manager is dropped; others are not."""
    interview = answered(Interview(SHIPPED), PROJECT_MANAGER)
    assert "manager_knows" in interview.answers

    dropped = change(interview, "employment", "between_posts")

    assert {"manager_knows", "waits_to_be_put_forward"} <= {*dropped}
    assert {"current_role", "ambitions", "field_preference"} <= interview.answers.keys()


def test_a_change_that_takes_nothing_away_drops_nothing() -> None:
    """The same answer once more leaves everything as it was."""
    interview = answered(Interview(SHIPPED), PROJECT_MANAGER)
    before = dict(interview.answers)

    assert change(interview, "career_ladder", "clear") == ()
    assert interview.answers == before


def test_a_fact_known_beforehand_can_be_put_right() -> None:
    """It stays a fact known beforehand; taken away, it is not known and not asked either."""
    interview = Interview(SHIPPED, {"current_role": "pmo_analyst"})

    change(interview, "current_role", "line_manager")
    assert (interview.facts, interview.answers) == ({"current_role": "line_manager"}, {})

    change(interview, "current_role", None)
    assert interview.facts == {}
    assert asked_of(interview) != "current_role"


@settings(max_examples=examples(30))
@given(person=facts(SHIPPED).map(answerable), data=st.data())
def test_nothing_that_matters_is_dropped(person: Facts, data: st.DataObject) -> None:
    """After any correction the result is that of all the answers given, the dropped ones too."""
    interview = answered(Interview(SHIPPED), person)
    id = data.draw(st.sampled_from(list(SHIPPED.stated)))
    attribute = SHIPPED.attributes[id]
    value = data.draw(st.none() | values(attribute))
    corrected = {**interview.facts, id: value}
    kept_in_mind = {name: said for name, said in corrected.items() if said is not None}
    full = {**person, **kept_in_mind}
    if value is None:
        full.pop(id, None)

    dropped = interview.change(attribute, value)

    assert told(interview).rules_fired == consult(SHIPPED, kept_in_mind).rules_fired
    assert id not in dropped
    full = {**answerable(full), **interview.facts}
    assert told(answered(interview, full)).path == consult(SHIPPED, full).path


WRONG: dict[str, tuple[str, object, str]] = {
    "a value that is none of the list": ("career_ladder", "steep", "'steep' is not understood"),
    "a value of another attribute": ("employment", "none_at_all", "'none_at_all' is not"),
    "text for a number": ("years_in_role", "many", "'many' is not a number"),
    "a number that is out of range": ("years_in_role", 99, "'99' is out of range"),
    "a number for yes": ("manager_knows", 7, "'7' is neither yes nor no"),
    "a value that is none of several": ("ambitions", ("breadth", "fame"), "'fame' is not"),
    "what a role brings": ("role_level", 3, "attribute 'role_level': does not exist"),
}  # fmt: skip


@pytest.mark.parametrize(("id", "value", "told"), WRONG.values(), ids=WRONG.keys())
def test_a_wrong_answer_is_refused(
    knowledge_base: KnowledgeBase, id: str, value: Value, told: str
) -> None:
    """So that no later question rests on what is no answer."""
    interview = Interview(knowledge_base)
    before = asked_of(interview)

    with pytest.raises(MisuseError, match=re.escape(told)):
        interview.answer(knowledge_base.attributes[id], value)

    assert asked_of(interview) == before
    with pytest.raises(MisuseError, match=re.escape(told)):
        Interview(knowledge_base, {id: value})


def test_words_for_an_answer_are_read_as_everywhere(knowledge_base: KnowledgeBase) -> None:
    """A program may hand over what somebody typed; a blank is a question passed by."""
    interview = Interview(knowledge_base, {"years_in_role": "18 months"})

    interview.answer(knowledge_base.attributes["current_role"], "Snr Project Mgr")
    interview.answer(knowledge_base.attributes["ambitions"], ("breadth", "seniority"))
    interview.answer(knowledge_base.attributes["employment"], "")

    assert interview.facts == {
        "current_role": "senior_project_manager",
        "years_in_role": 1.5,
        "ambitions": ("seniority", "breadth"),
    }
    assert interview.answers["employment"] is None
