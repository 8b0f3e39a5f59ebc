"""`crossroads completion`: shell completion, by click's protocol and scripts of our own.

A script hands over the line up to the cursor as it was typed, and takes a kind and the candidates.
click's own scripts know neither values after `=` nor words in quotes.
"""

import os
import re
from pathlib import Path as FilePath
from typing import ClassVar

import click
from click.shell_completion import (
    CompletionItem,
    ShellComplete,
    add_completion_class,
    split_arg_string,
)

from engine.commands.candidates import FILE, FOLDER, completing
from engine.errors import CrossroadsError

SHELLS = FilePath(__file__).with_name("shells")
END = "\0"  # stands for the cursor
REDIRECTION = re.compile(r"\d?[<>]|&?>>?")
SPECIAL = " !\"#$&'()*;<>?[\\]^`{|}~"  # to bash


class OfOurs(ShellComplete):
    """Completion in one shell: reads the line, and answers with a kind and the candidates."""

    name: ClassVar[str]

    def source(self) -> str:
        return (SHELLS / f"crossroads.{self.name}").read_text(encoding="utf-8")

    def get_completion_args(self) -> tuple[list[str], str]:
        _, *words, last = split_arg_string(os.environ.get("CROSSROADS_LINE", "") + END)
        return words, last.removesuffix(END)

    def complete(self) -> str:
        args, typed = self.get_completion_args()
        items = self._items(args, typed)
        option = f"{typed.partition('=')[0]}=" if typed.startswith("--") and "=" in typed else ""
        plain = [
            CompletionItem(f"{option}{item.value}", help=item.help)
            for item in items
            if item.type == "plain" and str(item.value).isprintable()
        ]
        kinds = [item.type for item in items if item.type in (FILE, FOLDER)]
        kind = "open" if all(item.value.endswith("=") for item in plain) else "plain"
        return "\n".join([kind if plain else (*kinds, "plain")[0], *self._told(plain, typed)])

    def _items(self, args: list[str], typed: str) -> list[CompletionItem[str]]:
        if args and REDIRECTION.fullmatch(args[-1]):
            return [CompletionItem(typed, FILE)]
        completing(self.cli)
        self.ctx_args["obj"] = tuple(args)  # candidates may depend on the rest of the line
        try:
            return self.get_completions(args, typed)
        except (CrossroadsError, OSError):  # which the command itself will tell
            return []

    def _told(self, items: list[CompletionItem[str]], typed: str) -> list[str]:
        """The candidates as the shell takes them: whole words, each with its description."""
        return [f"{item.value}\t{item.help}" if item.help else item.value for item in items]


@add_completion_class
class Zsh(OfOurs):
    """zsh quotes what it inserts."""

    name = "zsh"


@add_completion_class
class Fish(OfOurs):
    """fish quotes what it inserts."""

    name = "fish"


@add_completion_class
class Bash(OfOurs):
    """bash inserts what it is given, in place of the last part of the word."""

    name = "bash"

    def _told(self, items: list[CompletionItem[str]], typed: str) -> list[str]:
        part, quote = os.environ.get("CROSSROADS_WORD", ""), open_quote(self._line)
        begun = [item.value for item in items if item.value.startswith(typed)]
        return [part + escaped(value[len(typed) :], quote) for value in begun]

    @property
    def _line(self) -> str:
        return os.environ.get("CROSSROADS_LINE", "")


def open_quote(line: str) -> str:
    r"""The quotation mark within which a line ends, or ''.

    >>> open_quote("--id 'Job T"), open_quote("--id 'Job' T"), open_quote(r"--id \'J")
    ("'", '', '')
    """
    quote = before = ""
    for letter in line:
        if before == "\\" and quote != "'":
            before = ""
            continue
        if letter == quote:
            quote = ""
        elif not quote and letter in "\"'":
            quote = letter
        before = letter
    return quote


def escaped(text: str, quote: str) -> str:
    r"""A text as bash reads it, after an open quotation mark or after none.

    >>> print(escaped("Job's title", ""), escaped("Job's title", "'"), escaped("a $", '"'))
    Job\'s\ title Job'\''s title a \$
    """
    if quote == "'":
        return text.replace("'", r"'\''")
    special = '$`"\\' if quote else SPECIAL
    return "".join(f"\\{letter}" if letter in special else letter for letter in text)


@click.command()
@click.argument("shell", type=click.Choice(["bash", "zsh", "fish"]), metavar="SHELL")
def completion(shell: str) -> None:
    """Print the script by which a shell completes commands, names and values.

    SHELL is bash, zsh or fish. In ~/.bashrc or ~/.zshrc stands the first or the second line; the
    third one is run once.

    \b
    eval "$(crossroads completion bash)"
    eval "$(crossroads completion zsh)"
    crossroads completion fish > ~/.config/fish/completions/crossroads.fish
    """
    click.echo((SHELLS / f"crossroads.{shell}").read_text(encoding="utf-8"), nl=False)
