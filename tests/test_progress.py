"""What somebody who waits for a batch sees."""

import re
import sys
from pathlib import Path

import pexpect
import pytest

ROOT = Path(__file__).parents[1]


@pytest.mark.parametrize("columns", [100, 60, 40])
def test_the_progress_of_a_batch_stays_on_one_line(tmp_path: Path, columns: int) -> None:
    """Also on a narrow terminal, where a longer bar would fill the screen with copies of itself."""
    staff = tmp_path / "staff.csv"
    staff.write_text("Job Title\n" + "PMO Analyst\n" * 100_000)

    child = pexpect.spawn(
        sys.executable,
        ["cli.py", "batch", str(staff), "-o", str(tmp_path / "advice.csv")],
        cwd=str(ROOT),
        dimensions=(24, columns),
        encoding="utf-8",
        timeout=60,
    )
    shown = child.read()
    child.close()

    bars = [line for line in re.split(r"[\r\n]+|\x1b\[[0-9?]*[a-zA-Z]", shown) if "%" in line]
    assert child.exitstatus == 0
    assert bars
    assert max(map(len, bars)) <= columns
