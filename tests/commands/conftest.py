"""What the tests of the commands share."""

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from cli import crossroads
from tests.commands.typed import Ask, Run


@pytest.fixture(autouse=True)
def state(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A state folder of our own."""
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    return tmp_path / "state" / "crossroads"


@pytest.fixture
def ask() -> Ask:
    """Answers the interview line by line, as from a pipe."""

    def say(*lines: str, options: tuple[str, ...] = ()) -> Result:
        text = "".join(f"{line}\n" for line in lines)
        return CliRunner().invoke(crossroads, ["ask", *options], input=text, catch_exceptions=False)

    return say


@pytest.fixture
def run() -> Run:
    """Runs a command line and returns what it printed."""

    def invoke(*arguments: str, input: str | None = None) -> Result:
        result = CliRunner().invoke(crossroads, arguments, input=input, catch_exceptions=False)
        assert "Traceback" not in result.output
        return result

    return invoke
