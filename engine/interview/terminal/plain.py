"""The line-based front end: numbered choices as text, for pipes, screen readers and `--plain`.

From a pipe each line is echoed, so that the output reads like a session at a terminal; transcripts
in the documentation depend on that.
"""

import sys

import click

from engine.interview.prompts import Prompt
from engine.interview.terminal.fitting import two_columns
from engine.views.console.layout import heading, paragraph

MOST_LINES = 18  # of choices; more would push the question out of a window of 24 lines


class PlainPrompts:
    """A front end that prints prompts and reads lines from standard input."""

    def __init__(self) -> None:
        self._shown: Prompt | None = None
        self._at_keyboard = sys.stdin.isatty()
        if self._at_keyboard:
            import readline  # noqa: F401, PLC0415 - arrow keys within the line

    def show(self, text: str) -> None:
        """Print a text, unless it is empty."""
        if text:
            click.echo(text)

    def ask(self, prompt: Prompt) -> str:
        """The line that answers a prompt. Raises EOFError at the end of a pipe.

        At a keyboard Ctrl-D interrupts as Ctrl-C does and raises KeyboardInterrupt. From a pipe, an
        optional prompt is printed only if there is a line to answer it.
        """
        silent = prompt.optional and not self._at_keyboard
        line = input() if silent else ""
        if prompt != self._shown:
            self._shown = prompt
            click.echo(f"\n{as_text(prompt)}")
        asked = f"  {prompt.hint} > "
        if silent:
            click.echo(f"{asked}{line}")
        else:
            line = self._typed(asked)
        if not self._at_keyboard and not silent:
            click.echo(line)
        return line

    def _typed(self, asked: str) -> str:
        try:
            return input(asked)
        except EOFError:
            if self._at_keyboard:
                raise KeyboardInterrupt from None
            raise


def as_text(prompt: Prompt) -> str:
    """A prompt as text: the status line, the question, its choices and the answer so far."""
    lines = [paragraph(prompt.in_brief)] if prompt.in_brief else []
    lines.append(heading(paragraph(prompt.title, indent=0)))
    choices = [paragraph(label, mark=f"{n:>3}  ") for n, label in enumerate(prompt.choices, 1)]
    lines += two_columns(choices, across=True) if len(choices) > MOST_LINES else choices
    if prompt.so_far:
        lines.append(paragraph(f"{prompt.so_far} Enter {prompt.enter}."))
    return "\n".join(lines)
