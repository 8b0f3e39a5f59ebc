"""Answers that contradict each other, from a pipe and over --resume."""

from pathlib import Path

import pytest

from tests.commands.typed import Ask, flat
from tests.interview.contradictory import CLASH, write_contradictory


@pytest.fixture
def options(tmp_path: Path) -> tuple[str, ...]:
    """The options that choose rules with a contradiction."""
    return ("--rules", str(write_contradictory(tmp_path / "mine")))


def test_a_pipe_that_did_not_foresee_the_question_goes_on(
    ask: Ask, options: tuple[str, ...]
) -> None:
    """Its lines keep their places, and the advice names the contradiction."""
    shown = ask("yes", "rise", "1", "2", "1", options=options).output

    assert shown.count(CLASH) == 2
    assert "Noted: team: small." in shown
    assert "Noted: years: 2 years." in shown
    assert "Noted: current role: Cook." in shown
    assert f"Answers that contradict each other - {CLASH}" in flat(shown)


def test_a_pipe_may_choose_in_words(ask: Ask, options: tuple[str, ...]) -> None:
    """And the question that was open before follows."""
    shown = ask("yes", "rise", "change happy", "no", "small", options=options).output

    assert "Noted: happy: no." in shown
    assert "Noted: team: small." in shown
    assert "Answers that contradict each other" not in shown


def test_a_pipe_that_ends_there_is_not_shown_the_question(
    ask: Ask, options: tuple[str, ...]
) -> None:
    """Nobody is there to answer it, and the advice names the contradiction."""
    shown = ask("yes", "rise", options=options).output

    assert "change 'happy: yes'" not in shown
    assert f"Answers that contradict each other - {CLASH}" in flat(shown)


def test_a_contradiction_that_was_kept_is_not_offered_after_resuming(
    ask: Ask, options: tuple[str, ...]
) -> None:
    """It stood already when the interview was left."""
    ask("yes", "rise", "keep both", "quit", "1", options=options)

    shown = ask("small", "done", options=(*options, "--resume")).output

    assert "goes on with the interview" in flat(shown)
    assert "change 'happy: yes'" not in shown
    assert "Noted: team: small." in shown
