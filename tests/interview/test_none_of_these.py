"""'None of these' is an answer: kept as it was asked and said, and not known to the rules."""

import pytest

from engine.core.model import Attribute, Choice, KnowledgeBase
from engine.interview.answer import NONE_FITS, has_none, none_fits_in
from engine.interview.dialogue import Dialogue
from engine.interview.interview import Interview
from tests.commands.typed import flat
from tests.interview.dialogues import callbacks
from tests.other_field.plants import PLANTS
from tests.shipped import SHIPPED

WITH_CHOICES = [
    (base, attribute)
    for base in (SHIPPED, PLANTS)
    for attribute in base.stated.values()
    if attribute.choices
]


@pytest.mark.parametrize(
    ("base", "attribute"), WITH_CHOICES, ids=[attribute.id for _, attribute in WITH_CHOICES]
)
@pytest.mark.parametrize(
    "line", ["none of these", "None of the above", ""], ids=["words", "other words", "number"]
)
def test_every_question_with_choices_takes_it(
    base: KnowledgeBase, attribute: Attribute, line: str
) -> None:
    """By words and by the number of the list, and nobody is asked again."""
    interview = Interview(base)
    interview.answer(attribute, None)
    dialogue = Dialogue(interview, callbacks())
    for word in ("review", "1"):
        dialogue.reply(word)

    said = dialogue.reply(line or str(len(attribute.choices) + 1))

    assert "none of these." in flat(said)
    assert interview.answers[attribute.id] is NONE_FITS
    assert attribute.id not in interview.facts
    assert attribute.id not in interview.outlook.questions


def test_it_is_no_skipped_question_in_the_review() -> None:
    """It stands there as it was said, and can be changed."""
    interview = Interview(SHIPPED)
    dialogue = Dialogue(interview, callbacks())
    for line in ("none of these", "skip"):
        dialogue.reply(line)

    dialogue.reply("review")
    choices = dialogue.prompt.choices
    dialogue.reply("1")
    shown = dialogue.prompt
    dialogue.reply("PMO analyst")

    assert choices[0] == "current role: none of these"
    assert choices[1].endswith(": skipped")
    assert (shown.so_far, shown.places) == ("So far: none of these.", (26,))
    assert interview.facts == {"current_role": "pmo_analyst"}


def test_going_back_and_enter_keep_it() -> None:
    """As any other answer."""
    interview = Interview(SHIPPED)
    dialogue = Dialogue(interview, callbacks())
    for line in ("none of these", "back"):
        dialogue.reply(line)

    said = dialogue.reply("")

    assert flat(said) == "Kept: current role: none of these."
    assert interview.answers == {"current_role": NONE_FITS}


def test_it_goes_with_no_other_choice() -> None:
    """Somebody who ticks something and this too is asked again, and nothing is guessed."""
    interview = Interview(SHIPPED, {"current_role": "pmo_analyst", "career_ladder": "none"})
    dialogue = Dialogue(interview, callbacks())
    while interview.question and interview.question.id != "ambitions":
        dialogue.reply("skip")

    said = dialogue.reply("1, 9")

    assert "'1, 9' says 'none of these' and chooses something all the same." in flat(said)
    assert "ambitions" not in interview.answers
    assert dialogue.problem is not None


def test_nothing_can_be_supposed_of_it() -> None:
    """A what-if needs an answer that the rules know."""
    dialogue = Dialogue(Interview(SHIPPED, {"career_ladder": "none"}), callbacks())
    for line in ("what if", "career ladder"):
        dialogue.reply(line)

    assert "none of these" not in dialogue.prompt.choices
    assert "Choose what to suppose" in dialogue.reply("none of these")


def test_a_rule_base_may_have_such_a_choice_itself() -> None:
    """Then it is a value like any other, and is not offered twice."""
    choices = {"small": Choice("small", "small"), "other": Choice("other", "None of these")}

    assert has_none(PLANTS.attributes["pot_width"])
    assert not has_none(Attribute("size", "one", "Size", choices=choices))


def test_a_file_says_it_by_any_name_of_the_attribute() -> None:
    """Words that name no list of choices mean nothing here."""
    said = {"Pot size": "None of the above", "soil_is_wet": "none of these", "light": "shade"}

    assert none_fits_in(PLANTS, said) == ("pot_width",)
