"""The interview at a real terminal: keys, and what the screen shows."""

import re

import pytest

from engine.core.model import KnowledgeBase
from tests.screens import CTRL_C, DOWN, ENTER, SPACE, UP, Sit

pytestmark = pytest.mark.terminal
FIRST = "1. What is your role today?"
KNOWN = ("--set", "current_role=pmo_analyst", "--set", "career_ladder=none")
AHEAD = ("--set", "organisation_size=small", "--set", "career_ladder=none")


def test_arrow_keys_choose(sit: Sit) -> None:
    """Down, down and Enter take the second choice; a mark stands before what is highlighted."""
    shown = sit()
    shown.until(FIRST, "12  Line manager")

    shown.press(DOWN, DOWN)
    highlighted = shown.until(" >  2  Project manager", "Enter takes it.")
    shown.press(UP, UP, ENTER)
    shown.until("Noted: current role: none of these.")

    assert highlighted.count(">  ") == 1


def test_the_cursor_stands_on_what_is_highlighted(sit: Sit) -> None:
    """A screen reader reads the line on which the cursor stands."""
    shown = sit()
    shown.until("12  Line manager")

    shown.press(DOWN, DOWN, DOWN)
    shown.until(" >  3  Senior project manager")

    assert ">  3  Senior" in shown.screen.display[shown.screen.cursor.y]


def test_space_marks_several(sit: Sit) -> None:
    """Marks are letters in brackets, and Enter answers with all that are marked."""
    shown = sit(*KNOWN)
    shown.until("What do you want from your next step?", "[ ] a more senior post")

    shown.press(DOWN, SPACE, DOWN, DOWN, SPACE)
    shown.until(" >  3  [x] broader experience", "    1  [x] a more senior post")
    shown.press(ENTER)

    shown.until("Noted: ambitions: a more senior post and broader experience.")


def test_typing_works_at_the_same_prompt(sit: Sit) -> None:
    """Numbers, words and keywords, also after an arrow key."""
    shown = sit()
    shown.until("12  Line manager")

    shown.answer(DOWN, "why", until="I ask because 'current role' could decide which")
    shown.answer("PMO anlyst", until="Noted: current role: PMO analyst.")
    shown.answer("back", until="So far: PMO analyst.")
    shown.answer("8", until="Noted: current role: PMO manager.")


def test_enter_alone_skips_and_never_chooses(sit: Sit) -> None:
    """A key pressed by mistake says nothing about anybody."""
    shown = sit()
    shown.until("Enter alone skips.")

    shown.press(ENTER)

    shown.until(f"{FIRST}\n  Skipped.")


def test_keys_pressed_too_early_are_answers(sit: Sit) -> None:
    """Somebody who knows the questions need not wait for them."""
    shown = sit()

    shown.press("8", ENTER, "back", ENTER, "7", ENTER)

    shown.until("Noted: current role: PMO manager.", "Noted: current role: PMO analyst.")


def test_back_goes_all_the_way_and_takes_nothing(sit: Sit) -> None:
    """Any number of times; Enter then keeps each answer."""
    shown = sit()
    shown.answer("7", until="Noted: current role")
    shown.answer("permanent", until="Noted: employment")
    shown.until("3. ")

    shown.answer("back", until="So far: permanent")
    shown.answer("back", until="So far: PMO analyst.")
    shown.answer("back", until="This is the first question.")
    shown.press(ENTER)

    shown.until("Kept: current role: PMO analyst.", "\n3. ")


def test_review_changes_any_answer(sit: Sit) -> None:
    """The list is one to move through, and later answers that still hold are kept."""
    shown = sit()
    shown.answer("7", until="Noted: current role")
    shown.answer("permanent", until="Noted: employment")

    shown.answer("review", until="    2  employment: permanent")
    shown.press(DOWN)
    shown.until(" >  1  current role: PMO analyst")
    shown.answer(until="So far: PMO analyst.")
    shown.answer("8", until="Noted: current role: PMO manager.")
    shown.answer("review", until="    1  current role: PMO manager")

    assert "    2  employment: permanent" in shown.text


def test_what_if_is_explored_with_the_arrow_keys(sit: Sit) -> None:
    """Without starting again."""
    shown = sit(*KNOWN, rows=110)
    shown.answer("done", until="What next?")

    shown.answer(DOWN, until="What if an answer were another? Which one?")
    shown.answer("career ladder", until="What if? Is there a career ladder")
    shown.until("So far: none.")
    shown.answer("clear", until="career ladder: clear (you said: none)")


@pytest.mark.parametrize("columns", [60, 80, 120])
def test_no_line_is_broken_in_the_middle_of_a_word(
    sit: Sit, columns: int, knowledge_base: KnowledgeBase
) -> None:
    """At any width that people have, what is shown is wrapped between words."""
    shown = sit(columns=columns, rows=90)
    shown.answer("7", until="Noted: current role")
    shown.answer("path", until="Move up: 0 now")
    shown.answer("why", until="I ask because")
    shown.until("Enter alone skips.\n  ? why skip")

    words = " ".join(shown.text.split())
    assert knowledge_base.texts["opening"].words in words
    assert knowledge_base.rules["out-contract-ends"].because in words
    assert "at most +" in words
    assert "Arrow keys choose, or type. Enter alone skips." in words


def test_a_window_may_change_its_size(sit: Sit) -> None:
    """The prompt is drawn anew for the new width."""
    shown = sit(columns=110)
    shown.answer("7", until="Noted: current role")
    shown.until("\n2. ")

    shown.resize(60, 40)
    shown.until("  ? why skip back review path save done quit")
    shown.press(DOWN)
    shown.until(" >  1  ")

    assert "\n  questions are left." in shown.text
    shown.answer(until="\n3. ")


@pytest.mark.parametrize("rows", [12, 24])
def test_a_low_window_scrolls_to_what_is_highlighted(sit: Sit, rows: int) -> None:
    """All of the choices need not be on the screen."""
    shown = sit(rows=rows)
    first = shown.until(FIRST, "a number or words >")

    shown.press(*[DOWN] * 12)
    last = shown.until(FIRST, " > 12  Line manager")

    assert (" more below)" in first, "more above)" in last) == (rows == 12, rows == 12)


def test_the_roles_fit_a_window_of_24_lines(sit: Sit) -> None:
    """Two columns show every role, the status and the keys at once; arrows go down, then across."""
    shown = sit(rows=24)
    shown.until(
        FIRST, "1  Junior project manager       14  Agile delivery lead", "26  none of these"
    )
    shown.until("Enter alone skips.", "? why skip")

    shown.press(UP)
    shown.until(" > 26  none of these")
    at = shown.screen.cursor
    shown.press(*[UP] * 12)
    shown.until(" > 14  Agile delivery lead")

    assert ">" in shown.screen.display[at.y][at.x :]
    shown.answer(until="Noted: current role: Agile delivery lead.")


def test_after_a_new_size_or_ctrl_l_the_question_is_still_there(sit: Sit) -> None:
    """Nobody has to remember what was asked."""
    shown = sit(rows=20)
    shown.until(FIRST)

    shown.resize(60, 10)
    shown.until(FIRST, "more below)")
    shown.resize(80, 30)
    shown.until(FIRST, "12  Line manager", "? why skip")
    shown.press("\x0c", DOWN)
    shown.until(FIRST, " >  1  ", "12  Line manager", "? why skip")

    assert shown.screen.display[0].startswith(FIRST)


def test_a_low_window_still_shows_what_was_noted(sit: Sit) -> None:
    """The list makes room for the answer to the line before."""
    shown = sit(*KNOWN, "--set", "manager_can_stretch=no", rows=10)
    shown.until("What do you want from your next step?")

    shown.answer("1", until="Noted: ambitions: a more senior post.\n\n2. ")


def test_typing_over_ticks_is_announced(sit: Sit) -> None:
    """Before it happens."""
    shown = sit(*KNOWN)
    shown.until("[ ] a more senior post", "Arrow keys and space choose, or type.")

    shown.press(DOWN, SPACE)

    shown.until("typing replaces the ticks.")


def test_a_locale_without_utf_8_is_enough(sit: Sit) -> None:
    """Nothing that has to be seen is outside ASCII."""
    shown = sit(LC_ALL="C")
    shown.until(FIRST)

    shown.press(DOWN, ENTER)
    shown.until("Noted: current role: Junior project manager.")
    shown.answer("José", until="is not")

    assert shown.raw.replace("é".encode(), b"").isascii()


def test_no_color_means_none(sit: Sit) -> None:
    """NO_COLOR takes colours away, and what they said is still said."""
    colour = re.compile(rb"\x1b\[[0-9;]*3[0-7][;m]|\x1b\[[0-9;]*[34]8;")
    plain, coloured = sit(*AHEAD, NO_COLOR="1"), sit(*AHEAD)
    for shown in (plain, coloured):
        shown.until("(ahead)")
        shown.press(DOWN)
        shown.until(" >  1  ")

    assert not colour.search(plain.raw)
    assert colour.search(coloured.raw)


@pytest.mark.parametrize("arguments", [("--plain",), ()], ids=["--plain", "a dumb terminal"])
def test_plain_prompts_at_a_terminal(sit: Sit, arguments: tuple[str, ...]) -> None:
    """The same questions and keywords, line after line."""
    shown = sit(*arguments, TERM="xterm" if arguments else "dumb")
    shown.until("12  Line manager", "a number or words >")

    shown.answer("7", until="Noted: current role: PMO analyst.")
    shown.answer("back", until="So far: PMO analyst.")
    shown.press(CTRL_C)
    shown.until("Your answers are kept")

    assert shown.ended() == 1
    assert b"\x1b[1m" not in shown.raw
