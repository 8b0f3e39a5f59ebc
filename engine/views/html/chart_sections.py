"""Sections of a page of figures: a chart, its table, and what is to be said of them.

There is one form for each kind of count: lines of a category, ranges of what overlaps, and people
by two things, of which some numbers are withheld.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from engine.analysis.disclosure import LEAST
from engine.analysis.safe_tables import CrossTable, Line, Ranged
from engine.language.sentences import listed
from engine.views.html.charts import Bar, Stack, bars, stacked

WITHHELD = "withheld"
WHY = f"Withheld: a number of fewer than {LEAST} people, or one that would give such a number away."
SMALLER = "Smaller groups together"
IN_STEPS = f"In steps of {LEAST}. What fewer than {LEAST} people share is not listed."

Label = Callable[..., str]


@dataclass(frozen=True, slots=True)
class Table:
    """A table: its heading, its columns, and a label and cells for each row.

    `texts` columns behind the labels hold no numbers; `sums` is the last row, where there is one.
    """

    caption: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, tuple[str, ...]], ...]
    texts: int = 0
    sums: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Section:
    """A part of the page: a chart, where there is one, its tables, and notes on them."""

    title: str
    tables: tuple[Table, ...] = ()
    chart: Markup | None = None
    notes: tuple[str, ...] = ()


def counted_section(
    title: str, what: str, lines: Sequence[Line[object]], label: Label, people: int
) -> Section:
    """People by one thing; `what` heads the labels of the lines."""
    labels = [merged_in_words(line, label) for line in lines]
    pairs = [*zip(labels, lines, strict=True)]
    rows = tuple(
        (said, (f"{line.people:,}", f"{100 * line.people / people:.0f}%")) for said, line in pairs
    )
    chart = bars(
        title,
        "People by line; the table below has the numbers.",
        [Bar(said, line.people, f"{line.people:,}") for said, line in pairs],
    )
    return Section(title, (Table(title, (what, "People", "Share"), rows),), chart)


def ranged_section(
    title: str, what: str, pairs: Sequence[tuple[str, Ranged[object]]], before: str = ""
) -> Section:
    """What people have in common, in steps; `before` is said before that."""
    if not pairs:
        return Section(title)
    chart = bars(
        title,
        f"In steps of {LEAST} people; the table below has them too.",
        [Bar(label, one.low, range_in_words(one)) for label, one in pairs],
    )
    rows = tuple((label, (range_in_words(one),)) for label, one in pairs)
    return Section(title, (Table(title, (what, "People"), rows),), chart, (f"{before}{IN_STEPS}",))


def crossed_section(
    title: str, table: CrossTable, what: str, row: Label, column: Label, *notes: str
) -> Section:
    """People by two things, with the sums; `row` and `column` word the merged lines of both."""
    columns, labels = [*map(column, table.columns)], [*map(row, table.rows)]
    lines = [*zip(labels, table.rows, table.cells, strict=True)]
    rows = tuple((said, (*map(_cell, cells), f"{line.people:,}")) for said, line, cells in lines)
    people = sum(line.people for line in table.rows)
    sums = tuple(f"{number:,}" for number in (*(one.people for one in table.columns), people))
    chart = stacked(
        title,
        "Each bar is all people of a line, in shares; the table below has the numbers.",
        columns,
        [Stack(said, line.people, cells) for said, line, cells in lines],
        WITHHELD,
    )
    hidden = any(None in cells for cells in table.cells)
    shown = Table(title, (what, *columns, "All"), rows, sums=sums)
    return Section(title, (shown,), chart, (*notes, WHY) if hidden else notes)


def merged_in_words(line: Line[object], label: Label) -> str:
    """The category, or those that are merged: nobody can tell how many are in each."""
    words = listed([label(key) for key in line.keys])
    return f"{words}, together" if len(line.keys) > 1 else words


def group_in_words(line: Line[str]) -> str:
    """The name of a group; those that are merged have none."""
    return SMALLER if len(line.keys) > 1 else line.keys[0]


def range_in_words(one: Ranged[object]) -> str:
    """The range of a count.

    >>> range_in_words(Ranged("anything", 35))
    '35 to 39'
    """
    return f"{one.low:,} to {one.low + LEAST - 1:,}"


def _cell(count: int | None) -> str:
    return WITHHELD if count is None else f"{count:,}"
