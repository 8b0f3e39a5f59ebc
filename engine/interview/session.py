"""A session: the read-reply loop between a front end and a dialogue, with persistence.

Answers are stored before the reply is shown, so that an answer acknowledged on the screen survives
a crash. A line that was given before its question was asked, in a pipe or pasted with others, never
answers another question: where one is not understood, what follows it is not used.
"""

from collections.abc import Callable, Sequence
from typing import Protocol

from engine.errors import Fault, MisuseError
from engine.interview.callbacks import Ending
from engine.interview.commands import parse_command
from engine.interview.dialogue import Dialogue
from engine.interview.prompts import Prompt
from engine.interview.start import Start
from engine.language.sentences import abridged, quote
from engine.views.console.layout import paragraph

SHOWN = 3  # pasted lines that are told


class FrontEnd(Protocol):
    """The input and output of a session: keys at a terminal, or lines of text."""

    @property
    def line(self) -> int | None:
        """The number of the last line of a pipe; None where somebody sits at the keys."""

    def show(self, text: str) -> None:
        """Show a text."""

    def refuse(self, text: str) -> None:
        """Show why a line is no answer to the question, which stands."""

    def ask(self, prompt: Prompt) -> str:
        """What answers a prompt, of several lines where these were pasted together.

        Raises EOFError at the end of the input.
        """

    def echo(self, prompt: Prompt, line: str) -> None:
        """Show a prompt and its answer, which was given beforehand."""

    def drop_typed(self) -> bool:
        """Drop what was typed ahead; whether there was anything."""


def hold(dialogue: Dialogue, front_end: FrontEnd, start: Start) -> Ending:
    """Hold a dialogue to its end.

    If the answers cannot be stored, that is said once and the dialogue goes on without. Raises
    MisuseError for a line of a pipe that is no answer to its question.
    """
    front_end.show("\n\n".join(part for part in (start.notice, dialogue.begin()) if part))
    session = _Session(dialogue, front_end, start.keep)
    while dialogue.ending is None:
        session.ask()
    front_end.show(start.farewell(dialogue.ending))
    return dialogue.ending


class _Session:
    """A dialogue, its front end, and what stores the answers."""

    def __init__(self, dialogue: Dialogue, front_end: FrontEnd, keep: Callable[[], None]) -> None:
        self._dialogue, self._front_end, self._keep = dialogue, front_end, keep

    def ask(self) -> None:
        """Ask the present question, and go on with as many lines as answer it and the next ones."""
        dialogue, front_end = self._dialogue, self._front_end
        prompt = dialogue.prompt
        try:
            said = front_end.ask(prompt)
        except EOFError:
            self._show(dialogue.end_of_input())
            return
        line, *others = dialogue.answers_in(said)
        self._answer(prompt, line)
        while others and self._is_asked_for(others[0]):
            prompt, line = dialogue.prompt, others.pop(0)
            front_end.echo(prompt, line)
            self._answer(prompt, line)
        if dialogue.ending is None and (others or dialogue.problem or dialogue.digresses):
            self._tell_unused(others)

    def _answer(self, prompt: Prompt, line: str) -> None:
        """Take a line as the answer to a prompt, and show the reply."""
        reply, number = self._dialogue.reply(line), self._front_end.line
        problem = self._dialogue.problem
        if problem and number is not None:
            where = f"standard input, line {number}, in answer to {quote(prompt.title)}"
            said = (
                problem.what if quote(line) in problem.what else f"{problem.where} {problem.what}"
            )
            raise MisuseError.of([Fault(where, said, problem.cure)])
        self._show(reply, refused=problem is not None)

    def _show(self, reply: str, *, refused: bool = False) -> None:
        try:
            self._keep()
        except MisuseError as error:
            self._front_end.show(paragraph(str(error)))
            self._keep = _keep_nothing
        (self._front_end.refuse if refused else self._front_end.show)(reply)

    def _is_asked_for(self, line: str) -> bool:
        """Whether a line that was pasted with others can be meant for the present question."""
        if self._dialogue.ending is not None or self._dialogue.problem:
            return False
        return parse_command(line) is not None or not self._dialogue.digresses

    def _tell_unused(self, others: Sequence[str]) -> None:
        """Say which of the lines that were given beforehand are dropped."""
        dropped = self._front_end.drop_typed()
        if others:
            lines = abridged(list(map(quote, others)), SHOWN, len(others))
            self._front_end.show(paragraph(f"What was pasted after it is not used: {lines}."))
        elif dropped:
            self._front_end.show(paragraph("What was typed ahead is not used."))


def _keep_nothing() -> None:
    """Stands in for the store once it has failed."""
