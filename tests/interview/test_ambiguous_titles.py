"""Job titles that may be one of two roles: one question at the prompt, a problem in a file."""

import pytest

from engine.api import advise
from engine.facts.values import read_value
from engine.interview.dialogue import Dialogue
from engine.interview.interview import Interview
from tests.interview.dialogues import callbacks
from tests.shipped import SHIPPED

ROLE = SHIPPED.stated["current_role"]


@pytest.mark.parametrize(
    ("lines", "role"),
    [
        (["1"], "project_manager"),
        (["2"], "agile_delivery_manager"),
        (["Agile delivery manager"], "agile_delivery_manager"),
        (["3", "PMO analyst"], "pmo_analyst"),
        (["neither", "8"], "pmo_manager"),
        (["no", "8"], "pmo_manager"),
        (["", "8"], "pmo_manager"),
        (["Scrum Master"], "scrum_master"),
        (["Project Lead", "2"], "project_manager"),
        (["back", "8"], "pmo_manager"),
    ],
    ids=lambda value: " then ".join(value) if isinstance(value, list) else value,
)
def test_an_ambiguous_title_is_one_question(lines: list[str], role: str) -> None:
    """Either of the two, neither, or something else."""
    interview = Interview(SHIPPED)
    dialogue = Dialogue(interview, callbacks())

    dialogue.reply("Delivery Manager")
    asked = dialogue.prompt
    for line in lines:
        dialogue.reply(line)

    assert asked.title == (
        "'Delivery Manager' may be more than one of the choices. Which is nearest to what you do?"
    )
    assert asked.choices == ("Project manager", "Agile delivery manager", "neither of them")
    assert interview.facts["current_role"] == role


def test_the_question_can_be_skipped() -> None:
    """As every question can."""
    interview = Interview(SHIPPED)
    dialogue = Dialogue(interview, callbacks())

    for line in ("Technical Program Manager", "skip"):
        dialogue.reply(line)

    assert interview.facts == {}
    assert interview.question is not None
    assert interview.question.id != "current_role"


def test_no_line_given_beforehand_answers_the_question() -> None:
    """A pipe holds answers to the questions of the interview, and stops where one is not."""
    dialogue = Dialogue(Interview(SHIPPED), callbacks())

    dialogue.reply("Delivery Manager")

    assert dialogue.digresses
    assert dialogue.problem is not None
    assert "(write project_manager or agile_delivery_manager)" in dialogue.problem.what


def test_in_a_file_it_is_a_problem_that_names_the_two() -> None:
    """Nobody is there to ask, so that no role is assumed."""
    advice = advise(SHIPPED, {"current_role": "Delivery Manager", "ambitions": "seniority"})

    assert "current_role" not in advice.facts
    assert advice.problems["current_role"] == (
        "'Delivery Manager' is not understood: a delivery manager may run projects, lead agile"
        " teams or answer for a service (write project_manager or agile_delivery_manager)"
    )


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("Chnage manager", "change_manager"),
        ("Line Manger", None),  # understood: one slip in a long word
        ("projectmanger", "project_manager"),
        ("Scrm master", "scrum_master"),
        ("Sales manager", None),
        ("Office manager", None),
        ("Chance manager", None),
        ("Produce manager", None),
        ("Line production", None),
        ("Account manager", None),
        ("IT change manager", None),
        ("Project manager, CIO", None),
        ("Former project manager", None),
    ],
)
def test_near_misses_go_by_meaning_before_spelling(typed: str, meant: str | None) -> None:
    """Only a slip is taken for another word, and never a word that means other work."""
    assert read_value(SHIPPED, ROLE, typed).nearest == meant


@pytest.mark.parametrize("title", ["Change Manager", "Product Manager", "Programme Director"])
def test_other_work_with_a_name_of_its_own_is_not_the_nearest_role(title: str) -> None:
    """A change manager is no line manager, and a product manager no project manager."""
    assert read_value(SHIPPED, ROLE, title).value == title.lower().replace(" ", "_")
