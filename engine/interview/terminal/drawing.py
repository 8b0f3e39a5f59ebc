"""Prompt rendering at a terminal: the question, its choices, the status line and the keys.

Everything is laid out anew for the present size of the window; what does not fit is left out, the
question and the highlighted choice last.
"""

import shutil
from collections.abc import Iterator

import click

from engine.interview.prompts import Prompt
from engine.interview.terminal.fitting import fitting_choices, fitting_parts, height, wrapped
from engine.interview.terminal.selection import Selection
from engine.views.console.layout import columns_of, heading, paragraph

REPLY_LINES = 2  # lines left in sight of the last reply: its end, and a blank one
TYPE, ONE, SEVERAL = "Type", "Arrow keys choose, or type", "Arrow keys and space choose, or type"
TICKED = "Arrow keys and space choose; typing replaces the ticks"


def question_line(prompt: Prompt) -> str:
    """The question, which stands above its choices and stays once it is answered."""
    return heading(paragraph(prompt.title, indent=0))


class Drawing:
    """A prompt with its selection, as lines of text. `typed` is the text on the input line."""

    def __init__(self, prompt: Prompt, selection: Selection) -> None:
        self._prompt, self._selection = prompt, selection
        self.hint = f"  {prompt.hint} > "

    @property
    def question(self) -> str:
        """The question."""
        return question_line(self._prompt)

    def choices(self, typed: str) -> list[str]:
        """The choices that fit, each of one line or more."""
        lines = self._lines(typed) - sum(map(height, self.below(typed)))
        return fitting_choices([*self._every_choice()], self._selection.place, lines)

    def highlighted(self, typed: str) -> int | None:
        """The line, from 0, on which the highlighted choice begins."""
        lines = click.unstyle("\n".join(self.choices(typed))).splitlines()
        return next((at for at, line in enumerate(lines) if line.startswith(" >")), None)

    def below(self, typed: str) -> list[str]:
        """The status line, the keys and the commands, as far as there are lines left for them."""
        prompt = self._prompt
        enter = f"Enter alone {prompt.enter}" if not self._selection.line else "Enter takes it"
        so_far = f"{prompt.so_far} " if prompt.so_far else ""
        first, *others = [
            *([wrapped(prompt.progress)] if prompt.progress else []),
            paragraph(f"{so_far}{self._ways()}. {enter}."),
            click.style(paragraph(prompt.keywords), dim=True),
        ]
        lines = self._lines(typed) - sum(map(height, self._every_choice()))
        return fitting_parts([f"\n{first}", *others], lines)

    def _lines(self, typed: str) -> int:
        """The lines of the window without the last reply, the question and the input line."""
        columns, rows = shutil.get_terminal_size()
        typing = columns_of(self.hint + typed) // columns + 1
        return rows - REPLY_LINES - height(self.question) - typing

    def _every_choice(self) -> Iterator[str]:
        """Each choice, highlighted by `>`, marked by an x, and in colour."""
        for place, label in enumerate(self._prompt.choices, 1):
            pointer = ">" if place == self._selection.place else " "
            marked = place in self._selection.marked
            box = ("[x] " if marked else "[ ] ") if self._prompt.several else ""
            text = paragraph(label, mark=f"{pointer}{place:>3}  {box}", indent=1)
            if place == self._selection.place:
                yield click.style(text, fg="cyan", bold=True)
            else:
                yield click.style(text, fg="green") if marked else text

    def _ways(self) -> str:
        """The ways of answering."""
        if not self._prompt.choices:
            return TYPE
        if not self._prompt.several:
            return ONE
        return TICKED if self._selection.marked else SEVERAL
