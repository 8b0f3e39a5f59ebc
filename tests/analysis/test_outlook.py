"""The outlook: which answers can still matter, and none that is not asked for can."""

from hypothesis import given, settings
from hypothesis import strategies as st

from engine.analysis.outlook import Outlook, look_ahead
from engine.core.model import Facts, KnowledgeBase
from engine.core.semantics import consult
from engine.interview.interview import Interview
from tests.shipped import SHIPPED
from tests.strategies import answers_to_come, examples, facts, needless_questions, rule_bases

DRAWN_TO_LINE: Facts = {
    "ambitions": ("run_a_business_area",),
    "pnl_appetite": "keen",
    "field_preference": "leave_projects",
}


def possible(outlook: Outlook) -> set[str]:
    """The paths that are not ruled out."""
    return {one.path for one in outlook.standings if one.state != "ruled out"}


def assert_sound(knowledge_base: KnowledgeBase, known: Facts, more: Facts) -> None:
    """What is said of the paths now holds when more is known."""
    outlook = look_ahead(knowledge_base, known)

    later = consult(knowledge_base, {**answers_to_come(knowledge_base, known, more), **known})

    assert later.path is None or later.path in possible(outlook)
    if outlook.settled:
        assert later.path == outlook.path
    scores = {standing.path: standing.score for standing in later.ranking}
    assert all(one.lowest <= scores[one.path] <= one.highest for one in outlook.standings)


@settings(max_examples=examples(150))
@given(known=facts(SHIPPED), more=facts(SHIPPED))
def test_what_is_said_of_the_paths_holds_whatever_is_answered(known: Facts, more: Facts) -> None:
    """A settled path stays, one ruled out never comes back, and scores keep to their bounds."""
    assert_sound(SHIPPED, known, more)


@given(knowledge_base=rule_bases(SHIPPED), known=facts(SHIPPED), more=facts(SHIPPED))
def test_the_same_holds_of_any_rules(
    knowledge_base: KnowledgeBase, known: Facts, more: Facts
) -> None:
    """Flags, tests that exclude, rules that speak against: all of them are allowed for."""
    assert_sound(knowledge_base, known, more)


@given(known=facts(SHIPPED), more=facts(SHIPPED))
def test_what_is_withheld_may_also_decide(known: Facts, more: Facts) -> None:
    """Questions that are skipped count as well: what is settled stays so when others are."""
    withheld = more.keys() - known.keys()
    outlook = look_ahead(SHIPPED, known, withheld)

    assert outlook.path == consult(SHIPPED, known).path
    assert not withheld & outlook.eventual
    if len(withheld | known.keys()) == len(SHIPPED.stated):
        assert outlook.settled


@given(known=facts(SHIPPED))
def test_a_path_is_open_only_if_somebody_could_still_get_it(known: Facts) -> None:
    """'Possible' is no excuse: among people with these facts there is one with another path."""
    outlook = look_ahead(SHIPPED, known)

    if not outlook.settled and outlook.forecast:
        population, outcomes = outlook.forecast.population, outlook.forecast.outcomes
        people = [population.person(SHIPPED, group.bit_length() - 1) for group in outcomes.values()]

        paths = {
            consult(SHIPPED, {**answers_to_come(SHIPPED, known, person), **known}).path
            for person in people
        }

        assert paths == outcomes.keys()
        assert len(paths | {outlook.path}) > 1


@settings(max_examples=examples(200))
@given(known=facts(SHIPPED), more=facts(SHIPPED))
def test_a_question_that_is_not_asked_changes_nothing(known: Facts, more: Facts) -> None:
    """Answers to questions that no open rule needs leave path, advice and cautions alone."""
    outlook = look_ahead(SHIPPED, known)
    asked = answers_to_come(SHIPPED, known, more)
    needless = {id: value for id, value in asked.items() if id not in outlook.eventual}

    before, after = consult(SHIPPED, known), consult(SHIPPED, {**needless, **known})

    assert (after.path, after.advice, after.cautions) == (
        before.path,
        before.advice,
        before.cautions,
    )


def test_with_nothing_known_every_path_is_possible() -> None:
    """Nothing is settled, and only what follows a path has to wait for it."""
    outlook = look_ahead(SHIPPED, {})

    assert {one.state for one in outlook.standings} == {"possible"}
    assert [one.path for one in outlook.standings] == list(SHIPPED.paths)
    assert not outlook.settled
    assert "ambitions" in outlook.steering
    assert "manager_knows" not in outlook.steering
    assert "manager_knows" in outlook.eventual


def test_a_path_is_certain_as_soon_as_nothing_can_change_it() -> None:
    """Who wants an area to run, profit and loss and no more projects is led to the line."""
    outlook = look_ahead(SHIPPED, {"current_role": "pmo_analyst", **DRAWN_TO_LINE})

    states = {one.path: one.state for one in outlook.standings}
    assert outlook.settled
    assert states.pop("move_to_line") == "settled"
    assert set(states.values()) == {"ruled out"}


def test_a_blocked_ladder_rules_moving_up_out_at_once() -> None:
    """No answer to come outweighs it."""
    outlook = look_ahead(SHIPPED, {"career_ladder": "none"})

    assert possible(outlook) == {"move_out", "move_sideways", "move_to_line", "stay"}


def test_it_can_be_certain_that_no_path_follows() -> None:
    """Somebody who says nothing at all gets no recommendation, and nothing is left to ask."""
    outlook = look_ahead(SHIPPED, {}, withheld=SHIPPED.stated.keys())

    assert (outlook.settled, outlook.path) == (True, None)
    assert {one.state for one in outlook.standings} == {"ruled out"}
    assert not outlook.questions


def test_what_is_withheld_is_not_asked() -> None:
    """A skipped question does not come again."""
    outlook = look_ahead(SHIPPED, {}, withheld={"ambitions", "current_role"})

    assert not {"ambitions", "current_role"} & outlook.questions.keys()


@settings(max_examples=examples(40))
@given(knowledge_base=rule_bases(SHIPPED), person=facts(SHIPPED), data=st.data())
def test_an_interview_finds_what_all_answers_would(
    knowledge_base: KnowledgeBase, person: Facts, data: st.DataObject
) -> None:
    """By any rules, and whatever was known beforehand, path, advice and cautions are the same."""
    moot = needless_questions(knowledge_base, person)
    person = {id: value for id, value in person.items() if id not in moot}
    names = data.draw(st.sets(st.sampled_from(sorted(person)))) if person else set()
    interview = Interview(knowledge_base, {id: person[id] for id in names})

    while attribute := interview.question:
        interview.answer(attribute, person.get(attribute.id))

    asked, everything = consult(knowledge_base, interview.facts), consult(knowledge_base, person)
    assert asked.path == everything.path
    assert asked.advice == everything.advice
    assert asked.cautions == everything.cautions
