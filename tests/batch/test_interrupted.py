"""A run that is killed, that finds no room or is broken off leaves what was there before."""

import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.checkout import ROOT

FORMATS = ["csv", "jsonl", "parquet", "xlsx"]
ROWS = {"csv": 20_000, "jsonl": 10_000, "parquet": 10_000, "xlsx": 1_000}
MOMENTS = 6
BEFORE = b"precious"
# no file may have more bytes than these, as if the disk were full
ON_A_SMALL_DISK = """
import os, resource, sys
resource.setrlimit(resource.RLIMIT_FSIZE, (20_000, 20_000))
os.execv(sys.argv[1], sys.argv[1:])
"""


pytestmark = pytest.mark.slow


class Desk:
    """A folder with a staff file, advice from an earlier run, and runs over them."""

    def __init__(self, folder: Path, ending: str) -> None:
        self.folder, self.elsewhere = folder / "desk", folder / "elsewhere"
        for one in (self.folder, self.elsewhere):
            one.mkdir()
        folder = self.folder
        self.staff, self.advice = folder / "staff.csv", folder / f"advice.{ending}"
        roles = ("PMO Analyst", "Project Manager", "cook", "")
        rows = (f"{at},{roles[at % 4]},{at % 60}\n" for at in range(ROWS[ending]))
        self.staff.write_text("id,current_role,years_in_role\n" + "".join(rows))
        self.advice.write_bytes(BEFORE)

    def start(self, *before: str) -> subprocess.Popen[str]:
        """A run that has begun, by a command that stands before it."""
        return subprocess.Popen(
            [*before, sys.executable, "cli.py", "batch", str(self.staff), "-o", str(self.advice)],
            cwd=ROOT,
            env=os.environ | {"TMPDIR": str(self.elsewhere)},
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )

    def finish(self) -> bytes:
        """The advice of a whole run."""
        run = self.start()
        _, told = run.communicate()
        assert run.returncode == 0, told
        return self.advice.read_bytes()

    @property
    def unfinished(self) -> set[str]:
        """The temporary files."""
        return {name for name in os.listdir(self.folder) if name.startswith(".")}

    def begun(self, run: "subprocess.Popen[str]") -> bool:
        """Wait until the run has something to lose; False if it was faster than that."""
        while not self.unfinished:
            if run.poll() is not None:
                return False
            time.sleep(0.001)
        return True


@pytest.mark.parametrize("ending", FORMATS)
def test_a_killed_run_leaves_the_advice_before_it(tmp_path: Path, ending: str) -> None:
    """At random moments; the run after it finishes, and leaves nothing of its own behind."""
    desk = Desk(tmp_path, ending)
    began = time.monotonic()
    whole, seconds = desk.finish(), time.monotonic() - began
    moments = random.Random(ending)

    for _ in range(MOMENTS):
        desk.advice.write_bytes(BEFORE)
        run = desk.start()
        time.sleep(moments.uniform(0.1, 0.95) * seconds)
        run.kill()
        run.communicate()
        assert desk.advice.read_bytes() in {BEFORE, whole}

    assert os.listdir(desk.elsewhere) == []
    assert desk.finish() == whole
    assert desk.unfinished == set()


@pytest.mark.parametrize("ending", FORMATS)
def test_a_full_disk_leaves_the_advice_before_it(tmp_path: Path, ending: str) -> None:
    """The run says so in words, and takes its unfinished file away."""
    desk = Desk(tmp_path, ending)

    run = desk.start(sys.executable, "-c", ON_A_SMALL_DISK)
    _, told = run.communicate()

    assert run.returncode == 2, told
    assert f"advice.{ending}: cannot be written: " in told
    assert "Make room for it, or choose another place." in told
    assert "Traceback" not in told
    assert "Exception ignored" not in told
    assert desk.advice.read_bytes() == BEFORE
    assert sorted(os.listdir(desk.folder)) == [f"advice.{ending}", "staff.csv"]


@pytest.mark.parametrize("request_", [signal.SIGINT, signal.SIGTERM], ids=["Ctrl-C", "a request"])
@pytest.mark.parametrize("ending", FORMATS)
def test_ctrl_c_leaves_the_advice_before_it(
    tmp_path: Path, ending: str, request_: signal.Signals
) -> None:
    """So does a polite request to stop; the run says that nothing was written."""
    desk = Desk(tmp_path, ending)

    run = desk.start()
    if not desk.begun(run):
        pytest.fail("the run was too fast to be broken off")
    run.send_signal(request_)
    _, told = run.communicate()

    assert run.returncode == 1, told
    assert "Interrupted: nothing was written. Earlier files are as they were." in told
    assert "Traceback" not in told
    assert "Exception ignored" not in told
    assert desk.advice.read_bytes() == BEFORE
    assert sorted(os.listdir(desk.folder)) == [f"advice.{ending}", "staff.csv"]


@pytest.mark.parametrize("ending", FORMATS)
def test_a_folder_that_cannot_be_written_is_an_error(tmp_path: Path, ending: str) -> None:
    """Before any work is done."""
    if os.geteuid() == 0:
        pytest.skip("root may write everywhere; tests/tables/test_draft.py shows it another way")
    desk = Desk(tmp_path, ending)
    desk.folder.chmod(0o555)

    run = desk.start()
    _, told = run.communicate()
    desk.folder.chmod(0o755)

    assert run.returncode == 2
    assert "is write-protected. Choose another place, or change its rights." in told
    assert desk.advice.read_bytes() == BEFORE
