"""Measuring a task: seconds and, for a whole process, peak memory.

A process is started by this file run as a script: Linux never reports less peak memory for a child
than its parent had, and a benchmark is large.
"""

import json
import os
import resource
import subprocess
import sys
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

CLI = str(Path(__file__).parents[1] / "cli.py")
KILOBYTE = 1024
COPY = """
import sys, duckdb
plain = {"header": True, "all_varchar": True, "delimiter": ",", "quotechar": '"', "escapechar": '"'}
duckdb.execute(f"SET threads = {sys.argv[3]}")
duckdb.read_csv(sys.argv[1], **plain).write_csv(sys.argv[2])
"""
# what the process itself took, and the processes that it started, once it is at its end
TELLING = """
import atexit, json, resource, runpy, sys
def tell():
    both = resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN
    own, others = map(resource.getrusage, both)
    told = {
        "own": own.ru_utime + own.ru_stime,
        "others": others.ru_utime + others.ru_stime,
        "peaks": [own.ru_maxrss, others.ru_maxrss],
    }
    open(place, "w").write(json.dumps(told))
place, *sys.argv = sys.argv[1:]
atexit.register(tell)
runpy.run_path(sys.argv[0], run_name="__main__")
"""

Task = Callable[[], "Measured"]


@dataclass(frozen=True, slots=True)
class Measured:
    """The seconds that some rows took and, of a process, its peak memory in bytes.

    `own` is the processor time of the process itself, and `others` that of those it started. With
    them the peak is an upper bound of all together.
    """

    rows: int
    seconds: float
    peak: int = 0
    own: float = 0.0
    others: float = 0.0

    @property
    def rate(self) -> float:
        """Rows a second."""
        return self.rows / self.seconds


def batch(
    rows: int, staff: Path, advice: Path, cores: int = 1, *options: str, strict: bool = True
) -> Measured:
    """A whole batch on so many cores; a strict one fails if a single cell is not understood."""
    told = advice.with_name("told.json")
    asked = ["batch", str(staff), "-o", str(advice), "--jobs", str(cores), *options]
    asked += ["--strict"] if strict else []
    taken = process(rows, "-c", TELLING, str(told), CLI, *asked, cores=cores)
    found = json.loads(told.read_text("utf-8"))
    first, other = found.pop("peaks")
    peak = (first + other * (cores if found["others"] else 0)) * KILOBYTE
    return replace(taken, peak=peak, **found)


def copy(rows: int, source: Path, cores: int = 1) -> Measured:
    """DuckDB's copy of a file, as it is, with as many threads as cores."""
    target = source.with_name("copy.csv")
    taken = process(rows, "-c", COPY, str(source), str(target), str(cores), cores=cores)
    target.unlink()
    return taken


def best(rounds: int, tasks: Mapping[str, Task]) -> dict[str, Measured]:
    """Each task in its fastest round. In a round they take turns: all have the same luck."""
    taken = [{name: task() for name, task in tasks.items()} for _ in range(rounds)]
    return {name: max((one[name] for one in taken), key=lambda one: one.rate) for name in tasks}


def process(rows: int, *arguments: str, cores: int) -> Measured:
    """What Python takes with these arguments, on so many cores. Ends with its own words if it
    fails."""
    command = [sys.executable, *arguments]
    done = subprocess.run(
        [sys.executable, __file__, str(cores), *command],
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        sys.exit(f"{' '.join(command)} failed:\n{done.stderr}")
    return Measured(rows, **json.loads(done.stdout))


def main(command: list[str]) -> int:
    """Print what a command took on so many cores, as JSON; end as it ended."""
    cores, *command = command
    os.sched_setaffinity(0, sorted(os.sched_getaffinity(0))[: int(cores)])
    started = time.perf_counter()
    code = subprocess.run(command, stdout=subprocess.DEVNULL, check=False).returncode
    seconds = time.perf_counter() - started
    peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss * KILOBYTE
    print(json.dumps({"seconds": seconds, "peak": peak}))
    return code


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
