"""Questions about one attribute: asking, changing, supposing, and confirming a near miss.

`take` reads a line and `apply` uses its value; 'skip' calls `apply` with None. A line that is
nearly a value leads to `Confirming`, which then applies the nearest value to the same question, and
one that may be any of several values to `Choosing`.
"""

from dataclasses import dataclass
from typing import Protocol

from engine.core.model import Attribute, KnowledgeBase, Value
from engine.errors import Fault, did_you_mean
from engine.facts.reading import NONE_OF_THESE
from engine.facts.values import NOT_UNDERSTOOD, Reading, read_value
from engine.interview.answer import NONE_FITS, Answer, NoneFits
from engine.interview.answer_lines import means_none, names_none_and_others, read_answer
from engine.interview.commands import suggested_command
from engine.interview.conversation import Conversation, Question
from engine.interview.prompts import (
    Prompt,
    change_prompt,
    either_prompt,
    near_miss_prompt,
    question_prompt,
    supposition_prompt,
)
from engine.interview.status import in_brief, progress
from engine.language.sentences import quote
from engine.views.console.layout import paragraph

NONE_AND_OTHERS = f"says '{NONE_OF_THESE}' and chooses something all the same"
CHOOSE_EITHER = "Leave out one of the two."
NOTHING_SUPPOSED = "Choose what to suppose: one of the choices, or Enter to go back."
NEITHER = ("neither", "neither of them", "none", "none of them")


class FactQuestion(Question, Protocol):
    """A question whose answer is a value of an attribute."""

    @property
    def attribute(self) -> Attribute: ...

    def apply(self, conversation: Conversation, value: Answer) -> str:
        """Use an answer, None for a skipped question; the text to show."""


@dataclass(frozen=True, slots=True)
class Asking:
    """The interview's present question."""

    attribute: Attribute

    def prompt(self, conversation: Conversation) -> Prompt:
        interview = conversation.interview
        return question_prompt(interview, self.attribute, progress(interview), in_brief(interview))

    def take(self, conversation: Conversation, line: str) -> str:
        return _answered(conversation, self, line) if line else conversation.keep(self.attribute)

    def apply(self, conversation: Conversation, value: Answer) -> str:
        return conversation.record(self.attribute, value)


@dataclass(frozen=True, slots=True)
class Changing:
    """An earlier question, put again to change its answer."""

    attribute: Attribute

    def prompt(self, conversation: Conversation) -> Prompt:
        return change_prompt(self.attribute, conversation.interview.said(self.attribute.id))

    def take(self, conversation: Conversation, line: str) -> str:
        return _answered(conversation, self, line) if line else conversation.back()

    def apply(self, conversation: Conversation, value: Answer) -> str:
        return conversation.record(self.attribute, value)


@dataclass(frozen=True, slots=True)
class Supposing:
    """Which hypothetical value is the attribute to have?"""

    attribute: Attribute

    def prompt(self, conversation: Conversation) -> Prompt:
        return supposition_prompt(
            self.attribute, conversation.interview.facts.get(self.attribute.id)
        )

    def take(self, conversation: Conversation, line: str) -> str:
        return _answered(conversation, self, line) if line else conversation.back()

    def apply(self, conversation: Conversation, value: Answer) -> str:
        if value is None:
            return conversation.back()
        if isinstance(value, NoneFits):
            return paragraph(NOTHING_SUPPOSED)
        return conversation.suppose({self.attribute.id: value})


@dataclass(frozen=True, slots=True)
class Confirming:
    """Was the nearest value meant? `line` is what was typed, and `reading` how it was read."""

    asked: FactQuestion
    line: str
    reading: Reading

    @property
    def attribute(self) -> Attribute:
        """The attribute of the question that was asked."""
        return self.asked.attribute

    def prompt(self, conversation: Conversation) -> Prompt:
        return near_miss_prompt(self.attribute, self.line, self.reading.nearest or "")

    def take(self, conversation: Conversation, line: str) -> str:
        words = conversation.interview.knowledge_base.words
        if line.casefold() in words["yes"]:
            return self.apply(conversation, self._corrected(conversation.interview.knowledge_base))
        conversation.back()
        if not line or line == "2" or line.casefold() in words["no"]:
            return ""
        return _answered(conversation, self.asked, line)

    def apply(self, conversation: Conversation, value: Answer) -> str:
        return self.asked.apply(conversation, value)

    def _corrected(self, knowledge_base: KnowledgeBase) -> Value | None:
        """The nearest value, together with the ones of several values that were understood."""
        nearest = read_value(knowledge_base, self.attribute, self.reading.nearest).value
        understood = self.reading.value
        if isinstance(nearest, tuple) and isinstance(understood, tuple):
            return tuple(id for id in self.attribute.choices if id in {*nearest, *understood})
        return nearest


@dataclass(frozen=True, slots=True)
class Choosing:
    """Which of several values was meant? `line` is what was typed, and may stand for any."""

    asked: FactQuestion
    line: str
    candidates: tuple[str, ...]

    @property
    def attribute(self) -> Attribute:
        """The attribute of the question that was asked."""
        return self.asked.attribute

    def prompt(self, conversation: Conversation) -> Prompt:
        return either_prompt(self.attribute, self.line, self.candidates)

    def take(self, conversation: Conversation, line: str) -> str:
        conversation.back()
        if line.isdecimal() and 1 <= int(line) <= len(self.candidates):
            return self.asked.apply(conversation, self.candidates[int(line) - 1])
        words = conversation.interview.knowledge_base.words["no"]
        if (
            not line
            or line == str(len(self.candidates) + 1)
            or line.casefold() in (*words, *NEITHER)
        ):
            return ""
        return _answered(conversation, self.asked, line)

    def apply(self, conversation: Conversation, value: Answer) -> str:
        return self.asked.apply(conversation, value)


def _answered(conversation: Conversation, asked: FactQuestion, line: str) -> str:
    """Apply the value of a line, ask to confirm a near miss, or refuse the line."""
    knowledge_base = conversation.interview.knowledge_base
    if means_none(asked.attribute, line):
        return asked.apply(conversation, NONE_FITS)
    if names_none_and_others(asked.attribute, line):
        conversation.problem = Fault(quote(line), NONE_AND_OTHERS, CHOOSE_EITHER)
        return paragraph(f"{quote(line)} {NONE_AND_OTHERS}. {CHOOSE_EITHER}")
    reading = read_answer(knowledge_base, asked.attribute, line)
    if not reading.problem:
        return asked.apply(conversation, reading.value)
    if reading.candidates:
        conversation.problem = Fault(quote(line), reading.problem, "")
        return conversation.ask(Choosing(asked, line, reading.candidates))
    if reading.nearest:
        conversation.problem = Fault(quote(line), reading.problem, did_you_mean(reading.nearest))
        return conversation.ask(Confirming(asked, line, reading))
    listed = bool(asked.attribute.choices) and not knowledge_base.takes_roles(asked.attribute)
    what, cure = _refusal(asked.attribute, line, reading, listed=listed)
    conversation.problem = Fault(quote(line), what, suggested_command(line) or cure)
    return paragraph(f"{what}. {cure} {suggested_command(line)}".replace(".  ", ". "))


def _refusal(attribute: Attribute, line: str, reading: Reading, *, listed: bool) -> tuple[str, str]:
    """Why a line is no answer, and the cure; for a list of choices, in terms of the list."""
    if listed and not reading.value and NOT_UNDERSTOOD in reading.problem:
        choice = f"Type a number from 1 to {len(attribute.choices) + 1}, or words of the list."
        return f"{quote(line)} is not one of the choices", choice
    return reading.problem, ""
