"""A session: a dialogue held by a front end, its answers kept all along."""

from typing import Protocol

from engine.errors import MisuseError
from engine.interview.conversation import Ending
from engine.interview.dialogue import Dialogue
from engine.interview.prompts import Prompt
from engine.interview.start import Start
from engine.views.console.layout import paragraph


class FrontEnd(Protocol):
    """Whatever shows a dialogue to somebody, and brings back their lines."""

    def show(self, text: str) -> None:
        """Show what was said."""

    def ask(self, prompt: Prompt) -> str:
        """The line that was answered. Raises EOFError when there is none any more."""


def hold(dialogue: Dialogue, front_end: FrontEnd, begun: Start) -> Ending:
    """Hold a dialogue to its end.

    Answers are kept before anything is said about them: whatever was noted on the screen is safe.
    Where they cannot be kept, that is said once and the dialogue goes on.
    """
    front_end.show("\n\n".join(part for part in (begun.told, dialogue.begin()) if part))
    keep = begun.keep
    while dialogue.ending is None:
        try:
            said = dialogue.say(front_end.ask(dialogue.prompt))
        except EOFError:
            said = dialogue.end_of_input()
        try:
            keep()
        except MisuseError as error:
            front_end.show(paragraph(str(error)))
            keep = _nowhere
        front_end.show(said)
    front_end.show(begun.farewell(dialogue.ending))
    return dialogue.ending


def _nowhere() -> None:
    """Keep nothing."""
