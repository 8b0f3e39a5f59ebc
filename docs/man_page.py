"""Writes docs/crossroads.1, the manual page, from the help of the commands: python docs/man_page.py

It is kept in the repository, so that a wheel can be built without the program's packages. With
--check nothing is written, and the exit status is 1 where the page says something else than --help.
"""

import inspect
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

import click

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT))

from cli import crossroads  # noqa: E402 - runs from a checkout
from engine.commands.help_texts import help_words, speaking_of  # noqa: E402
from engine.version import __version__  # noqa: E402

PAGE = ROOT / "docs" / "crossroads.1"
VERBATIM = "\b"  # click's mark of a paragraph whose lines stay as they are
ENVIRONMENT = {
    "CROSSROADS_RULES": "The folder of the rules, where --rules names none.",
    "NO_COLOR": "If it is set, nothing is coloured. TERM=dumb has the same effect.",
    "XDG_STATE_HOME": "Where answers are kept for `crossroads ask --resume`, in a folder of ours.",
}
EXIT = {
    "0": "Done.",
    "1": "Something in a file cannot be used, something was found, or the run was interrupted.",
    "2": "The request cannot be carried out as it was put.",
}


def page() -> str:
    """The manual page, in the language of man(7)."""
    context = click.Context(crossroads, info_name="crossroads", help_option_names=["-h", "--help"])
    spoken = speaking_of(crossroads, help_words(context))
    parts = [
        f'.TH CROSSROADS 1 "" "crossroads {__version__}" "User Commands"',
        ".SH NAME",
        r"crossroads \- a rule\-based expert system that advises people on their next step",
        *(".SH SYNOPSIS", ".B crossroads", r"[\fIOPTIONS\fR] \fICOMMAND\fR [\fIARGS\fR]..."),
        *(".SH DESCRIPTION", *_paragraphs(spoken)),
        *(".SH OPTIONS", *_options(spoken, context)),
        *(".SH COMMANDS", *_commands(crossroads, context)),
        *(".SH ENVIRONMENT", *_terms(ENVIRONMENT.items())),
        *(".SH EXIT STATUS", *_terms(EXIT.items())),
    ]
    return "\n".join(parts) + "\n"


def _commands(group: click.Group, context: click.Context) -> Iterator[str]:
    """A part for each command, and for each one of a group."""
    for name in group.list_commands(context):
        command = group.get_command(context, name)
        if command is None:
            continue
        inner = click.Context(command, info_name=name, parent=context)
        usage = " ".join([inner.command_path, *command.collect_usage_pieces(inner)])
        yield f".SS {_escaped(usage)}"
        yield from _paragraphs(command)
        yield from _options(command, inner)
        if isinstance(command, click.Group):
            yield from _commands(command, inner)


def _paragraphs(command: click.Command) -> Iterator[str]:
    """The help of a command; examples keep their lines."""
    for at, paragraph in enumerate(inspect.cleandoc(command.help or "").split("\n\n")):
        lines = [_escaped(line) for line in paragraph.split("\n")]
        yield from [".PP"] if at else []  # a heading begins a paragraph by itself
        if lines[0] == VERBATIM:
            yield from (".nf", ".RS", *lines[1:], ".RE", ".fi")
        else:
            yield " ".join(lines)


def _options(command: click.Command, context: click.Context) -> Iterator[str]:
    """The options, with what each does."""
    hidden = "--help" if context.parent else ""  # it is the same for every command
    params = (one for one in command.get_params(context) if hidden not in one.opts)
    records = (one.get_help_record(context) for one in params)
    yield from _terms(record for record in records if record)


def _terms(records: Iterable[tuple[str, str]]) -> Iterator[str]:
    for term, text in records:
        yield from (".TP", rf"\fB{_escaped(term)}\fR", _escaped(text))


def _escaped(text: str) -> str:
    """A text in which troff finds no command."""
    text = text.replace("\\", r"\e").replace("-", r"\-")
    return rf"\&{text}" if text[:1] in (".", "'") else text


if __name__ == "__main__":
    if "--check" in sys.argv:
        sys.exit(PAGE.read_text(encoding="utf-8") != page())
    PAGE.write_text(page(), encoding="utf-8")
