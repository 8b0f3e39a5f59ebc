"""The dialogue: what is asked now, and what is said to a line. No input and no output.

A line is a wish, which means the same at every prompt, or it answers the question that is asked.
"""

from engine.errors import CrossroadsError
from engine.interview.commands import TOLD, Command, command_in
from engine.interview.conversation import Callbacks, Conversation, Ending, Question
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

    def __init__(self, interview: Interview, callbacks: Callbacks) -> None:
        self._conversation = Conversation(interview, callbacks)

    @property
    def ending(self) -> Ending | None:
        """How it ended; None as long as it goes on."""
        return self._conversation.ending

    @property
    def prompt(self) -> Prompt:
        """What is asked now."""
        return self._question.prompt(self._conversation)

    @property
    def _question(self) -> Question:
        conversation = self._conversation
        if conversation.sides:
            return conversation.sides[-1]
        attribute = conversation.interview.question
        return Closing() if conversation.closing or attribute is None else Asking(attribute)

    def begin(self) -> str:
        """What is said first; the advice too where there is nothing to ask."""
        interview = self._conversation.interview
        opening = interview.knowledge_base.texts["opening"].words
        said = [paragraph(opening, indent=0), paragraph(TOLD, indent=0)]
        return "\n\n".join(said if interview.question else [*said, self._conversation.advice()])

    def say(self, line: str) -> str:
        """What is said to a line; '' where the next prompt says enough."""
        line = " ".join(line.split())
        command = command_in(line)
        try:
            return (
                self._carry_out(command)
                if command
                else self._question.take(self._conversation, line)
            )
        except CrossroadsError as error:
            return "\n".join(paragraph(str(fault)) for fault in error.faults)

    def end_of_input(self) -> str:
        """What is said when no line will come any more."""
        conversation = self._conversation
        if any(isinstance(side, Leaving) for side in conversation.sides):
            conversation.ending = Ending.KEPT if conversation.callbacks.resumable else Ending.LEFT
            return ""
        advised, conversation.ending = conversation.closing, Ending.ADVISED
        return "" if advised else f"\n{paragraph(ENDED, indent=0)}\n\n{conversation.advice()}"

    def _carry_out(self, command: Command) -> str:  # noqa: PLR0911 - a table of wishes
        """Do what a wish asks for."""
        conversation, interview = self._conversation, self._conversation.interview
        match command.keyword:
            case "?":
                return f"{paragraph(self.prompt.help)}\n{paragraph(TOLD)}"
            case "why":
                about = self._question.attribute
                return why_asked(interview, about) if about else paragraph(NO_WHY)
            case "skip":
                return self._skipped()
            case "back":
                return conversation.back()
            case "review":
                return review(conversation)
            case "path":
                return where_things_stand(interview)
            case "rule":
                known = interview.knowledge_base
                return (
                    show_rule_named(known, command.about) if command.about else paragraph(NO_RULE)
                )
            case "what if":
                return (
                    supposed(conversation, command.about)
                    if command.about
                    else conversation.ask(SupposeWhat())
                )
            case "save":
                return self._saved(command.about)
            case "done":
                return self._done()
            case "quit":
                return self._left()

    def _skipped(self) -> str:
        """Pass a question by; a side question that is about no attribute is left."""
        question = self._question
        if isinstance(question, Asking | Changing | Supposing | NearMiss):
            return question.apply(self._conversation, None)
        return self._conversation.back() if self._conversation.sides else paragraph(NO_SKIP)

    def _saved(self, place: str) -> str:
        """Write the answers to a file; whoever is leaving has left then."""
        saving = Saving(any(isinstance(side, Leaving) for side in self._conversation.sides))
        return saving.take(self._conversation, place) if place else self._conversation.ask(saving)

    def _done(self) -> str:
        """The advice or, once it was shown, the end."""
        if self._conversation.closing and not self._conversation.sides:
            self._conversation.ending = Ending.ADVISED
            return ""
        return f"\n{self._conversation.advice()}"

    def _left(self) -> str:
        """Leave; answers are not thrown away unasked."""
        if self._conversation.interview.answers and not isinstance(self._question, Leaving):
            return self._conversation.ask(Leaving())
        self._conversation.ending = Ending.LEFT
        return ""
