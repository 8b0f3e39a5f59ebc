"""Commands and answers as they are typed."""

from collections.abc import Callable

from click.testing import Result

from engine.core.model import Facts
from engine.interview.answer_lines import read_answer
from engine.interview.interview import Interview
from tests.shipped import SHIPPED

Ask = Callable[..., Result]

Run = Callable[..., Result]


def lines(known: Facts | None = None, **answers: str) -> list[str]:
    """These answers in the order in which they are asked for; other questions are passed by."""
    interview, typed = Interview(SHIPPED, known), []
    while answers and (attribute := interview.question):
        line = answers.pop(attribute.id, "")
        interview.answer(attribute, read_answer(SHIPPED, attribute, line).value)
        typed.append(line)
    assert not answers, f"never asked for: {', '.join(answers)}"
    return typed


def flat(text: str) -> str:
    """A text as if the screen were endlessly wide."""
    return " ".join(text.split())


KNOWN = {"current_role": "pmo_analyst", "career_ladder": "none"}
WITH_KNOWN = ("--set", "current_role=pmo_analyst", "--set", "career_ladder=none")


def before(attribute: str) -> list[str]:
    """Lines that pass by every question before one, when that much is known."""
    passed = lines(KNOWN, **{attribute: "?"})
    assert passed.pop() == "?"
    return passed
