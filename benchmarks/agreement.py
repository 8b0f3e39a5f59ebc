"""Whether every reader of the rules says the same of random people: python benchmarks/agreement.py

The definition is compared with the query on DuckDB in every column of the result, with the experta
run in the same columns, and with CLIPS in the path and the rules that fired. Ends with 1 if any
two disagree about anybody.
"""

import sys
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT))

from engine.engines.experta_engine import Consultation  # noqa: E402
from engine.rulebase.load import load_rules  # noqa: E402
from tests.clips_engine import ClipsRun  # noqa: E402 - runs from a checkout
from tests.warehouses import (  # noqa: E402
    COMPARED,
    defined,
    in_order,
    query,
    random_people,
    staff_in_duckdb,
    written,
)

PEOPLE = 100_000
ON_CLIPS = 20_000
ON_EXPERTA = 5_000
SEED = 2026

PATH, FIRED = COMPARED.index("path"), COMPARED.index("rules_fired")

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Comparison:
    """How one reader of the rules did against the definition."""

    reader: str
    people: int
    seconds: float
    disagreements: int


def timed(task: Callable[[], T]) -> tuple[T, float]:
    """What a task gives, and the seconds that it takes."""
    start = time.perf_counter()
    return task(), time.perf_counter() - start


def compared(reader: str, expected: Sequence[T], run: Callable[[], Sequence[T]]) -> Comparison:
    """Whether what a reader says of each person is what was expected."""
    said, seconds = timed(run)
    wrong = sum(one != other for one, other in zip(said, expected, strict=True))
    return Comparison(reader, len(said), seconds, wrong)


def comparisons() -> Iterator[Comparison]:
    """Every reader against the definition, which stands first."""
    knowledge_base = load_rules()
    people = random_people(knowledge_base, PEOPLE, SEED)
    cells, seconds = timed(lambda: defined(knowledge_base, people))
    yield Comparison("definition", PEOPLE, seconds, 0)

    with staff_in_duckdb(knowledge_base, people) as connection:
        text = query(knowledge_base, "duckdb")
        yield compared(
            "query on DuckDB", cells, lambda: in_order(connection.execute(text).fetchall())
        )

    clips, some = ClipsRun(knowledge_base), people[:ON_CLIPS]
    yield compared(
        "CLIPS: path and rules fired",
        [
            (row[PATH] or None, tuple(filter(None, row[FIRED].split("; "))))
            for row in cells[:ON_CLIPS]
        ],
        lambda: [clips.consult(facts) for facts in some],
    )

    experta, few = Consultation(knowledge_base), people[:ON_EXPERTA]
    yield compared(
        "experta",
        cells[:ON_EXPERTA],
        lambda: [written(experta.consult(facts)) for facts in few],
    )


def main() -> int:
    """Print the comparisons, with rates against the definition's; 1 if there is a disagreement."""
    found, definition = 0, 0.0
    print(f"{'':28} {'people':>9} {'disagree':>9} {'a second':>9}")
    for one in comparisons():
        rate = one.people / one.seconds
        definition = definition or rate
        ratio = f"{rate / definition:8.2f} x"
        print(f"{one.reader:28} {one.people:9,} {one.disagreements:9,} {rate:9,.0f} {ratio}")
        found += one.disagreements
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
