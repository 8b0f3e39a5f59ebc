"""The line-based front end: numbered choices as text, for pipes, screen readers and `--plain`.

From a pipe each line is echoed, so that the output reads like a session at a terminal; transcripts
in the documentation depend on that.
"""

import select
import shutil
import sys
from collections.abc import Iterator, Sequence

import click

from engine.interview.prompts import Prompt
from engine.interview.terminal.fitting import NOTE_LINES, shortened, two_columns
from engine.interview.terminal.piped import read_lines
from engine.language.invisible import without_invisible
from engine.views.console.layout import columns_of, heading, paragraph, width

OTHER_LINES = 6  # of a prompt besides its choices
MARKED = 5  # columns of the number before a choice


class PlainPrompts:
    """A front end that prints prompts and reads lines from standard input."""

    def __init__(self) -> None:
        self._shown: Prompt | None = None
        self._at_keyboard = sys.stdin.isatty()
        self.line: int | None = None if self._at_keyboard else 0
        self._lines: Iterator[str] = iter(())
        if self._at_keyboard:
            import readline  # noqa: F401, PLC0415 - arrow keys within the line
        else:
            self._lines = read_lines(sys.stdin.buffer, sys.stdin.encoding or "utf-8")

    def show(self, text: str) -> None:
        """Print a text, unless it is empty. A question that it stands below is asked again."""
        if text:
            self._shown = None
            click.echo(text)

    def refuse(self, text: str) -> None:
        """Print why a line is no answer; the question stands above it, and is not repeated."""
        if text:
            click.echo(text)

    def ask(self, prompt: Prompt) -> str:
        """The line that answers a prompt. Raises EOFError at the end of a pipe.

        At a keyboard Ctrl-D interrupts as Ctrl-C does and raises KeyboardInterrupt. From a pipe, an
        optional prompt is printed only if there is a line to answer it.
        """
        if self._at_keyboard:
            self._show_question(prompt)
            return self._typed(_asked(prompt))
        line = next(self._lines, None) if prompt.optional else None
        if line is None and prompt.optional:
            raise EOFError
        self._show_question(prompt)
        click.echo(_asked(prompt), nl=False)
        if line is None and (line := next(self._lines, None)) is None:
            raise EOFError
        self.line = (self.line or 0) + 1
        click.echo(_legible(line))
        return line

    def echo(self, prompt: Prompt, line: str) -> None:
        """Show a prompt and its answer, which was given beforehand."""
        self._show_question(prompt)
        click.echo(f"{_asked(prompt)}{_legible(line)}")

    def drop_typed(self) -> bool:
        """Drop what was typed ahead; whether there was anything."""
        if not self._at_keyboard or sys.platform == "win32":
            return False
        import termios  # noqa: PLC0415 - it is not there on Windows

        typed = bool(select.select([sys.stdin], [], [], 0)[0])
        termios.tcflush(sys.stdin, termios.TCIFLUSH)
        return typed

    def _show_question(self, prompt: Prompt) -> None:
        """Print a prompt, unless it stands there already."""
        if prompt != self._shown:
            self._shown = prompt
            click.echo(f"\n{as_text(prompt)}")

    def _typed(self, asked: str) -> str:
        try:
            return input(asked)
        except EOFError:
            raise KeyboardInterrupt from None


def _legible(line: str) -> str:
    """A line as it is shown, without characters that a screen obeys."""
    return "".join(one if one.isprintable() else " " for one in without_invisible(line))


def _numbered(labels: Sequence[str]) -> list[str]:
    """The choices behind their numbers, in two columns where they would fill the window."""
    choices = _indented(labels, 2)
    if len(labels) <= shutil.get_terminal_size().lines - OTHER_LINES:
        return choices
    narrow = max(map(columns_of, labels)) + MARKED
    return two_columns(_indented(labels, 2 if 2 * narrow + 2 * 2 < width() else 0), across=True)


def _indented(labels: Sequence[str], indent: int) -> list[str]:
    return [paragraph(one, indent, f"{number:>3}  ") for number, one in enumerate(labels, 1)]


def _asked(prompt: Prompt) -> str:
    """What stands before an answer."""
    return f"  {prompt.hint} > "


def as_text(prompt: Prompt) -> str:
    """A prompt as text: status line, question, help in short, choices and the answer so far."""
    lines = [paragraph(prompt.in_brief)] if prompt.in_brief else []
    lines.append(heading(paragraph(prompt.title, indent=0)))
    lines += [shortened(prompt.note, NOTE_LINES)] if prompt.note else []
    lines += _numbered(prompt.choices)
    if prompt.so_far:
        lines.append(paragraph(f"{prompt.so_far} Enter {prompt.enter}."))
    return "\n".join(lines)
