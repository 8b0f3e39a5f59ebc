"""How fast commands start and people are advised, as ratios: python benchmarks/speed.py"""

import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from random import Random

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT))

from engine.core.model import Attribute, Facts, KnowledgeBase, Value  # noqa: E402
from engine.core.semantics import consult  # noqa: E402
from engine.engines.experta_engine import Consultation  # noqa: E402
from engine.rulebase.load import load_rules  # noqa: E402
from tests.screens import ENTER, screen  # noqa: E402 - runs from a checkout

RUNS = 15
PEOPLE = 1_000
ENGINES = 30
TALKS, QUESTIONS = 10, 5
COMMANDS: dict[str, tuple[Sequence[str], str]] = {
    "python -c pass": (("-c", "pass"), ""),
    "crossroads --version": (("cli.py", "--version"), ""),
    "crossroads advise, whole": (("cli.py", "advise", "--set", "ambitions=breadth"), ""),
    "crossroads ask, first question": (("cli.py", "ask"), "quit\n"),
}


def random_value(attribute: Attribute, random: Random) -> Value:
    """Any value of an attribute."""
    if attribute.kind == "yes/no":
        return random.random() < 1 / 2
    if attribute.kind == "number":
        return random.randint(attribute.least, attribute.most)
    if attribute.kind == "one":
        return random.choice(list(attribute.choices))
    some = random.sample(list(attribute.choices), random.randint(1, 3))
    return tuple(id for id in attribute.choices if id in some)


def random_person(knowledge_base: KnowledgeBase, random: Random) -> Facts:
    """A person of whom about half of the attributes are known."""
    stated = knowledge_base.stated.values()
    return {item.id: random_value(item, random) for item in stated if random.random() < 1 / 2}


def seconds(task: Callable[[], object]) -> float:
    """How long a task takes."""
    start = time.perf_counter()
    task()
    return time.perf_counter() - start


def started(arguments: Sequence[str], typed: str) -> float:
    """The median time of a whole process, in seconds."""
    command = [sys.executable, *arguments]

    def run() -> None:
        subprocess.run(command, cwd=ROOT, input=typed, text=True, capture_output=True, check=True)

    return statistics.median(seconds(run) for _ in range(RUNS))


def start_up() -> None:
    """Whole processes against an empty one."""
    times = {name: started(*command) for name, command in COMMANDS.items()}
    bare = times["python -c pass"]
    for name, taken in times.items():
        print(f"{name:34} {taken * 1000:7.0f} ms {taken / bare:7.1f} x")


def consultations() -> None:
    """People a second: the definition, one experta engine reset for each, one built for each."""
    knowledge_base = load_rules()
    random = Random(2026)
    people = [random_person(knowledge_base, random) for _ in range(PEOPLE)]
    run = Consultation(knowledge_base)
    defined = seconds(lambda: [consult(knowledge_base, facts) for facts in people]) / PEOPLE
    reset = seconds(lambda: [run.consult(facts) for facts in people]) / PEOPLE
    built = seconds(
        lambda: [Consultation(knowledge_base).consult(facts) for facts in people[:ENGINES]]
    ) / ENGINES  # fmt: skip
    rows = {"definition": defined, "experta, one engine reset": reset, "experta, built anew": built}
    print(f"\n{len(knowledge_base.rules)} rules, {PEOPLE:,} random people")
    for name, taken in rows.items():
        print(f"{name:34} {1 / taken:7,.0f} a second {taken / reset:7.2f} x")


def at_a_terminal() -> None:
    """The interview in a pseudo-terminal: up to its first question, and from answer to question."""
    random, starts, waits = Random(2026), [], []
    for _ in range(TALKS):
        began = time.perf_counter()
        with screen("ask", "--no-state") as shown:
            shown.until("12  Line manager", "? why skip")
            starts.append(time.perf_counter() - began)
            for number in range(2, QUESTIONS + 2):
                shown.press(random.choice("12"), ENTER)
                began = time.perf_counter()
                shown.until(f"\n{number}. ")
                waits.append(time.perf_counter() - began)
    print(f"\nask at a terminal, first question  {statistics.median(starts) * 1000:7.0f} ms")
    slowest = statistics.quantiles(waits, n=20)[-1]
    print(f"from an answer to the next question {statistics.median(waits) * 1000:6.0f} ms", end="")
    print(f", {slowest * 1000:.0f} ms for the slowest in 20")


if __name__ == "__main__":
    start_up()
    at_a_terminal()
    consultations()
