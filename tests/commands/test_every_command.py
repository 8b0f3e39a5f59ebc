"""What all commands share: help, misuse with its cure, another knowledge base."""

import subprocess
import sys

import pytest

from engine import __version__
from tests.checkout import ROOT
from tests.commands.typed import Run

MISUSE = {
    "an unknown attribute": (
        ("advise", "--set", "carer_ladder=none"),
        "attribute 'carer_ladder': does not exist. Did you mean 'career_ladder'?",
    ),
    "an unknown value": (
        ("advise", "--set", "organisation_size=smal"),
        "organisation_size: 'smal' is not understood (nearest: small).",
    ),
    "a title that is not understood": (
        ("advise", "--set", "current_role=Sales Executive"),
        "current_role: 'Sales Executive' is not understood: ",
    ),
    "a setting without a value": (
        ("advise", "--set", "career_ladder"),
        "--set 'career_ladder': has no attribute and value. Write --set ATTRIBUTE=VALUE.",
    ),
    "a missing file of facts": (
        ("advise", "--facts", "nowhere.toml"),
        "nowhere.toml: cannot be read: No such file or directory.",
    ),
    "a folder for a file of facts": (
        ("advise", "--facts", "."),
        ".: cannot be read: Is a directory.",
    ),
    "a missing rules folder": (
        ("advise", "--rules", "nowhere"),
        "rules folder 'nowhere': does not exist. Name a folder of .toml files.",
    ),
    "an unknown rule": (
        ("rules", "show", "out-no-strech"),
        "rule: 'out-no-strech' does not exist. Did you mean 'out-no-stretch'?",
    ),
    "an unknown command": (("advice",), "No such command 'advice'. Did you mean 'advise'?"),
    "a mapping without an attribute": (
        ("batch", "x.csv", "-o", "y.csv", "--map", "JobRole"),
        "--map 'JobRole': has no heading and attribute. Write --map \"HEADING=ATTRIBUTE\".",
    ),
    "a heading that is mapped twice": (
        ("batch", "x.csv", "-o", "y.csv", "--map", "A=skills", "--map", "A=ambitions"),
        "--map 'A=ambitions': 'A' is mapped twice. Keep one of the two.",
    ),
    "a preference between a file and nothing": (
        ("batch", "x.csv", "-o", "y.csv", "--prefer", "hr"),
        "Missing option '--with', which --prefer needs. Name the file of answers.",
    ),
    "an unknown dialect": (
        ("sql", "--dialect", "ducdb"),
        "--dialect: 'ducdb' is not known. Did you mean 'duckdb'?",
    ),
    "a file to save to that exists": (
        ("ask", "--save", "setup.cfg"),
        "setup.cfg: exists already. Name a new file, or move the old one away.",
    ),
    "a folder to save to that is missing": (
        ("ask", "--save", "nowhere/me.toml"),
        "nowhere/me.toml: the folder 'nowhere' does not exist. Create it first.",
    ),
}


@pytest.mark.parametrize(("arguments", "told"), MISUSE.values(), ids=MISUSE.keys())
def test_misuse_is_named_with_its_cure(
    run: Run, monkeypatch: pytest.MonkeyPatch, arguments: tuple[str, ...], told: str
) -> None:
    """Exit code 2, where, what and cure on standard error, nothing on standard output."""
    monkeypatch.chdir(ROOT)

    result = run(*arguments)

    assert result.exit_code == 2
    assert told in result.stderr
    assert result.stdout == ""


def test_version_is_the_packages(run: Run) -> None:
    """The version that is shown is the one that is installed."""
    assert run("--version").stdout == f"crossroads, version {__version__}\n"


COMMANDS = ["ask", "advise", "batch", "sql", "template", "check", "rules"]


@pytest.mark.parametrize("command", COMMANDS)
def test_help_teaches_the_command(run: Run, command: str) -> None:
    """Every command says what it does and which options it takes."""
    shown = run(command, "--help").stdout

    assert shown.startswith(f"Usage: crossroads {command} ")
    assert len(shown.splitlines()) > 8


def test_another_knowledge_base_can_be_run_on_every_command(run: Run) -> None:
    """--rules stands on all of them."""
    for command in (*COMMANDS[:-1], "rules list", "rules show", "rules trace"):
        assert "--rules DIR" in run(*command.split(), "--help").stdout


WATCHED = """
import runpy, sys

def refuse(event, arguments):
    if event in ("socket.connect", "socket.getaddrinfo", "socket.bind", "urllib.Request"):
        raise SystemExit(f"{event} {arguments}")

sys.addaudithook(refuse)
sys.argv[0] = "crossroads"
runpy.run_path("cli.py", run_name="__main__")
"""


@pytest.mark.parametrize(
    "arguments",
    [
        ("advise", "--set", "ambitions=breadth"),
        ("batch", "examples/staff.csv", "-o", "-"),
        ("rules", "list"),
    ],
    ids=["advise", "batch", "rules"],
)
def test_no_command_opens_the_network(arguments: tuple[str, ...]) -> None:
    """Personal data does not leave the machine."""
    ended = subprocess.run(
        [sys.executable, "-c", WATCHED, *arguments], cwd=ROOT, capture_output=True, check=False
    )

    assert ended.returncode == 0, ended.stderr
