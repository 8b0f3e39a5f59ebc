"""The other ways to advise everybody in a staff file: one row after another, in one process.

Each reads the row with csv.reader, understands its cells (every different cell once), runs the
rules, and has the path and the rules that fired. None of them writes anything.
"""

import csv
import time
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from itertools import chain, islice, repeat
from pathlib import Path

from measured import Measured, Task
from zen_rules import ZenRun, decided, held

from engine.core.advice import Advice
from engine.core.model import Attribute, Facts, KnowledgeBase, Value
from engine.core.semantics import consult
from engine.engines.experta_engine import Consultation
from engine.facts.headings import attribute_of_heading
from engine.facts.values import read_value
from tests.clips_engine import ClipsRun

SAMPLE = 2_000  # rows from the file's start, read over and over
COMPARED = 300  # people of whom every rival has to say what the definition says
SECONDS = 1.0  # of a round

Rival = Callable[[Facts], tuple[str | None, Sequence[str]]]


def rivals(knowledge_base: KnowledgeBase) -> dict[str, Rival]:
    """Every rival by name, ready to run."""
    run = Consultation(knowledge_base)
    return {
        "zen-engine, its fastest way": ZenRun(knowledge_base, held).consult,
        "zen-engine, as its introduction shows": ZenRun(knowledge_base, decided).consult,
        "CLIPS (clipspy)": ClipsRun(knowledge_base).consult,
        "experta": lambda facts: _said(run.consult(facts)),
        "the definition, a plain Python loop": lambda facts: _said(consult(knowledge_base, facts)),
    }


def _said(advice: Advice) -> tuple[str | None, Sequence[str]]:
    return advice.path, advice.rules_fired


def contest(knowledge_base: KnowledgeBase, staff: Path) -> dict[str, Task]:
    """One round of each rival, once it has said of some people what the definition says."""
    reader = PlainReader(knowledge_base)
    people = list(reader.people(staff))  # now every cell has been understood once
    ready = rivals(knowledge_base)
    for name, rival in ready.items():
        agree(knowledge_base, name, rival, people[:COMPARED])
    return {name: partial(_round, rival, reader, staff) for name, rival in ready.items()}


def agree(knowledge_base: KnowledgeBase, name: str, rival: Rival, people: Sequence[Facts]) -> None:
    """Make sure that a rival does the work: who says something else is none."""
    for facts in people:
        expected, (path, fired) = consult(knowledge_base, facts), rival(facts)
        if (path, set(fired)) != (expected.path, set(expected.rules_fired)):
            message = f"{name} says {path} by {fired}, and not {expected.path}, of {facts}"
            raise AssertionError(message)


def _round(rival: Rival, reader: "PlainReader", staff: Path) -> Measured:
    """As many rows as a rival can do in the time."""
    people = chain.from_iterable(map(reader.people, repeat(staff)))
    started, rows, seconds = time.perf_counter(), 0, 0.0
    while seconds < SECONDS:
        rival(next(people))
        rows, seconds = rows + 1, time.perf_counter() - started
    return Measured(rows, seconds)


class PlainReader:
    """The facts in the rows of a staff file, in the plainest way; a cell is understood once."""

    def __init__(self, knowledge_base: KnowledgeBase) -> None:
        self._knowledge_base = knowledge_base
        self._values: dict[tuple[int, str], Value | None] = {}

    def people(self, staff: Path) -> Iterator[Facts]:
        """The facts about the first people of the file."""
        with staff.open(encoding="utf-8", newline="") as file:
            rows = csv.reader(file)
            found = (attribute_of_heading(self._knowledge_base, text) for text in next(rows))
            columns = [(at, one) for at, one in enumerate(found) if one]
            for row in islice(rows, SAMPLE):
                facts = ((one.id, self._value(one, at, row[at])) for at, one in columns)
                yield {id: value for id, value in facts if value is not None}

    def _value(self, attribute: Attribute, at: int, cell: str) -> Value | None:
        key = at, cell
        if key not in self._values:
            self._values[key] = read_value(self._knowledge_base, attribute, cell).value
        return self._values[key]
