"""For which paths an attribute speaks, and how strongly at most."""

from hypothesis import given

from engine.analysis.influence import influences
from engine.core.model import Facts
from engine.core.semantics import bearing, consult
from tests.other_field.plants import PLANTS
from tests.shipped import SHIPPED
from tests.strategies import facts

BY_ATTRIBUTE = {one.attribute: one for one in influences(SHIPPED)}


def test_the_heaviest_rule_counts_through_flags_and_the_facts_of_a_role() -> None:
    """A blocked ladder is a flag, and the level of a role is no question of its own."""
    ladder, role = BY_ATTRIBUTE["career_ladder"], BY_ATTRIBUTE["current_role"]

    assert ladder.supports == {"move_up": 4, "move_out": 7}
    assert ladder.opposes["move_up"] == SHIPPED.strengths["ruling_out"]
    assert role.supports["move_sideways"] == SHIPPED.strengths["decisive"]


def test_what_only_sentences_depend_on_weighs_nothing() -> None:
    """Whether the manager knows decides what is said, and never a path."""
    idle = {id for id, one in BY_ATTRIBUTE.items() if not one.weighs}

    assert idle == {"manager_knows", "waits_to_be_put_forward"}
    assert idle == set(SHIPPED.stated) - set(bearing(SHIPPED))


def test_rules_of_another_field_have_influences_too() -> None:
    """Wet soil forbids more water."""
    wet = next(one for one in influences(PLANTS) if one.attribute == "soil_is_wet")

    assert wet.opposes == {"water_more": 99}


@given(facts(SHIPPED))
def test_no_reason_weighs_more_than_is_told(known: Facts) -> None:
    """Each reason rests on an answer that was said to speak that strongly at least."""
    for reason in consult(SHIPPED, known).reasons:
        for path, weight in reason.evidence.items():
            told = [one.supports if weight > 0 else one.opposes for one in BY_ATTRIBUTE.values()]
            assert abs(weight) <= max(one.get(path, 0) for one in told)
