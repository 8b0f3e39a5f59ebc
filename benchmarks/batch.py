"""How fast people are advised: python benchmarks/batch.py [rows]

Ratios within one run are what counts; the figures themselves differ from machine to machine.
"""

import csv
import random
import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT))

from engine.batch import advise_everyone  # noqa: E402 - runs from a checkout
from engine.inference import Consultation  # noqa: E402
from engine.meaning import consult  # noqa: E402
from engine.model import Attribute, Facts, KnowledgeBase, Value  # noqa: E402
from engine.reader import load_rules  # noqa: E402

PROFILES = 500  # different sets of facts
ENGINES = 20  # how many engines are built for the slow way
ROWS = 100_000
KNOWN = 0.7  # the share of the attributes that is known of a person
ROUNDS = 3  # the best of these counts


def random_value(attribute: Attribute, chance: random.Random) -> Value:
    """Something that may be known about an attribute."""
    match attribute.kind:
        case "yes/no":
            return chance.random() < 0.5  # noqa: PLR2004
        case "number":
            return chance.randint(attribute.least, attribute.most)
        case "several":
            count = chance.randint(1, 2)
            chosen = chance.sample(list(attribute.choices), count)
            return tuple(id for id in attribute.choices if id in chosen)
        case "one":
            return chance.choice(list(attribute.choices))


def random_people(knowledge_base: KnowledgeBase) -> list[Facts]:
    """The same people in every run."""
    chance = random.Random(7)
    return [
        {
            id: random_value(attribute, chance)
            for id, attribute in knowledge_base.stated.items()
            if chance.random() < KNOWN
        }
        for _ in range(PROFILES)
    ]


def rate(work: Callable[[Facts], object], people: Sequence[Facts]) -> float:
    """People a second, in the best of some rounds."""
    best = float("inf")
    for _ in range(ROUNDS):
        started = time.perf_counter()
        for facts in people:
            work(facts)
        best = min(best, time.perf_counter() - started)
    return len(people) / best


def write_staff(place: Path, knowledge_base: KnowledgeBase, people: Iterable[Facts]) -> None:
    """A staff file, with a number and a name that are passed through."""
    with place.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(["employee_id", "name", *knowledge_base.stated])
        for number, facts in enumerate(people):
            cells = [cell(facts.get(id, "")) for id in knowledge_base.stated]
            writer.writerow([f"E{number:06}", f"Doe, Person {number}", *cells])


def cell(value: Value) -> str:
    """A value as people write it."""
    if isinstance(value, tuple):
        return "; ".join(value)
    return {True: "yes", False: "no"}[value] if isinstance(value, bool) else str(value)


def time_file(knowledge_base: KnowledgeBase, people: Sequence[Facts], rows: int) -> float:
    """Rows a second of a whole batch, from file to file."""
    with tempfile.TemporaryDirectory() as folder:
        staff, advice = Path(folder) / "staff.csv", Path(folder) / "advice.csv"
        write_staff(staff, knowledge_base, (people[row % len(people)] for row in range(rows)))
        started = time.perf_counter()
        summary = advise_everyone(knowledge_base, str(staff), str(advice))
        seconds = time.perf_counter() - started
    assert summary.rows_out == rows
    assert not summary.problems
    return rows / seconds


def main(rows: int) -> None:
    """Print what was measured."""
    knowledge_base = load_rules()
    people = random_people(knowledge_base)
    reused = rate(Consultation(knowledge_base).consult, people)
    rates = {
        "experta, one engine reset and reused": reused,
        "experta, a new engine for everybody": rate(
            lambda facts: Consultation(knowledge_base).consult(facts), people[:ENGINES]
        ),
        "the definition (meaning.consult)": rate(
            lambda facts: consult(knowledge_base, facts), people
        ),
    }
    print(f"{len(knowledge_base.rules)} rules, {len(people)} different sets of facts")
    for name, per_second in rates.items():
        print(f"{per_second:>10,.0f} people/s  x {per_second / reused:>6.2f}  {name}")
    for different in (1, len(people)):
        per_second = time_file(knowledge_base, people[:different], rows)
        print(f"{per_second:>10,.0f} rows/s    batch of {rows:,} rows, {different} sets of facts")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else ROWS)
