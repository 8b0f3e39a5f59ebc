"""What rows are answered with: every cell is understood once, every set of facts is run once.

Rows come many at a time, so that whoever runs the rules can take many people together. Memory grows
with the sets of facts that are remembered, never with the rows.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial

from engine.model import Attribute, Facts, KnowledgeBase, Value
from engine.results.result_cells import PROBLEMS, RESULT_COLUMNS, problems_cell
from engine.words.values import Reading, read_value

MARGIN = RESULT_COLUMNS.index("margin")
REMEMBERED = 1 << 15  # answers, readings and results that are kept at a time
COUNTED = 1 << 20  # sets of facts that are told apart; beyond that, they are no longer counted

Run = Callable[[Sequence[Facts]], Sequence[Sequence[str]]]
Profile = tuple[tuple[str, Value], ...]
Cells = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Answer:
    """What is written for a row, as its format wants it, and what the summary counts of it."""

    result: Sequence[str]
    path: str
    tie: bool
    problems: Mapping[str, str]


class Answers:
    """Cells of known columns in, answers out.

    `run` gives the result cells for many sets of facts; `prepare` makes of them, and of the
    problems, what can be written for any row. `read` reads a cell, where it is not read as ever.
    """

    def __init__(
        self,
        knowledge_base: KnowledgeBase,
        attributes: Sequence[str],
        run: Run,
        prepare: Callable[[Sequence[str], Mapping[str, str]], Sequence[str]],
        read: Callable[[Attribute, str], Reading] | None = None,
    ) -> None:
        self._attributes = [knowledge_base.attributes[id] for id in attributes]
        self._run, self._prepare = run, prepare
        self._read_cell = read or partial(read_value, knowledge_base)
        self._readings: dict[tuple[str, str], Reading] = {}
        self._answers: dict[Cells, Answer] = {}
        self._results: dict[Profile, Sequence[str]] = {}
        self._seen: set[int] = set()

    @property
    def profiles(self) -> int:
        """How many different sets of facts there were, as far as they are counted."""
        return len(self._seen)

    def to(self, rows: Sequence[Cells]) -> list[Answer]:
        """The answers to rows, in their order. A row holds one cell for each attribute."""
        for kept in (self._readings, self._answers, self._results):
            if len(kept) > REMEMBERED:
                kept.clear()
        new = {cells: self._understood(cells) for cells in rows if cells not in self._answers}
        self._find_results([profile for profile, _ in new.values()])
        self._answers |= {cells: self._answer(*understood) for cells, understood in new.items()}
        return [self._answers[cells] for cells in rows]

    def _understood(self, cells: Cells) -> tuple[Profile, Mapping[str, str]]:
        """The facts in a row's cells, and the problems."""
        readings = [
            (attribute.id, self._read(at, cell))
            for at, (attribute, cell) in enumerate(zip(self._attributes, cells, strict=True))
        ]
        facts = tuple((id, read.value) for id, read in readings if read.value is not None)
        return facts, {id: read.problem for id, read in readings if read.problem}

    def _read(self, at: int, cell: str) -> Reading:
        attribute = self._attributes[at]
        key = (attribute.id, cell)
        if key not in self._readings:
            self._readings[key] = self._read_cell(attribute, cell)
        return self._readings[key]

    def _find_results(self, profiles: Sequence[Profile]) -> None:
        """Run the rules for every set of facts that has no result yet."""
        new = list(dict.fromkeys(item for item in profiles if item not in self._results))
        if len(self._seen) < COUNTED:
            self._seen.update(map(hash, new))
        if new:
            found = self._run([dict(profile) for profile in new])
            self._results |= dict(zip(new, found, strict=True))

    def _answer(self, profile: Profile, problems: Mapping[str, str]) -> Answer:
        result = list(self._results[profile])
        result[PROBLEMS] = problems_cell(problems)
        tie = result[MARGIN] == "0"
        ready = self._prepare(result, problems)
        return Answer(ready, path=result[0], tie=tie, problems=problems)
