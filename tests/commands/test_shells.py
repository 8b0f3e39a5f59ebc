"""Shell completion in the shells themselves, at a pseudo-terminal."""

import os
import shutil
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pexpect
import pyte
import pytest

from tests.checkout import ROOT

pytestmark = pytest.mark.terminal
PATIENCE = 20  # seconds; only a failure waits so long
STARTS = {
    "bash": (["--norc", "--noprofile"], 'eval "$(crossroads completion bash)"'),
    "zsh": (["-f"], 'eval "$(crossroads completion zsh)"'),
    "fish": (["--no-config"], "crossroads completion fish | source"),
}


class Line:
    """A command line in a shell, on a wide screen."""

    def __init__(self, shell: str, folder: Path) -> None:
        program = folder / "bin" / "crossroads"
        program.parent.mkdir()
        program.write_text(f"#!/bin/sh\nexec '{sys.executable}' '{ROOT / 'cli.py'}' \"$@\"\n")
        program.chmod(0o755)
        arguments, self.start = STARTS[shell]
        settings = {
            "PATH": f"{program.parent}:{os.environ['PATH']}",
            "PYTHONPATH": str(ROOT),
            "HOME": str(folder),
            "TERM": "xterm",
            "LC_ALL": "C.UTF-8",
            "INPUTRC": os.devnull,
            "ZDOTDIR": str(folder),
        }
        self.screen = pyte.Screen(200, 24)
        self._stream = pyte.ByteStream(self.screen)
        self.shell = pexpect.spawn(
            shell, arguments, env=settings, cwd=folder, dimensions=(24, 200), timeout=PATIENCE
        )

    def until(self, text: str) -> None:
        """Wait until a text stands on the screen."""
        end = time.monotonic() + PATIENCE
        while text not in "\n".join(self.screen.display):
            if time.monotonic() > end:
                message = f"{text!r} not on the screen:\n" + "\n".join(self.screen.display)
                raise AssertionError(message)
            try:
                self._stream.feed(self.shell.read_nonblocking(65536, timeout=0.1))
            except pexpect.TIMEOUT:
                continue

    def types(self, text: str, until: str) -> None:
        """Type a text, and wait for another."""
        self.shell.send(text)
        self.until(until)


@contextmanager
def line(shell: str, folder: Path) -> Iterator[Line]:
    """A shell that has been told of the completion; skipped where there is no such shell."""
    if shutil.which(shell) is None:
        pytest.skip(f"{shell} is not installed")
    typed = Line(shell, folder)
    try:
        typed.types(f"{typed.start}; echo rea''dy\r", until="ready")
        yield typed
    finally:
        typed.shell.close(force=True)


@pytest.mark.parametrize("shell", STARTS)
def test_the_tab_key_completes_attributes_values_and_files(tmp_path: Path, shell: str) -> None:
    """Word by word, as far as there is one way to go on; nothing else comes to the screen."""
    (tmp_path / "my staff.csv").write_text("id,Job Title\n1,PMO Analyst\n")

    with line(shell, tmp_path) as typed:
        typed.types("crossroads adv\t--set curre\t", until="crossroads advise --set current_role=")
        typed.types("pmo_a\t", until="--set current_role=pmo_analyst")
        typed.types("--facts my\t", until="--facts my\\ staff.csv")

        assert "Traceback" not in "\n".join(typed.screen.display)


@pytest.mark.parametrize("shell", STARTS)
def test_headings_with_blanks_are_quoted_as_the_shell_does(tmp_path: Path, shell: str) -> None:
    """The file has a blank in its name and its headings have some too."""
    (tmp_path / "my staff.csv").write_text("id,Job Title\n1,PMO Analyst\n")

    with line(shell, tmp_path) as typed:
        typed.types("crossroads batch my\t", until="batch my\\ staff.csv")
        typed.types("--id Job\t", until="--id Job\\ Title")
        typed.types("--keep 'Job\t", until="--keep 'Job Title'")
