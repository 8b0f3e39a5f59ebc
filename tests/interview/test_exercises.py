"""Exercises for somebody who cannot say yet what they want."""

from engine.interview.dialogue import Dialogue
from engine.interview.exercises import FIRST, HEADING, exercises_due
from engine.interview.interview import Interview
from tests.commands.typed import flat
from tests.interview.dialogues import callbacks
from tests.other_field.plants import PLANTS
from tests.shipped import SHIPPED

WISHES = [one for one in SHIPPED.stated.values() if one.topic == "wishes"]


def test_two_skipped_wishes_bring_the_exercises_once() -> None:
    """At the second one, and not again at the third."""
    dialogue = Dialogue(Interview(SHIPPED), callbacks())

    said = [flat(dialogue.reply("don't know")) for _ in range(9)]

    assert [FIRST in one for one in said].count(True) == 1
    told = next(one for one in said if FIRST in one)
    assert all(one.words in told for one in SHIPPED.exercises.values())


def test_a_wish_that_was_told_brings_none() -> None:
    """Somebody who knows what they want needs no exercise, whatever else they skip."""
    interview = Interview(SHIPPED)
    for number, attribute in enumerate(WISHES):
        interview.answer(attribute, ("breadth",) if number == 0 else None)

    assert exercises_due(interview) == ()


def test_without_advice_they_stand_as_what_to_do() -> None:
    """With how to go on; whoever gets advice has something better to do."""
    lost = Dialogue(Interview(SHIPPED), callbacks())
    advised = Dialogue(
        Interview(SHIPPED, {"career_ladder": "none", "organisation_size": "small"}), callbacks()
    )

    for dialogue in (lost, advised):
        while not (said := dialogue.reply("skip")).count("ADVICE"):
            pass
        dialogue_says = flat(said)
        assert (HEADING in dialogue_says) is (dialogue is lost)

    assert "later: keep your answers" in " ".join(lost.prompt.choices)
    assert "later: keep your answers" not in " ".join(advised.prompt.choices)


def test_a_rule_base_need_not_have_any() -> None:
    """Nobody is given what is not there."""
    dialogue = Dialogue(Interview(PLANTS), callbacks())

    said = [dialogue.reply("skip") for _ in PLANTS.stated]

    assert not PLANTS.exercises
    assert not any(FIRST in flat(one) for one in said)
