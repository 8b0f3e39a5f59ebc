"""Missing facts: what is not known and could still matter, with the paths that it could lead to."""

from hypothesis import given, settings
from hypothesis import strategies as st

from engine.analysis.missing_facts import MissingFacts
from engine.analysis.report import report
from engine.core.model import Facts, KnowledgeBase
from engine.core.semantics import consult
from engine.facts.headings import attribute_of_heading
from engine.phrasing.counterfactuals import titles_in_words
from tests.shipped import COORDINATOR, SHIPPED
from tests.strategies import answers_to_come, examples, facts, needless_questions, values


def test_each_open_question_names_the_paths_that_it_could_lead_to(
    knowledge_base: KnowledgeBase,
) -> None:
    """Somebody who reads the advice sees at once which answer would be worth giving."""
    found = report(knowledge_base, COORDINATOR).missing_facts

    assert found.leads_to["ambitions"] == ("move_sideways", "move_to_line", "stay")
    assert found.leads_to["field_preference"] == ("move_to_line",)
    assert found.leads_to["manager_can_stretch"] == (None,)
    assert found.leads_to["skills"] == ()


def test_what_would_add_to_the_reasons_is_not_left_out(knowledge_base: KnowledgeBase) -> None:
    """An answer that cannot change the path may still be the best reason for it."""
    known: Facts = {
        "current_role": "senior_project_manager",
        "ambitions": ("breadth", "new_challenge"),
        "field_preference": "stay_in_projects",
        "pnl_appetite": "none",
        "career_ladder": "unclear",
        "manager_can_stretch": True,
        "serious_about_leaving": False,
        "organisation_size": "large",
    }

    found = report(knowledge_base, known).missing_facts

    assert consult(knowledge_base, known).path == "move_sideways"
    assert "leads_large_projects" not in found.leads_to
    assert "leads_large_projects" in found.adds


@settings(max_examples=examples(150))
@given(known=facts(SHIPPED), said=facts(SHIPPED))
def test_what_is_not_listed_adds_nothing(known: Facts, said: Facts) -> None:
    """However many of the questions are answered that stand in neither list, and however."""
    found = report(SHIPPED, known).missing_facts
    listed = {*known, *found.leads_to, *found.adds}
    asked = answers_to_come(SHIPPED, known, said)
    unlisted = {id: value for id, value in asked.items() if id not in listed}

    before, after = consult(SHIPPED, known), consult(SHIPPED, {**known, **unlisted})

    told = [(one.path, one.score, one.why, one.advice, one.cautions) for one in (before, after)]
    assert told[0] == told[1]


@settings(max_examples=examples(150))
@given(known=facts(SHIPPED), said=facts(SHIPPED))
def test_what_could_only_add_never_changes_the_path(known: Facts, said: Facts) -> None:
    """The two lists are apart: no answers without one of the first lead elsewhere."""
    found = report(SHIPPED, known).missing_facts
    asked = answers_to_come(SHIPPED, known, said)
    others = {id: value for id, value in asked.items() if id not in found.leads_to}

    assert consult(SHIPPED, {**known, **others}).path == consult(SHIPPED, known).path


def test_the_names_that_are_listed_can_be_set() -> None:
    """Somebody who reads what is not known can state it as it stands there."""
    for id, title in zip(SHIPPED.stated, titles_in_words(SHIPPED, SHIPPED.stated), strict=True):
        attribute = attribute_of_heading(SHIPPED, title)
        assert attribute is not None
        assert attribute.id == id


def test_what_can_only_add_to_the_advice_is_listed_apart(knowledge_base: KnowledgeBase) -> None:
    """Nobody is told that an answer could still change what it cannot."""
    known: Facts = {
        "current_role": "pmo_analyst",
        "years_in_role": 2,
        "employment": "permanent",
        "organisation_size": "large",
        "career_ladder": "clear",
        "manager_can_stretch": True,
        "ambitions": ("seniority",),
        "pnl_appetite": "none",
        "field_preference": "stay_in_projects",
        "work_preference": "no_preference",
        "skills": ("tools",),
        "cross_business_exposure": False,
    }

    found = report(knowledge_base, known).missing_facts

    assert found == MissingFacts(
        leads_to={},
        adds=("serious_about_leaving", "manager_knows", "waits_to_be_put_forward"),
        hangs_on=(),
    )


@settings(max_examples=examples(150))
@given(known=facts(SHIPPED), data=st.data())
def test_no_answer_leads_where_it_is_not_said_to(known: Facts, data: st.DataObject) -> None:
    """Whatever is answered to one open question, the result is the present one or named."""
    asked = SHIPPED.stated.keys() - needless_questions(SHIPPED, known)
    unknown = sorted(asked - known.keys())
    found = report(SHIPPED, known).missing_facts
    for id in unknown[:3]:
        answer = data.draw(values(SHIPPED.attributes[id]))

        before, after = consult(SHIPPED, known), consult(SHIPPED, {**known, id: answer})

        assert after.path in {before.path, *found.leads_to.get(id, ())}
