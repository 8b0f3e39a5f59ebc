"""The sections of the page about many people, in their order."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import partial

from markupsafe import Markup

from engine.analysis.census import NOT_ASKED
from engine.analysis.department import Department
from engine.analysis.disclosure import LEAST
from engine.analysis.safe_tables import Ranged
from engine.core.model import KnowledgeBase
from engine.language.sentences import counted
from engine.phrasing.outcomes import kind_in_words
from engine.views.html.chart_sections import (
    IN_STEPS,
    SMALLER,
    Label,
    Section,
    Table,
    counted_section,
    crossed_section,
    group_in_words,
    merged_in_words,
    range_in_words,
    ranged_section,
)
from engine.views.html.figure_sections import figure_section
from engine.views.html.flow_chart import Stream, flow

NOT_ASKED_MEANS = "Of those who are not asked yet, nothing is known that only they could answer."
CASES_MEAN = "A case is fair, strong or very strong, by the evidence that is left for a path."
KNOWN_MEANS = "Of the answers that bear on a path. The less is known, the less is settled."
NO_GROUPS = f"There are no two groups of {LEAST} people or more, so nothing is shown by group."
AS_TOLD = "In the words that people are told. "
STEPS_MEAN = "Each next role counts that is named for somebody, who may be in several lines so. "
MOST_STREAMS, MOST_STEPS = 20, 30  # drawn, and listed


def sections(knowledge_base: KnowledgeBase, department: Department, by: str) -> list[Section]:
    """Those that have something to say; `by` is the heading of the groups, where there are any."""
    return [one for one in _all(knowledge_base, department, by) if one.tables or one.notes]


def _all(knowledge_base: KnowledgeBase, department: Department, by: str) -> Iterator[Section]:
    kind = partial(kind_in_words, knowledge_base)
    merged = partial(merged_in_words, label=kind)
    yield _outcomes(department, kind)
    if department.by_case:
        title, case = "How strong the case is", partial(merged_in_words, label=str)
        yield crossed_section(title, department.by_case, "Path", merged, case, CASES_MEAN)
    title, band = "How much is known", partial(merged_in_words, label="{} answers".format)
    yield crossed_section(title, department.by_known, "Path", merged, band, KNOWN_MEANS)
    if by:
        yield _groups(knowledge_base, department, by, merged)
    for figure in department.figures:
        yield figure_section(knowledge_base, department, figure, by)
    yield _rules(knowledge_base, "Most frequent reasons", "Reason", department.reasons, "because")
    yield _rules(knowledge_base, "Most frequent advice", "Advice", department.advice, "advise")
    yield _rules(knowledge_base, "Most to watch out for", "Caution", department.cautions, "caution")
    yield _steps(knowledge_base, department.steps)


def _outcomes(department: Department, kind: Label) -> Section:
    lines = department.outcomes
    section = counted_section("What is advised", "Path", lines, kind, department.people)
    asked = all(NOT_ASKED not in one.keys or not one.people for one in lines)
    return replace(section, notes=() if asked else (NOT_ASKED_MEANS,))


def _groups(
    knowledge_base: KnowledgeBase, department: Department, by: str, merged: Label
) -> Section:
    """The paths in each group, and its most frequent reasons."""
    if department.by_group is None:
        return Section(f"By {by}", notes=(NO_GROUPS,))
    rows = tuple(
        (group_in_words(line), (_sentences(knowledge_base, ids),))
        for line, ids in department.reasons_by_group
    )
    what = "Reasons, the most frequent first, in the words that people are told"
    reasons = Table(f"Most frequent reasons, by {by}", (by, what), rows, texts=1)
    joined = (
        f"{SMALLER}: {counted(len(line.keys), 'group')}, of which at least one has fewer than "
        f"{LEAST} people."
        for line in department.groups
        if len(line.keys) > 1
    )
    section = crossed_section(f"By {by}", department.by_group, by, group_in_words, merged, *joined)
    return replace(section, tables=(*section.tables, reasons))


def _sentences(knowledge_base: KnowledgeBase, ids: Iterable[str]) -> str:
    """The sentences of rules, each on a line of its own."""
    rules = knowledge_base.rules
    return Markup("<br>").join(rules[id].because for id in ids) or "None that can be listed."


def _rules(
    knowledge_base: KnowledgeBase, title: str, what: str, found: Sequence[Ranged[str]], part: str
) -> Section:
    """What rules tell people; `part` is the field of a rule that holds the sentence."""
    rules = knowledge_base.rules
    pairs = [(str(getattr(rules[one.key], part)), one) for one in found]
    return ranged_section(title, what, pairs, AS_TOLD)


def _steps(knowledge_base: KnowledgeBase, steps: Sequence[Ranged[tuple[str, str]]]) -> Section:
    """Today's roles and the next ones that are named, the most frequent first."""
    title, roles = "From today's roles to next roles", knowledge_base.roles
    if not steps:
        return Section(title)
    named = [
        (roles[one].title, roles[other].title, step) for step in steps for one, other in [step.key]
    ]
    chart = flow(
        title,
        "Today's roles on the left, next roles on the right; the table below has the numbers.",
        [Stream(one, other, step.low) for one, other, step in named[:MOST_STREAMS]],
    )
    rows = tuple((one, (other, range_in_words(step))) for one, other, step in named[:MOST_STEPS])
    table = Table(title, ("Today's role", "Next role", "People"), rows, texts=1)
    return Section(title, (table,), chart, (f"{STEPS_MEAN}{IN_STEPS}",))
