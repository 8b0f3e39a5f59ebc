"""The console page of a batch: its summary, for the user who ran it."""

from collections.abc import Iterable

from engine.batch.about import NOBODY_HAS_SAID
from engine.batch.columns.kept import how_to_keep, protected_columns, takes_all
from engine.batch.columns.recognition import Column
from engine.batch.pages.column import (
    LEFT_OUT,
    blank_lines,
    count,
    others,
    passed_through,
    show_headings,
)
from engine.batch.pages.join import answer_counts
from engine.batch.summary import Summary, standing_in_words
from engine.core.model import KnowledgeBase
from engine.language.sentences import counted, one_line, plural
from engine.language.visible import visible
from engine.tables.streams import OUTPUTS
from engine.views.console.layout import bullets, paragraph, section

SAYS_IT = "--retain-until says it"
MOST = 5  # problems of one column, and rejected rows, that are shown


def show_summary(knowledge_base: KnowledgeBase, summary: Summary) -> str:
    """Rows, paths, columns, what was not understood, and where the files lie."""
    taken = [_taken(column) for column in summary.columns if column.attribute]
    columns = list(enumerate(summary.columns))
    passed = [
        one.heading for at, one in columns if not one.attribute and at not in summary.left_out
    ]
    parts = [
        section("Nobody could be advised", _why_nobody(summary)),
        section("Rows", _row_counts(summary)),
        section("Answers", [*answer_counts(summary.answers), *_answered(summary)]),
        section("Paths", _path_counts(knowledge_base, summary)),
        section("Columns that were read", bullets(taken)),
        *passed_through(passed, knowledge_base.protected),
        *_left_out(knowledge_base, summary),
        section("Not understood", _problem_counts(summary)),
        section("Rejected", _rejected(summary)),
        section("Notes", bullets(map(visible, summary.notes))),
        section("Files", bullets(map(visible, _files(summary)))),
        section("Who decides", bullets(_decision(knowledge_base, summary))),
        section("Not accepted", bullets(_failure(summary))),
    ]
    return "\n".join(part for part in parts if part).rstrip("\n")


def _left_out(knowledge_base: KnowledgeBase, summary: Summary) -> list[str]:
    """The columns that do not go on into the advice, and apart from them those that are protected.

    Where only some columns are wanted, the protected ones are among the others.
    """
    hidden: frozenset[int] = frozenset()
    if takes_all(summary.columns, summary.options.keep):
        hidden = summary.left_out & set(protected_columns(knowledge_base, summary.columns))
    protected, others = (
        [summary.columns[at].heading for at in sorted(some)]
        for some in (hidden, summary.left_out - hidden)
    )
    named = [paragraph(f"Named, one is kept: {how_to_keep(protected[0])}")] if protected else []
    return [
        section(f"Protected: {LEFT_OUT}", show_headings(protected) + named),
        section("Columns left out of the advice", show_headings(others)),
    ]


def _why_nobody(summary: Summary) -> list[str]:
    """The first section of a run that helps nobody."""
    if summary.rows_out > summary.paths.get("", 0):
        return []
    if summary.rows_out == 0:
        return [paragraph("Every row was rejected; the reasons are below.")]
    also = ", and some cells were not understood" if summary.misread else ""
    text = f"Too little is known about each of them{also}. --inspect shows how the file is read."
    return [paragraph(text)]


def _row_counts(summary: Summary) -> list[str]:
    counts = [
        count(summary.rows_in, "in"),
        count(summary.rows_out, "out, with one result each"),
        count(summary.rejected, "rejected"),
    ]
    if summary.profiles is not None:
        counts.append(
            count(summary.profiles, f"{plural(summary.profiles, 'different set')} of facts")
        )
    if summary.blank_lines:
        counts.append(blank_lines(summary.blank_lines))
    return counts


def _answered(summary: Summary) -> list[str]:
    """How many people have answered in all, where there are several files."""
    together = "people with an answer in any of these files"
    return [count(summary.answered, together)] if len(summary.answers) > 1 else []


def _path_counts(knowledge_base: KnowledgeBase, summary: Summary) -> list[str]:
    counts = []
    for id, path in knowledge_base.paths.items():
        if rows := summary.paths.get(id, 0):
            counts.append(count(rows, path.title))
            if id in summary.standings:
                counts.append(paragraph(standing_in_words(summary.standings[id]), indent=13))
    without = {
        "of these with a runner-up that is as good (margin 0)": summary.ties,
        "Not enough to advise": summary.paths.get("", 0) - summary.not_asked,
        "Not asked yet: no answer of their own": summary.not_asked,
    }
    return counts + [count(rows, what) for what, rows in without.items() if rows]


def _taken(column: Column) -> str:
    heading = one_line(column.heading)
    same = heading == column.attribute
    place = f" in {one_line(column.source)}" if column.source else ""
    return f"{heading}{place}" if same else f"{heading}{place} as {column.target}, {column.how}"


def _problem_counts(summary: Summary) -> list[str]:
    lines = []
    for heading, problems in summary.problems.items():
        lines.append(paragraph(f"{one_line(heading)}: {counted(sum(problems.values()), 'cell')}"))
        shown = list(problems.items())[:MOST]
        lines += [paragraph(f"{rows:,} x {problem}", indent=4) for problem, rows in shown]
        lines += others(len(problems) - MOST, indent=4)
    return lines


def _rejected(summary: Summary) -> list[str]:
    shown = summary.rejected_rows[:MOST]
    lines = bullets(f"line {reject.line}: {reject.reason}" for reject in shown)
    return lines + others(summary.rejected - MOST) if lines else []


def _files(summary: Summary) -> Iterable[str]:
    if summary.output not in OUTPUTS:
        yield f"The advice is in {summary.output}."
    if (summary.rejected or summary.unused_answers) and summary.rejects:
        named = f"on {OUTPUTS[summary.rejects]}" if summary.rejects in OUTPUTS else ""
        yield f"The rejected rows are {named or f'in {summary.rejects}'}."
    elif summary.rejects:
        yield f"{summary.rejects} was an earlier run's, and now holds no row."
    if summary.options.missing:
        yield f"Who is still to be asked, and what, is in {summary.options.missing}."
    if summary.options.record:
        yield f"The record of the run is in {summary.options.record}."


def _decision(knowledge_base: KnowledgeBase, summary: Summary) -> Iterable[str]:
    """That a person decides, and how long the results are to be kept."""
    if summary.rows_out:
        yield knowledge_base.phrases.decides
        until = summary.options.retain_until
        yield (
            f"To be kept until {until}."
            if until
            else f"How long to keep it, {NOBODY_HAS_SAID} ({SAYS_IT})."
        )


def _failure(summary: Summary) -> Iterable[str]:
    if summary.failed:
        rejected = summary.rejected + summary.unused_answers
        cells, rows = counted(summary.misread, "cell"), counted(rejected, "row")
        yield f"--strict: {cells} not understood, {rows} rejected. The exit code is 1."
