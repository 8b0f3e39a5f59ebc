"""One prompt while it is answered: its layout and its key bindings, for prompt_toolkit.

On the input line the key bindings of prompt_toolkit apply as well.
"""

from collections.abc import Callable

from prompt_toolkit.buffer import Buffer
from prompt_toolkit.data_structures import Point
from prompt_toolkit.filters import Condition, has_focus
from prompt_toolkit.formatted_text import StyleAndTextTuples
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

from engine.interview.pasted_lines import LINE_END
from engine.interview.prompts import Prompt
from engine.interview.terminal.drawing import Drawing
from engine.interview.terminal.selection import Selection

Answer = str | type[KeyboardInterrupt] | None  # None: to be stopped, and asked again
Paint = Callable[[str], StyleAndTextTuples]


class Answering:
    """One prompt while it is answered: a list, an input line, and their key bindings."""

    def __init__(self, prompt: Prompt, paint: Paint) -> None:
        self._prompt = prompt
        self._selection = Selection(len(prompt.choices), prompt.several, prompt.places)
        self._drawn = drawn = Drawing(prompt, self._selection)
        self._line = typed = Buffer(multiline=False)
        question = FormattedTextControl(lambda: paint(drawn.question))
        note = FormattedTextControl(lambda: paint(drawn.note(typed.text)))
        noted = Condition(lambda: bool(drawn.note(typed.text)))
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
            ConditionalContainer(Window(note, dont_extend_height=True), noted),
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
