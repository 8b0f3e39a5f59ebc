"""The outcome of a batch: its summary, from what the pipeline has counted."""

from collections.abc import Sequence

from engine.batch.columns.recognition import Column
from engine.batch.opened import OpenedStaff
from engine.batch.options import Options
from engine.batch.pipeline import Pipeline
from engine.batch.summary import Summary
from engine.core.model import KnowledgeBase


def summary_of(  # noqa: PLR0913, PLR0917
    knowledge_base: KnowledgeBase,
    staff: OpenedStaff,
    pipeline: Pipeline,
    profiles: int | None,
    notes: tuple[str, ...],
    output: str,
    rejects: str,
    options: Options,
) -> Summary:
    """The summary, once every record is written."""
    tally, paths = pipeline.tally, (*knowledge_base.paths, "")
    problems = {id: tally.problems(id) for id in staff.known}
    return Summary(
        rows_in=staff.table.rows,
        rows_out=pipeline.advice.draft.rows,
        rejected=tally.rejects,
        blank_lines=staff.table.blank_lines,
        profiles=profiles,
        paths=tally.paths(paths),
        ties=tally.ties,
        problems={_heading(staff.columns, id): found for id, found in problems.items() if found},
        columns=staff.columns,
        notes=notes,
        output=output,
        rejects=rejects if pipeline.rejected.draft.begun else None,
        rejected_rows=tuple(tally.first_rejects),
        left_out=frozenset(range(len(staff.columns))) - set(pipeline.kept),
        options=options,
        standings=tally.standings(paths),
        not_asked=tally.not_asked,
        answers=tuple(one.count for one in staff.join.files) if staff.join else (),
        answered=staff.join.answered if staff.join else 0,
    )


def _heading(columns: Sequence[Column], id: str) -> str:
    """The headings of an attribute: of the first column in each file."""
    found: dict[str, str] = {}
    for column in columns:
        if column.attribute == id:
            found.setdefault(column.source, column.heading)
    return " / ".join(found.values())
