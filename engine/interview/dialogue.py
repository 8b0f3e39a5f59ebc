"""Dialogue management: the reply to each line, and the next prompt. No input and no output.

A line is a command, which means the same at every prompt, or else the answer to the question on
top. A CrossroadsError becomes the reply; any other exception is a bug and ends the session.
"""

from engine.core.model import EXTENSION_MARK, KnowledgeBase
from engine.errors import CrossroadsError, Fault
from engine.interview.callbacks import Callbacks, Ending
from engine.interview.commands import HELP, parse_command
from engine.interview.contradictions import Contradicting, new_contradiction
from engine.interview.conversation import Conversation, Question
from engine.interview.execution import Execution
from engine.interview.fact_questions import Asking, Choosing, Confirming
from engine.interview.interview import Interview
from engine.interview.pasted_lines import answers_in
from engine.interview.prompts import Prompt
from engine.interview.side_questions import Closing, is_leaving
from engine.language.invisible import without_invisible
from engine.phrasing.references import source_in_full
from engine.views.console.layout import paragraph

MARKED = f"What goes beyond them is marked {EXTENSION_MARK}."
RULES = "The advice follows rules, and each rule names the statements that it rests on."
ENDED = "The input ended here; this is the advice from what is known."


class Dialogue:
    """One dialogue: `prompt` is what is asked now, `reply` takes the next line."""

    def __init__(self, interview: Interview, callbacks: Callbacks) -> None:
        self._conversation = Conversation(interview, callbacks)

    @property
    def ending(self) -> Ending | None:
        """How it ended; None until then."""
        return self._conversation.ending

    @property
    def problem(self) -> Fault | None:
        """Why the last line was no answer to the question that was asked; None where it was one."""
        return self._conversation.problem

    @property
    def digresses(self) -> bool:
        """Whether the present question is one that no line given beforehand can be meant for."""
        question = self._question
        at_end = isinstance(question, Closing) and not self._conversation.sought
        return at_end or isinstance(question, Choosing | Confirming | Contradicting)

    @property
    def prompt(self) -> Prompt:
        """The prompt of the present question."""
        return self._question.prompt(self._conversation)

    @property
    def _question(self) -> Question:
        conversation = self._conversation
        if conversation.side_questions:
            return conversation.side_questions[-1]
        attribute = conversation.interview.question
        return Closing() if conversation.closing or attribute is None else Asking(attribute)

    def begin(self) -> str:
        """The opening and the help; if there is nothing to ask, the advice as well."""
        interview = self._conversation.interview
        opening = interview.knowledge_base.texts["opening"].words
        about = _introduced(interview.knowledge_base)
        texts = [paragraph(text, indent=0) for text in (opening, about, HELP)]
        return "\n\n".join(texts if interview.question else [*texts, self._conversation.advice()])

    def reply(self, line: str) -> str:
        """The reply to a line; '' if the next prompt says enough."""
        line = " ".join(without_invisible(line).split())
        self._conversation.problem = None
        kept = self._kept_unasked(line)
        command = parse_command(line)
        try:
            if command:
                text = Execution(self._conversation, self._question).execute(command)
            else:
                text = self._question.take(self._conversation, line)
        except CrossroadsError as error:
            text = "\n".join(paragraph(str(fault)) for fault in error.faults)
            self._conversation.problem = None if command else error.faults[0]
        return "\n".join(filter(None, (*kept, self._followed_up(text))))

    def answers_in(self, said: str) -> list[str]:
        """What was given at one time, as answers to the present question and the next ones."""
        knowledge_base = self._conversation.interview.knowledge_base
        return answers_in(knowledge_base, self._question.attribute, said)

    def _kept_unasked(self, line: str) -> list[str]:
        """In a pipe, keep the contradictions that a line was not written about.

        The first has been shown as a prompt; the sentences of others are told.
        """
        texts: list[str] = []
        while self._conversation.callbacks.piped and isinstance(self._question, Contradicting):
            if self._question.is_meant_by(self._conversation, line):
                break
            texts += [paragraph(self.prompt.title)] if texts else []
            texts.append(self._followed_up(self._question.take(self._conversation, "")))
        return texts

    def _followed_up(self, text: str) -> str:
        """The text with what follows from an answer, unless a contradiction is asked about."""
        conversation = self._conversation
        if not conversation.answered or conversation.side_questions or conversation.ending:
            return text
        if contradiction := new_contradiction(conversation):
            conversation.ask(contradiction)
            return text
        return "\n\n".join(filter(None, (text, conversation.follow_up())))

    def end_of_input(self) -> str:
        """The text to show when the input has ended: the advice, unless the person was leaving."""
        conversation = self._conversation
        if is_leaving(conversation):
            conversation.ending = Ending.KEPT if conversation.callbacks.resumable else Ending.LEFT
            return ""
        kept = self._kept_unasked("")
        advised = conversation.closing and not conversation.answered
        conversation.ending = Ending.ADVISED
        ended = "" if advised else f"\n{paragraph(ENDED, indent=0)}\n\n{conversation.advice()}"
        return "\n".join(filter(None, (*kept, ended)))


def _introduced(knowledge_base: KnowledgeBase) -> str:
    """What the advice rests on, and what the statements and the mark are that pages cite."""
    beyond = any(rule.origin == "extension" for rule in knowledge_base.rules.values())
    about = f"{RULES} {source_in_full(knowledge_base)}"
    return f"{about} {MARKED}" if beyond else about
