"""A command line in a shell, with `crossroads` to be typed there, and the screen as it shows it."""

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
