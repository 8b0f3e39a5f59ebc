"""Side questions about no single attribute: reviewing, saving, leaving, closing, what-if.

Each class is one question: its prompt, and what a line does as its answer. An empty line always
goes back, except at the closing question, where there is nothing to go back to.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from engine.errors import MisuseError
from engine.interview.answer import answer_in_words
from engine.interview.callbacks import Ending
from engine.interview.commands import suggested_command
from engine.interview.conversation import Conversation, Question
from engine.interview.fact_questions import Changing, Supposing
from engine.interview.interview import Interview
from engine.interview.prompts import Prompt
from engine.interview.side_prompts import (
    closing_prompt,
    file_prompt,
    leaving_prompt,
    page_prompt,
    review_prompt,
    supposing_prompt,
    ways_on,
    ways_to_leave,
)
from engine.interview.suppositions import parse_suppositions
from engine.language.sentences import quote
from engine.language.spelling import fold
from engine.views.console.layout import paragraph


@dataclass(frozen=True, slots=True)
class SupposingWhat:
    """Which attribute is to have another value?"""

    attribute: None = None

    def prompt(self, conversation: Conversation) -> Prompt:
        return supposing_prompt(conversation.interview.knowledge_base)

    def take(self, conversation: Conversation, line: str) -> str:
        if not line:
            return conversation.back()
        knowledge_base = conversation.interview.knowledge_base
        if "=" in line:
            return conversation.suppose(parse_suppositions(knowledge_base, line))
        stated = knowledge_base.stated
        id = chosen({id: attribute.title for id, attribute in stated.items()}, line)
        return conversation.ask(Supposing(stated[id]))


@dataclass(frozen=True, slots=True)
class Reviewing:
    """Which answer is to be changed?"""

    attribute: None = None

    def prompt(self, conversation: Conversation) -> Prompt:
        return review_prompt(tuple(answers_so_far(conversation.interview).values()))

    def take(self, conversation: Conversation, line: str) -> str:
        if not line:
            return conversation.back()
        id = chosen(answers_so_far(conversation.interview), line)
        return conversation.ask(Changing(conversation.interview.knowledge_base.attributes[id]))


@dataclass(frozen=True, slots=True)
class Saving:
    """In which file are the answers to be saved? `leaving` ends the conversation as well."""

    leaving: bool
    attribute: None = None

    def prompt(self, conversation: Conversation) -> Prompt:
        return file_prompt()

    def take(self, conversation: Conversation, line: str) -> str:
        if not line:
            return conversation.back()
        saved = conversation.save(line)
        conversation.drop_side_questions()
        if self.leaving:
            conversation.ending = Ending.SAVED
        return saved


@dataclass(frozen=True, slots=True)
class Reporting:
    """In which file is the advice to be written as a page?"""

    attribute: None = None

    def prompt(self, conversation: Conversation) -> Prompt:
        return page_prompt()

    def take(self, conversation: Conversation, line: str) -> str:
        if not line:
            return conversation.back()
        written = conversation.report(line)
        if conversation.side_questions and isinstance(conversation.side_questions[-1], Reporting):
            conversation.side_questions.pop()
        return written


@dataclass(frozen=True, slots=True)
class Leaving:
    """What is to be done with the answers?"""

    attribute: None = None

    def prompt(self, conversation: Conversation) -> Prompt:
        return leaving_prompt(conversation.callbacks.resumable)

    def take(self, conversation: Conversation, line: str) -> str:
        if not line:
            return conversation.back()
        match chosen(ways_to_leave(conversation.callbacks.resumable), line):
            case "save":
                return conversation.ask(Saving(leaving=True))
            case "keep":
                conversation.ending = Ending.KEPT
            case _:
                conversation.ending = Ending.LEFT
        return ""


@dataclass(frozen=True, slots=True)
class Closing:
    """What is to be done after the advice?"""

    attribute: None = None

    def prompt(self, conversation: Conversation) -> Prompt:
        known = conversation.interview.knowledge_base
        return closing_prompt(known, conversation.verdict, self._ways(conversation))

    def take(self, conversation: Conversation, line: str) -> str:
        if not line:
            return paragraph("Choose what next. 'done' or 'quit' ends the interview.")
        if line.isdecimal() and conversation.callbacks.piped and not conversation.sought:
            cure = "Take it out: a line for a question that was not asked would choose something."
            raise MisuseError(quote(line), "answers no question, since none is left", cure)
        return self._go_on(conversation, chosen(self._ways(conversation), line))

    def _go_on(self, conversation: Conversation, way: str) -> str:
        """Do what was chosen."""
        questions: dict[str, Question] = {
            "what if": SupposingWhat(),
            "save": Saving(leaving=False),
            "report": Reporting(),
        }
        if way in questions:
            return conversation.ask(questions[way])
        match way:
            case "review":
                return review(conversation)
            case "go on":
                return conversation.back()
            case "later":
                conversation.leave_for_later()
            case _:
                conversation.ending = Ending.ADVISED
        return ""

    def _ways(self, conversation: Conversation) -> dict[str, str]:
        callbacks = conversation.callbacks
        return ways_on(
            unasked=conversation.interview.question is not None,
            later=bool(conversation.exercises) and callbacks.resumable,
            file=callbacks.file,
        )


def is_leaving(conversation: Conversation) -> bool:
    """Whether the person is being asked what is to become of the answers."""
    return any(isinstance(one, Leaving) for one in conversation.side_questions)


def review(conversation: Conversation) -> str:
    """Ask which answer to change, if there is any."""
    some = answers_so_far(conversation.interview)
    return conversation.ask(Reviewing()) if some else paragraph("There is no answer yet.")


def answers_so_far(interview: Interview) -> dict[str, str]:
    """All answers and the facts known beforehand, in words, by attribute id."""
    attributes = interview.knowledge_base.attributes
    beforehand = (*interview.known, *interview.none_known)
    known = {
        id: f"{answer_in_words(attributes[id], interview.said(id))} (known beforehand)"
        for id in beforehand
        if id not in interview.answers
    }
    answers = {
        id: answer_in_words(attributes[id], value) for id, value in interview.answers.items()
    }
    return known | answers


def chosen(choices: Mapping[str, str], line: str) -> str:
    """The id of a choice, by its number, id or label. Raises MisuseError for any other line."""
    if line.isdecimal() and 1 <= int(line) <= len(choices):
        return list(choices)[int(line) - 1]
    if (id := named(choices, line)) is not None:
        return id
    cure = suggested_command(line) or f"Type a number from 1 to {len(choices)}."
    raise MisuseError(quote(line), "is none of these", cure)


def named(choices: Mapping[str, str], line: str) -> str | None:
    """The id of a choice by its id or label, if it is one."""
    ids = (id for id, label in choices.items() if fold(line) in (fold(id), fold(label)))
    return next(ids, None)
