"""The interview at a real terminal: every way to leave it, and to go on."""

import signal
from pathlib import Path

import pytest

from engine.facts.facts_file import read_facts
from tests.screens import CTRL_C, CTRL_D, DOWN, ENTER, Sit

pytestmark = pytest.mark.terminal


@pytest.mark.parametrize(
    "way", ["kill", "hang up", "Ctrl-C", "SIGTERM", "SIGHUP", "SIGQUIT", "SIGINT"]
)
def test_whatever_ends_it_the_answers_are_there_again(sit: Sit, state: Path, way: str) -> None:
    """A killed program, a closed window and Ctrl-C lose nothing that was noted."""
    shown = sit()
    shown.answer("7", until="Noted: current role")
    shown.answer("permanent", until="Noted: employment")
    shown.until("\n3. ", "save done quit")

    if way not in ("kill", "hang up"):
        if way == "Ctrl-C":
            shown.press(CTRL_C)
        else:
            shown.child.kill(signal.Signals[way])
        shown.until("Your answers are kept: `crossroads ask --resume`")
        assert shown.ended() == 1
    elif way == "kill":
        shown.kill()
    else:
        shown.hang_up()
    (file,) = state.iterdir()
    rights = file.stat().st_mode & 0o777
    again = sit("--resume")
    again.until("This goes on with the interview of", "2 answers.", "\n3. ")
    again.answer("done", until="What next?")
    again.press("done", ENTER)
    assert again.ended() == 0

    assert rights == 0o600
    assert "Traceback" not in shown.text
    assert list(state.iterdir()) == []


def test_two_interviews_at_once_do_not_meet(sit: Sit) -> None:
    """One that is going on is never taken over, and each keeps its own answers."""
    one, other = sit(), sit()
    one.answer("7", until="Noted: current role: PMO analyst.")
    other.answer("8", until="Noted: current role: PMO manager.")

    nothing = sit("--resume")
    nothing.until("no interview that was left is kept")
    other.kill()
    again = sit("--resume")
    again.until("1 answer.")
    again.answer("review", until="1  current role: PMO manager")
    one.answer("review", until="1  current role: PMO analyst")


def test_quit_asks_what_is_to_become_of_the_answers(sit: Sit, state: Path, tmp_path: Path) -> None:
    """In a file, if that is wanted; then nothing else is kept."""
    file = tmp_path / "me.toml"
    shown = sit()
    shown.answer("7", until="Noted: current role")

    shown.answer("quit", until="What is to become of your answers?")
    shown.answer(DOWN, DOWN, until="Save your answers in which file?")
    shown.answer(str(file), until="You left the interview.")

    assert shown.ended() == 0
    assert read_facts(str(file)) == {"current_role": "pmo_analyst"}
    assert list(state.iterdir()) == []


@pytest.mark.parametrize("arguments", [(), ("--plain",)], ids=["keys", "plain"])
@pytest.mark.parametrize("way", [(), ("quit",), ("done",)], ids=["asked", "leaving", "advised"])
def test_ctrl_d_leaves_and_loses_nothing(
    sit: Sit, state: Path, arguments: tuple[str, ...], way: tuple[str, ...]
) -> None:
    """At a keyboard it is a way out like Ctrl-C, wherever one is."""
    shown = sit(*arguments, rows=110)
    shown.answer("7", until="Noted: current role")
    shown.until("2. ")
    for word in way:
        shown.answer(word, until="What next?" if word == "done" else "What is to become")

    shown.press(CTRL_D)
    shown.until("Your answers are kept: `crossroads ask --resume`")

    assert shown.ended() == 1
    assert len([*state.iterdir()]) == 1
