"""What a batch did, as whoever ran it reads it."""

from engine.batch import Summary
from engine.layout import bullets, paragraph, section
from engine.model import KnowledgeBase

MOST_FREQUENT = 5  # problems of one column that are shown


def show_summary(knowledge_base: KnowledgeBase, summary: Summary) -> str:
    """What a batch did: rows, paths, columns, and what was not understood."""
    paths = [
        (knowledge_base.paths[id].title if id else "Not enough to advise", rows)
        for id, rows in summary.paths.items()
    ]
    taken = [c for c in summary.columns if c.attribute]
    passed = [c.heading for c in summary.columns if not c.attribute]
    parts = [
        section("Rows", _row_counts(summary)),
        section("Paths", [f"  {rows:>9,}  {title}" for title, rows in paths if rows]),
        section(
            "Columns that were read",
            bullets(f"{c.heading} as {c.attribute}, {c.how}" for c in taken),
        ),
        section(
            "Columns passed through, not read", [paragraph(", ".join(passed))] if passed else []
        ),
        section("Not understood", _problem_counts(summary)),
        section("Rejected", bullets(f"line {r.line}: {r.reason}" for r in summary.rejected_rows)),
        section("Notes", bullets(summary.notes)),
        section("Files", _files(summary)),
    ]
    return "\n".join(part for part in parts if part).rstrip("\n")


def _row_counts(summary: Summary) -> list[str]:
    counts = [
        (summary.rows_in, "rows in"),
        (summary.rows_out, "advised, one result each"),
        (summary.rejected, "rejected"),
        (summary.profiles, "different sets of facts"),
        (summary.blank_lines, "blank lines, not rows"),
    ]
    return [
        f"  {count:>9,}  {what}"
        for count, what in counts
        if count or what != "blank lines, not rows"
    ]


def _problem_counts(summary: Summary) -> list[str]:
    lines = []
    for heading_, problems in summary.problems.items():
        lines.append(paragraph(f"{heading_}: {sum(problems.values()):,} cells"))
        shown = list(problems.items())[:MOST_FREQUENT]
        lines += [paragraph(f"{rows:,} x {problem}", indent=4) for problem, rows in shown]
        if len(problems) > MOST_FREQUENT:
            lines.append(paragraph(f"and {len(problems) - MOST_FREQUENT:,} others", indent=4))
    return lines


def _files(summary: Summary) -> list[str]:
    lines = [] if summary.output == "-" else [f"The advice is in {summary.output}."]
    if summary.rejects and summary.rejected:
        lines.append(f"The rejected rows are in {summary.rejects}.")
    return bullets(lines)
