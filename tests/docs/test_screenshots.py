"""The pictures of the documentation show what the program shows today."""

import subprocess
import sys

import pytest

from tests.checkout import ROOT


@pytest.mark.terminal
def test_the_picture_of_the_interview_is_up_to_date() -> None:
    """`make screenshots` draws it anew."""
    checked = subprocess.run(
        [sys.executable, "docs/screenshots.py", "--check"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )

    assert (checked.returncode, checked.stderr) == (0, "")
