"""Execution of commands: what each keyword does at the question that is asked.

A CrossroadsError is left to the dialogue, which makes it the reply.
"""

from collections.abc import Callable
from dataclasses import dataclass

from engine.interview.callbacks import Ending
from engine.interview.commands import CLOSING_HELP, HELP, Command, Keyword
from engine.interview.contradictions import Contradicting
from engine.interview.conversation import Conversation, Question
from engine.interview.fact_questions import Asking, Changing, Choosing, Confirming, Supposing
from engine.interview.side_questions import (
    Closing,
    Leaving,
    Reporting,
    Saving,
    SupposingWhat,
    is_leaving,
    review,
)
from engine.interview.status import where_things_stand
from engine.interview.suppositions import parse_suppositions
from engine.interview.why_asked import why_asked
from engine.views.console.layout import paragraph
from engine.views.console.rules import show_rule, show_rule_named

NO_WHY = "No rule waits for this. 'path' shows where things stand and why."
NO_SKIP = "There is no question to skip. 'done' ends the interview."
NO_RULE = "Which one? 'why' and 'path' number the rules: 'rule 1' shows the first."


@dataclass(frozen=True, slots=True)
class Execution:
    """A conversation and the question on top of it, at which commands are executed."""

    conversation: Conversation
    question: Question

    def execute(self, command: Command) -> str:
        """Execute a command; the text to show."""
        conversation, keyword = self.conversation, command.keyword
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
        keywords = CLOSING_HELP if isinstance(self.question, Closing) else HELP
        return f"{paragraph(self.question.prompt(self.conversation).help)}\n{paragraph(keywords)}"

    def _why(self) -> str:
        """Why the present question is asked."""
        question, interview = self.question, self.conversation.interview
        if isinstance(question, Contradicting):
            return show_rule(interview.knowledge_base, question.rule)
        if isinstance(question, Closing):
            return self.conversation.explain("why")
        if question.attribute is None:
            return paragraph(NO_WHY)
        return why_asked(interview, question.attribute, self.conversation.listed)

    def _more(self) -> str:
        """What was left out for length: of the advice, or of why the present question is asked."""
        conversation, attribute = self.conversation, self.question.attribute
        if attribute is None:
            return conversation.explain("more")
        return why_asked(conversation.interview, attribute, conversation.listed, every=True)

    def _skip(self) -> str:
        """Skip the question about an attribute; any other side question is left."""
        question = self.question
        if isinstance(question, Asking | Changing | Supposing | Choosing | Confirming):
            return question.apply(self.conversation, None)
        if self.conversation.side_questions:
            return self.conversation.back()
        return paragraph(NO_SKIP)

    def _rule(self, id: str) -> str:
        """The page of a rule."""
        knowledge_base = self.conversation.interview.knowledge_base
        if not id:
            return paragraph(NO_RULE)
        return show_rule_named(knowledge_base, self.conversation.listed.named(id))

    def _what_if(self, settings: str) -> str:
        """The what-if page for ATTRIBUTE=VALUE; without it, ask which attribute to change."""
        conversation = self.conversation
        if not settings:
            return conversation.ask(SupposingWhat())
        knowledge_base = conversation.interview.knowledge_base
        return conversation.suppose(parse_suppositions(knowledge_base, settings))

    def _save(self, place: str) -> str:
        """Write the answers to a file, which also ends a conversation that is being left."""
        saving = Saving(leaving=is_leaving(self.conversation))
        return saving.take(self.conversation, place) if place else self.conversation.ask(saving)

    def _report(self, place: str) -> str:
        """Write the advice from what is known to a file, as a page."""
        reporting = Reporting()
        return (
            reporting.take(self.conversation, place) if place else self.conversation.ask(reporting)
        )

    def _done(self) -> str:
        """Show the advice or, if it was shown already, end."""
        if self.conversation.closing and not self.conversation.side_questions:
            self.conversation.ending = Ending.ADVISED
            return ""
        self.conversation.sought = True
        return f"\n{self.conversation.advice()}"

    def _quit(self) -> str:
        """End, after asking what to do with the answers if there are any."""
        if self.conversation.interview.answers and not isinstance(self.question, Leaving):
            return self.conversation.ask(Leaving())
        self.conversation.ending = Ending.LEFT
        return ""
