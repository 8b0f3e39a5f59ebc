"""A session: the read-reply loop between a front end and a dialogue, with persistence.

Answers are stored before the reply is shown, so that an answer acknowledged on the screen survives
a crash.
"""

from typing import Protocol

from engine.errors import MisuseError
from engine.interview.conversation import Ending
from engine.interview.dialogue import Dialogue
from engine.interview.prompts import Prompt
from engine.interview.start import Start
from engine.views.console.layout import paragraph


class FrontEnd(Protocol):
    """The input and output of a session: keys at a terminal, or lines of text."""

    def show(self, text: str) -> None:
        """Show a text."""

    def ask(self, prompt: Prompt) -> str:
        """The line that answers a prompt. Raises EOFError at the end of the input."""


def hold(dialogue: Dialogue, front_end: FrontEnd, start: Start) -> Ending:
    """Hold a dialogue to its end.

    If the answers cannot be stored, that is said once and the dialogue goes on without.
    """
    front_end.show("\n\n".join(part for part in (start.notice, dialogue.begin()) if part))
    keep = start.keep
    while dialogue.ending is None:
        try:
            reply = dialogue.reply(front_end.ask(dialogue.prompt))
        except EOFError:
            reply = dialogue.end_of_input()
        try:
            keep()
        except MisuseError as error:
            front_end.show(paragraph(str(error)))
            keep = _keep_nothing
        front_end.show(reply)
    front_end.show(start.farewell(dialogue.ending))
    return dialogue.ending


def _keep_nothing() -> None:
    """Stands in for the store once it has failed."""
