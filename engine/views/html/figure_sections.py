"""The sections of the figures that a rule base defines: answers and flags, and what is a number
alone."""

from collections.abc import Callable
from functools import partial

from engine.analysis.census import Category
from engine.analysis.department import Department, FigureCounts
from engine.analysis.disclosure import LEAST
from engine.core.model import KnowledgeBase
from engine.language.sentences import listed
from engine.phrasing.outcomes import category_in_words
from engine.views.html.chart_sections import (
    WHY,
    WITHHELD,
    Section,
    Table,
    counted_section,
    crossed_section,
    group_in_words,
    merged_in_words,
    ranged_section,
)

NUMBER_ALONE = (
    "The number alone, for all together: nobody is listed for it, with or without names. It is "
    f"withheld where it is of fewer than {LEAST} people, or of all but so few."
)

Words = Callable[[Category], str]


def figure_section(
    knowledge_base: KnowledgeBase, department: Department, counts: FigureCounts, by: str
) -> Section:
    """The section of one figure; `by` is the heading of the groups, where there are any."""
    words = partial(category_in_words, knowledge_base, counts.figure)
    if counts.figure.count_only:
        return _number_alone(counts)
    if counts.ranges:
        return _several(counts, words, by)
    if counts.lines:
        return _lines(counts, words, by, department.people)
    return Section(counts.figure.title, notes=(WHY,))


def _number_alone(counts: FigureCounts) -> Section:
    figure = counts.figure
    number = f"{counts.lines[0].people:,}" if counts.lines else WITHHELD
    table = Table(figure.title, ("Answer", "People"), ((figure.yes, (number,)),))
    return Section(figure.title, (table,), notes=(NUMBER_ALONE,))


def _several(counts: FigureCounts, words: Words, by: str) -> Section:
    """What people have in common who may be in several categories, and most of it by group."""
    title = counts.figure.title
    section = ranged_section(title, "Answer", [(words(one.key), one) for one in counts.ranges])
    if not counts.most_by_group:
        return section
    rows = tuple(
        (group_in_words(line), (listed(map(words, keys)) if keys else WITHHELD,))
        for line, keys in counts.most_by_group
    )
    table = Table(f"{title}: most frequent by {by}", (by, "The most frequent first"), rows, texts=1)
    return Section(title, (*section.tables, table), section.chart, section.notes)


def _lines(counts: FigureCounts, words: Words, by: str, people: int) -> Section:
    """People by their one category, and by group."""
    title = counts.figure.title
    section = counted_section(title, "Answer", counts.lines, words, people)
    if counts.by_group is None:
        return section
    column = partial(merged_in_words, label=words)
    crossed = crossed_section(f"{title}, by {by}", counts.by_group, by, group_in_words, column)
    return Section(title, (*section.tables, *crossed.tables), crossed.chart, crossed.notes)
