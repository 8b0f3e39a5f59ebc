"""How fast a staff file is read: python benchmarks/reading.py [rows]

The same generated file of 17 columns is read by the engine, by Python's csv.reader alone, and line
by line, once as it is and once with a quoted name in it. The ratios within one run are what counts.
"""

import csv
import resource
import sys
import tempfile
import time
from collections import deque
from collections.abc import Callable, Iterable
from pathlib import Path

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT))

from engine.tables.csv_file import open_csv_file  # noqa: E402 - runs from a checkout

ROWS = 1_000_000
ROUNDS = 3  # the best of these counts
ALIKE = 50_000  # rows, after which the file repeats itself
HEADINGS = ("employee_id", "name", "current_role", *(f"column_{number}" for number in range(14)))
CELLS = "PMO Analyst,3,yes,no,small,none,breadth,tools,high,low,2,5,2024-01-01,red,"
DAMAGED = "E000000,Doe\n"


def write_staff(place: Path, rows: int, name: str, damaged: int = 0) -> None:
    """A staff file. Every so many rows, one is damaged."""
    lines = [f"E{number:06},{name.format(number)},{CELLS}\n" for number in range(min(rows, ALIKE))]
    for at in range(0, len(lines), damaged) if damaged else ():
        lines[at] = DAMAGED
    with place.open("w", encoding="utf-8", newline="") as file:
        file.write(f"{','.join(HEADINGS)}\n")
        for _ in range(0, rows, len(lines)):
            file.writelines(lines)


def consume(records: Iterable[object]) -> None:
    """Read everything, and keep nothing."""
    deque(records, maxlen=0)


def count_lines(place: Path) -> None:
    """What cannot be done faster in Python."""
    with place.open(encoding="utf-8", newline="") as file:
        consume(file)


def read_bare(place: Path) -> None:
    """Python's reader, which notices nothing but quotes."""
    with place.open(encoding="utf-8", newline="") as file:
        consume(csv.reader(file, strict=True))


def read_staff(place: Path) -> None:
    """The engine's reader."""
    with open_csv_file(str(place), HEADINGS.__contains__) as staff:
        consume(staff)


def seconds(work: Callable[[Path], None], place: Path) -> float:
    """How long it takes, in the best of some rounds."""
    taken = []
    for _ in range(ROUNDS):
        started = time.perf_counter()
        work(place)
        taken.append(time.perf_counter() - started)
    return min(taken)


def main(rows: int) -> None:
    """Print what was measured."""
    kinds = {
        "unquoted": ("Doe Person {}", 0),
        'one quoted "Last, First"': ('"Doe, Person {}"', 0),
        "one row in 10,000 is damaged": ("Doe Person {}", 10_000),
        "one row in 500 is damaged": ("Doe Person {}", 500),
    }
    works = {"lines counted": count_lines, "csv.reader alone": read_bare, "staff file": read_staff}
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder) / "staff.csv"
        for kind, (name, damaged) in kinds.items():
            write_staff(place, rows, name, damaged)
            print(f"{rows:,} rows of {len(HEADINGS)} columns, {kind}")
            times = {work: seconds(task, place) for work, task in works.items()}
            for work, taken in times.items():
                ratio = taken / times["csv.reader alone"]
                print(f"{rows / taken:>12,.0f} rows/s {ratio:6.2f} x  {work}")
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"{peak:,.0f} MB at the most")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else ROWS)
