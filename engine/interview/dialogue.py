"""The dialogue: what is asked now, and what is said to a line. No input and no output.

A line is a wish, which means the same at every prompt, or it answers the question that is asked.
"""

from engine.errors import CrossroadsError
from engine.interview.commands import TOLD, Wish, wish_in
from engine.interview.conversation import Ending, Means, Question, Talk
from engine.interview.fact_questions import Asking, Changing, NearMiss, Supposing
from engine.interview.interview import Interview
from engine.interview.prompts import Prompt
from engine.interview.side_questions import Closing, Leaving, Saving, SupposeWhat, review, supposed
from engine.interview.status import where_things_stand, why_asked
from engine.views.console.layout import paragraph
from engine.views.console.rules import show_rule_named

ENDED = "The input ended here; this is the advice from what is known."
NO_WHY = "No rule waits for this. 'path' shows where things stand and why, 'rule ID' a rule."
NO_SKIP = "There is no question to skip. 'done' ends the interview."
NO_RULE = "Name a rule: rule ID. 'path' and 'why' show the ids of rules."


class Dialogue:
    """One conversation. `prompt` is what is asked now, and `say` what a line is answered with."""

    def __init__(self, interview: Interview, means: Means) -> None:
        self._talk = Talk(interview, means)

    @property
    def ending(self) -> Ending | None:
        """How it ended; None as long as it goes on."""
        return self._talk.ending

    @property
    def prompt(self) -> Prompt:
        """What is asked now."""
        return self._question.prompt(self._talk)

    @property
    def _question(self) -> Question:
        talk = self._talk
        if talk.sides:
            return talk.sides[-1]
        attribute = talk.interview.question
        return Closing() if talk.closing or attribute is None else Asking(attribute)

    def begin(self) -> str:
        """What is said first; the advice too where there is nothing to ask."""
        interview = self._talk.interview
        opening = interview.knowledge_base.texts["opening"].words
        said = [paragraph(opening, indent=0), paragraph(TOLD, indent=0)]
        return "\n\n".join(said if interview.question else [*said, self._talk.advice()])

    def say(self, line: str) -> str:
        """What is said to a line; '' where the next prompt says enough."""
        line = " ".join(line.split())
        wish = wish_in(line)
        try:
            return self._granted(wish) if wish else self._question.take(self._talk, line)
        except CrossroadsError as error:
            return "\n".join(paragraph(str(fault)) for fault in error.faults)

    def end_of_input(self) -> str:
        """What is said when no line will come any more."""
        talk = self._talk
        if any(isinstance(side, Leaving) for side in talk.sides):
            talk.ending = Ending.KEPT if talk.means.resumable else Ending.LEFT
            return ""
        advised, talk.ending = talk.closing, Ending.ADVISED
        return "" if advised else f"\n{paragraph(ENDED, indent=0)}\n\n{talk.advice()}"

    def _granted(self, wish: Wish) -> str:  # noqa: PLR0911 - a table of wishes
        """Do what a wish asks for."""
        talk, interview = self._talk, self._talk.interview
        match wish.keyword:
            case "?":
                return f"{paragraph(self.prompt.help)}\n{paragraph(TOLD)}"
            case "why":
                about = self._question.attribute
                return why_asked(interview, about) if about else paragraph(NO_WHY)
            case "skip":
                return self._skipped()
            case "back":
                return talk.back()
            case "review":
                return review(talk)
            case "path":
                return where_things_stand(interview)
            case "rule":
                known = interview.knowledge_base
                return show_rule_named(known, wish.about) if wish.about else paragraph(NO_RULE)
            case "what if":
                return supposed(talk, wish.about) if wish.about else talk.ask(SupposeWhat())
            case "save":
                return self._saved(wish.about)
            case "done":
                return self._done()
            case "quit":
                return self._left()

    def _skipped(self) -> str:
        """Pass a question by; a side question that is about no attribute is left."""
        question = self._question
        if isinstance(question, Asking | Changing | Supposing | NearMiss):
            return question.apply(self._talk, None)
        return self._talk.back() if self._talk.sides else paragraph(NO_SKIP)

    def _saved(self, place: str) -> str:
        """Write the answers to a file; whoever is leaving has left then."""
        saving = Saving(any(isinstance(side, Leaving) for side in self._talk.sides))
        return saving.take(self._talk, place) if place else self._talk.ask(saving)

    def _done(self) -> str:
        """The advice or, once it was shown, the end."""
        if self._talk.closing and not self._talk.sides:
            self._talk.ending = Ending.ADVISED
            return ""
        return f"\n{self._talk.advice()}"

    def _left(self) -> str:
        """Leave; answers are not thrown away unasked."""
        if self._talk.interview.answers and not isinstance(self._question, Leaving):
            return self._talk.ask(Leaving())
        self._talk.ending = Ending.LEFT
        return ""
