"""Ctrl-C: whatever takes long ends within a moment, in words."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.checkout import ROOT
from tests.rulebase.small_rules import rule_text, write_rules

pytestmark = pytest.mark.slow

KILLED = -signal.SIGINT  # on a busy machine, which has not imported the command yet
MOST = 5.0  # seconds, on a busy machine; a deaf program takes minutes
Line = Callable[[Path], list[str]]


def staff(place: Path) -> str:
    """A file whose every cell is another one, so that reading takes long."""
    rows = (f"{at},PMO analyst {at},breadth; x{at},{at}\n" for at in range(200_000))
    (place / "staff.csv").write_text("id,current_role,ambitions,years in role\n" + "".join(rows))
    return str(place / "staff.csv")


def rules(place: Path) -> str:
    """A rule base of thousands of rules."""
    texts = (
        rule_text(f"r{at}", f"years = {{ at_least = {at % 50} }}\nteam = 'small'", f"'Do {at}.'")
        for at in range(4_000)
    )
    return str(write_rules(place / "rules", {"more": "".join(texts)}))


LONG: dict[str, tuple[Line, float]] = {
    "a batch that looks at its file": (lambda at: ["batch", staff(at), "-o", f"{at}/a.csv"], 0.8),
    "a batch": (lambda at: ["batch", staff(at), "-o", f"{at}/a.csv"], 4),
    "a batch to a workbook": (lambda at: ["batch", staff(at), "-o", f"{at}/a.xlsx"], 4),
    "an inspection": (lambda at: ["batch", staff(at), "--inspect"], 2),
    "a check": (lambda at: ["check", "--rules", rules(at)], 1.5),
    "a proof": (lambda _: ["check", "--prove"], 3),
    "a comparison": (
        lambda at: ["rules", "diff", "--random", "1000000", "rules", rules(at)],
        1.5,
    ),
    "a query": (lambda at: ["sql", "--dialect", "duckdb", "--rules", rules(at)], 2.5),
}


@pytest.mark.parametrize(("line", "after"), LONG.values(), ids=LONG.keys())
def test_ctrl_c_ends_what_takes_long(line: Line, after: float, tmp_path: Path) -> None:
    """The person has the prompt back at once, and no traceback."""
    arguments = line(tmp_path)
    run = subprocess.Popen(
        [sys.executable, "cli.py", *arguments],
        cwd=ROOT,
        env=os.environ | {"TMPDIR": str(tmp_path)},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    time.sleep(after)
    if run.poll() is not None:
        run.communicate()
        pytest.skip(f"it took less than {after} seconds")

    began = time.monotonic()
    run.send_signal(signal.SIGINT)
    try:
        _, told = run.communicate(timeout=60)
    finally:
        run.kill()

    assert time.monotonic() - began < MOST
    assert "Traceback" not in told
    if run.returncode != KILLED:
        assert run.returncode == 1
        assert "Interrupted" in told or "Aborted!" in told
    assert not list(tmp_path.glob("a.*"))
