"""A batch on several processes writes what it writes on one, byte for byte."""

import json
import os
import random
import signal
import subprocess
import sys
import time
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from engine.batch import divisible, parallel
from engine.batch.batch import advise_everyone
from engine.batch.block_work import Dealt
from engine.batch.options import DEFAULT, Options
from engine.batch.workers import Workers
from engine.errors import CrossroadsError
from engine.tables import encoding
from tests.checkout import ROOT
from tests.shipped import SHIPPED
from tests.strategies import examples

HEADER = "id,current_role,years_in_role,career_ladder,ambitions\n"
ROWS = (
    *("1,PMO Analyst,3,none,breadth\n", "2,Project Manager,,clear,seniority\n", "3,,,,\n"),
    *(
        '4,"Manager, PMO",1,none,"breadth; seniority"\n',
        "5,cook,many,perhaps,=1+1\n",
        "6,é,7,,\r\n",
    ),
    *('7,"PMO\nAnalyst",2,none,\n', "8,PMO Analyst,2\n", "9,a,b,c,d,e\n", "\n", "Total,3,,,\n"),
    *('10,"PMO Analyst,2,none,\n', "id,current_role,years_in_role,career_ladder,ambitions\n"),
    *("11;PMO Analyst;2;none;breadth\n", "12;13,PMO Analyst,2,none,\n", "14,\udce9,1,none,\n"),
    *("id,name\n", "15,PMO Analyst,2,none,breadth\n" * 7, "16,\0,1,none,\n", "17,2,2,no,1\n"),
)


def outcome(folder: Path, staff: bytes, options: Options) -> object:
    """All that a run leaves: its files, its counts, or why it was refused."""
    place, advice = folder / "staff.csv", folder / "advice.csv"
    for one in folder.iterdir():
        one.unlink()
    place.write_bytes(staff)
    try:
        summary = advise_everyone(SHIPPED, str(place), str(advice), options=options)
    except CrossroadsError as error:
        assert {one.name for one in folder.iterdir()} == {"staff.csv"}
        return str(error)
    written = {one.name: one.read_bytes() for one in folder.iterdir()}
    return written, replace(summary, options=DEFAULT)


@settings(max_examples=examples(150))
@given(
    rows=st.lists(st.sampled_from(ROWS), max_size=60),
    block=st.integers(20, 400),
    piece=st.integers(1, 60),
    jobs=st.integers(2, 3),
)
def test_several_processes_write_what_one_does(
    tmp_path_factory: pytest.TempPathFactory, rows: list[str], block: int, piece: int, jobs: int
) -> None:
    """However a file is damaged, and wherever its blocks begin."""
    folder = tmp_path_factory.getbasetemp() / "parallel"
    folder.mkdir(exist_ok=True)
    staff = (HEADER + "".join(rows)).encode("utf-8", "surrogateescape")

    alone = outcome(folder, staff, DEFAULT)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(divisible, "WORTH_WORKERS", 0)
        patch.setattr(parallel, "BLOCK", block)
        patch.setattr(encoding, "BLOCK", piece)
        together = outcome(folder, staff, Options(jobs=jobs))

    assert together == alone


def test_workers_do_every_block_of_a_clean_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What is done in the first process alone are the lines before the first block."""
    monkeypatch.setattr(divisible, "WORTH_WORKERS", 0)
    monkeypatch.setattr(parallel, "BLOCK", 1_000)
    monkeypatch.setattr(encoding, "BLOCK", 100)
    written, done_here = list[object](), list[object]()
    write, do_here = Workers.write, parallel.ParallelPipeline._do_here

    def note_written(workers: Workers, dealt: Dealt, place: int) -> None:
        written.append(dealt)
        write(workers, dealt, place)

    def note_done(pipeline: parallel.ParallelPipeline, *of: Any) -> None:
        done_here.append(of)
        do_here(pipeline, *of)

    monkeypatch.setattr(Workers, "write", note_written)
    monkeypatch.setattr(parallel.ParallelPipeline, "_do_here", note_done)

    outcome(tmp_path, (HEADER + ROWS[0] * 2_000).encode(), Options(jobs=2))

    assert len(written) > 50
    assert done_here == []


@pytest.mark.parametrize(
    ("staff", "options", "output"),
    [
        ("id,current_role\n1,PMO Analyst\n1,PMO Manager\n", Options(id_heading="id"), "a.csv"),
        ("id,current_role\n1,PMO Analyst\n", DEFAULT, "a.xlsx"),
        ("id,current_role\n1,PMO Analyst\n", DEFAULT, "-"),
    ],
    ids=["people twice", "workbook", "standard output"],
)
def test_what_cannot_be_divided_is_done_by_one_process(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, staff: str, options: Options, output: str
) -> None:
    """As ever, and no worker is started."""
    monkeypatch.setattr(divisible, "WORTH_WORKERS", 0)
    monkeypatch.setattr(Workers, "__init__", lambda *_: pytest.fail("a worker was started"))
    place = tmp_path / "staff.csv"
    place.write_text(staff)

    to = output if output == "-" else str(tmp_path / output)
    summary = advise_everyone(SHIPPED, str(place), to, options=replace(options, jobs=2))

    assert summary.rows_in == staff.count("\n") - 1


def test_a_small_file_starts_no_worker(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Two processes would take longer than one to advise a hundred people."""
    monkeypatch.setattr(Workers, "__init__", lambda *_: pytest.fail("a worker was started"))

    outcome(tmp_path, (HEADER + ROWS[0] * 100).encode(), Options(jobs=8))


class Run:
    """A run on two workers over a file that takes some seconds."""

    def __init__(self, folder: Path, *before: str) -> None:
        self.folder = folder
        (folder / "staff.csv").write_text(HEADER + "".join(ROWS[:3]) * 60_000)
        self.advice = folder / "advice.csv"
        self.advice.write_bytes(b"precious")
        command = [sys.executable, "cli.py", "batch", str(folder / "staff.csv"), "--jobs", "2"]
        self.process = subprocess.Popen(
            [*before, *command, "-o", str(self.advice)],
            cwd=ROOT,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            start_new_session=True,
        )

    @property
    def workers(self) -> list[int]:
        """The processes that the run has started."""
        children = Path(f"/proc/{self.process.pid}/task/{self.process.pid}/children")
        try:
            return [int(one) for one in children.read_text().split()]
        except OSError:
            return []

    def wait_for_workers(self) -> list[int]:
        """The workers, once they are at work."""
        while self.process.poll() is None:
            if len(found := self.workers) == 2:
                time.sleep(random.random() / 3)
                return found
            time.sleep(0.005)
        raise AssertionError(self.process.communicate())

    def ended(self) -> tuple[int, str]:
        """How it ended, and what it said; nothing half written is left, and no process."""
        _, said = self.process.communicate(timeout=60)
        return self.process.returncode, said


def are_gone(processes: list[int]) -> bool:
    """Whether none of the processes is there any more, within some seconds."""
    deadline = time.monotonic() + 10
    while any(Path(f"/proc/{one}").exists() for one in processes):
        if time.monotonic() > deadline:
            return False
        time.sleep(0.01)
    return True


linux = pytest.mark.skipif(sys.platform != "linux", reason="workers are forked on Linux alone")


@linux
@pytest.mark.slow
def test_a_killed_worker_ends_the_run_in_words(tmp_path: Path) -> None:
    """As where memory runs out; the advice before it stays, and nothing is left lying."""
    run = Run(tmp_path)
    first, second = run.wait_for_workers()

    os.kill(first, signal.SIGKILL)

    code, said = run.ended()
    assert code == 1
    assert "one of the worker processes: was ended by SIGKILL" in said
    assert {one.name for one in tmp_path.iterdir()} == {"staff.csv", "advice.csv"}
    assert run.advice.read_bytes() == b"precious"
    assert are_gone([second])


@linux
@pytest.mark.slow
@pytest.mark.parametrize("how", [signal.SIGINT, signal.SIGTERM])
def test_a_run_that_is_stopped_leaves_nothing(tmp_path: Path, how: signal.Signals) -> None:
    """Ctrl-C reaches every process of a terminal, SIGTERM the first alone."""
    run = Run(tmp_path)
    workers = run.wait_for_workers()

    if how is signal.SIGINT:
        os.killpg(run.process.pid, how)
    else:
        run.process.send_signal(how)

    code, said = run.ended()
    assert code == 1
    assert said == "\nInterrupted: nothing was written. Earlier files are as they were.\n"
    assert {one.name for one in tmp_path.iterdir()} == {"staff.csv", "advice.csv"}
    assert run.advice.read_bytes() == b"precious"
    assert are_gone(workers)


@linux
@pytest.mark.slow
def test_no_worker_outlives_a_killed_run(tmp_path: Path) -> None:
    """The next run takes away what was left lying."""
    run = Run(tmp_path)
    workers = run.wait_for_workers()

    run.process.kill()

    run.ended()
    assert are_gone(workers)
    assert run.advice.read_bytes() == b"precious"


@linux
@pytest.mark.slow
def test_a_full_disk_is_told_once(tmp_path: Path) -> None:
    """Where a worker cannot write, the run says so as it always does."""
    limited = (
        "import os, resource, sys; resource.setrlimit(resource.RLIMIT_FSIZE, (8_000_000,) * 2); "
        "os.execv(sys.argv[1], sys.argv[1:])"
    )
    run = Run(tmp_path, sys.executable, "-c", limited)

    code, said = run.ended()

    assert code == 2
    assert "cannot be written" in said
    assert "Traceback" not in said
    assert run.advice.read_bytes() == b"precious"


@linux
def test_the_record_of_several_processes_is_that_of_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """But for the time that it took."""
    monkeypatch.setattr(divisible, "WORTH_WORKERS", 0)
    monkeypatch.setattr(parallel, "BLOCK", 500)
    monkeypatch.setattr(encoding, "BLOCK", 100)
    place = tmp_path / "staff.csv"
    place.write_text(HEADER + "".join(ROWS[:6]) * 50)
    records = []
    for jobs in (1, 3):
        options = Options(jobs=jobs, record=str(tmp_path / f"{jobs}.json"))
        advise_everyone(SHIPPED, str(place), str(tmp_path / "advice.csv"), options=options)
        record = json.loads((tmp_path / f"{jobs}.json").read_text("utf-8"))
        records.append(
            {key: record[key] for key in record if key not in {"seconds", "finished_at"}}
        )

    assert records[0] == records[1]
