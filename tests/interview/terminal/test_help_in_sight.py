"""The help of a question stays in sight while it is answered, in small windows too."""

import os
from collections.abc import Iterator

import click
import pytest

from engine.core.model import Attribute, Value
from engine.interview.interview import Interview
from engine.interview.prompts import Prompt, change_prompt
from engine.interview.status import in_brief, progress
from engine.interview.terminal.drawing import REPLY_LINES, Drawing
from engine.interview.terminal.fitting import NOTE_LINES, height, shortened
from engine.interview.terminal.plain import as_text
from engine.interview.terminal.selection import Selection
from tests.commands.typed import flat
from tests.other_field.plants import PLANTS
from tests.screens import ENTER, Sit
from tests.shipped import SHIPPED

SIZES = [(60, 20), (80, 24)]
QUESTIONS = [*SHIPPED.stated.values(), *PLANTS.stated.values()]
NOTHING = {"one": None, "several": (), "yes/no": False, "number": 5}


@pytest.fixture(params=SIZES, ids=lambda size: "{}x{}".format(*size))
def size(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> tuple[int, int]:
    """A window of this size."""
    columns, rows = request.param
    monkeypatch.setenv("COLUMNS", str(columns))
    monkeypatch.setenv("LINES", str(rows))
    return columns, rows


def answered(attribute: Attribute) -> Value:
    """Some answer, so that what was said stands beside the question."""
    match attribute.kind:
        case "several":
            return tuple(attribute.choices)[:2]
        case "one":
            return next(iter(attribute.choices))
        case "yes/no":
            return True
        case "number":
            return attribute.most


def prompts(attribute: Attribute) -> Iterator[Prompt]:
    """The question at its first time and when its answer is changed, with a long status line."""
    interview = Interview(SHIPPED, {"current_role": "pmo_analyst", "ambitions": ("breadth",)})
    status = {"progress": progress(interview), "in_brief": in_brief(interview)}
    for value in (None, answered(attribute)):
        asked = change_prompt(attribute, value)
        yield Prompt(**{**{name: getattr(asked, name) for name in asked.__slots__}, **status})


@pytest.mark.parametrize("attribute", QUESTIONS, ids=lambda attribute: attribute.id)
def test_question_help_and_a_choice_are_in_a_small_window(
    size: tuple[int, int], attribute: Attribute
) -> None:
    """All of them at once, whichever choice is highlighted; none of it is pushed out."""
    rows = size[1]
    for prompt in prompts(attribute):
        for place in range(len(prompt.choices) + 1):
            selection = Selection(len(prompt.choices), prompt.several, prompt.places)
            selection.place = place
            drawing = Drawing(prompt, selection)
            parts = [drawing.question, drawing.note(""), *drawing.choices(""), drawing.hint]
            parts += drawing.below("")

            assert f"{flat(attribute.help)} {attribute.typed}".startswith(flat(drawing.note("")))
            assert flat(drawing.note(""))
            assert sum(map(height, parts)) <= rows - REPLY_LINES
            assert not place or prompt.choices[place - 1].split()[0] in click.unstyle(
                "\n".join(drawing.choices(""))
            )


@pytest.mark.parametrize("attribute", QUESTIONS, ids=lambda attribute: attribute.id)
def test_a_plain_question_fits_a_small_window(size: tuple[int, int], attribute: Attribute) -> None:
    """Question, help, every choice, and the line to answer on: nothing has scrolled away."""
    columns, rows = size
    for prompt in prompts(attribute):
        lines = click.unstyle(as_text(prompt)).splitlines()
        about = lines[: lines.index(shortened(prompt.note, NOTE_LINES).splitlines()[0])]
        status = [line for line in about if line.startswith("  ")]

        assert len(lines) + 1 - len(status) <= rows
        assert max(map(len, lines)) <= columns
        assert shortened(prompt.note, NOTE_LINES) in "\n".join(lines)


def test_a_very_low_window_keeps_the_question_and_the_choice(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """The help gives way to them."""
    monkeypatch.setitem(os.environ, "COLUMNS", "60")
    monkeypatch.setitem(os.environ, "LINES", "9")
    (prompt, _) = prompts(SHIPPED.attributes["current_role"])
    selection = Selection(len(prompt.choices), several=False)
    selection.place = 12

    drawing = Drawing(prompt, selection)

    assert drawing.note("") == ""
    assert "> 12  Line manager" in click.unstyle("\n".join(drawing.choices("")))


@pytest.mark.terminal
@pytest.mark.parametrize(("columns", "rows"), SIZES)
def test_every_question_of_an_interview_keeps_its_help(sit: Sit, columns: int, rows: int) -> None:
    """On a real screen, from the first question to the last one."""
    shown = sit(columns=columns, rows=rows)
    interview = Interview(SHIPPED)
    number = 0

    while attribute := interview.question:
        number += 1
        question = f"{number}. {attribute.question}"
        first_words = " ".join(attribute.help.split()[:4])
        shown.until(f"{number}. {attribute.question[:30]}", first_words, " >")
        assert question in flat(shown.text)
        value = SHIPPED_ANSWERS.get(attribute.id)
        interview.answer(attribute, value)
        shown.press("" if value is None else str(value), ENTER)

    assert number > 8


SHIPPED_ANSWERS = {"current_role": "pmo_analyst", "employment": "permanent"}
