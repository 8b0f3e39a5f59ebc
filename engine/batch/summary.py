"""The summary of a batch: the counts of its rows, results, problems and rejects."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from engine.batch.columns.recognition import Column
from engine.batch.options import DEFAULT, Options
from engine.core.model import KnowledgeBase
from engine.tables.rows import Reject
from engine.version import __version__


@dataclass(frozen=True, slots=True)
class Summary:
    """The outcome of a batch. Every row that came in went out or was rejected.

    `paths` counts rows by path, "" for none, and `ties` those whose runner-up is as good;
    `problems` by heading and text, the most frequent first; `profiles` the distinct sets of facts,
    None where they were not counted.
    `rejected_rows` are the first few, to be shown. `left_out` are the positions of the columns that
    are not in the output.
    """

    rows_in: int
    rows_out: int
    rejected: int
    blank_lines: int
    profiles: int | None
    paths: Mapping[str, int]
    ties: int
    problems: Mapping[str, Mapping[str, int]]
    columns: tuple[Column, ...]
    notes: tuple[str, ...]
    output: str
    rejects: str | None
    rejected_rows: tuple[Reject, ...]
    left_out: frozenset[int] = frozenset()
    options: Options = DEFAULT

    @property
    def misread(self) -> int:
        """Cells that were not understood."""
        return sum(sum(texts.values()) for texts in self.problems.values())

    @property
    def failed(self) -> bool:
        """Whether a run that had to be strict found a problem or a reject."""
        return self.options.strict and bool(self.rejected or self.misread)


def numbers(knowledge_base: KnowledgeBase, summary: Summary) -> Iterator[tuple[str, str | int]]:
    """The summary as two columns: what, and how many."""
    yield "Rows in", summary.rows_in
    yield "Rows out, with one result each", summary.rows_out
    yield "Rows rejected", summary.rejected
    if summary.profiles is not None:
        yield "Different sets of facts", summary.profiles
    for path, rows in summary.paths.items():
        title = knowledge_base.paths[path].title if path else "Not enough to advise"
        yield title, rows
    yield "Of these with a runner-up that is as good (margin 0)", summary.ties
    yield "Cells that are not understood", summary.misread
    for heading, texts in summary.problems.items():
        yield f"Cells in the column {heading}", sum(texts.values())
    for note in summary.notes:
        yield "Note", note
    yield "Version of the rules", knowledge_base.version
    yield "Version of crossroads", __version__
