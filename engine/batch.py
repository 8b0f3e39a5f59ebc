"""A file of people in, a file of advice out.

Every record of the input becomes a row of the output or a reject. Each distinct set of facts is run
once; memory grows with those sets, never with the rows.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from itertools import islice

from engine.answers import Answer, Answers, Run
from engine.columns import Column, knows, match_columns, renamed, renaming_note
from engine.errors import CrossroadsError
from engine.inference import Consultation
from engine.model import KnowledgeBase
from engine.places import (
    REJECT_COLUMNS,
    holds_rejects,
    place_of_rejects,
    refuse_other_format,
    refuse_same_file,
)
from engine.result_cells import RESULT_COLUMNS, result_cells
from engine.safe_csv import Draft, as_it_was, csv_text
from engine.staff_file import Reject, Row, StaffFile, open_staff_file

__all__ = ["RESULT_COLUMNS", "Column", "Reject", "Summary", "advise_everyone", "result_cells"]

SHOWN_REJECTS = 20
DISTINCT_PROBLEMS = 1000  # of a column; the rest are counted together
OTHER_PROBLEMS = "other cells that are not understood"
STEP = 500  # records that are worked on together


@dataclass(frozen=True, slots=True)
class Summary:
    """What became of a file. Every row that came in went out or was rejected.

    `paths` counts rows by path, "" for none, and `ties` those whose runner-up is as good;
    `problems` by heading and text, the most frequent first; `profiles` the distinct sets of facts.
    `rejected_rows` are the first few, to be shown.
    """

    rows_in: int
    rows_out: int
    rejected: int
    blank_lines: int
    profiles: int
    paths: Mapping[str, int]
    ties: int
    problems: Mapping[str, Mapping[str, int]]
    columns: tuple[Column, ...]
    notes: tuple[str, ...]
    output: str
    rejects: str | None
    rejected_rows: tuple[Reject, ...]


def advise_everyone(  # noqa: PLR0913
    knowledge_base: KnowledgeBase,
    source: str,
    output: str,
    *,
    mapping: Mapping[str, str] | None = None,
    rejects: str | None = None,
    progress: Callable[[int, int], None] | None = None,
) -> Summary:
    """Write advice for everybody in a staff file, and say what became of its rows.

    `source` and `output` are places, or "-" for standard input and output. `mapping` goes from
    headings to attributes, "" for a column to be left alone; `progress` is told the bytes read and
    the bytes there are, 0 where that is not known. Raises MisuseError for what cannot be done as
    it was asked and CrossroadsError for a file without rows; nothing is written then.
    """
    mapping = mapping or {}
    refuse_other_format(output)
    rejects = rejects or place_of_rejects(output)
    with ExitStack() as stack:
        staff = stack.enter_context(open_staff_file(source, knows(knowledge_base, mapping)))
        refuse_same_file({"input": source, "output": output, "rejects file": rejects})
        advice = stack.enter_context(Draft(output))
        rejected = stack.enter_context(Draft(rejects))
        headings = tuple(map(as_it_was, staff.headings))
        columns, notes = match_columns(knowledge_base, staff.name, headings, mapping)
        delimiter = ";" if staff.delimiter == ";" else ","  # what that spreadsheet reads
        answers = Answers(
            knowledge_base,
            [column.attribute for column in columns if column.attribute],
            _experta(knowledge_base),
            lambda cells: csv_text(cells, delimiter),
        )
        run = _Run(staff, columns, advice, rejected, answers, delimiter)
        names = renamed(headings, RESULT_COLUMNS)
        advice.write(csv_text((*names, *RESULT_COLUMNS), delimiter))
        run.write_rows(progress or (lambda _read, _total: None))
        run.publish()
        return run.summary(
            knowledge_base.paths, (*staff.notes, *notes, *renaming_note(headings, names))
        )


def _experta(knowledge_base: KnowledgeBase) -> Run:
    """Run people one by one through one experta engine."""
    consultation = Consultation(knowledge_base)
    return lambda people: [result_cells(consultation.consult(facts)) for facts in people]


class _Run:
    """One file on its way: its rows go to one of two drafts, and are counted."""

    def __init__(  # noqa: PLR0913, PLR0917
        self,
        staff: StaffFile,
        columns: tuple[Column, ...],
        advice: Draft,
        rejected: Draft,
        answers: Answers,
        delimiter: str,
    ) -> None:
        self._staff, self._columns, self._answers = staff, columns, answers
        self._advice, self._rejected, self._delimiter = advice, rejected, delimiter
        self._known = [at for at, column in enumerate(columns) if column.attribute]
        self._paths: Counter[str] = Counter()
        self._problems: dict[str, Counter[str]] = {}
        self._ties = self._rejects = 0
        self._first_rejects: list[Reject] = []

    def write_rows(self, progress: Callable[[int, int], None]) -> None:
        """Write every record of the file, as advice or as a reject."""
        records = iter(self._staff)
        while some := list(islice(records, STEP)):
            self._write([record.cells for record in some if isinstance(record, Row)])
            for record in some:
                if isinstance(record, Reject):
                    self._reject(record)
            progress(self._staff.bytes_read, self._staff.size)

    def _write(self, rows: Sequence[tuple[str, ...]]) -> None:
        """Write rows, each with its answer."""
        said = [tuple(map(as_it_was, cells)) for cells in rows]
        answers = self._answers.to([tuple([cells[at] for at in self._known]) for cells in said])
        for cells, answer in zip(said, answers, strict=True):
            self._advice.write(f"{csv_text(cells, self._delimiter)}{self._delimiter}{answer.text}")
            self._count(answer)

    def publish(self) -> None:
        """Put the files in their places, when every row is in one of them."""
        rows, advised, rejects = self._staff.rows, self._advice.rows, self._rejects
        if rows == 0:
            cure = "Add a row for each person."
            raise CrossroadsError(self._staff.name, "has a header and no rows", cure)
        if rows != advised + rejects or advised != self._paths.total():
            message = f"{rows} rows in, {advised} out, {rejects} rejected"
            raise AssertionError(message)
        if not self._rejected.begun and holds_rejects(self._rejected.place):
            self._rejected.write(csv_text(REJECT_COLUMNS))  # an earlier run's would mislead
        self._rejected.publish()
        self._advice.publish()

    def summary(self, paths: Iterable[str], notes: tuple[str, ...]) -> Summary:
        """What became of the file."""
        return Summary(
            rows_in=self._staff.rows,
            rows_out=self._advice.rows,
            rejected=self._rejects,
            blank_lines=self._staff.blank_lines,
            profiles=self._answers.profiles,
            paths={path: self._paths[path] for path in (*paths, "")},
            problems={
                column.heading: dict(self._problems[column.attribute].most_common())
                for column in self._columns
                if column.attribute in self._problems
            },
            columns=self._columns,
            notes=notes,
            output=self._advice.place,
            rejects=self._rejected.place if self._rejected.begun else None,
            ties=self._ties,
            rejected_rows=tuple(self._first_rejects),
        )

    def _count(self, answer: Answer) -> None:
        self._paths[answer.path] += 1
        self._ties += answer.tie
        for attribute, problem in answer.problems.items():
            texts = self._problems.setdefault(attribute, Counter())
            known = problem in texts or len(texts) < DISTINCT_PROBLEMS
            texts[problem if known else OTHER_PROBLEMS] += 1

    def _reject(self, reject: Reject) -> None:
        self._rejects += 1
        if len(self._first_rejects) < SHOWN_REJECTS:
            self._first_rejects.append(reject)
        if not self._rejected.begun:
            self._rejected.write(csv_text(REJECT_COLUMNS))
        self._rejected.write(csv_text((str(reject.line), reject.reason, reject.row)))
