"""What was not known and could still matter, with the path that it could lead to."""

from hypothesis import given, settings
from hypothesis import strategies as st

from engine.explaining.not_known import NotKnown, not_known
from engine.explaining.turns_in_words import open_in_words
from engine.meaning import consult
from engine.model import Facts, KnowledgeBase
from engine.reader import load_rules
from strategies import facts, values

SHIPPED = load_rules()
COORDINATOR: Facts = {
    "current_role": "pmo_coordinator",
    "organisation_size": "small",
    "career_ladder": "none",
}


def test_each_open_question_names_the_paths_that_it_could_lead_to(
    knowledge_base: KnowledgeBase,
) -> None:
    """Whoever reads the advice sees at once which answer would be worth giving."""
    found = not_known(knowledge_base, COORDINATOR)

    assert found.leads_to["ambitions"] == ("move_sideways", "stay")
    assert found.leads_to["field_preference"] == ("move_to_line",)
    assert found.leads_to["pnl_appetite"] == ()


def test_they_are_put_in_words() -> None:
    """What cannot change the path alone stands in one line at the end."""
    leads_to = {"ambitions": ("move_up", "stay", None), "skills": (), "pnl_appetite": ()}

    assert list(open_in_words(SHIPPED, leads_to)) == [
        "ambitions: move up, stay or not enough to advise",
        "skills and pnl_appetite: at most together with other answers",
    ]


def test_what_can_only_add_to_the_advice_is_told_apart(knowledge_base: KnowledgeBase) -> None:
    """Nobody is told that an answer could still change what it cannot."""
    known: Facts = {
        "current_role": "pmo_analyst",
        "years_in_role": 2,
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

    found = not_known(knowledge_base, known)

    assert found == NotKnown(
        leads_to={}, adds=("serious_about_leaving", "manager_knows", "waits_to_be_put_forward")
    )


@settings(max_examples=150, deadline=None)
@given(known=facts(SHIPPED), data=st.data())
def test_no_answer_leads_where_it_is_not_said_to(known: Facts, data: st.DataObject) -> None:
    """Whatever is answered to one open question, the result is the present one or named."""
    unknown = sorted(SHIPPED.stated.keys() - known.keys())
    found = not_known(SHIPPED, known)
    for id in unknown[:3]:
        answer = data.draw(values(SHIPPED.attributes[id]))

        before, after = consult(SHIPPED, known), consult(SHIPPED, {**known, id: answer})

        assert after.path in {before.path, *found.leads_to.get(id, ())}
