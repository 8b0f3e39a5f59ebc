"""The summary of a batch as a table, for formats with a sheet of their own for it.

Blocks of rows with a blank row between them; the first row of each is its heading. The figures are
those of the console page, from one tally.
"""

from collections.abc import Iterator
from datetime import date

from engine.batch.about import NOBODY_HAS_SAID
from engine.batch.summary import CASES, Summary, path_figures
from engine.core.model import KnowledgeBase
from engine.version import __version__

KNOWN = ("fewest known", "median known", "most known")

Row = tuple[str | int | date | None, ...]


def summary_table(knowledge_base: KnowledgeBase, summary: Summary) -> Iterator[Row]:
    """The rows of all blocks."""
    yield (knowledge_base.phrases.decides,)
    yield "To be kept until", summary.options.retain_until or NOBODY_HAS_SAID
    yield ()
    yield from _paths(knowledge_base, summary)
    yield ()
    yield "Rows", "how many"
    yield from _rows(summary)
    yield ()
    yield ("Notes",)
    yield from ((note,) for note in summary.notes or ("none",))
    yield ()
    yield ("Made with",)
    yield "rules", knowledge_base.version
    yield "crossroads", __version__


def _paths(knowledge_base: KnowledgeBase, summary: Summary) -> Iterator[Row]:
    """People by path and case, and how many of the answers that bear on a path are known."""
    yield "Paths", "people", *CASES, *KNOWN
    for one in path_figures(summary):
        title = knowledge_base.paths[one.path].title if one.path else "No path"
        known = (one.fewest, one.median, one.most)
        yield title, one.people, *one.cases.values(), *known
    yield "of these: not enough to advise", summary.paths.get("", 0) - summary.not_asked
    yield "of these: not asked yet, no answer of their own", summary.not_asked
    yield "Everybody", summary.rows_out
    yield "Of those with a path: a runner-up that is as good (margin 0)", summary.ties


def _rows(summary: Summary) -> Iterator[Row]:
    """What became of the rows, and of the cells that are not understood."""
    yield "Rows in", summary.rows_in
    yield "Rows out, with one result each", summary.rows_out
    yield "Rows rejected", summary.rejected
    if summary.profiles is not None:
        yield "Different sets of facts", summary.profiles
    yield "Cells that are not understood", summary.misread
    for heading, texts in summary.problems.items():
        yield f"Cells in the column {heading}", sum(texts.values())
    for one in summary.answers:
        yield f"Rows in {one.file}", one.rows
        yield f"People with answers in {one.file}", one.joined
        yield f"Rows of {one.file} that are not used", one.left_out
