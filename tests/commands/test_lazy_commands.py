"""Commands are imported when they are used, and listed without being imported."""

import subprocess
import sys

import click
import pytest
from click.testing import CliRunner

from cli import COMMANDS, crossroads
from engine.commands.help_texts import help_words
from tests.checkout import ROOT


@pytest.mark.parametrize("name", COMMANDS)
def test_the_list_of_commands_says_what_their_help_says(name: str) -> None:
    """The line in the list is the first sentence of the command's own help."""
    context = click.Context(crossroads)

    command = crossroads.get_command(context, name)

    assert command is not None
    assert command.name == name
    first = " ".join(str(command.help).split("\n\n")[0].split())
    assert first.startswith(COMMANDS[name].format_map(help_words(context)))


def test_an_unknown_command_gets_a_hint() -> None:
    """A slip in a command's name is told with the nearest one."""
    result = CliRunner().invoke(crossroads, ["advize"])

    assert result.exit_code == 2
    assert "No such command 'advize'. Did you mean 'advise'?" in result.stderr


def test_the_version_loads_no_engine() -> None:
    """Who asks for the version waits for nothing else."""
    code = (
        "import sys; import cli\n"
        "try: cli.crossroads(['--version'])\n"
        "except SystemExit: pass\n"
        "print(sorted(name for name in sys.modules if name.startswith('engine.')))"
    )

    shown = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True
    )

    expected = [
        "engine.commands",
        "engine.commands.listed",
        "engine.commands.rules_in_use",
        "engine.commands.screen",
        "engine.commands.signals",
        "engine.commands.streams",
        "engine.errors",
        "engine.language",
        "engine.language.visible",
        "engine.version",
    ]
    assert shown.stdout.splitlines()[-1] == str(expected)
