"""A prompt as it is drawn at a terminal: the question, its choices, and what can be done.

Everything is drawn for the size that the window has at that moment.
"""

import shutil
from collections.abc import Iterator, Sequence

import click

from engine.interview.prompts import Prompt
from engine.interview.status import folded
from engine.interview.terminal.selection import Selection
from engine.views.console.layout import heading, paragraph

SAID = 2  # lines that stay in sight of what was said last: its end, and a blank one
TYPE, ONE, SEVERAL = "Type", "Arrow keys choose, or type", "Arrow keys and space choose, or type"
TICKED = "Arrow keys and space choose; typing replaces the ticks"


def question_line(prompt: Prompt) -> str:
    """The question, as it stands above its choices and stays once it is answered."""
    return heading(paragraph(prompt.title, indent=0))


class Drawing:
    """A prompt and what is chosen of it, in lines; `typed` is what stands on the line below."""

    def __init__(self, prompt: Prompt, selection: Selection) -> None:
        self._prompt, self._selection = prompt, selection
        self.hint = f"  {prompt.hint} > "

    @property
    def question(self) -> str:
        """The question."""
        return question_line(self._prompt)

    def choices(self, typed: str) -> list[str]:
        """The choices that fit, each on a line or more."""
        room = self._room(typed) - sum(map(high, self.below(typed)))
        return fitting_choices([*self._every_choice()], self._selection.place, room)

    def highlighted(self, typed: str) -> int | None:
        """On which line of the choices the highlighted one begins, from 0."""
        lines = click.unstyle("\n".join(self.choices(typed))).splitlines()
        return next((at for at, line in enumerate(lines) if line.startswith(" >")), None)

    def below(self, typed: str) -> list[str]:
        """Where things stand, and what can be done, as far as the choices leave room for it."""
        prompt = self._prompt
        enter = f"Enter alone {prompt.enter}" if not self._selection.line else "Enter takes it"
        so_far = f"{prompt.so_far} " if prompt.so_far else ""
        first, *others = [
            *([folded(prompt.progress)] if prompt.progress else []),
            paragraph(f"{so_far}{self._ways()}. {enter}."),
            click.style(paragraph(prompt.keywords), dim=True),
        ]
        room = self._room(typed) - sum(map(high, self._every_choice()))
        return fitting_parts([f"\n{first}", *others], room)

    def _room(self, typed: str) -> int:
        """The lines of the window that what was said, the question and what is typed leave over."""
        columns, rows = shutil.get_terminal_size()
        typing = len(self.hint + typed) // columns + 1
        return rows - SAID - high(self.question) - typing

    def _every_choice(self) -> Iterator[str]:
        """Each choice: highlighted by `>`, marked by an x, and in colour."""
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
        """How it can be answered."""
        if not self._prompt.choices:
            return TYPE
        if not self._prompt.several:
            return ONE
        return TICKED if self._selection.marked else SEVERAL


def high(text: str) -> int:
    """The lines that a text takes; none for ''."""
    return text.count("\n") + 1 if text else 0


def fitting_choices(choices: Sequence[str], place: int, room: int) -> list[str]:
    """The choices that fit in so many lines, the one at the place (from 1; 0: none) among them.

    How many there are besides is said above and below.

    >>> fitting_choices(["one", "two", "three", "four"], place=0, room=3)
    ['one', 'two', '  (2 more below)']
    >>> fitting_choices(["one", "two", "three", "four"], place=4, room=3)
    ['  (2 more above)', 'three', 'four']
    """
    for first in range(max(place, 1)):
        last = _last(choices, first, room - (first > 0))
        if last >= place:
            break
    above = [f"  ({first} more above)"] if first else []
    below = [f"  ({len(choices) - last} more below)"] if last < len(choices) else []
    return [*above, *choices[first:last], *below]


def _last(choices: Sequence[str], first: int, room: int) -> int:
    """Up to which choice they fit, from the first on; one always does."""
    heights = [high(choice) for choice in choices]
    if sum(heights[first:]) <= room:
        return len(choices)
    last = first + 1
    while last < len(choices) and sum(heights[first : last + 1]) < room:
        last += 1
    return last


def fitting_parts(parts: Sequence[str], room: int) -> list[str]:
    """As many parts as fit in so many lines; what comes last is left out first.

    >>> fitting_parts(["where we are", "the keys", "the keywords"], room=2)
    ['where we are', 'the keys']
    """
    while parts and sum(map(high, parts)) > room:
        parts = parts[:-1]
    return list(parts)
