"""Which rule base a command line is about: its --rules, before the command or after it.

A command takes the --rules that was parsed. Help is shown before anything is parsed, and so looks
for it on the line.
"""

import shlex
from collections.abc import Sequence
from itertools import pairwise

import click

SHOWN = "crossroads.rules_shown"  # in the context: the folder of which help speaks
CHOSEN = "crossroads.rules_chosen"  # the folder that was named before the command


def rules_named(args: Sequence[str]) -> str | None:
    """The folder that --rules names on a line, the last one of several.

    >>> rules_named(["ask", "--help", "--rules", "mine"]), rules_named(["--rules=mine", "check"])
    ('mine', 'mine')
    """
    line = list(args[: args.index("--")] if "--" in args else args)
    named = [
        after if arg == "--rules" else arg.partition("=")[2]
        for arg, after in pairwise([*line, ""])
        if arg == "--rules" or arg.startswith("--rules=")
    ]
    return named[-1] or None if named else None


def _remember(ctx: click.Context, _param: click.Parameter, folder: str | None) -> None:
    if folder is not None:
        ctx.meta[CHOSEN] = folder


def rules_chosen(folder: str | None) -> str | None:
    """The folder that a command was given or, failing that, the one named before the command."""
    ctx = click.get_current_context(silent=True)
    before: str | None = ctx.meta.get(CHOSEN) if ctx else None
    return before if folder is None else folder


def program(folder: str | None) -> str:
    """How the commands begin that are about these rules."""
    chosen = rules_chosen(folder)
    return f"crossroads --rules {shlex.quote(chosen)}" if chosen else "crossroads"


rules_for_all = click.option("--rules", hidden=True, expose_value=False, callback=_remember)
