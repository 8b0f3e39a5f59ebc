"""The state of a conversation, and what can be done to it; which line does it is decided elsewhere.

At the bottom stands the interview's question or, once the advice was shown, the closing one. Side
questions stand upon it and are gone once they are answered.
"""

from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum
from typing import Protocol

from engine.core.model import (
    Attribute,
    Facts,
    Value,
)
from engine.interview.interview import Interview
from engine.interview.prompts import Prompt
from engine.interview.status import settled_note
from engine.language.sentences import listed
from engine.phrasing.facts_and_rules import (
    fact_in_words,
)
from engine.views.console.layout import paragraph


@dataclass(frozen=True, slots=True)
class Callbacks:
    """What is done elsewhere: advice and suppositions in words, and a new file of facts.

    `resumable` says whether answers are kept for `ask --resume`, and `file` where the answers go in
    the end, if that is settled.
    """

    advise: Callable[[Facts], str]
    suppose: Callable[[Facts, Facts], str]
    save: Callable[[str, Facts], None]
    resumable: bool
    file: str | None = None


class Ending(Enum):
    """How a conversation ended, and so what is to become of the answers."""

    ADVISED = "advised"
    LEFT = "left, and nothing is to be kept"
    SAVED = "left, with the answers in a file"
    KEPT = "left, to be resumed"


class Question(Protocol):
    """Something that is asked: by the interview, or on the side."""

    @property
    def attribute(self) -> Attribute | None:
        """What it is about, if that is one thing about the person."""

    def prompt(self, conversation: "Conversation") -> Prompt:
        """How it is put."""

    def take(self, conversation: "Conversation", line: str) -> str:
        """Take a line as the answer, and say what came of it."""


class Conversation:
    """One conversation over one interview. `ending` is None as long as it goes on."""

    def __init__(self, interview: Interview, callbacks: Callbacks) -> None:
        self.interview, self.callbacks = interview, callbacks
        self.ending: Ending | None = None
        self.sides: list[Question] = []
        self.closing = False
        self._settled_told = False

    def ask(self, side: Question) -> str:
        """Put a side question; one of its kind is enough."""
        if not any(isinstance(other, type(side)) for other in self.sides):
            self.sides.append(side)
        return ""

    def to_the_point(self) -> None:
        """Leave all side questions."""
        self.sides.clear()

    def back(self) -> str:
        """Return to what was asked before."""
        if self.sides:
            self.sides.pop()
            return ""
        was_closing, self.closing = self.closing, False
        if was_closing and self.interview.question is not None:
            return ""
        if self.interview.back():
            return ""
        self.closing = was_closing
        return paragraph("This is the first question.")

    def suppose(self, changed: Facts) -> str:
        """Where other answers would lead."""
        self.to_the_point()
        return self.callbacks.suppose(self.interview.facts, changed)

    def record(self, attribute: Attribute, value: Value | None) -> str:
        """Record an answer, or that there is none, and say how it was understood."""
        self.to_the_point()
        before = self.interview.facts.get(attribute.id)
        noted = paragraph("Skipped." if before is None else "Taken away.")
        if value is not None:
            noted = show_noted(attribute, value)
        earlier = dict(self.interview.answers)
        dropped: tuple[str, ...] = ()
        if attribute.id in earlier or before is not None:
            dropped = self.interview.change(attribute, value)
        else:
            self.interview.answer(attribute, value)
        gone = {id: earlier[id] for id in dropped}
        return self._after("\n".join([noted, *self._dropped(gone)]))

    def keep(self, attribute: Attribute) -> str:
        """Leave an answer as it is; a question without one is skipped."""
        value = self.interview.facts.get(attribute.id)
        if value is None:
            return self.record(attribute, None)
        self.interview.keep(attribute)
        return self._after(paragraph(f"Kept: {fact_in_words(attribute, value)}."))

    def _dropped(self, gone: dict[str, Value | None]) -> list[str]:
        """That later answers do not apply any more, where they said anything."""
        attributes = self.interview.knowledge_base.attributes
        words = [fact_in_words(attributes[id], v) for id, v in gone.items() if v is not None]
        if not words:
            return []
        verb = "answer does" if len(words) == 1 else "answers do"
        return [paragraph(f"This {verb} not apply any more and is dropped: {listed(words)}.")]

    def _after(self, said: str) -> str:
        """What was said and, where it is time, that the path is settled, or the advice."""
        if self.closing or self.interview.question is None:
            return f"{said}\n\n{self.advice()}"
        if self.interview.outlook.settled and not self._settled_told:
            self._settled_told = True
            return f"{said}\n\n{settled_note(self.interview)}"
        return said

    def advice(self) -> str:
        """The advice as things stand. From here on, the closing question is asked."""
        self.to_the_point()
        self.closing = True
        return self.callbacks.advise(self.interview.facts)

    def save(self, place: str) -> str:
        """Write the answers to a new file. Raises MisuseError where that cannot be done."""
        self.callbacks.save(place, self.interview.facts)
        return paragraph(f"Your answers are in {place}.")


def show_noted(attribute: Attribute, value: object) -> str:
    """An answer as it was understood."""
    return paragraph(f"Noted: {fact_in_words(attribute, value)}.")  # type: ignore[arg-type]
