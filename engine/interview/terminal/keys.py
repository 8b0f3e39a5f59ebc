"""The terminal front end: a list of choices and an input line at one prompt, with prompt_toolkit.

Replies are printed and stay. A prompt is redrawn while it is answered, so that a window of any size
shows it, and only its question is printed in the end. The cursor stands on the highlighted choice,
where a screen reader looks, behind a `>`, so that nothing depends on colour.
"""

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import click
from prompt_toolkit.application import Application
from prompt_toolkit.buffer import Buffer
from prompt_toolkit.data_structures import Point
from prompt_toolkit.filters import Condition, has_focus
from prompt_toolkit.formatted_text import ANSI, StyleAndTextTuples, to_formatted_text
from prompt_toolkit.input import create_input
from prompt_toolkit.input.typeahead import get_typeahead
from prompt_toolkit.key_binding import KeyBindings, KeyPressEvent
from prompt_toolkit.keys import Keys
from prompt_toolkit.layout import (
    BufferControl,
    ConditionalContainer,
    FormattedTextControl,
    HSplit,
    Layout,
    Window,
)
from prompt_toolkit.layout.processors import BeforeInput
from prompt_toolkit.output import create_output
from prompt_toolkit.output.vt100 import Vt100_Output

from engine.interview.prompts import Prompt
from engine.interview.terminal.drawing import Drawing, question_line
from engine.interview.terminal.job_control import raw_while_in_front, stop
from engine.interview.terminal.selection import Selection

LINE_END = re.compile(r"\r\n|\r|\n")
Answer = str | type[KeyboardInterrupt] | None  # None: to be stopped, and asked again
Paint = Callable[[str], StyleAndTextTuples]


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

    def _run(self, answering: "Answering") -> Answer:
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


class Answering:
    """One prompt while it is answered: a list, an input line, and their key bindings."""

    def __init__(self, prompt: Prompt, paint: Paint) -> None:
        self._prompt = prompt
        self._selection = Selection(len(prompt.choices), prompt.several, prompt.places)
        self._drawn = drawn = Drawing(prompt, self._selection)
        self._line = typed = Buffer(multiline=False)
        question = FormattedTextControl(lambda: paint(drawn.question))
        choices = FormattedTextControl(
            lambda: paint("\n".join(drawn.choices(typed.text))),
            focusable=True,
            get_cursor_position=self._cursor,
        )
        line = BufferControl(typed, input_processors=[BeforeInput(drawn.hint)])
        below = FormattedTextControl(lambda: paint("\n".join(drawn.below(typed.text))))
        roomy = Condition(lambda: bool(drawn.below(typed.text)))
        self._list = Window(choices, dont_extend_height=True)
        self._typing = Window(line, dont_extend_height=True, wrap_lines=True)
        parts = [
            Window(question, dont_extend_height=True),
            *([self._list] if prompt.choices else []),
            self._typing,
            ConditionalContainer(Window(below, dont_extend_height=True), roomy),
        ]
        self.layout = Layout(HSplit(parts), focused_element=self._typing)

    def _cursor(self) -> Point | None:
        """The start of the highlighted choice."""
        at = self._drawn.highlighted(self._line.text)
        return None if at is None else Point(*at)

    def keys(self) -> KeyBindings:
        """The key bindings; on the input line those of prompt_toolkit apply as well."""
        keys = KeyBindings()
        choosing = has_focus(self._list)
        unwritten = Condition(lambda: not self._line.text)
        movable = unwritten & Condition(lambda: bool(self._prompt.choices))
        keys.add("up", filter=movable)(lambda event: self._move(event, -1))
        keys.add("down", filter=movable)(lambda event: self._move(event, 1))
        keys.add(" ", filter=choosing)(self._space)
        keys.add(" ", filter=unwritten & ~choosing)(_nothing)
        keys.add("enter")(
            lambda event: event.app.exit(result=self._line.text or self._selection.line)
        )
        keys.add("backspace", filter=choosing)(lambda event: self._type(event, ""))
        keys.add(Keys.Any, filter=choosing)(lambda event: self._type(event, event.data))
        keys.add(Keys.BracketedPaste)(lambda event: self._type(event, event.data))
        keys.add("c-c")(lambda event: event.app.exit(result=KeyboardInterrupt))
        keys.add("c-d", filter=unwritten)(lambda event: event.app.exit(result=KeyboardInterrupt))
        keys.add(Keys.SIGINT)(lambda event: event.app.exit(result=KeyboardInterrupt))
        keys.add("c-z")(lambda event: event.app.exit(result=None))
        return keys

    def _move(self, event: KeyPressEvent, steps: int) -> None:
        """Move the highlight and the focus to another choice."""
        self._selection.move(steps)
        event.app.layout.focus(self._list)

    def _space(self, event: KeyPressEvent) -> None:
        """Mark the highlighted choice or, for a single value, take it."""
        if self._prompt.several:
            self._selection.mark()
        else:
            event.app.exit(result=self._selection.line)

    def _type(self, event: KeyPressEvent, text: str) -> None:
        """Insert text into the input line, which takes precedence over the selection."""
        self._selection.place = 0
        event.app.layout.focus(self._typing)
        lines = LINE_END.split(text)
        shown = ("".join(one if one.isprintable() else " " for one in line) for line in lines)
        self._line.insert_text("\n".join(shown))


def _nothing(_: KeyPressEvent) -> None:
    """A space before anything else, which would be there and not be seen."""
