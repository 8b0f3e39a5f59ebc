"""Batch processing of a staff file: every record becomes a row of the output or a reject.

Each distinct set of facts is run once, so memory grows with those sets and never with the rows.
Nothing is put in its place before everything is written.
"""

import time
from collections.abc import Callable, Mapping, Sequence
from contextlib import ExitStack, suppress
from dataclasses import dataclass
from functools import partial

from engine.batch.answers import Answers
from engine.batch.columns.codes import CodeFound
from engine.batch.columns.headings import renamed, renaming_note
from engine.batch.columns.kept import kept_columns
from engine.batch.divisible import is_divisible
from engine.batch.drafts import Drafts, open_drafts
from engine.batch.evaluation import Evaluation
from engine.batch.explained_columns import explained_columns
from engine.batch.join.answers_file import open_answers
from engine.batch.join.left_join import differing_notes, own_columns
from engine.batch.opened import OpenedStaff, open_staff
from engine.batch.options import DEFAULT, Options
from engine.batch.outcome import summary_of
from engine.batch.output.outputs import Output
from engine.batch.output.places import (
    AS_CSV,
    place_of_rejects,
    refuse_other_format,
    refuse_other_record,
    refuse_rules,
    refuse_same_file,
)
from engine.batch.output.rejects import Rejects
from engine.batch.pipeline import CHUNK_ROWS, EXPLAINED_CHUNK_ROWS, Pipeline
from engine.batch.record import record_text
from engine.batch.source import Source
from engine.batch.summary import Summary
from engine.batch.summary_table import summary_table
from engine.batch.todo import Todo
from engine.core.advice_row import Wording
from engine.core.further_columns import DECISION, score_columns
from engine.core.intervals import representative
from engine.core.model import KnowledgeBase
from engine.tables.draft import Draft
from engine.tables.file_format import WORKBOOK, ending
from engine.tables.rereadable import Rereadable
from engine.tables.signals import undisturbed
from engine.tables.spool import rereadable
from engine.tables.streams import input_place, is_stream, output_place


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
    """Write advice for everybody in a staff file, and count its rows and results.

    `source` and `output` are places, or "-" for standard input and output; their endings say their
    formats. `mapping` goes from headings to attributes, "" for a column to be left alone;
    `progress` is called with the bytes read and the bytes there are, 0 where that is not known.
    Raises MisuseError for what cannot be done as it was asked and CrossroadsError for a file
    without rows; nothing is written then.
    """
    source, output = input_place(source), output_place(output)
    refuse_other_format(output)
    rejects = output_place(rejects or place_of_rejects(output))
    refuse_other_format(rejects, AS_CSV)
    if options.record:
        refuse_other_record(options.record)
    if options.missing:
        refuse_other_format(options.missing, AS_CSV)
    refuse_rules(filter(None, (output, rejects, options.record, options.missing)))
    batch = _Batch(knowledge_base, source, output, rejects, mapping or {}, options, progress)
    with rereadable(source, hashed=options.record is not None) as place:
        if not (is_stream(output) or is_stream(rejects)):  # what was written there is gone
            with suppress(CodeFound):
                return batch.run(place, look_ahead=False)
        return batch.run(place, look_ahead=True)


@dataclass(frozen=True, slots=True)
class _Batch:
    """A batch that may be run again, as long as nothing has been put in its place."""

    knowledge_base: KnowledgeBase
    source: str
    output: str
    rejects: str
    mapping: Mapping[str, str]
    options: Options
    progress: Callable[[int, int], None] | None

    def run(self, place: Rereadable, *, look_ahead: bool) -> Summary:
        """Write everything, then put it in its place. Raises CodeFound, see `OpenedStaff`."""
        began, options = time.monotonic(), self.options
        with ExitStack() as stack:
            answers = stack.enter_context(open_answers(self.knowledge_base, options, self.mapping))
            opened = open_staff(
                self.knowledge_base,
                place,
                self.mapping,
                options,
                look_ahead=look_ahead,
                answers=answers,
                typed=ending(self.output) == WORKBOOK,
            )
            staff = stack.enter_context(opened)
            refuse_same_file(self._places())
            kept = kept_columns(self.knowledge_base, staff.columns, options.keep)
            wording = self._wording()
            drafts = stack.enter_context(
                open_drafts(
                    self.output,
                    self.rejects,
                    options,
                    staff.delimiter,
                    wording,
                    (self.source, *options.answers),
                )
            )
            answered = self._answers(staff, drafts.advice, wording)
            pipeline = self._pipeline(staff, kept, answered, drafts)
            notes = self._write_rows(staff, pipeline)
            summary = summary_of(
                self.knowledge_base, staff, pipeline, answered.profiles, notes, self.output,
                self.rejects, options,
            )  # fmt: skip
            drafts.advice.finish(list(summary_table(self.knowledge_base, summary)))
            if drafts.record:
                read, joined = Source.of(place), [one.source for one in answers]
                seconds = time.monotonic() - began
                drafts.write_record(
                    record_text(
                        self.knowledge_base, summary, read, staff.dialect, drafts.sha256, seconds,
                        joined, self.mapping,
                    )
                )  # fmt: skip
            place.refuse_changed()
            for one in answers:
                one.place.refuse_changed()
            del pipeline, answered  # takes a moment, in which a request to stop is still in time
            with undisturbed():
                drafts.publish()
                stack.close()
            return summary

    def _pipeline(
        self, staff: OpenedStaff, kept: Sequence[int], answered: Answers, drafts: Drafts
    ) -> Pipeline:
        """The way of the rows to the drafts. Rejects keep what the advice does of their file."""
        width = len(staff.table.headings)
        own = [at for at in kept if at < width]
        rejects = Rejects(drafts.rejected, staff.delimiter, own, width)
        todo = self._todo(staff, drafts.todo) if drafts.todo else None
        parts = (
            staff.table, staff.columns, kept, staff.duplicates, answered, drafts.advice, rejects,
            staff.join, todo,
        )  # fmt: skip
        if is_divisible(staff, drafts.advice, todo):
            from engine.batch.parallel import ParallelPipeline  # noqa: PLC0415 - a slow import

            return ParallelPipeline(*parts, jobs=self.options.jobs)
        return Pipeline(*parts)

    def _todo(self, staff: OpenedStaff, draft: Draft) -> Todo:
        """The list of what is still to be asked."""
        at = staff.id_at
        heading = staff.headings[at] if at is not None else "person"
        return Todo(self.knowledge_base, staff.known, draft, staff.delimiter, at, heading)

    def _places(self) -> dict[str, str]:
        """Every file, by its purpose."""
        places = {"input": self.source}
        places |= {f"file of answers {one}": one for one in self.options.answers}
        places |= {f"mapping file {one}": one for one in self.options.mapping_files}
        places |= {"output": self.output, "rejects file": self.rejects}
        optional = {"record": self.options.record, "list of questions": self.options.missing}
        return places | {use: place for use, place in optional.items() if place}

    def _wording(self) -> Wording:
        """The columns and the words of the results."""
        rules, options = self.knowledge_base, self.options
        explained = explained_columns(rules) if options.explain else ()
        scores = score_columns(rules) if options.scores else ()
        decision = DECISION if options.decide else ()
        return Wording(rules, options.reasons, explained, scores, decision)

    def _answers(self, staff: OpenedStaff, advice: Output, wording: Wording) -> Answers:
        """The answers to rows: cells as their owner means them, results as asked for."""
        explained, known = self.options.explain, staff.known
        return Answers(
            [column for column in staff.columns if column.attribute],
            [self.knowledge_base.attributes[id] for id in known],
            staff.read,
            Evaluation(
                self.knowledge_base,
                known,
                advice,
                wording,
                explained=explained,
                engine=self.options.engine,
            ).results,
            advice.prepared,
            None if explained else partial(representative, self.knowledge_base),
            own=own_columns(self.knowledge_base, joined=staff.join is not None),
            hr_first=self.options.prefer == "hr",
        )

    def _write_rows(self, staff: OpenedStaff, pipeline: Pipeline) -> tuple[str, ...]:
        """Write the header and every record. Notes on how the file was read, and on its columns."""
        left = [staff.headings[at] for at in pipeline.kept]
        names = renamed(left, pipeline.advice.columns)
        plain = [at for at, of in enumerate(pipeline.kept) if of in staff.plain]
        pipeline.advice.begin(names, plain)
        chunk = EXPLAINED_CHUNK_ROWS if self.options.explain else CHUNK_ROWS
        pipeline.write_rows(self.progress or (lambda _read, _total: None), chunk)
        differing = differing_notes(pipeline.tally.differing, self.options.prefer)
        return (*staff.notes, *differing, *renaming_note(left, names), *pipeline.advice.notes)
