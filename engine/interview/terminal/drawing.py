"""Prompt rendering at a terminal: the question, its choices, the status line and the keys.

Everything is laid out anew for the present size of the window; what does not fit is left out, the
question and the highlighted choice last, and before them its help.
"""

import re
import shutil
from collections.abc import Iterable, Iterator

import click

from engine.interview.prompts import Prompt
from engine.interview.terminal.fitting import (
    NOTE_LINES,
    fitting_choices,
    fitting_parts,
    height,
    shortened,
    two_columns,
    wrapped,
)
from engine.interview.terminal.selection import Selection
from engine.views.console.layout import columns_of, heading, paragraph

POINTER = re.compile(r" > *[0-9]+  ")
LEAST_CHOICES = 5  # lines of choices that the help leaves room for
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

    def note(self, typed: str) -> str:
        """The help in short, where it leaves room for the choices next to the highlighted one."""
        if not self._prompt.note:
            return ""
        note = shortened(self._prompt.note, NOTE_LINES)
        least = LEAST_CHOICES if self._prompt.choices else 0
        return note if self._bare_lines(typed) - height(note) >= least else ""

    def choices(self, typed: str) -> list[str]:
        """The choices that fit, each of one line or more."""
        lines = self._lines(typed) - _heights(self.below(typed))
        rows = self._rows(typed)
        row = (self._selection.place - 1) % len(rows) + 1 if self._selection.place else 0
        return fitting_choices(rows, row, lines)

    def highlighted(self, typed: str) -> tuple[int, int] | None:
        """The column and the line, from 0, where the highlighted choice begins."""
        lines = click.unstyle("\n".join(self.choices(typed))).splitlines()
        found = ((POINTER.search(line), at) for at, line in enumerate(lines))
        return next(((pointer.start() + 1, at) for pointer, at in found if pointer), None)

    def below(self, typed: str) -> list[str]:
        """The status line, the keys and the commands, as far as there are lines left for them."""
        return fitting_parts(self._below(), self._lines(typed) - _heights(self._rows(typed)))

    def _below(self) -> list[str]:
        prompt = self._prompt
        enter = f"Enter alone {prompt.enter}" if not self._selection.line else "Enter takes it"
        so_far = f"{prompt.so_far} " if prompt.so_far else ""
        first, *others = [
            *([wrapped(prompt.progress)] if prompt.progress else []),
            paragraph(f"{so_far}{self._ways()}. {enter}."),
            click.style(paragraph(prompt.keywords), dim=True),
        ]
        return [f"\n{first}", *others]

    def _rows(self, typed: str) -> list[str]:
        """The choices one below the other or, where only that shows everything, in two columns."""
        every, lines = [*self._every_choice()], self._lines(typed)
        beside = two_columns(every)
        return beside if _heights([*every, *self._below()]) > lines >= _heights(beside) else every

    def _lines(self, typed: str) -> int:
        """The lines of the window for the choices and what stands below them."""
        return self._bare_lines(typed) - height(self.note(typed))

    def _bare_lines(self, typed: str) -> int:
        """The lines of the window without the last reply, the question and the input line."""
        columns, rows = shutil.get_terminal_size()
        typing = sum(columns_of(line) // columns + 1 for line in f"{self.hint}{typed}".split("\n"))
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


def _heights(parts: Iterable[str]) -> int:
    return sum(map(height, parts))
