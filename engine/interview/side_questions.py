"""Questions that are about no one thing: which answer to change, where to save, what next."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from engine.core.model import Attribute, KnowledgeBase, Value
from engine.errors import MisuseError, did_you_mean
from engine.facts.parse import attribute_of_heading
from engine.interview.answer_lines import read_answer
from engine.interview.commands import meant
from engine.interview.conversation import Conversation, Ending
from engine.interview.fact_questions import Changing, Supposing
from engine.interview.prompts import (
    Prompt,
    closing_prompt,
    file_prompt,
    leaving_prompt,
    review_prompt,
    suppose_what_prompt,
    ways_on,
    ways_to_leave,
)
from engine.interview.status import said_so_far
from engine.language.sentences import quote
from engine.language.spelling import fold, nearest
from engine.views.console.layout import paragraph


@dataclass(frozen=True, slots=True)
class SupposeWhat:
    """To which question is another answer supposed?"""

    attribute: None = None

    def prompt(self, conversation: Conversation) -> Prompt:
        return suppose_what_prompt(conversation.interview.knowledge_base)

    def take(self, conversation: Conversation, line: str) -> str:
        if not line:
            return conversation.back()
        if "=" in line:
            return supposed(conversation, line)
        stated = conversation.interview.knowledge_base.stated
        id = _chosen({id: attribute.title for id, attribute in stated.items()}, line)
        return conversation.ask(Supposing(stated[id]))


@dataclass(frozen=True, slots=True)
class Reviewing:
    """Which answer is to be changed?"""

    attribute: None = None

    def prompt(self, conversation: Conversation) -> Prompt:
        return review_prompt(tuple(said_so_far(conversation.interview).values()))

    def take(self, conversation: Conversation, line: str) -> str:
        if not line:
            return conversation.back()
        id = _chosen(said_so_far(conversation.interview), line)
        return conversation.ask(Changing(conversation.interview.knowledge_base.attributes[id]))


@dataclass(frozen=True, slots=True)
class Saving:
    """In which file are the answers to be saved?"""

    leaving: bool
    attribute: None = None

    def prompt(self, conversation: Conversation) -> Prompt:
        return file_prompt()

    def take(self, conversation: Conversation, line: str) -> str:
        if not line:
            return conversation.back()
        said = conversation.save(line)
        conversation.to_the_point()
        if self.leaving:
            conversation.ending = Ending.SAVED
        return said


@dataclass(frozen=True, slots=True)
class Leaving:
    """What is to become of the answers?"""

    attribute: None = None

    def prompt(self, conversation: Conversation) -> Prompt:
        return leaving_prompt(conversation.callbacks.resumable)

    def take(self, conversation: Conversation, line: str) -> str:
        if not line:
            return conversation.back()
        match _chosen(ways_to_leave(conversation.callbacks.resumable), line):
            case "save":
                return conversation.ask(Saving(leaving=True))
            case "keep":
                conversation.ending = Ending.KEPT
            case _:
                conversation.ending = Ending.LEFT
        return ""


@dataclass(frozen=True, slots=True)
class Closing:
    """What else, now that the advice was shown?"""

    attribute: None = None

    def prompt(self, conversation: Conversation) -> Prompt:
        known = conversation.interview.knowledge_base
        return closing_prompt(known, self._ways(conversation))

    def take(self, conversation: Conversation, line: str) -> str:
        if not line:
            return paragraph("Choose what next. 'done' or 'quit' ends the interview.")
        match _chosen(self._ways(conversation), line):
            case "what if":
                return conversation.ask(SupposeWhat())
            case "review":
                return review(conversation)
            case "save":
                return conversation.ask(Saving(leaving=False))
            case "go on":
                return conversation.back()
            case _:
                conversation.ending = Ending.ADVISED
        return ""

    def _ways(self, conversation: Conversation) -> dict[str, str]:
        return ways_on(conversation.interview.question is not None, conversation.callbacks.file)


def review(conversation: Conversation) -> str:
    """Show every answer, to change any one."""
    some = said_so_far(conversation.interview)
    return conversation.ask(Reviewing()) if some else paragraph("There is no answer yet.")


def _chosen(choices: Mapping[str, str], line: str) -> str:
    """The id of a choice, by its number or words. Raises MisuseError for any other line."""
    if line.isdecimal() and 1 <= int(line) <= len(choices):
        return list(choices)[int(line) - 1]
    for id, label in choices.items():
        if fold(line) in (fold(id), fold(label)):
            return id
    cure = meant(line) or f"Type a number from 1 to {len(choices)}."
    raise MisuseError(quote(line), "is none of these", cure)


BETWEEN = re.compile(r"; *(?=[^;=]+=)")  # a semicolon may also stand between values of one


def supposed(conversation: Conversation, line: str) -> str:
    """Where ATTRIBUTE=VALUE, or several of them, would lead. Raises MisuseError for any other."""
    changed: dict[str, Value] = {}
    for setting in BETWEEN.split(line):
        name, _, said = setting.partition("=")
        attribute = _named(conversation.interview.knowledge_base, name.strip())
        changed[attribute.id] = _value(
            conversation.interview.knowledge_base, attribute, said.strip()
        )
    return conversation.suppose(changed)


def _named(knowledge_base: KnowledgeBase, name: str) -> Attribute:
    attribute = attribute_of_heading(knowledge_base, name)
    if attribute is None:
        cure = did_you_mean(nearest(name, knowledge_base.stated), "'what if' alone lists them.")
        raise MisuseError(quote(name), "is nothing that is asked about", cure)
    return attribute


def _value(knowledge_base: KnowledgeBase, attribute: Attribute, said: str) -> Value:
    reading = read_answer(knowledge_base, attribute, said)
    where = f"what if {attribute.id}"
    if reading.problem:
        raise MisuseError(where, reading.problem)
    if reading.value is None:
        raise MisuseError(where, f"{quote(said)} is no other answer", "Write one after =.")
    return reading.value
