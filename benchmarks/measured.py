"""Measuring a task: seconds and, for a whole process, peak memory.

A process is started by this file run as a script: Linux never reports less peak memory for a child
than its parent had, and a benchmark is large.
"""

import json
import resource
import subprocess
import sys
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

CLI = str(Path(__file__).parents[1] / "cli.py")
KILOBYTE = 1024
COPY = """
import sys, duckdb
plain = {"header": True, "all_varchar": True, "delimiter": ",", "quotechar": '"', "escapechar": '"'}
duckdb.read_csv(sys.argv[1], **plain).write_csv(sys.argv[2])
"""

Task = Callable[[], "Measured"]


@dataclass(frozen=True, slots=True)
class Measured:
    """The seconds that some rows took and, of a process, its peak memory in bytes."""

    rows: int
    seconds: float
    peak: int = 0

    @property
    def rate(self) -> float:
        """Rows a second."""
        return self.rows / self.seconds


def batch(rows: int, staff: Path, advice: Path) -> Measured:
    """A whole batch; it fails if a single cell is not understood."""
    return process(rows, CLI, "batch", str(staff), "-o", str(advice), "--strict")


def copy(rows: int, source: Path) -> Measured:
    """DuckDB's copy of a file, as it is."""
    target = source.with_name("copy.csv")
    taken = process(rows, "-c", COPY, str(source), str(target))
    target.unlink()
    return taken


def best(rounds: int, tasks: Mapping[str, Task]) -> dict[str, Measured]:
    """Each task in its fastest round. In a round they take turns: all have the same luck."""
    taken = [{name: task() for name, task in tasks.items()} for _ in range(rounds)]
    return {name: max((one[name] for one in taken), key=lambda one: one.rate) for name in tasks}


def process(rows: int, *arguments: str) -> Measured:
    """What Python takes with these arguments. Ends with its own words if it fails."""
    command = [sys.executable, *arguments]
    done = subprocess.run(
        [sys.executable, __file__, *command], capture_output=True, text=True, check=False
    )
    if done.returncode:
        sys.exit(f"{' '.join(command)} failed:\n{done.stderr}")
    return Measured(rows, **json.loads(done.stdout))


def main(command: list[str]) -> int:
    """Print what a command took, as JSON; end as it ended."""
    started = time.perf_counter()
    code = subprocess.run(command, stdout=subprocess.DEVNULL, check=False).returncode
    seconds = time.perf_counter() - started
    peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss * KILOBYTE
    print(json.dumps({"seconds": seconds, "peak": peak}))
    return code


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
