r"""Neutralization of output: no text can move the cursor, retitle the window or turn a line round.

File names, arguments, ids, texts of a rule base and values of the environment are other people's.
Whatever of theirs a terminal would obey is shown as an escape, `\u001b`, on every way to a screen:
standard output and standard error are wrapped while a command runs. Data that is written as bytes,
such as CSV, passes as it is; in JSON the escape is the character itself.
"""

import io
import re
import sys
from collections.abc import Iterator
from contextlib import contextmanager, redirect_stderr, redirect_stdout
from typing import IO, Any

import click

from engine.language.visible import OBEYED, obeyed_shown, visible

OURS = re.compile(  # bold, dim and the two colours; the progress bar hides the cursor meanwhile
    r"(\x1b\[(?:0|1|2|32|36)m|\r\x1b\[\?25l|\x1b\[\?25h|\r(?=\n))"
)


class Screen:
    """A text stream that shows what a terminal would obey, but for our own styles."""

    def __init__(self, stream: IO[str]) -> None:
        self._stream = stream
        if isinstance(stream, io.TextIOWrapper) and stream.encoding.lower() in (
            "ascii",
            "us-ascii",
        ):
            stream.reconfigure(encoding="utf-8")  # or click would write past us, as UTF-8

    def write(self, text: str) -> int:
        """Write a text; the number of characters is that of the text as it was given."""
        self._stream.write(shown(text))
        return len(text)

    def writelines(self, lines: Iterator[str]) -> None:
        """Write some texts."""
        for line in lines:
            self.write(line)

    def __getattr__(self, name: str) -> Any:
        return getattr(self._stream, name)


def shown(text: str) -> str:
    r"""A page of ours with everything escaped that a terminal would obey, but for our own styles.

    >>> shown("\x1b[1mTitle\x1b[0m of a\x1b]0;b\x07\n")
    '\x1b[1mTitle\x1b[0m of a\\u001b]0;b\\u0007\n'
    """
    if not OBEYED.search(text):
        return text
    parts = OURS.split(text)
    return "".join(part if at % 2 else obeyed_shown(part) for at, part in enumerate(parts))


@contextmanager
def neutral_screens() -> Iterator[None]:
    """Standard output and standard error, made neutral for a while."""
    with redirect_stdout(_neutral(sys.stdout)), redirect_stderr(_neutral(sys.stderr)):
        yield


def _neutral(stream: Any) -> Any:
    return stream if stream is None or isinstance(stream, Screen) else Screen(stream)


@contextmanager
def neutral_messages() -> Iterator[None]:
    """Neutral messages in place of those of click, which quote arguments as they were typed."""
    try:
        yield
    except click.ClickException as error:
        is_help = isinstance(error, click.exceptions.NoArgsIsHelpError)  # whose lines are its own
        lines = error.message.split("\n") if is_help else [error.message]
        vars(error)["message"] = "\n".join(map(visible, lines))  # final, to the type checker
        raise
