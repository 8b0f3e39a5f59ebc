"""Ctrl-C and its like at any moment: no traceback, and an exit code that says so."""

import subprocess
import sys

import pytest

from tests.checkout import ROOT

ADVISE = ("advise", "--set", "organisation_size=small", "--set", "career_ladder=none")
AT_IMPORT = """
import runpy, signal, sys

class Interrupting:  # a finder of modules, which finds none
    left, begun = int(sys.argv.pop(1)), False

    def find_spec(self, name, path=None, target=None):
        self.begun = self.begun or name == "click"
        self.left -= self.begun
        if not self.left:
            signal.raise_signal(signal.SIGINT)

sys.meta_path.insert(0, Interrupting())
sys.argv[:] = ["crossroads", *sys.argv[1:]]
runpy.run_path("cli.py", run_name="__main__")
"""
IN_A_FINALIZER = """
import signal, time
from engine.commands.signals import stop_in_order

class Closing:
    def __del__(self):
        signal.raise_signal(signal.SIGTERM)

stop_in_order()
Closing()
time.sleep(20)
"""


def python(code: str, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Run a program that a signal will stop."""
    command = [sys.executable, "-c", code, *arguments]
    return subprocess.run(
        command, cwd=ROOT, capture_output=True, text=True, timeout=15, check=False
    )


@pytest.mark.parametrize("imports", [1, 20, 60, 100, 150])
def test_ctrl_c_while_the_program_is_imported_shows_no_traceback(imports: int) -> None:
    """Whoever changes their mind at once is not shown the inside of the program."""
    ended = python(AT_IMPORT, str(imports), *ADVISE)

    assert ended.returncode in (-2, 1)
    assert ended.stderr.strip() in ("", "Aborted!")
    assert ended.stdout == ""


def test_ctrl_c_that_python_drops_is_not_lost() -> None:
    """In a finalizer nothing can be interrupted; what comes after it is, and without a word."""
    ended = python(IN_A_FINALIZER)

    assert (ended.returncode, ended.stdout, ended.stderr) == (-2, "", "")
