"""A file of people in, a file of advice out.

Every record of the input becomes a row of the output or a reject. Each distinct set of facts is run
once; memory grows with those sets, never with the rows.
"""

import os
import time
from collections import Counter, deque
from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import ExitStack
from functools import partial
from itertools import islice
from typing import TYPE_CHECKING

from engine.errors import CrossroadsError
from engine.inference import Consultation
from engine.mapping.codes import Codes, code_notes, yes_no_columns
from engine.mapping.columns import Column, knows, match_columns, renamed, renaming_note
from engine.mapping.duplicates import Duplicates, find_duplicates, id_position, refuse_unrepeatable
from engine.mapping.mapping_file import columns_to_map
from engine.mapping.staff_mapping import read_mapped
from engine.model import Facts, KnowledgeBase
from engine.people.inputs import People, open_people
from engine.people.rows import Reject, Row
from engine.results.answers import Answer, Answers, Run
from engine.results.drafts import WholeFile, undisturbed
from engine.results.outputs import Output, kept_columns, open_output
from engine.results.places import (
    REJECT_COLUMNS,
    holds_rejects,
    place_of_rejects,
    refuse_other_format,
    refuse_other_record,
    refuse_same_file,
)
from engine.results.record import Options, Source, Summary, numbers, record_text, source_of
from engine.results.result_cells import RESULT_COLUMNS, Wording, result_cells
from engine.results.safe_csv import as_it_was, csv_text

if TYPE_CHECKING:
    from engine.bulk import Bulk

__all__ = [
    "RESULT_COLUMNS",
    "Column",
    "Options",
    "Reject",
    "Summary",
    "advise_everyone",
    "result_cells",
]

SHOWN_REJECTS = 20
DISTINCT_PROBLEMS = 1000  # of a column; the rest are counted together
OTHER_PROBLEMS = "other cells that are not understood"
STEP = 10_000  # records that are worked on together
FEW = 40  # sets of facts for which one engine is ready sooner than the other
DEFAULT = Options()


def advise_everyone(  # noqa: PLR0913
    knowledge_base: KnowledgeBase,
    source: str,
    output: str,
    *,
    mapping: Mapping[str, str] | None = None,
    rejects: str | None = None,
    options: Options = DEFAULT,
    progress: Callable[[int, int], None] | None = None,
) -> Summary:
    """Write advice for everybody in a staff file, and say what became of its rows.

    `source` and `output` are places, or "-" for standard input and output; their endings say their
    formats. `mapping` goes from headings to attributes, "" for a column to be left alone;
    `progress` is told the bytes read and the bytes there are, 0 where that is not known. Raises
    MisuseError for what cannot be done as it was asked and CrossroadsError for a file without rows;
    nothing is written then.
    """
    mapping, began = mapping or {}, time.monotonic()
    refuse_other_format(output)
    rejects = rejects or place_of_rejects(output)
    places = {"input": source, "output": output, "rejects file": rejects}
    if options.record:
        refuse_other_record(options.record)
        places["record"] = options.record
    known = knows(knowledge_base, {**options.house.columns, **mapping})
    with ExitStack() as stack:
        read = source_of(source) if options.record else Source(source, None, None)
        people = stack.enter_context(open_people(source, known, options.sheet))
        refuse_same_file(places)
        headings = tuple(map(as_it_was, people.headings))
        to_map = columns_to_map(knowledge_base, options.house, headings, mapping)
        columns, notes = match_columns(knowledge_base, people.name, headings, to_map)
        duplicates, codes = _look_ahead(knowledge_base, source, columns, options, known)
        kept = kept_columns(headings, options.keep)
        left = [headings[at] for at in kept]
        names = renamed(left, RESULT_COLUMNS)
        delimiter = ";" if people.delimiter == ";" else ","  # what that spreadsheet reads
        wording = Wording(knowledge_base, options.reasons)
        advice = stack.enter_context(open_output(output, delimiter, wording))
        rejected = stack.enter_context(WholeFile(rejects))
        record = stack.enter_context(WholeFile(options.record)) if options.record else None
        answers = Answers(
            knowledge_base,
            [column.attribute for column in columns if column.attribute],
            _runner(knowledge_base),
            lambda result, problems: advice.prepared(wording.cells(result), problems),
            partial(read_mapped, knowledge_base, mapping=options.house, coded=codes),
        )
        run = _Run(people, columns, kept, answers, advice, rejected, duplicates)
        advice.begin(names)
        run.write_rows(progress or (lambda _read, _total: None))
        run.check()
        summary = run.summary(
            knowledge_base.paths,
            (
                *people.notes,
                *notes,
                *code_notes(codes, options.house),
                *duplicates.notes,
                *renaming_note(left, names),
            ),
            options,
        )
        advice.finish(list(numbers(knowledge_base, summary)))
        if record:
            record.start().write(
                record_text(
                    knowledge_base,
                    summary,
                    read,
                    dialect=_dialect(people),
                    output_sha256=advice.draft.sha256(),
                    seconds=time.monotonic() - began,
                ).encode()
            )
            record.settle()
        del run, answers  # it takes a moment, in which whoever asks to stop is still in time
        with undisturbed():
            rejected.publish()
            advice.draft.publish()
            if record:
                record.publish()
            stack.close()
        return summary


def _look_ahead(
    knowledge_base: KnowledgeBase,
    source: str,
    columns: Sequence[Column],
    options: Options,
    known: Callable[[str], bool],
) -> tuple[Duplicates, Mapping[str, tuple[str, ...]]]:
    """What only the whole file tells: who stands in it twice, which yes/no columns hold codes.

    Codes are not looked for where the file can be read only once.
    """
    codes = Codes(yes_no_columns(knowledge_base, [column.attribute for column in columns]))
    if options.id_heading is None and not (codes.wanted and os.path.isfile(source)):
        return Duplicates(), {}
    refuse_unrepeatable(source)
    with open_people(source, known, options.sheet) as people:
        records = codes.watch(people)
        if options.id_heading is None:
            deque(records, maxlen=0)
            return Duplicates(), codes.unclear
        at = id_position(people.headings, options.id_heading)
        return find_duplicates(records, at), codes.unclear


def _runner(knowledge_base: KnowledgeBase) -> Run:
    """Run a few people one by one through experta, and many at a time through the query.

    Both say the same. experta is ready at once, and the query is faster from some dozens on.
    """
    consultation = Consultation(knowledge_base)
    bulk: list[Bulk] = []

    def run(people: Sequence[Facts]) -> Sequence[Sequence[str]]:
        if len(people) <= FEW:
            return [result_cells(consultation.consult(facts)) for facts in people]
        if not bulk:
            from engine.bulk import Bulk  # noqa: PLC0415 - a small file does not wait for DuckDB

            bulk.append(Bulk(knowledge_base))
        return bulk[0].consult(people)

    return run


def _dialect(people: People) -> dict[str, str | None]:
    """How the input was read."""
    return {"encoding": getattr(people, "encoding", None), "delimiter": people.delimiter}


class _Run:
    """One file on its way: its rows go to one of two drafts, and are counted."""

    def __init__(  # noqa: PLR0913, PLR0917
        self,
        people: People,
        columns: tuple[Column, ...],
        kept: tuple[int, ...],
        answers: Answers,
        advice: Output,
        rejected: WholeFile,
        duplicates: Duplicates,
    ) -> None:
        self._people, self._columns, self._answers = people, columns, answers
        self._advice, self._rejected, self._kept = advice, rejected, kept
        self._known = [at for at, column in enumerate(columns) if column.attribute]
        self._verdict = duplicates.verdict
        self._paths: Counter[str] = Counter()
        self._problems: dict[str, Counter[str]] = {}
        self._ties = self._rejects = 0
        self._first_rejects: list[Reject] = []

    def write_rows(self, progress: Callable[[int, int], None]) -> None:
        """Write every record of the file, as advice or as a reject."""
        records = map(self._judged, self._people)
        while some := list(islice(records, STEP)):
            self._write([record.cells for record in some if isinstance(record, Row)])
            for record in some:
                if isinstance(record, Reject):
                    self._reject(record)
            progress(self._people.bytes_read, self._people.size)

    def _judged(self, record: Row | Reject) -> Row | Reject:
        """The record, which is a reject too if its person stands there twice."""
        if isinstance(record, Row) and (reason := self._verdict(record.line)):
            return Reject(record.line, reason, csv_text(record.cells, self._people.delimiter))
        return record

    def _write(self, rows: Sequence[tuple[str, ...]]) -> None:
        """Write rows, each with its answer."""
        said = [tuple(map(as_it_was, cells)) for cells in rows]
        answers = self._answers.to([tuple([cells[at] for at in self._known]) for cells in said])
        whole = len(self._kept) == len(self._columns)
        for cells, answer in zip(said, answers, strict=True):
            kept = cells if whole else [cells[at] for at in self._kept]
            self._advice.add(kept, answer.result)
            self._count(answer)

    def check(self) -> None:
        """Make sure that every row is in one of the files, and that there are rows."""
        rows, advised, rejects = self._people.rows, self._advice.draft.rows, self._rejects
        if rows == 0:
            cure = "Add a row for each person."
            raise CrossroadsError(self._people.name, "has a header and no rows", cure)
        if rows != advised + rejects or advised != self._paths.total():
            message = f"{rows} rows in, {advised} out, {rejects} rejected"
            raise AssertionError(message)
        if not self._rejected.begun and holds_rejects(self._rejected.place):
            self._rejected.write(csv_text(REJECT_COLUMNS))  # an earlier run's would mislead
        self._rejected.settle()

    def summary(self, paths: Iterable[str], notes: tuple[str, ...], options: Options) -> Summary:
        """What became of the file."""
        return Summary(
            rows_in=self._people.rows,
            rows_out=self._advice.draft.rows,
            rejected=self._rejects,
            blank_lines=self._people.blank_lines,
            profiles=self._answers.profiles,
            paths={path: self._paths[path] for path in (*paths, "")},
            problems={
                column.heading: dict(self._problems[column.attribute].most_common())
                for column in self._columns
                if column.attribute in self._problems
            },
            columns=self._columns,
            notes=notes,
            output=self._advice.draft.place,
            rejects=self._rejected.place if self._rejected.begun else None,
            ties=self._ties,
            rejected_rows=tuple(self._first_rejects),
            left_out=frozenset(range(len(self._columns))) - set(self._kept),
            options=options,
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
