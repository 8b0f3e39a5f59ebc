"""How fast a whole staff file is advised, against everything else: python benchmarks/batch.py

`--rows 10_000_000` measures larger files. Everything is measured in one run, and the ratios within
it are what counts; the figures themselves differ from machine to machine. TMPDIR=/dev/shm leaves
the disk out.
"""

import argparse
import os
import platform
import shutil
import sys
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from importlib.metadata import version
from pathlib import Path

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT))

from generated_staff import ALL, FEW, columns, write_staff  # noqa: E402 - runs from a checkout
from measured import Measured, Task, batch, best, copy  # noqa: E402
from rivals import COMPARED, contest  # noqa: E402

from engine.core.model import KnowledgeBase  # noqa: E402
from engine.rulebase.load import load_rules  # noqa: E402

ROWS, SHEET_ROWS = 300_000, 10_000
MANY, ROUNDS = 1_000_000, 3  # of fewer rows, the best of so many rounds counts
BYTES_A_ROW = 5_000  # on the disk, for a while: the file, its advice and a copy of one of them
MEGA, GIGA = 10**6, 10**9
FIGURES = 4  # in a line
OURS = "crossroads"

ON_CORES = {1: 1.0, 2: 0.8, 16: 0.6}  # aims: times as fast as a copy, on so many cores or more
ALL_DIFFERENT, SHARED, LARGEST = 0.5, 0.05, GIGA
AHEAD = {"zen-engine": 20, "CLIPS": 20, "experta": 200}  # times as fast, on one core

LEGEND = f"""
  {OURS}  `cli.py batch --strict --jobs N`, a whole process from file to file, all columns of the
              result, on N cores; DuckDB copies the same output with as many threads
  shared      the processor time of the process that deals the blocks, of all that is taken; what
              it does, more cores do not share
  the others  row by row in a process that has started, for a second: csv.reader, the cells
              understood (every different one once), the rules run. They have the path and the rules
              that fired, and write nothing. Each has first said of {COMPARED} people what the
              definition says"""


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the table: what was measured, and whether it is what is aimed at."""

    name: str
    figures: Sequence[str] = ()
    aim: str = ""
    met: bool = True

    def __str__(self) -> str:
        figures = [*self.figures, *[""] * (FIGURES - len(self.figures))]
        verdict = f"{self.aim:>12}  {'met' if self.met else 'NOT MET'}" if self.aim else ""
        return f"  {self.name:40}{''.join(f'{one:>13}' for one in figures)}{verdict}".rstrip()


def main(rows: int) -> None:
    """Print what was measured of few different people, and of as many as there are rows."""
    knowledge_base = load_rules()
    print(f"{machine()}\n{len(knowledge_base.rules)} rules, {columns(knowledge_base)} columns")
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        make_room(folder, rows)
        for who, different in ((f"{FEW} different people", FEW), ("everybody different", ALL)):
            print(f"\n{rows:,} rows, {who}", flush=True)
            staff = folder / "staff.csv"
            write_staff(staff, knowledge_base, rows, different)
            for line in on_cores(staff, folder / "advice.csv", rows, different):
                print(line, flush=True)
        write_staff(staff, knowledge_base, rows, FEW)
        for line in (*formats(staff, folder, rows), *rivals(knowledge_base, staff, folder)):
            print(line, flush=True)
    print(LEGEND)


def machine() -> str:
    """What it was measured on."""
    packages = ("duckdb", "clipspy", "zen-engine", "experta")
    versions = ", ".join(f"{package} {version(package)}" for package in packages)
    busy = f"load {os.getloadavg()[0]:.1f}"  # of others; above 0.5 the figures are worth little
    return f"{os.cpu_count()} cores, {busy}, Python {platform.python_version()}, {versions}"


def make_room(folder: Path, rows: int) -> None:
    """Say how much of the disk is needed, and end if that is not free."""
    needed, free = rows * BYTES_A_ROW / GIGA, shutil.disk_usage(folder).free / GIGA
    print(f"up to {needed:.1f} GB in {folder} until the end, where {free:.1f} GB are free")
    if needed > free:
        sys.exit("Not enough: take fewer --rows, or name a folder on a larger disk in TMPDIR.")


def counts_of_cores() -> list[int]:
    """One core, two, and all there are."""
    there = len(os.sched_getaffinity(0))
    return sorted({one for one in (1, 2, there) if one <= there})


def rounds(rows: int) -> int:
    """How often a task is measured."""
    return 1 if rows >= MANY else ROUNDS


def on_cores(staff: Path, advice: Path, rows: int, different: int) -> Iterator[Line]:
    """The batch against a copy of its output, on one core, two and all."""
    yield Line("", ("rows/s", "copy rows/s", "ours is", "peak MB"))
    for cores in counts_of_cores():
        tasks: dict[str, Task] = {
            OURS: partial(batch, rows, staff, advice, cores),
            "copy": partial(copy, rows, advice, cores),
        }
        found = best(rounds(rows), tasks)
        ours, other = found[OURS], found["copy"]
        ahead = ours.rate / other.rate
        aim = max(one for one in ON_CORES if one <= cores)
        least = ON_CORES[aim] if different == FEW else ALL_DIFFERENT
        figures = (f"{ours.rate:,.0f}", f"{other.rate:,.0f}", f"{ahead:.2f} x", megabytes(ours))
        yield Line(f"{OURS}, {cores} cores", figures, f"{least:.1f} x", ahead >= least)
        if ours.others:
            small = ours.peak < LARGEST
            yield Line("memory of them all", ("", "", "", megabytes(ours)), "1,000 MB", small)
            share = shared(ours, start_up(advice))
            yield Line("shared step", ("", "", f"{share:.1%}"), f"{SHARED:.0%}", share <= SHARED)


def start_up(advice: Path) -> float:
    """The processor time of a batch of some people, most of which is start-up."""
    return batch(1, ROOT / "examples" / "staff.csv", advice, 1, strict=False).own


def shared(measured: Measured, start: float) -> float:
    """The share of the processor time that the first process took, once it had started."""
    own = measured.own - start
    return own / (own + measured.others)


def megabytes(measured: Measured) -> str:
    """The peak memory."""
    return f"{measured.peak / MEGA:,.0f}"


def formats(staff: Path, folder: Path, rows: int) -> Iterator[Line]:
    """Other formats, and less to say, against CSV with sentences; on one core."""
    yield Line(f"\n{rows:,} rows, {FEW} different people, one core")
    slim = ("--reasons", "ids", "--keep", "employee_id")
    tasks: dict[str, Task] = {
        "CSV with sentences": partial(batch, rows, staff, folder / "advice.csv"),
        "Parquet with sentences": partial(batch, rows, staff, folder / "advice.parquet"),
        "CSV, ids alone": partial(batch, rows, staff, folder / "ids.csv", 1, *slim),
    }
    found = best(rounds(rows), tasks)
    first, *others = found
    yield Line(first, (f"{found[first].rate:,.0f}",))
    for name in others:
        faster = found[name].rate / found[first].rate
        yield Line(name, (f"{found[name].rate:,.0f}", "", f"{faster:.2f} x"), "1.0 x", faster >= 1)
    sheet = partial(batch, SHEET_ROWS, folder / "few.csv", folder / "advice.xlsx")
    write_staff(folder / "few.csv", load_rules(), SHEET_ROWS, FEW)
    yield Line(f"a workbook of {SHEET_ROWS:,} rows", (f"{best(1, {'': sheet})[''].rate:,.0f}",))


def rivals(knowledge_base: KnowledgeBase, staff: Path, folder: Path) -> Iterator[Line]:
    """The other ways to run rules over a file, one row after another, on one core."""
    yield Line("", ("rows/s", "", "ours is"))
    rows = sum(1 for _ in staff.open("rb")) - 1
    tasks = {OURS: partial(batch, rows, staff, folder / "advice.csv")}
    found = best(rounds(rows), tasks | contest(knowledge_base, staff))
    for name, other in found.items():
        ahead = found[OURS].rate / other.rate
        aim = next((aim for rival, aim in AHEAD.items() if name.startswith(rival)), 0)
        figures = (f"{other.rate:,.0f}", "", f"{ahead:.2f} x")
        yield Line(name, figures, f"{aim:.0f} x" if aim else "", ahead >= aim)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--rows", type=int, default=ROWS, help="rows, %(default)s by default")
    main(parser.parse_args().rows)
