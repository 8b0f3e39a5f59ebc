"""The order of questions, and what happens to answers."""

from engine.interview import Interview
from engine.model import KnowledgeBase


def asked_of(interview: Interview) -> str:
    """The id of the question that comes next."""
    assert interview.question is not None
    return interview.question.id


def test_questions_begin_with_the_role(knowledge_base: KnowledgeBase) -> None:
    """The first question is the one that everybody can answer."""
    assert asked_of(Interview(knowledge_base)) == "current_role"


def test_an_answer_leads_to_the_next_question(knowledge_base: KnowledgeBase) -> None:
    """A question that has been answered, or skipped, does not come again."""
    interview = Interview(knowledge_base)

    interview.answer(knowledge_base.attributes["current_role"], "pmo_analyst")
    interview.answer(knowledge_base.attributes["years_in_role"], None)

    assert asked_of(interview) == "organisation_size"
    assert interview.facts == {"current_role": "pmo_analyst"}


def test_back_asks_earlier_questions_again(knowledge_base: KnowledgeBase) -> None:
    """Step by step down to the first, and no answer is lost on the way."""
    interview = Interview(knowledge_base)
    first = asked_of(interview)
    interview.answer(knowledge_base.attributes[first], "pmo_analyst")
    second = asked_of(interview)
    interview.answer(knowledge_base.attributes[second], 3)

    assert interview.back()
    assert (asked_of(interview), interview.number) == (second, 2)
    assert interview.back()
    assert (asked_of(interview), interview.number) == (first, 1)
    assert not interview.back()
    assert interview.facts == {first: "pmo_analyst", second: 3}


def test_a_changed_answer_leads_on_to_what_is_not_asked_yet(knowledge_base: KnowledgeBase) -> None:
    """After a correction the interview goes on where it was."""
    interview = Interview(knowledge_base)
    interview.answer(knowledge_base.attributes["current_role"], "pmo_analyst")
    interview.answer(knowledge_base.attributes["years_in_role"], 3)
    third = asked_of(interview)
    interview.back()

    interview.answer(knowledge_base.attributes["years_in_role"], 4)

    assert asked_of(interview) == third
    assert interview.facts["years_in_role"] == 4


def test_large_projects_are_not_asked_of_people_without_projects(
    knowledge_base: KnowledgeBase,
) -> None:
    """Only a rule for project people asks about large projects, and it is dead for the others."""
    interview = Interview(knowledge_base)
    interview.answer(knowledge_base.attributes["current_role"], "pmo_analyst")

    assert "leads_large_projects" not in interview.outlook.questions


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
