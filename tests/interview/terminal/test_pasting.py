"""Several lines pasted at a real terminal, and a space before anything else."""

import pytest

from tests.screens import DOWN, ENTER, SPACE, Sit

pytestmark = pytest.mark.terminal
KNOWN = ("--set", "current_role=pmo_analyst", "--set", "career_ladder=none")


def pasted(text: str) -> str:
    """A text as a terminal with bracketed paste gives it."""
    return f"\x1b[200~{text}\x1b[201~"


def test_pasted_lines_answer_one_question_each(sit: Sit) -> None:
    """They stand below each other until Enter takes them."""
    shown = sit()
    shown.until("12  Line manager")

    shown.press(pasted("7\rpermanent\r2\r"))
    shown.until("> 7\npermanent\n2")
    shown.press(ENTER)

    shown.until(
        "Noted: current role: PMO analyst.",
        "Noted: employment: permanent.",
        "Noted: career ladder: unclear.",
        "\n4. ",
    )


def test_what_follows_a_line_that_is_not_understood_is_not_used(sit: Sit) -> None:
    """It was written for other questions, and that is said."""
    shown = sit()
    shown.until("12  Line manager")

    shown.press(pasted("7\ncolossal\n2\n3"), ENTER)

    shown.until("'colossal' is not one of the choices.", "is not used: '2' and '3'.", "\n2. ")
    assert "Noted: employment" not in shown.text


def test_the_same_holds_without_bracketed_paste(sit: Sit) -> None:
    """Where a paste cannot be told from typing ahead."""
    shown = sit()

    shown.press("7\rcolossal\r2\r3\r")

    shown.until("'colossal' is not one of the choices.", "What was typed ahead is not used.")
    assert "Noted: employment" not in shown.text


def test_pasted_values_are_one_answer_where_several_are_asked_for(sit: Sit) -> None:
    """A list from a document, a value a line."""
    shown = sit(*KNOWN)
    shown.until("What do you want from your next step?", "[ ] a more senior post")

    shown.press(pasted("broader experience\na new challenge\n"), ENTER)

    shown.until("Noted: ambitions: broader experience and a new challenge.")


def test_a_space_before_anything_else_is_not_typed(sit: Sit) -> None:
    """It could not be seen, and would keep the arrow keys from the list."""
    shown = sit()
    shown.until("12  Line manager")

    shown.press(SPACE, DOWN)
    shown.until(" >  1  Junior project manager")
    shown.press(ENTER)

    shown.until("Noted: current role: Junior project manager.")
