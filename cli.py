"""The command line: the group of commands, and where our errors become messages and exit codes.

Commands are imported on use, so that `--version` and each command load only what they need.
"""

from engine.commands.signals import stop_at_once, stop_in_order

if __name__ == "__main__":
    stop_at_once()  # before the imports, as in crossroads/__main__.py

import os
from importlib import import_module
from typing import Any

import click

from engine.commands.listed import ListedCommands
from engine.commands.rules_in_use import SHOWN, rules_for_all, rules_named
from engine.commands.screen import neutral_messages, neutral_screens
from engine.commands.streams import standard_streams
from engine.errors import CrossroadsError
from engine.language.visible import visible
from engine.version import __version__

COMPLETING = "_CROSSROADS_COMPLETE"
COMMANDS = {  # name: its line in the list of commands
    "advise": "Advise one person from facts, without questions.",
    "ask": "Ask one person, question by question, and advise them.",
    "batch": "Advise everyone in a {file}: one result for each row, in the same order.",
    "check": "Verify the knowledge base; every fault is named with its file, its rule and its "
    "cure.",
    "compare": "Compare {sides} side by side, for one person or in general.",
    "completion": "Print the script by which a shell completes commands, names and values.",
    "form": "Write the questionnaire: one web page without a server, or text for form services.",
    "rules": "Read the knowledge base: what a rule says, which statement each rule encodes.",
    "sql": "Print the rules as one SQL query, to run inside a warehouse.",
    "template": "Print an empty {csv} with every heading, and an example row to replace.",
}


class LazyCommands(ListedCommands):
    """A group that imports its commands on use, and words our errors.

    `invoke` is the one place where a CrossroadsError becomes an exit code.
    """

    def imported(self, name: str) -> click.Command:
        command: click.Command = getattr(import_module(f"engine.commands.{name}"), name)
        return command

    def main(self, *args: Any, **extra: Any) -> Any:
        with neutral_screens():
            return super().main(*args, **extra)

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        ctx.meta[SHOWN] = rules_named(args)
        with neutral_messages():
            return super().parse_args(ctx, args)

    def format_help_text(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        from engine.commands.help_texts import help_words, speaking_of

        click.Group.format_help_text(speaking_of(self, help_words(ctx)), ctx, formatter)

    def invoke(self, ctx: click.Context) -> Any:
        try:
            with neutral_messages():
                return super().invoke(ctx)
        except CrossroadsError as error:
            for fault in error.faults:
                click.echo(f"Error: {visible(str(fault))}", err=True)
            ctx.exit(error.exit_code)


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
    if ctx.obj is stop_in_order:
        stop_in_order()  # not earlier: by now the command is imported
    if "NO_COLOR" in os.environ or os.environ.get("TERM") == "dumb":
        ctx.color = False


def main() -> None:
    """Run the command line."""
    if COMPLETING in os.environ:
        import_module("engine.commands.completion")  # click finds the shells in it
    try:
        with standard_streams():
            crossroads(prog_name="crossroads", obj=stop_in_order)
    finally:
        stop_at_once()


if __name__ == "__main__":
    main()
