"""Reading advice again: the rows that a batch wrote, each with its result and its facts.

The facts are understood from the columns of the input as a batch understands them, and the rules
are run once more. A row whose columns do not give the result that stands in it keeps its result and
has no facts.
"""

from collections import deque
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from itertools import islice
from typing import Any

from engine.analysis.census import Outcome
from engine.batch.advice_columns import ResultColumns, result_columns
from engine.batch.answers import REMEMBERED, Answer, Answers, facts_of
from engine.batch.columns.cells import read_cell
from engine.batch.columns.codes import Codes
from engine.batch.columns.match import knows
from engine.batch.columns.precedence import match_mapped
from engine.batch.columns.recognition import Column
from engine.batch.evaluation import Evaluation
from engine.batch.join.left_join import own_columns
from engine.batch.options import DEFAULT, Options
from engine.batch.pipeline import picked
from engine.core.advice_row import BETWEEN, RESULT_COLUMNS, Wording
from engine.core.intervals import representative
from engine.core.model import Facts, KnowledgeBase
from engine.errors import CrossroadsError, MisuseError
from engine.tables.csv_text import unescape_formula
from engine.tables.file_format import ending
from engine.tables.header import Knows
from engine.tables.json_lines import ENDING, open_json_lines
from engine.tables.open_table import OpenTable, open_table
from engine.tables.rereadable import Rereadable
from engine.tables.rows import Row

INPUT = "row"  # the object in a line of JSON that holds the columns of the input
CHUNK_ROWS = 1 << 13  # which are in memory together, each with all its sentences
FIRED = RESULT_COLUMNS.index("rules_fired")

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
        self._answers = _answers(knowledge_base, columns, self._ids, codes, options, exact=exact)

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
            facts = self._facts_of(answer) if answer and _agrees(answer, outcome) else None
            problems = answer.problems if answer else {}
            misread = bool(row.cells[self._found.at["problems"]])
            yield Advised(row.line, row.cells, outcome, facts, problems, misread)

    def _outcome(self, row: Row, answer: Answer | None) -> Outcome:
        """The outcome of a row; equal ones are one object."""
        at, cells = self._found.at, row.cells
        asked = answer.asked if answer else None
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


COUNTED = ("path", "case", "known", "rules_fired", "next_roles")


def ids_in(cell: str) -> tuple[str, ...]:
    """The ids in a cell of a result."""
    return tuple(cell.split(BETWEEN)) if cell else ()


def _agrees(answer: Answer, outcome: Outcome) -> bool:
    """Whether the rules give what stands in the row: the path, and every rule that fired."""
    return (answer.path, answer.prepared) == (outcome.path, outcome.rules)


class _Fired:
    """The part of a result that rows are compared by."""

    @staticmethod
    def encoded(result: Sequence[str]) -> tuple[str, ...]:
        return ids_in(result[FIRED])


def _answers(  # noqa: PLR0913
    knowledge_base: KnowledgeBase,
    columns: Sequence[Column],
    ids: Sequence[str],
    codes: Mapping[str, tuple[str, ...]],
    options: Options,
    *,
    exact: bool,
) -> Answers:
    """The answers to rows, with the ids of the rules that fired as what is prepared.

    Unless they are to be `exact`, numbers that no rule tells apart are one in them.
    """
    return Answers(
        [column for column in columns if column.attribute],
        [knowledge_base.attributes[id] for id in ids],
        lambda column, cell: read_cell(knowledge_base, column, cell, options.conventions, codes),
        Evaluation(knowledge_base, ids, _Fired(), Wording(knowledge_base)).results,
        lambda fired, _problems: fired,
        None if exact else partial(representative, knowledge_base),
        own=own_columns(knowledge_base, joined=False),
    )


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
    known = _known(knowledge_base, mapping, options)
    with open_advice_table(place, known, options.sheet) as table:
        found = result_columns(table.name, table.headings)
        columns = _matched(knowledge_base, table.name, found, mapping, options)
        seen = watch(found.headings, columns) if watch else None
        codes = Codes(knowledge_base, columns, options.conventions)
        with open_advice_table(place, known, options.sheet) as before:
            records = codes.watch(before)
            deque((seen(one) for one in records if seen and isinstance(one, Row)), maxlen=0)
        yield AdviceFile(knowledge_base, table, found, columns, codes.unclear, options, exact=exact)


@contextmanager
def open_advice_table(
    place: Rereadable, known: Knows, sheet: str | None = None
) -> Iterator[OpenTable]:
    """The table of a file that a batch wrote, in any of its formats."""
    if ending(place.path or "") != ENDING:
        with open_table(place, known, sheet) as table:
            yield table
        return
    if sheet is not None:
        raise MisuseError("--sheet", f"'{place}' is no workbook", "Leave it out.")
    with open_json_lines(place, INPUT, known) as lines:
        yield lines


def _known(knowledge_base: KnowledgeBase, mapping: Mapping[str, str], options: Options) -> Knows:
    """A predicate for headings that show where the table begins."""
    of_people = knows(knowledge_base, {**options.conventions.columns, **mapping})
    return lambda heading: unescape_formula(heading) in RESULT_COLUMNS or of_people(heading)


def _matched(
    knowledge_base: KnowledgeBase,
    name: str,
    found: ResultColumns,
    mapping: Mapping[str, str],
    options: Options,
) -> tuple[Column, ...]:
    """The columns of the input with their attributes; none where it is not clear which is which."""
    try:
        _, columns, _ = match_mapped(
            knowledge_base, name, found.input, options.conventions, mapping, joined=True
        )
    except MisuseError:
        raise
    except CrossroadsError:  # two columns for one attribute, as a batch has them after a join
        return tuple(Column(heading, None, "") for heading in found.input)
    return columns
