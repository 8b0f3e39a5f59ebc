"""The command line: the group of commands, and where our errors become messages and exit codes.

Commands are imported on use, so that `--version` and each command load only what they need.
"""

import os
import sys
from importlib import import_module
from typing import Any, TypeVar

import click

from engine.commands.rules_in_use import SHOWN, rules_for_all, rules_named
from engine.commands.screen import neutral_messages, neutral_screens
from engine.commands.streams import (
    check_open,
    replace_unknown_characters,
    take_requests_to_stop_as_ctrl_c,
)
from engine.errors import CrossroadsError, MisuseError
from engine.language.visible import visible
from engine.version import __version__

C = TypeVar("C", bound=click.Command)

COMMANDS = {  # name: its line in the list of commands
    "advise": "Advise one person from facts, without questions.",
    "ask": "Ask one person, question by question, and advise them.",
    "batch": "Advise everyone in a {file}: one result for each row, in the same order.",
    "check": "Verify the knowledge base; every fault is named with its file, its rule and its "
    "cure.",
    "form": "Write the questionnaire: one web page without a server, or text for form services.",
    "rules": "Read the knowledge base: what a rule says, which statement each rule encodes.",
    "sql": "Print the rules as one SQL query, to run inside a warehouse.",
    "template": "Print an empty {csv} with every heading, and an example row to replace.",
}


class LazyCommands(click.Group):
    """A group that imports its commands on use, and words our errors.

    Until then, `commands` holds what the list of commands shows of them. `invoke` is the one place
    where a CrossroadsError becomes an exit code.
    """

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in self.commands:
            return None
        command: click.Command = getattr(import_module(f"engine.commands.{cmd_name}"), cmd_name)
        return _in_words(command, ctx)

    def main(self, *args: Any, **extra: Any) -> Any:
        with neutral_screens():
            return super().main(*args, **extra)

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        ctx.meta[SHOWN] = rules_named(args)
        with neutral_messages():
            return super().parse_args(ctx, args)

    def format_help_text(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        click.Group.format_help_text(_in_words(self, ctx), ctx, formatter)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        width = formatter.width - 6 - max(map(len, self.commands))  # as click's own list has it
        listed = sorted(_in_words(self, ctx).commands.items())
        with formatter.section("Commands"):
            formatter.write_dl([(name, one.get_short_help_str(width)) for name, one in listed])

    def invoke(self, ctx: click.Context) -> Any:
        try:
            with neutral_messages():
                return super().invoke(ctx)
        except CrossroadsError as error:
            for fault in error.faults:
                click.echo(f"Error: {visible(str(fault))}", err=True)
            ctx.exit(error.exit_code)


def _in_words(command: C, ctx: click.Context) -> C:
    """A copy of a command whose help speaks of the rule base in use."""
    from engine.commands.help_texts import help_words, speaking_of

    return speaking_of(command, help_words(ctx))


@click.group(
    cls=LazyCommands,
    commands={name: click.Command(name, help=text) for name, text in COMMANDS.items()},
    context_settings={"help_option_names": ["-h", "--help"]},
)
@click.version_option(__version__, prog_name="crossroads")
@rules_for_all
@click.pass_context
def crossroads(ctx: click.Context) -> None:
    """{about}

    The advice is one of: {outcomes}. Every recommendation names the rules, the facts and the
    statements behind it.

    \b
    For yourself:         crossroads ask
    For one known person: crossroads advise {person}
    {for_file:22}crossroads template > {table}.csv
                          crossroads batch {table}.csv -o advice.csv
    """
    if "NO_COLOR" in os.environ or os.environ.get("TERM") == "dumb":
        ctx.color = False


def main() -> None:
    """Run the command line."""
    try:
        check_open("standard output", sys.stdout)  # the next file opened would take its place
    except MisuseError as error:
        print(f"Error: {error}", file=sys.stderr)
        sys.exit(error.exit_code)
    replace_unknown_characters()
    take_requests_to_stop_as_ctrl_c()
    try:
        crossroads(prog_name="crossroads")
    except OSError as error:  # the screen or the file behind it is full or gone
        sys.stderr.write(f"Error: the output cannot be written: {error.strerror}\n")
        os._exit(1)  # what waits to be written cannot be, and would only say so again


if __name__ == "__main__":
    main()
