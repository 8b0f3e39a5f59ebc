"""The manual page: what --help says, and a page without faults."""

import shutil
import subprocess
import sys

import pytest

from cli import COMMANDS
from tests.checkout import ROOT

PAGE = ROOT / "docs" / "crossroads.1"


def test_the_manual_page_says_what_the_help_says(monkeypatch: pytest.MonkeyPatch) -> None:
    """`make man` writes it anew."""
    monkeypatch.delenv("CROSSROADS_RULES", raising=False)

    result = subprocess.run(
        [sys.executable, "docs/man_page.py", "--check"], cwd=ROOT, capture_output=True, check=False
    )

    assert result.returncode == 0


def test_every_command_stands_in_it() -> None:
    """Each with a heading of its own."""
    text = PAGE.read_text(encoding="utf-8")

    assert all(f"\n.SS crossroads {name}" in text for name in COMMANDS)


@pytest.mark.skipif(shutil.which("groff") is None, reason="groff is not installed")
def test_it_is_set_without_a_warning() -> None:
    """As man shows it."""
    command = ["groff", "-man", "-Tutf8", "-ww", "-z", str(PAGE)]

    shown = subprocess.run(command, capture_output=True, text=True, check=True)

    assert shown.stderr == ""
