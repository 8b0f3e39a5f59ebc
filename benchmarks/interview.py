"""How many questions until the path is settled: python benchmarks/interview.py [PEOPLE]

People are made up at random: every value is as likely as the others, numbers are whole, and of
several values people have one to three. Some know every answer, others seven in ten and skip the
rest. Every way of asking stops at the same moment, when no answer can change the path any more,
and is compared with the vocabulary's order and with the best order for each person, which only
hindsight knows. Ends with 1 if anybody gets another path, or other advice, than from all answers.
"""

import statistics
import sys
import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from random import Random

ROOT = Path(__file__).parents[1]
sys.path[:0] = [str(ROOT), str(ROOT / "benchmarks")]

from hindsight import hindsight, outlook_after  # noqa: E402 - runs from a checkout
from speed import random_value  # noqa: E402

from engine.analysis.outlook import Outlook  # noqa: E402
from engine.core.model import Facts, KnowledgeBase  # noqa: E402
from engine.core.semantics import consult  # noqa: E402
from engine.core.unasked import is_needless  # noqa: E402
from engine.interview.interview import Interview  # noqa: E402
from engine.rulebase.load import load_rules  # noqa: E402

PEOPLE = 10_000
KNOWN = (1.0, 0.7)
SEED = 2026
SLOW = 0.95  # the quantile of the waiting times that is printed


@dataclass(slots=True)
class Tried:
    """The questions that each person was asked with one way of asking."""

    way: str
    counts: list[int] = field(default_factory=list)

    @property
    def mean(self) -> float:
        """Questions for each person."""
        return statistics.mean(self.counts)


@dataclass(slots=True)
class Held(Tried):
    """The same of whole interviews, with the questions to the end, the times and the errors."""

    in_all: list[int] = field(default_factory=list)
    seconds: list[float] = field(default_factory=list)
    wrong: int = 0


def random_people(knowledge_base: KnowledgeBase, number: int, known: float) -> list[Facts]:
    """Random people who know a share of the answers."""
    random = Random(SEED)
    everything = [
        {id: random_value(attribute, random) for id, attribute in knowledge_base.stated.items()}
        for _ in range(number)
    ]
    people = [
        {id: value for id, value in person.items() if random.random() < known}
        for person in everything
    ]
    return [
        {id: person[id] for id in person if not _moot(knowledge_base, id, person)}
        for person in people
    ]


def _moot(knowledge_base: KnowledgeBase, id: str, person: Facts) -> bool:
    """Whether another answer makes the question needless, so that nobody is asked it."""
    return is_needless(knowledge_base.stated[id], person)


def interviewed(knowledge_base: KnowledgeBase, people: Iterable[Facts]) -> Held:
    """The interview of the program, held to its end with each person."""
    held = Held("the interview")
    for person in people:
        interview, settled = Interview(knowledge_base), False
        while True:
            start = time.perf_counter()
            question = interview.question
            held.seconds.append(time.perf_counter() - start)
            if interview.outlook.settled and not settled:
                held.counts.append(len(interview.answers))
                settled = True
            if question is None:
                break
            interview.answer(question, person.get(question.id))
        held.in_all.append(len(interview.answers))
        asked_for, complete = (consult(knowledge_base, f) for f in (interview.facts, person))
        held.wrong += (asked_for.path, asked_for.advice, asked_for.cautions) != (
            complete.path,
            complete.advice,
            complete.cautions,
        )
    return held


def asked(
    knowledge_base: KnowledgeBase,
    person: Facts,
    choose: Callable[[Outlook, Sequence[str]], str],
) -> int:
    """The number of questions until the path is settled, with another choice of questions."""
    done: list[str] = []
    while not (outlook := outlook_after(knowledge_base, person, done)).settled:
        done.append(choose(outlook, done))
    return len(done)


def most_telling(outlook: Outlook, _: Sequence[str]) -> str:
    """The question that tells most, whatever the topic."""
    return max(
        (id for id in outlook.questions if id in outlook.steering), key=outlook.information_gain
    )


def first_that_matters(outlook: Outlook, _: Sequence[str]) -> str:
    """The vocabulary's order, without the questions that no open rule needs."""
    return next(id for id in outlook.questions if id in outlook.steering)


def compared(knowledge_base: KnowledgeBase, people: Sequence[Facts]) -> bool:
    """Print what every way of asking takes; whether the interview was right about everybody."""
    stated = list(knowledge_base.stated)

    def in_turn(_: Outlook, done: Sequence[str]) -> str:
        return stated[len(done)]

    ways = {
        "the most telling, whatever the topic": most_telling,
        "vocabulary's order, needless left out": first_that_matters,
        "vocabulary's order, none left out": in_turn,
    }
    held = interviewed(knowledge_base, people)
    tried: list[Tried] = [held]
    tried += [
        Tried(way, [asked(knowledge_base, person, choose) for person in people])
        for way, choose in ways.items()
    ]
    tried.append(Tried("everything", [len(stated)] * len(people)))
    tried.append(Tried("best order, in hindsight", [hindsight(knowledge_base, p) for p in people]))
    *_, needed, plain, _, best = tried
    print(f"{'until the path is settled':38} {'mean':>6} {'median':>7} {'worst':>6}", end="")
    print(f" {'of needed':>10} {'of plain':>9} {'of best':>8}")
    for one in tried:
        shares = f"{one.mean / needed.mean:10.0%} {one.mean / plain.mean:9.0%}"
        middle, worst = statistics.median(one.counts), max(one.counts)
        print(f"{one.way:38} {one.mean:6.2f} {middle:7.0f} {worst:6}", end="")
        print(f" {shares} {one.mean / best.mean:6.2f} x", flush=True)
    print_rest(held)
    return not held.wrong


def print_rest(held: Held) -> None:
    """Print the figures of the whole interviews."""
    seconds = sorted(held.seconds)
    print(f"to the end {statistics.mean(held.in_all):.2f} questions, at most {max(held.in_all)}")
    slow, slowest = seconds[int(len(seconds) * SLOW)], seconds[-1]
    print(
        f"next question: {SLOW:.0%} within {slow * 1000:.1f} ms, all within {slowest * 1000:.0f} ms"
    )
    print(f"another path, advice or caution than from all answers: {held.wrong}\n", flush=True)


def main() -> int:
    """Print the comparison for people who know everything, and for others."""
    number = int(sys.argv[1]) if len(sys.argv) > 1 else PEOPLE
    knowledge_base = load_rules()
    right = True
    for known in KNOWN:
        print(f"{number:,} random people who know {known:.0%} of the answers")
        right &= compared(knowledge_base, random_people(knowledge_base, number, known))
    return 0 if right else 1


if __name__ == "__main__":
    sys.exit(main())
