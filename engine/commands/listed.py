"""Groups of commands that are listed, and completed, without being imported."""

from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from click.shell_completion import CompletionItem


class ListedCommands(click.Group):
    """A group that imports a command on use, with words of the rule base filled in.

    Until then, `commands` holds what the list of commands shows of it.
    """

    def imported(self, name: str) -> click.Command:
        """The command of this name, one of `commands`."""
        raise NotImplementedError

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        from engine.commands.help_texts import help_words, speaking_of  # noqa: PLC0415

        if cmd_name not in self.commands:
            return None
        command = speaking_of(self.imported(cmd_name), help_words(ctx))
        if ctx.resilient_parsing:  # the line is being completed
            from engine.commands.candidates import completing  # noqa: PLC0415

            completing(command)
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        width = formatter.width - 6 - max(map(len, self.commands))  # as click's own list has it
        with formatter.section("Commands"):
            formatter.write_dl(self._listed(ctx, width))

    def shell_complete(self, ctx: click.Context, incomplete: str) -> "list[CompletionItem[str]]":
        from click.shell_completion import CompletionItem  # noqa: PLC0415

        if incomplete[:1] == "-":
            return click.Command.shell_complete(self, ctx, incomplete)
        named = [entry for entry in self._listed(ctx, 80) if entry[0].startswith(incomplete)]
        return [CompletionItem(name, help=line) for name, line in named]

    def _listed(self, ctx: click.Context, width: int) -> list[tuple[str, str]]:
        """The name of every command, and its line in the list."""
        from engine.commands.help_texts import help_words, speaking_of  # noqa: PLC0415

        spoken = speaking_of(self, help_words(ctx)).commands
        return [(name, one.get_short_help_str(width)) for name, one in sorted(spoken.items())]
