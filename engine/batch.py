"""A file of people in, a file of advice out.

Every record of the input becomes a row of the output or a reject. Each distinct set of facts is run
once; memory grows with those sets, never with the rows.
"""

import os
import stat
import sys
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from contextlib import ExitStack
from dataclasses import dataclass
from functools import lru_cache

from engine.columns import Column, knows, match_columns, renamed, renaming_note
from engine.errors import CrossroadsError, MisuseError
from engine.inference import Consultation
from engine.model import Advice, Facts, KnowledgeBase, Value
from engine.safe_csv import STANDARD, STANDARD_ERROR, Draft, as_it_was, csv_text, is_stream
from engine.staff_file import Reject, Row, StaffFile, open_staff_file
from engine.values import Reading, read_value

__all__ = ["RESULT_COLUMNS", "Column", "Reject", "Summary", "advise_everyone", "result_cells"]

RESULT_COLUMNS = (
    "path",
    "certainty",
    "score",
    "runner_up",
    "margin",
    "next_roles",
    "why",
    "advice",
    "cautions",
    "rules_fired",
    "problems",
    "rules_version",
)
MARGIN = RESULT_COLUMNS.index("margin")
PROBLEMS = RESULT_COLUMNS.index("problems")
OTHER_FORMATS = (".xlsx", ".xls", ".ods", ".parquet", ".json", ".jsonl")
REJECT_COLUMNS = ("line", "reason", "row")
REMEMBERED = 1 << 13  # rows and cells whose reading is kept
SHOWN_REJECTS = 20
DISTINCT_PROBLEMS = 1000  # of a column; the rest are counted together
OTHER_PROBLEMS = "other cells that are not understood"
ROWS_A_STEP = 500  # between two calls of `progress`


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


@dataclass(frozen=True, slots=True)
class _Answer:
    """What is written for a row, and what the summary counts of it."""

    text: str
    path: str
    tie: bool
    problems: Mapping[str, str]


class _Adviser:
    """Cells of known columns in, an answer out, with every question asked only once."""

    def __init__(
        self, knowledge_base: KnowledgeBase, columns: Iterable[Column], delimiter: str
    ) -> None:
        self._knowledge_base, self.delimiter = knowledge_base, delimiter
        self._attributes = [column.attribute for column in columns if column.attribute]
        self.paths = tuple(knowledge_base.paths)
        self._consultation = Consultation(knowledge_base)
        self._read = lru_cache(REMEMBERED)(self._read_cell)
        self.answer = lru_cache(REMEMBERED)(self._find_answer)
        self.profiles: dict[tuple[tuple[str, Value], ...], tuple[str, ...]] = {}

    def _read_cell(self, attribute: str, cell: str) -> Reading:
        return read_value(self._knowledge_base, self._knowledge_base.attributes[attribute], cell)

    def _find_answer(self, cells: tuple[str, ...]) -> _Answer:
        said = zip(self._attributes, cells, strict=True)
        readings = {id: self._read(id, cell) for id, cell in said}
        facts = {id: value for id, one in readings.items() if (value := one.value) is not None}
        problems = {id: one.problem for id, one in readings.items() if one.problem}
        result = list(self._advise(facts))
        result[PROBLEMS] = _problems_cell(problems)
        text = csv_text(result, self.delimiter)
        return _Answer(text, path=result[0], tie=result[MARGIN] == "0", problems=problems)

    def _advise(self, facts: Facts) -> tuple[str, ...]:
        """The result cells for a set of facts, without problems. Equal texts are held once."""
        profile = tuple(facts.items())
        if profile not in self.profiles:
            cells = result_cells(self._consultation.consult(facts))
            self.profiles[profile] = tuple(map(sys.intern, cells))
        return self.profiles[profile]


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
    _refuse_other_format(output)
    rejects = rejects or _place_of_rejects(output)
    with ExitStack() as stack:
        staff = stack.enter_context(open_staff_file(source, knows(knowledge_base, mapping)))
        _refuse_same_file({"input": source, "output": output, "rejects file": rejects})
        advice = stack.enter_context(Draft(output))
        rejected = stack.enter_context(Draft(rejects))
        headings = tuple(map(as_it_was, staff.headings))
        columns, notes = match_columns(knowledge_base, staff.name, headings, mapping)
        delimiter = ";" if staff.delimiter == ";" else ","  # what that spreadsheet reads
        run = _Run(staff, columns, advice, rejected, _Adviser(knowledge_base, columns, delimiter))
        names = renamed(headings, RESULT_COLUMNS)
        advice.write(csv_text((*names, *RESULT_COLUMNS), delimiter))
        run.write_rows(progress or (lambda _read, _total: None))
        run.publish()
        return run.summary((*staff.notes, *notes, *renaming_note(headings, names)))


def result_cells(advice: Advice) -> tuple[str, ...]:
    """A result as text, in the order of RESULT_COLUMNS; several values are joined by '; '."""
    return (
        advice.path or "",
        "" if advice.certainty is None else f"{advice.certainty:.2f}",
        _number(advice.score),
        advice.runner_up or "",
        _number(advice.margin),
        "; ".join(advice.next_roles),
        "; ".join(advice.why),
        "; ".join(advice.advice),
        "; ".join(advice.cautions),
        "; ".join(advice.rules_fired),
        _problems_cell(advice.problems),
        advice.rules_version,
    )


def _number(value: int | None) -> str:
    return "" if value is None else str(value)


def _problems_cell(problems: Mapping[str, str]) -> str:
    return "; ".join(f"{attribute}: {problem}" for attribute, problem in problems.items())


class _Run:
    """One file on its way: its rows go to one of two drafts, and are counted."""

    def __init__(
        self,
        staff: StaffFile,
        columns: tuple[Column, ...],
        advice: Draft,
        rejected: Draft,
        adviser: _Adviser,
    ) -> None:
        self._staff, self._columns, self._adviser = staff, columns, adviser
        self._advice, self._rejected = advice, rejected
        self._paths: Counter[str] = Counter()
        self._problems: dict[str, Counter[str]] = {}
        self._ties = self._rejects = 0
        self._first_rejects: list[Reject] = []

    def write_rows(self, progress: Callable[[int, int], None]) -> None:
        """Write every record of the file, as advice or as a reject."""
        places = [at for at, column in enumerate(self._columns) if column.attribute]
        for record in self._staff:
            match record:
                case Row(_, cells):
                    said = tuple(map(as_it_was, cells))
                    answer = self._adviser.answer(tuple([said[at] for at in places]))
                    delimiter = self._adviser.delimiter
                    self._advice.write(f"{csv_text(said, delimiter)}{delimiter}{answer.text}")
                    self._count(answer)
                case Reject():
                    self._reject(record)
            if self._staff.rows % ROWS_A_STEP == 0:
                progress(self._staff.bytes_read, self._staff.size)
        progress(self._staff.bytes_read, self._staff.size)

    def publish(self) -> None:
        """Put the files in their places, when every row is in one of them."""
        rows, advised, rejects = self._staff.rows, self._advice.rows, self._rejects
        if rows == 0:
            cure = "Add a row for each person."
            raise CrossroadsError(self._staff.name, "has a header and no rows", cure)
        if rows != advised + rejects or advised != self._paths.total():
            message = f"{rows} rows in, {advised} out, {rejects} rejected"
            raise AssertionError(message)
        if not self._rejected.begun and _holds_rejects(self._rejected.place):
            self._rejected.write(csv_text(REJECT_COLUMNS))  # an earlier run's would mislead
        self._rejected.publish()
        self._advice.publish()

    def summary(self, notes: tuple[str, ...]) -> Summary:
        """What became of the file."""
        return Summary(
            rows_in=self._staff.rows,
            rows_out=self._advice.rows,
            rejected=self._rejects,
            blank_lines=self._staff.blank_lines,
            profiles=len(self._adviser.profiles),
            paths={path: self._paths[path] for path in (*self._adviser.paths, "")},
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

    def _count(self, answer: _Answer) -> None:
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


def _refuse_other_format(output: str) -> None:
    """Raise MisuseError for an ending that promises another format than CSV."""
    if output.lower().endswith(OTHER_FORMATS):
        raise MisuseError(output, "is no name for a CSV file", "Name one that ends in .csv.")


def _place_of_rejects(output: str) -> str:
    """Beside the output, or standard error when that is a stream."""
    if is_stream(output):
        return STANDARD_ERROR
    place = f"{os.path.splitext(output)[0]}.rejects.csv"
    if os.path.isfile(place) and not _holds_rejects(place):
        what = "lies where rejected rows would go, and is no file of rejects"
        raise MisuseError(place, what, "Name another place with --rejects.")
    return place


def _holds_rejects(place: str) -> bool:
    """Whether an earlier run wrote its rejects there."""
    if not os.path.isfile(place):
        return False
    header = csv_text(REJECT_COLUMNS)
    with open(place, encoding="utf-8-sig", errors="replace") as file:
        return file.readline().startswith(header)


def _refuse_same_file(places: Mapping[str, str]) -> None:
    """Raise MisuseError where two of the places are one file, by whatever name or link."""
    seen: dict[object, str] = {}
    for use, place in places.items():
        identity = _identity(use, place)
        if identity in seen:
            cure = f"Choose another place for the {use}."
            raise MisuseError(str(place), f"is the {seen[identity]} and the {use} at once", cure)
        if identity:
            seen[identity] = use


def _identity(use: str, place: str) -> object:
    """What tells a file from every other; None for what is no file, such as a terminal."""
    ours = sys.stdin if use == "input" else sys.stdout
    try:
        about = os.fstat(ours.fileno()) if place == STANDARD else os.stat(place)
    except (OSError, ValueError):
        about = None
    if place == STANDARD and use != "input" and about is None:
        return STANDARD
    if about is None:
        return os.path.realpath(place)
    return (about.st_dev, about.st_ino) if stat.S_ISREG(about.st_mode) else None
