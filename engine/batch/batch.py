"""A file of people in, a file of advice out.

Every record of the input becomes a row of the output or a reject. Each distinct set of facts is run
once; memory grows with those sets, never with the rows.
"""

import time
from collections.abc import Callable, Mapping
from contextlib import ExitStack, suppress
from dataclasses import dataclass
from functools import partial

from engine.batch.columns.codes import CodeFound
from engine.batch.columns.match import Column, kept_columns, renamed, renaming_note
from engine.batch.evaluation import Evaluation
from engine.batch.explained_columns import explained_columns
from engine.batch.opened import OpenedStaff, open_staff
from engine.batch.output.answers import Answers
from engine.batch.output.outputs import Output, open_output
from engine.batch.output.places import (
    AS_CSV,
    place_of_rejects,
    refuse_other_format,
    refuse_other_record,
    refuse_same_file,
)
from engine.batch.pipeline import CHUNK_ROWS, EXPLAINED_CHUNK_ROWS, BatchRun
from engine.batch.record import Options, Summary, numbers, record_text, source_of
from engine.core.advice_row import RESULT_COLUMNS, Wording, result_cells
from engine.core.intervals import representative
from engine.core.model import KnowledgeBase
from engine.tables.draft import WholeFile, is_stream, undisturbed
from engine.tables.rereadable import Rereadable, rereadable
from engine.tables.rows import Reject

__all__ = [
    "RESULT_COLUMNS",
    "Column",
    "Options",
    "Reject",
    "Summary",
    "advise_everyone",
    "result_cells",
]

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
    refuse_other_format(output)
    rejects = rejects or place_of_rejects(output)
    refuse_other_format(rejects, AS_CSV)
    if options.record:
        refuse_other_record(options.record)
    batch = _Batch(knowledge_base, source, output, rejects, mapping or {}, options, progress)
    with rereadable(source) as place:
        if not (is_stream(output) or is_stream(rejects)):  # what was written there is gone
            with suppress(CodeFound):
                return batch.run(place, look_ahead=False)
        return batch.run(place, look_ahead=True)


@dataclass(frozen=True, slots=True)
class _Batch:
    """What is to be done; it may be done again, as long as nothing has been put in its place."""

    knowledge_base: KnowledgeBase
    source: str
    output: str
    rejects: str
    mapping: Mapping[str, str]
    options: Options
    progress: Callable[[int, int], None] | None

    def run(self, place: str | Rereadable, *, look_ahead: bool) -> Summary:
        """Do it, and put the files in their places. Raises CodeFound, see `Staff`."""
        began, options = time.monotonic(), self.options
        with ExitStack() as stack:
            read = source_of(place) if options.record else None
            opened = open_staff(
                self.knowledge_base, place, self.mapping, options, look_ahead=look_ahead
            )
            staff = stack.enter_context(opened)
            refuse_same_file(self._places())
            kept = kept_columns(staff.headings, options.keep)
            explained = explained_columns(self.knowledge_base) if options.explain else ()
            wording = Wording(self.knowledge_base, options.reasons, explained)
            advice = stack.enter_context(open_output(self.output, staff.delimiter, wording))
            rejected = stack.enter_context(WholeFile(self.rejects))
            record = stack.enter_context(WholeFile(options.record)) if options.record else None
            answers = self._answers(staff, advice, wording)
            run = BatchRun(
                staff.people, staff.columns, kept, staff.duplicates, answers, advice, rejected
            )
            left = [staff.headings[at] for at in kept]
            names = renamed(left, wording.columns)
            advice.begin(names)
            chunk = EXPLAINED_CHUNK_ROWS if options.explain else CHUNK_ROWS
            run.write_rows(self.progress or (lambda _read, _total: None), chunk)
            notes = (*staff.notes, *renaming_note(left, names))
            summary = self._summary(staff, run, answers.profiles, notes)
            advice.finish(list(numbers(self.knowledge_base, summary)))
            if read and record:
                made = {"output": advice.draft.sha256(), "rejects": rejected.sha256()}
                seconds = time.monotonic() - began
                text = record_text(self.knowledge_base, summary, read, staff.dialect, made, seconds)
                record.start().write(text.encode())
                record.settle()
            del run, answers  # it takes a moment, in which whoever asks to stop is still in time
            with undisturbed():
                for draft in filter(None, (rejected, advice.draft, record)):
                    draft.publish()
                stack.close()
            return summary

    def _places(self) -> dict[str, str]:
        """Every file, by what it is for."""
        places = {"input": self.source}
        places |= {f"mapping file {one}": one for one in self.options.mapping_files}
        places |= {"output": self.output, "rejects file": self.rejects}
        return places | ({"record": self.options.record} if self.options.record else {})

    def _answers(self, staff: OpenedStaff, advice: Output, wording: Wording) -> Answers:
        """What the rows are answered with: cells as the house reads them, results as asked for."""
        explained, known = self.options.explain, staff.known
        return Answers(
            [self.knowledge_base.attributes[id] for id in staff.known],
            staff.read,
            Evaluation(self.knowledge_base, known, advice, wording, explained=explained).results,
            advice.prepared,
            None if explained else partial(representative, self.knowledge_base),
        )

    def _summary(
        self, staff: OpenedStaff, run: BatchRun, profiles: int | None, notes: tuple[str, ...]
    ) -> Summary:
        """What became of the file."""
        tally = run.tally
        return Summary(
            rows_in=staff.people.rows,
            rows_out=run.advice.draft.rows,
            rejected=tally.rejects,
            blank_lines=staff.people.blank_lines,
            profiles=profiles,
            paths=tally.paths((*self.knowledge_base.paths, "")),
            ties=tally.ties,
            problems={
                column.heading: found
                for column in staff.columns
                if column.attribute and (found := tally.problems(column.attribute))
            },
            columns=staff.columns,
            notes=notes,
            output=self.output,
            rejects=self.rejects if run.rejected.begun else None,
            rejected_rows=tuple(tally.first_rejects),
            left_out=frozenset(range(len(staff.columns))) - set(run.kept),
            options=self.options,
        )
