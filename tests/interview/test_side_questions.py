"""Side questions: what-if, why and back."""

from dataclasses import replace

import pytest

from engine.core.model import Facts
from engine.interview.dialogue import Dialogue
from engine.interview.interview import Interview
from tests.interview.dialogues import callbacks
from tests.shipped import SHIPPED


def test_why_names_what_is_already_known_for_a_rule() -> None:
    """Somebody who is asked sees what the answer would add to."""
    interview = Interview(SHIPPED, {"organisation_size": "small"})
    dialogue = Dialogue(interview, callbacks())
    while interview.question and interview.question.id != "career_ladder":
        dialogue.reply("skip")

    said = " ".join(dialogue.reply("why").split())

    assert "I ask because 'career ladder' could decide which of these holds:" in said
    assert "Already known for it: size of the organisation: small." in said


def test_what_if_changes_nothing() -> None:
    """A supposition is no answer; near misses are asked back there too."""
    interview = Interview(SHIPPED, {"current_role": "pmo_analyst", "career_ladder": "none"})
    dialogue = Dialogue(interview, callbacks())
    dialogue.reply("done")
    before = dict(interview.facts)

    said = [dialogue.reply(line) for line in ("what if", "career ladder", "claer", "yes")]

    assert said[-1] == "WHAT IF move_up"
    assert interview.facts == before
    assert dialogue.prompt.title.endswith("What next?")


def test_back_leaves_a_side_question() -> None:
    """Nothing has to be saved, changed or left once it was begun."""
    for word in ("review", "quit", "save", "what if"):
        dialogue = Dialogue(Interview(SHIPPED), callbacks())
        dialogue.reply("pmo analyst")
        before = dialogue.prompt

        dialogue.reply(word)
        side = dialogue.prompt
        dialogue.reply("back")

        assert side != before
        assert dialogue.prompt == before


@pytest.mark.parametrize("word", ["what if", "whatif", "What-If"])
def test_several_things_are_supposed_at_once(word: str) -> None:
    """With semicolons between them, which may also stand between values of one."""
    interview = Interview(SHIPPED, {"current_role": "pmo_analyst"})
    supposed: list[Facts] = []

    def suppose(_: Facts, other: Facts) -> str:
        supposed.append(other)
        return ""

    dialogue = Dialogue(interview, replace(callbacks(), suppose=suppose))

    dialogue.reply(f"{word} career ladder=clear; ambitions=breadth; seniority; manager_knows=yes")

    assert supposed == [
        {
            "career_ladder": "clear",
            "ambitions": ("seniority", "breadth"),
            "manager_knows": True,
        }
    ]


def test_a_supposition_starts_from_the_present_answer() -> None:
    """One tick more or less is a supposition too."""
    dialogue = Dialogue(Interview(SHIPPED, {"ambitions": ("seniority", "breadth")}), callbacks())

    for line in ("what if", "ambitions"):
        dialogue.reply(line)

    assert dialogue.prompt.places == (1, 3)
    assert dialogue.prompt.enter == "goes back"


def test_why_claims_nothing_that_nobody_said() -> None:
    """A rule that is open speaks under a condition."""
    said = Dialogue(Interview(SHIPPED), callbacks()).reply("why")

    because = SHIPPED.rules["up-clear-ladder"].because
    assert because in " ".join(said.split())
    assert "up-clear-ladder" not in said
    assert "because:" not in said
