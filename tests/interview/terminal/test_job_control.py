"""The interview as a job of a shell: stopped, gone on with, and ended from outside."""

import signal
from pathlib import Path

import pytest

from tests.screens import Sit
from tests.shells import line

pytestmark = pytest.mark.terminal


def test_ctrl_z_stops_and_fg_goes_on_with_the_same_question(tmp_path: Path) -> None:
    """Nothing that was highlighted is lost, and the shell has its terminal meanwhile."""
    with line("bash", tmp_path) as shell:
        shell.types("crossroads ask --no-state\r", until="12  Line manager")
        shell.types("\x1b[B\x1b[B", until=" >  2  Project manager")

        shell.types("\x1a", until="Stopped")
        shell.types("echo in''between\r", until="\ninbetween")
        shell.types("clear; fg\r", until=" >  2  Project manager")
        shell.types("\r", until="Noted: current role: Project manager.")


def test_a_stopped_interview_can_be_killed(tmp_path: Path) -> None:
    """It says what has become of the answers, and waits for nobody."""
    with line("bash", tmp_path) as shell:
        shell.types("crossroads ask --no-state\r", until="12  Line manager")
        shell.types("\x1a", until="Stopped")

        gone = "while kill -0 %1 2>/dev/null; do sleep 0.1; done"
        shell.types(f"clear; kill %1; {gone}; echo en''ded\r", until="\nended")

        shown = "\n".join(shell.screen.display)
        assert "You left the interview. Nothing was kept." in shown
        assert "Traceback" not in shown


def test_an_interview_stopped_from_outside_is_drawn_anew(sit: Sit) -> None:
    """A shell would have written below the question."""
    shown = sit()
    shown.until("12  Line manager", "save done quit")

    shown.child.kill(signal.SIGSTOP)
    shown.screen.reset()
    shown.child.kill(signal.SIGCONT)
    shown.until("1. What is your role today?", "12  Line manager", "save done quit")
