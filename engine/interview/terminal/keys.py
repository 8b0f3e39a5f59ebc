"""The terminal front end: a list of choices and an input line at one prompt, with prompt_toolkit.

Replies are printed and stay. A prompt is redrawn while it is answered, so that a window of any size
shows it, and only its question is printed in the end. The cursor stands on the highlighted choice,
where a screen reader looks, behind a `>`, so that nothing depends on colour.
"""

from collections.abc import Iterator
from contextlib import contextmanager

import click
from prompt_toolkit.application import Application
from prompt_toolkit.formatted_text import ANSI, StyleAndTextTuples, to_formatted_text
from prompt_toolkit.input import create_input
from prompt_toolkit.input.typeahead import get_typeahead
from prompt_toolkit.keys import Keys
from prompt_toolkit.output import create_output
from prompt_toolkit.output.vt100 import Vt100_Output

from engine.interview.prompts import Prompt
from engine.interview.terminal.answering import Answer, Answering
from engine.interview.terminal.drawing import question_line
from engine.interview.terminal.job_control import raw_while_in_front, stop


@contextmanager
def terminal_prompts(colour: bool) -> Iterator["TerminalPrompts"]:
    """The terminal front end, with the terminal in raw mode for the whole session.

    Keys pressed between two prompts are thus not echoed, and answer the next prompt.
    """
    prompts = TerminalPrompts(colour)
    with raw_while_in_front(prompts.input, prompts.redraw):
        yield prompts


class TerminalPrompts:
    """A front end that prints replies, and runs one prompt_toolkit application for each prompt."""

    def __init__(self, colour: bool) -> None:
        self._colour = colour
        self._application: Application[Answer] | None = None
        self.input, self._output = create_input(), create_output()
        if isinstance(self._output, Vt100_Output):
            self._output.enable_cpr = False  # a prompt is always below the last reply

    @property
    def line(self) -> None:
        """There is no pipe whose lines could be counted."""

    def show(self, text: str) -> None:
        """Print a text, unless it is empty."""
        if text:
            click.echo(text)

    def refuse(self, text: str) -> None:
        """Print why a line is no answer."""
        self.show(text)

    def echo(self, prompt: Prompt, line: str) -> None:
        """Print a prompt and its answer, which was pasted with the one before."""
        click.echo(f"\n{question_line(prompt)}\n  {prompt.hint} > {line}")

    def drop_typed(self) -> bool:
        """Drop the keys pressed ahead; whether there were any. Raises KeyboardInterrupt for Ctrl-C.

        A terminal without bracketed paste gives what is pasted as such keys.
        """
        pressed = [*get_typeahead(self.input), *self.input.read_keys(), *self.input.flush_keys()]
        if any(press.key == Keys.ControlC for press in pressed):
            raise KeyboardInterrupt
        return bool(pressed)

    def ask(self, prompt: Prompt) -> str:
        """The line that was typed, or the line that is equivalent to the selection.

        Raises KeyboardInterrupt for Ctrl-C and Ctrl-D, and if the terminal is closed.
        """
        click.echo()
        answering = Answering(prompt, self._painted)
        while (answer := self._run(answering)) is None:
            stop(self.input)
        click.echo(question_line(prompt))
        if isinstance(answer, str):
            return answer
        raise answer

    def _run(self, answering: Answering) -> Answer:
        self._application = Application(
            layout=answering.layout,
            key_bindings=answering.keys(),
            erase_when_done=True,
            input=self.input,
            output=self._output,
        )
        try:
            return self._application.run()
        except EOFError:  # the terminal was closed
            raise KeyboardInterrupt from None

    def redraw(self) -> None:
        """Draw the prompt anew where the cursor is now. May be called by a signal handler."""
        application = self._application
        if application and application.loop:
            application.loop.call_soon_threadsafe(application.renderer.reset)
            application.invalidate()

    def _painted(self, text: str) -> StyleAndTextTuples:
        return to_formatted_text(ANSI(text if self._colour else click.unstyle(text)))
