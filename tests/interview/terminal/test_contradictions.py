"""Answers that contradict each other, at a real terminal."""

from pathlib import Path

import pytest

from tests.interview.contradictory import CLASH, write_contradictory
from tests.screens import DOWN, ENTER, Sit

pytestmark = pytest.mark.terminal


@pytest.mark.parametrize("plain", [(), ("--plain",)], ids=["keys", "lines"])
def test_an_answer_is_changed(sit: Sit, tmp_path: Path, plain: tuple[str, ...]) -> None:
    """Chosen from the list; then the interview goes on."""
    shown = sit("--rules", str(write_contradictory(tmp_path / "mine")), *plain)
    shown.until("1. Are you happy?")

    shown.answer("yes", until="2. What do you want?")
    shown.answer("rise", until=CLASH)
    shown.answer("2" if plain else DOWN, *(() if plain else (DOWN,)), until="So far: yes.")
    shown.answer("no", until="3. How large is your team?")


def test_enter_keeps_both(sit: Sit, tmp_path: Path) -> None:
    """The keys below the list say so."""
    shown = sit("--rules", str(write_contradictory(tmp_path / "mine")))
    shown.until("1. Are you happy?")

    shown.answer("yes", until="2. What do you want?")
    shown.answer("rise", until="Enter alone keeps both.")
    shown.press(ENTER)

    shown.until("Kept. The advice will say", "3. How large is your team?")
