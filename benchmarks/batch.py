"""How fast a whole staff file is advised, against everything else: python benchmarks/batch.py

`--rows 10_000_000` measures larger files. Everything is measured in one run, and the ratios within
it are what counts; the figures themselves differ from machine to machine.
"""

import argparse
import os
import platform
import shutil
import sys
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from importlib.metadata import version
from itertools import pairwise
from pathlib import Path

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT))

from generated_staff import ALL, FEW, columns, write_staff  # noqa: E402 - runs from a checkout
from measured import Measured, Task, batch, best, copy  # noqa: E402
from rivals import COMPARED, contest  # noqa: E402

from engine.core.model import KnowledgeBase  # noqa: E402
from engine.rulebase.load import load_rules  # noqa: E402

ROWS, SMALLEST = 200_000, 10_000
MANY, ROUNDS = 1_000_000, 3  # of fewer rows, the best of so many rounds counts
BYTES_A_ROW = 4_000  # on the disk, for a while: the file, its advice and a copy of one of them
MEGA, GIGA = 10**6, 10**9
OURS, OUTPUT = "crossroads", "DuckDB copies our output"

FASTEST, STEADY, LARGEST = 100_000, 1.25, GIGA  # aims: rows/s, growth at the most, bytes
AHEAD = {OUTPUT: 1 / 3, "zen-engine": 20, "CLIPS": 20, "experta": 200}  # times as fast

LEGEND = f"""
  {OURS}  `cli.py batch --strict`, a whole process from file to file, all columns of the result
  DuckDB      a whole process that copies a file as it is, as text
  the others  row by row in a process that has started, for a second: csv.reader, the cells
              understood (every different one once), the rules run. They have the path and the rules
              that fired, and write nothing. Each has first said of {COMPARED} people what the
              definition says
  ours is     how many times as fast as that line the batch is, with everything that it does more"""


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the table: what was measured, and whether it is what is aimed at."""

    name: str
    figures: Sequence[str] = ()
    aim: str = ""
    met: bool = True

    def __str__(self) -> str:
        verdict = f"{self.aim:>16}  {'met' if self.met else 'NOT MET'}" if self.aim else ""
        return f"  {self.name:40}{''.join(f'{one:>12}' for one in self.figures)}{verdict}"


def main(rows: int) -> None:
    """Print what was measured of few different people, and of as many as there are rows."""
    knowledge_base = load_rules()
    print(f"{machine()}\n{len(knowledge_base.rules)} rules, {columns(knowledge_base)} columns")
    with tempfile.TemporaryDirectory() as folder:
        make_room(Path(folder), rows)
        for who, different in ((f"{FEW} different people", FEW), ("everybody different", ALL)):
            print(f"\n{rows:,} rows, {who}")
            for line in compared(knowledge_base, Path(folder), rows, different):
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


def compared(
    knowledge_base: KnowledgeBase, folder: Path, rows: int, different: int
) -> Iterator[Line]:
    """The table for one kind of staff: the batch against everything else, and as it grows."""
    staff, advice = folder / "staff.csv", folder / "advice.csv"
    grown = []
    for size in sizes(rows):
        write_staff(staff, knowledge_base, size, different)
        tasks: dict[str, Task] = {OURS: partial(batch, size, staff, advice)}
        if size == rows:
            tasks["DuckDB copies the staff file"] = partial(copy, size, staff)
            tasks[OUTPUT] = partial(copy, size, advice)
            tasks |= contest(knowledge_base, staff)
        found = best(1 if size >= MANY else ROUNDS, tasks)
        grown.append(found[OURS])
    yield from speed(found)
    larger = advice.stat().st_size / staff.stat().st_size
    yield Line(f"(our output is {larger:.1f} times as large as the staff file)\n")
    yield from growth(grown)


def sizes(rows: int) -> list[int]:
    """The powers of ten below, and the rows themselves."""
    tens = (SMALLEST * 10**power for power in range(9))
    return [*(size for size in tens if size < rows), rows]


def speed(found: Mapping[str, Measured]) -> Iterator[Line]:
    """Rows a second of everybody, and how far ahead of them the batch is."""
    ours = found[OURS].rate
    yield Line("", ("rows/s", "ours is"), "aim")
    yield Line(OURS, (f"{ours:,.0f}", ""), f"{FASTEST:,} rows/s", ours >= FASTEST)
    for name, other in found.items():
        if name != OURS:
            ahead = ours / other.rate
            aim = next((aim for rival, aim in AHEAD.items() if name.startswith(rival)), 0)
            figures = (f"{other.rate:,.0f}", f"{ahead:.2f} x")
            yield Line(name, figures, f"{aim:.2f} x" if aim else "", ahead >= aim)


def growth(grown: Sequence[Measured]) -> Iterator[Line]:
    """Whether a row costs more, and memory grows, the larger the file is.

    A row's cost is that of the rows beyond the size before. The first size's is mostly start-up, so
    the last is compared with the second.
    """
    yield Line("", ("seconds", "us a row", "peak MB"))
    costs = []
    for less, more in pairwise((Measured(0, 0.0), *grown)):
        costs.append((more.seconds - less.seconds) / (more.rows - less.rows) * MEGA)
        figures = (f"{more.seconds:.2f}", f"{costs[-1]:.2f}", f"{more.peak / MEGA:,.0f}")
        yield Line(f"{more.rows:,} rows", figures)
    second, most = min(1, len(grown) - 1), max(one.peak for one in grown)
    for what, ratio in (
        ("a row of the largest", costs[-1] / costs[second]),
        ("memory of the largest", grown[-1].peak / grown[second].peak),
    ):
        yield Line(what, (f"{ratio:.2f} x",), f"{STEADY:.2f} x", ratio <= STEADY)
    yield Line("memory", (f"{most / MEGA:,.0f} MB",), f"{LARGEST / MEGA:,.0f} MB", most < LARGEST)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--rows", type=int, default=ROWS, help="rows, %(default)s by default")
    main(parser.parse_args().rows)
