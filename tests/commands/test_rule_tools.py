"""The tools for rule authors among the commands of `crossroads rules`."""

import click
import pytest

from engine.commands.help_texts import help_words
from engine.commands.rules import TOOLS, rules


@pytest.mark.parametrize("name", TOOLS)
def test_the_list_of_commands_says_what_their_help_says(name: str) -> None:
    """The line in the list is the first sentence of the tool's own help."""
    context = click.Context(rules)

    tool = rules.get_command(context, name)

    assert tool is not None
    assert tool.name == name
    first = " ".join(str(tool.help).split("\n\n")[0].split())
    assert first.startswith(TOOLS[name].format_map(help_words(context)))
