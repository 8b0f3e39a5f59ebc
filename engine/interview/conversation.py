"""Dialogue state: the interview, a stack of side questions, and how the conversation ended.

Below all side questions stands the interview's own question or, once the advice was shown, the
closing one. Operations return the text to show; which line invokes them is decided in `dialogue`.
"""

from typing import Protocol

from engine.core.model import Attribute, Exercise, Facts
from engine.errors import Fault
from engine.interview.answer import Answer, answer_in_words, as_said
from engine.interview.callbacks import Aspect, Callbacks, Ending
from engine.interview.exercises import exercises_due, first_told, told_at_the_end
from engine.interview.interview import Interview
from engine.interview.prompts import Prompt
from engine.interview.rule_list import RuleList
from engine.interview.status import settled_note
from engine.language.sentences import listed
from engine.views.console.layout import paragraph


class Question(Protocol):
    """A question of the interview or on the side."""

    @property
    def attribute(self) -> Attribute | None:
        """The attribute that it asks about, if any."""

    def prompt(self, conversation: "Conversation") -> Prompt:
        """The prompt that puts the question."""

    def take(self, conversation: "Conversation", line: str) -> str:
        """Take a line as the answer; the text to show."""


class Conversation:
    """The state of one conversation. `ending` is None until it ends.

    `answered` says that what follows from an answer is still to be shown, `sought` that the advice
    was asked for, and did not come because no question was left. `problem` says why the last line
    was no answer, if it was none. `offered` holds the ids of the rules with a contradiction that
    need not be asked about any more.
    """

    def __init__(self, interview: Interview, callbacks: Callbacks) -> None:
        self.interview, self.callbacks = interview, callbacks
        self.ending: Ending | None = None
        self.side_questions: list[Question] = []
        self.listed = RuleList()
        self.closing = False
        self.answered = False
        self.sought = False
        self.problem: Fault | None = None
        self.offered = {rule.id for rule in interview.contradictions}
        self._settled_announced = False
        self._exercises_told: set[str] = set()
        self._verdict: tuple[Facts, str] | None = None

    def ask(self, question: Question) -> str:
        """Push a side question, unless one of its kind is already open."""
        if not any(isinstance(other, type(question)) for other in self.side_questions):
            self.side_questions.append(question)
        return ""

    def drop_side_questions(self) -> None:
        """Return to the interview's own question."""
        self.side_questions.clear()

    def back(self) -> str:
        """Return to the previous question."""
        if self.side_questions:
            self.side_questions.pop()
            return ""
        was_closing, self.closing = self.closing, False
        if was_closing and self.interview.question is not None:
            return ""
        if self.interview.back():
            return ""
        self.closing = was_closing
        return paragraph("This is the first question.")

    def record(self, attribute: Attribute, value: Answer) -> str:
        """Record an answer, None for a skipped question, and acknowledge it."""
        self.drop_side_questions()
        self.sought = False
        before = self.interview.said(attribute.id)
        earlier = dict(self.interview.answers)
        dropped: tuple[str, ...] = ()
        if attribute.id in earlier or before is not None:
            dropped = self.interview.change(attribute, value)
        else:
            self.interview.answer(attribute, value)
        acknowledgement = _acknowledged(attribute, value, before)
        gone = {id: earlier[id] for id in dropped}
        self.answered = True
        return "\n".join([acknowledgement, *self._dropped(gone), *self._exercises()])

    def _exercises(self) -> list[str]:
        """The exercises that have become due, told once."""
        due = exercises_due(self.interview)
        new = tuple(one for one in due if one.topic not in self._exercises_told)
        self._exercises_told |= {one.topic for one in new}
        return [first_told(new)] if new else []

    def keep(self, attribute: Attribute) -> str:
        """Keep the present answer to a question; one without an answer is skipped."""
        value = self.interview.said(attribute.id)
        if value is None:
            return self.record(attribute, None)
        self.interview.keep(attribute)
        self.answered = True
        return paragraph(f"Kept: {answer_in_words(attribute, value)}.")

    def suppose(self, changed: Facts) -> str:
        """The what-if page for changed facts."""
        self.drop_side_questions()
        return self.callbacks.suppose(self.interview.facts, changed)

    def advice(self) -> str:
        """The advice on the present facts. From now on, the closing question is asked."""
        self.drop_side_questions()
        self.closing, self.answered = True, False
        page = self.callbacks.advise(self.interview.facts, self._left)
        first = told_at_the_end(self.exercises, self.callbacks.resumable)
        return "\n\n".join(filter(None, (page, first)))

    @property
    def _left(self) -> set[str]:
        """The attributes that the advice asks nothing about: none fits, or exercises come first."""
        topics = {one.topic for one in self.exercises}
        attributes = self.interview.knowledge_base.stated
        skipped = {id for id, answer in self.interview.answers.items() if answer is None}
        return {*self.interview.none_fits, *(i for i in skipped if attributes[i].topic in topics)}

    @property
    def exercises(self) -> tuple[Exercise, ...]:
        """The exercises to do first, where there is not enough to advise."""
        return () if self.interview.outlook.path else exercises_due(self.interview)

    @property
    def verdict(self) -> str:
        """The advice in a line."""
        facts = self.interview.facts
        if self._verdict is None or self._verdict[0] != facts:
            self._verdict = facts, self.callbacks.explain("verdict", facts, "")
        return self._verdict[1]

    def explain(self, aspect: Aspect, words: str = "") -> str:
        """The page of one aspect of the advice. Raises MisuseError for words that name nothing."""
        return self.callbacks.explain(aspect, self.interview.facts, words)

    def save(self, place: str) -> str:
        """Write the answers to a new file. Raises MisuseError if that fails."""
        said = as_said(self.interview.facts, self.interview.none_fits)
        self.callbacks.save(place, said)
        return paragraph(f"Your answers are in {place}.")

    def report(self, place: str) -> str:
        """Write the advice to a new file, as a page. Raises MisuseError if that fails."""
        self.callbacks.report(place, self.interview.facts)
        return paragraph(f"The advice is in {place}, as a page to print and take along.")

    def leave_for_later(self) -> None:
        """End, with the skipped questions to be asked when the interview is resumed."""
        self.interview.reopen_skipped()
        self.ending = Ending.KEPT

    def _dropped(self, gone: dict[str, Answer]) -> list[str]:
        """A note on the dropped answers, unless all of them were skipped questions."""
        attributes = self.interview.knowledge_base.attributes
        words = [answer_in_words(attributes[id], v) for id, v in gone.items() if v is not None]
        if not words:
            return []
        verb = "answer does" if len(words) == 1 else "answers do"
        return [paragraph(f"This {verb} not apply any more and is dropped: {listed(words)}.")]

    def follow_up(self) -> str:
        """After an answer, when it is time, the advice or the note that the path is settled."""
        self.answered = False
        if self.closing or self.interview.question is None:
            return self.advice()
        if self.interview.outlook.settled and not self._settled_announced:
            self._settled_announced = True
            return settled_note(self.interview)
        return ""


def _acknowledged(attribute: Attribute, value: Answer, before: Answer) -> str:
    """How an answer was understood, in place of the one before."""
    if value is not None:
        return paragraph(f"Noted: {answer_in_words(attribute, value)}.")
    return paragraph("Skipped." if before is None else "Taken away.")
