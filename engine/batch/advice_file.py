"""Reading advice again: the rows that a batch wrote, each with its result and its facts.

The facts are understood from the columns of the input as a batch understands them, and the rules
are run once more. A row whose columns do not give the result that stands in it keeps its result and
has no facts.
"""

from collections import deque
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import islice
from typing import Any

from engine.analysis.census import Outcome
from engine.batch.advice_again import agrees, answers_again
from engine.batch.advice_columns import ResultColumns, ids_in, result_columns
from engine.batch.advice_table import advice_headings, matched_input, open_advice_table
from engine.batch.answers import REMEMBERED, Answer, facts_of
from engine.batch.columns.codes import Codes
from engine.batch.columns.recognition import Column
from engine.batch.options import DEFAULT, Options
from engine.batch.pipeline import picked
from engine.core.model import Facts, KnowledgeBase
from engine.tables.open_table import OpenTable
from engine.tables.rereadable import Rereadable
from engine.tables.rows import Row

CHUNK_ROWS = 1 << 13  # which are in memory together, each with all its sentences
COUNTED = ("path", "case", "known", "rules_fired", "next_roles")

Watch = Callable[[tuple[str, ...], Sequence[Column]], Callable[[Row], None]]


@dataclass(frozen=True, slots=True, eq=False)
class Advised:
    """A row of the file: its line, its cells and its result, and the facts that give that result.

    Rows with the same facts share one mapping. `facts` is None where the columns of the input give
    another result, or are not there; `misread` says whether any cell was not understood.
    """

    line: int
    cells: tuple[str, ...]
    outcome: Outcome
    facts: Facts | None
    problems: Mapping[str, str]
    misread: bool


class AdviceFile:
    """An open file of advice, to be gone through once.

    `headings` are those of the file. `rejected` counts, as rows are read, those that are no advice.
    """

    def __init__(  # noqa: PLR0913, PLR0917
        self,
        knowledge_base: KnowledgeBase,
        table: OpenTable,
        found: ResultColumns,
        columns: Sequence[Column],
        codes: Mapping[str, tuple[str, ...]],
        options: Options,
        *,
        exact: bool = False,
    ) -> None:
        self._knowledge_base, self._table, self._found = knowledge_base, table, found
        self.name, self.headings = table.name, found.headings
        self.rejected = 0
        self.has_facts = any(column.attribute for column in columns)
        self._known = [at for at, column in enumerate(columns) if column.attribute]
        self._ids = list(dict.fromkeys(columns[at].attribute or "" for at in self._known))
        self._outcomes: dict[tuple[Any, ...], Outcome] = {}
        self._facts: dict[int, tuple[Answer, Facts]] = {}
        self._answers = answers_again(
            knowledge_base, columns, self._ids, codes, options, exact=exact
        )

    @property
    def notes(self) -> tuple[str, ...]:
        """Remarks on how the file was read."""
        return tuple(self._table.notes)

    def __iter__(self) -> Iterator[Advised]:
        """Every row of advice. Raises CrossroadsError for advice of other rules."""
        records = iter(self._table)
        while some := list(islice(records, CHUNK_ROWS)):
            rows = [one for one in some if isinstance(one, Row) and self._is_advice(one)]
            self.rejected += len(some) - len(rows)
            yield from self._chunk(rows)

    def _is_advice(self, row: Row) -> bool:
        """Whether the row holds a result. Raises CrossroadsError for one of other rules."""
        return self._found.is_result(self._knowledge_base, self.name, row)

    def _chunk(self, rows: Sequence[Row]) -> Iterator[Advised]:
        remembered: list[dict[Any, Any]] = [self._outcomes, self._facts]
        for kept in remembered:
            if len(kept) > REMEMBERED:
                kept.clear()
        answers: Sequence[Answer | None] = [None] * len(rows)
        if self._known and rows:
            answers = self._answers.to(picked([row.cells for row in rows], self._known))
        for row, answer in zip(rows, answers, strict=True):
            outcome = self._outcome(row, answer)
            facts = self._facts_of(answer) if answer and agrees(answer, outcome) else None
            problems = answer.problems if answer else {}
            misread = bool(row.cells[self._found.at["problems"]])
            yield Advised(row.line, row.cells, outcome, facts, problems, misread)

    def _outcome(self, row: Row, answer: Answer | None) -> Outcome:
        """The outcome of a row; equal ones are one object."""
        at, cells = self._found.at, row.cells
        asked = answer.standing.asked if answer else None
        path, case, known, rules, roles = (cells[at[name]] for name in COUNTED)
        key = (path, case, known, rules, roles, asked)
        if key not in self._outcomes:
            self._outcomes[key] = Outcome(
                path, case, int(known), ids_in(rules), ids_in(roles), asked
            )
        return self._outcomes[key]

    def _facts_of(self, answer: Answer) -> Facts:
        """The facts of an answer, one mapping for all rows that share it."""
        if id(answer) not in self._facts:
            self._facts[id(answer)] = answer, facts_of(self._ids, answer.profile)
        return self._facts[id(answer)][1]


@contextmanager
def open_advice(  # noqa: PLR0913
    knowledge_base: KnowledgeBase,
    place: Rereadable,
    mapping: Mapping[str, str],
    options: Options = DEFAULT,
    watch: Watch | None = None,
    *,
    exact: bool = False,
) -> Iterator[AdviceFile]:
    """The advice at a place. `mapping` goes from headings to attributes, as for a batch.

    A full pass beforehand finds the columns that hold codes; `watch` is given the headings and
    the columns of the input, and what it returns is shown every row of that pass. Numbers that no
    rule tells apart are one in the facts, unless these are to be `exact`. Raises CrossroadsError
    for a file without advice.
    """
    known = advice_headings(knowledge_base, mapping, options)
    with open_advice_table(place, known, options.sheet) as table:
        found = result_columns(table.name, table.headings)
        columns = matched_input(knowledge_base, table.name, found, mapping, options)
        seen = watch(found.headings, columns) if watch else None
        codes = Codes(knowledge_base, columns, options.conventions)
        with open_advice_table(place, known, options.sheet) as before:
            records = codes.watch(before)
            deque((seen(one) for one in records if seen and isinstance(one, Row)), maxlen=0)
        yield AdviceFile(knowledge_base, table, found, columns, codes.unclear, options, exact=exact)
