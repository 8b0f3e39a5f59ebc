"""Dialogue management: the reply to each line, and the next prompt. No input and no output.

A line is a command, which means the same at every prompt, or else the answer to the question on
top. A CrossroadsError becomes the reply; any other exception is a bug and ends the session.
"""

from collections.abc import Callable

from engine.errors import CrossroadsError, Fault
from engine.interview.callbacks import Callbacks, Ending
from engine.interview.commands import CLOSING_HELP, HELP, Command, Keyword, parse_command
from engine.interview.contradictions import Contradicting, new_contradiction
from engine.interview.conversation import Conversation, Question
from engine.interview.fact_questions import Asking, Changing, Choosing, Confirming, Supposing
from engine.interview.interview import Interview
from engine.interview.pasted_lines import answers_in
from engine.interview.prompts import Prompt
from engine.interview.side_questions import (
    Closing,
    Leaving,
    Reporting,
    Saving,
    SupposingWhat,
    review,
)
from engine.interview.status import where_things_stand
from engine.interview.suppositions import parse_suppositions
from engine.interview.why_asked import why_asked
from engine.language.invisible import without_invisible
from engine.phrasing.references import source_in_full
from engine.views.console.layout import paragraph
from engine.views.console.rules import show_rule, show_rule_named

RULES = "The advice follows rules, and each rule names the statements that it rests on."
ENDED = "The input ended here; this is the advice from what is known."
NO_WHY = "No rule waits for this. 'path' shows where things stand and why."
NO_SKIP = "There is no question to skip. 'done' ends the interview."
NO_RULE = "Which one? 'why' and 'path' number the rules: 'rule 1' shows the first."


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
        about = f"{RULES} {source_in_full(interview.knowledge_base)}"
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
                text = self._execute(command)
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
        if self._leaving:
            conversation.ending = Ending.KEPT if conversation.callbacks.resumable else Ending.LEFT
            return ""
        kept = self._kept_unasked("")
        advised = conversation.closing and not conversation.answered
        conversation.ending = Ending.ADVISED
        ended = "" if advised else f"\n{paragraph(ENDED, indent=0)}\n\n{conversation.advice()}"
        return "\n".join(filter(None, (*kept, ended)))

    @property
    def _leaving(self) -> bool:
        return any(isinstance(one, Leaving) for one in self._conversation.side_questions)

    def _execute(self, command: Command) -> str:
        """Execute a command; the text to show."""
        conversation, keyword = self._conversation, command.keyword
        if keyword in ("how", "why not", "compare"):
            return conversation.explain(keyword, command.argument)
        alone: dict[Keyword, Callable[[], str]] = {
            "?": self._help,
            "why": self._why,
            "more": self._more,
            "skip": self._skip,
            "back": conversation.back,
            "review": lambda: review(conversation),
            "path": lambda: where_things_stand(conversation.interview, conversation.listed),
            "done": self._done,
            "quit": self._quit,
        }
        with_argument: dict[Keyword, Callable[[str], str]] = {
            "rule": self._rule,
            "what if": self._what_if,
            "save": self._save,
            "report": self._report,
        }
        if keyword in alone:
            return alone[keyword]()
        return with_argument[keyword](command.argument)

    def _help(self) -> str:
        """The help of the present question, and of the keywords."""
        keywords = CLOSING_HELP if isinstance(self._question, Closing) else HELP
        return f"{paragraph(self.prompt.help)}\n{paragraph(keywords)}"

    def _why(self) -> str:
        """Why the present question is asked."""
        question, interview = self._question, self._conversation.interview
        if isinstance(question, Contradicting):
            return show_rule(interview.knowledge_base, question.rule)
        if isinstance(question, Closing):
            return self._conversation.explain("why")
        if question.attribute is None:
            return paragraph(NO_WHY)
        return why_asked(interview, question.attribute, self._conversation.listed)

    def _more(self) -> str:
        """What was left out for length: of the advice, or of why the present question is asked."""
        conversation, attribute = self._conversation, self._question.attribute
        if attribute is None:
            return conversation.explain("more")
        return why_asked(conversation.interview, attribute, conversation.listed, every=True)

    def _skip(self) -> str:
        """Skip the question about an attribute; any other side question is left."""
        question = self._question
        if isinstance(question, Asking | Changing | Supposing | Choosing | Confirming):
            return question.apply(self._conversation, None)
        if self._conversation.side_questions:
            return self._conversation.back()
        return paragraph(NO_SKIP)

    def _rule(self, id: str) -> str:
        """The page of a rule."""
        knowledge_base = self._conversation.interview.knowledge_base
        if not id:
            return paragraph(NO_RULE)
        return show_rule_named(knowledge_base, self._conversation.listed.named(id))

    def _what_if(self, settings: str) -> str:
        """The what-if page for ATTRIBUTE=VALUE; without it, ask which attribute to change."""
        conversation = self._conversation
        if not settings:
            return conversation.ask(SupposingWhat())
        knowledge_base = conversation.interview.knowledge_base
        return conversation.suppose(parse_suppositions(knowledge_base, settings))

    def _save(self, place: str) -> str:
        """Write the answers to a file, which also ends a conversation that is being left."""
        saving = Saving(leaving=self._leaving)
        return saving.take(self._conversation, place) if place else self._conversation.ask(saving)

    def _report(self, place: str) -> str:
        """Write the advice from what is known to a file, as a page."""
        reporting = Reporting()
        return (
            reporting.take(self._conversation, place)
            if place
            else self._conversation.ask(reporting)
        )

    def _done(self) -> str:
        """Show the advice or, if it was shown already, end."""
        if self._conversation.closing and not self._conversation.side_questions:
            self._conversation.ending = Ending.ADVISED
            return ""
        self._conversation.sought = True
        return f"\n{self._conversation.advice()}"

    def _quit(self) -> str:
        """End, after asking what to do with the answers if there are any."""
        if self._conversation.interview.answers and not isinstance(self._question, Leaving):
            return self._conversation.ask(Leaving())
        self._conversation.ending = Ending.LEFT
        return ""
