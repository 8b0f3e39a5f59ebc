"""Which answers can still matter, soundly: nobody's advice depends on a question not asked."""

from hypothesis import given, settings
from hypothesis import strategies as st

from engine.interview import Interview
from engine.meaning import consult
from engine.model import Facts
from engine.openness import look_ahead
from engine.reader import load_rules
from strategies import facts

SHIPPED = load_rules()


@settings(max_examples=200, deadline=None)
@given(known=facts(SHIPPED), more=facts(SHIPPED))
def test_a_settled_path_is_not_changed_by_any_answer(known: Facts, more: Facts) -> None:
    """Once the path is settled, whatever else a person says, it stays."""
    outlook = look_ahead(SHIPPED, known)
    later = {**more, **known}

    if outlook.settled:
        assert consult(SHIPPED, later).path == outlook.path


@settings(max_examples=200, deadline=None)
@given(known=facts(SHIPPED), more=facts(SHIPPED))
def test_a_question_that_is_not_asked_changes_nothing(known: Facts, more: Facts) -> None:
    """Answers to questions that no open rule needs leave path, advice and cautions alone."""
    outlook = look_ahead(SHIPPED, known)
    needless = {id: value for id, value in more.items() if id not in outlook.questions}
    if not outlook.questions:
        before, after = consult(SHIPPED, known), consult(SHIPPED, {**needless, **known})

        assert (after.path, after.advice, after.cautions) == (
            before.path,
            before.advice,
            before.cautions,
        )


@settings(max_examples=100, deadline=None)
@given(person=facts(SHIPPED), data=st.data())
def test_the_interview_finds_what_asking_everything_finds(
    person: Facts, data: st.DataObject
) -> None:
    """Skipped questions included, path, advice and cautions are those of all answers together."""
    interview = Interview(SHIPPED)

    while attribute := interview.question:
        interview.answer(attribute, person.get(attribute.id))

    asked, everything = consult(SHIPPED, interview.facts), consult(SHIPPED, person)
    assert asked.path == everything.path
    assert asked.advice == everything.advice
    assert asked.cautions == everything.cautions


def test_with_nothing_known_every_attribute_may_matter() -> None:
    """The rules use the whole vocabulary; only what follows a path has to wait for it."""
    outlook = look_ahead(SHIPPED, {})

    assert not outlook.settled
    assert "ambitions" in outlook.questions
    assert "manager_knows" not in outlook.questions


def test_what_is_withheld_is_not_asked() -> None:
    """A skipped question does not come again."""
    outlook = look_ahead(SHIPPED, {}, withheld={"ambitions", "current_role"})

    assert not {"ambitions", "current_role"} & outlook.questions.keys()
