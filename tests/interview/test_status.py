"""The status line: where the paths stand."""

import re

import click

from engine.core.model import Facts
from engine.interview.dialogue import Dialogue
from engine.interview.interview import Interview
from tests.interview.dialogues import answer_all, callbacks
from tests.shipped import SHIPPED


def test_path_says_where_things_stand_and_why() -> None:
    """Every path with its score, how far it may still move, and the rules behind it."""
    known: Facts = {"career_ladder": "none", "organisation_size": "small"}
    dialogue = Dialogue(Interview(SHIPPED, known), callbacks())
    ladder, size = (SHIPPED.rules[id] for id in ("up-blocked", "out-small-organisation-no-ladder"))
    weight = SHIPPED.evidence(size)["move_out"]

    said = " ".join(click.unstyle(dialogue.reply("path")).split())

    assert f"Move up: ruled out 1 rules it out: {ladder.because}" in said
    assert "up-blocked" not in said
    assert "-99" not in said
    assert f"Move out: +{weight} now, at most +" in said
    assert f"2 +{weight}: {size.because}" in said
    assert "'rule 1' shows the first of these reasons as a rule." in said


def test_only_what_evidence_rules_out_is_called_ruled_out() -> None:
    """A path that merely cannot catch up any more is out of reach."""
    known: Facts = {"current_role": "pmo_coordinator", "career_ladder": "none"}
    interview = Interview(SHIPPED, known)
    dialogue = Dialogue(interview, callbacks())
    lines = {"organisation_size": "small", "ambitions": "seniority", "field_preference": "2",
             "pnl_appetite": "none", "manager_can_stretch": "no", "skills": "1"}  # fmt: skip
    answer_all(interview, dialogue, lines)

    dialogue.reply("back")
    shown, said = dialogue.prompt.progress, " ".join(dialogue.reply("path").split())

    assert "move\u00a0up\u00a0(ruled\u00a0out)" in shown
    assert "move\u00a0sideways\u00a0(out\u00a0of\u00a0reach)" in shown
    assert "Move sideways: 0 now, " in said
    assert "out of reach" in said


def test_a_path_that_may_be_ruled_out_says_so_without_huge_numbers() -> None:
    """A score of -200 tells nobody anything."""
    dialogue = Dialogue(Interview(SHIPPED, {"ambitions": ("seniority",)}), callbacks())

    said = dialogue.reply("path")

    assert "could still be ruled out" in " ".join(said.split())
    assert not re.search(r"-[0-9]{3}|-99", said)


def test_a_screen_reader_gets_the_status_in_one_line() -> None:
    """Five scores before every question are for the eye."""
    known: Facts = {"career_ladder": "none", "organisation_size": "small"}
    prompt = Dialogue(Interview(SHIPPED, known), callbacks()).prompt

    assert prompt.in_brief.startswith("Ahead: move out. At most ")
    assert "move\u00a0sideways" in prompt.progress
