"""A dialogue without a screen: what is done for it, and answers to all of it."""

from engine.analysis.comparison import compare
from engine.analysis.report import report
from engine.core.model import Facts
from engine.core.semantics import consult
from engine.core.unasked import is_needless
from engine.interview.callbacks import Callbacks
from engine.interview.dialogue import Dialogue
from engine.interview.interview import Interview
from tests.shipped import SHIPPED


def callbacks(saved: dict[str, Facts] | None = None) -> Callbacks:
    """What the dialogue has done for it: advice is its path, a file is an entry.

    The lines of a test are written beforehand, as those of a pipe are.
    """

    def save(place: str, facts: Facts) -> None:
        (saved if saved is not None else {})[place] = facts

    return Callbacks(
        advise=lambda known, _: f"ADVICE {consult(SHIPPED, known).path}",
        suppose=lambda known, other: f"WHAT IF {_path_after(known, other)}",
        explain=lambda aspect, known, words: (
            f"{aspect.upper()} {words} {consult(SHIPPED, known).path}"
        ),
        save=save,
        report=save,
        resumable=True,
        piped=True,
    )


def answerable(person: Facts) -> Facts:
    """A person's facts without answers to questions that another fact makes needless."""
    return {
        id: value for id, value in person.items() if not is_needless(SHIPPED.attributes[id], person)
    }


def answer_all(interview: Interview, dialogue: Dialogue, lines: dict[str, str]) -> None:
    while attribute := interview.question:
        dialogue.reply(lines.get(attribute.id, "skip"))


def _path_after(known: Facts, other: Facts) -> str | None:
    """The path after some answers are changed."""
    return compare(report(SHIPPED, known), other).after.advice.path
