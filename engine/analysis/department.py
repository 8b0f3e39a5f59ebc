"""The statistics of many people, as far as they may be shown: a census after disclosure control.

Which tables there are is part of the control. Their categories are merged in the same way
everywhere, and any two tables that share one share its sums, which are shown: outcomes with cases,
with known answers and with groups, groups with figures. Without a circle among these, what is
withheld in one table is bounded by that table alone. Counts that overlap, as those of reasons do,
are given in steps of five.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from engine.analysis.census import NOT_ASKED, NOT_ENOUGH, NOT_KNOWN, Category, Census, Group
from engine.analysis.disclosure import LEAST, is_small
from engine.analysis.safe_tables import (
    CrossTable,
    K,
    Line,
    Ranged,
    cross_table,
    cross_table_by,
    in_ranges,
    merged_lines,
)
from engine.core.figures import Figure
from engine.core.model import KnowledgeBase
from engine.rulebase.figures import answers_under

CASES = ("very strong", "strong", "fair")  # of a recommended path
MOST_OF_GROUP = 3


@dataclass(frozen=True, slots=True)
class FigureCounts:
    """A figure: its lines, or its ranges where a person may be in several categories.

    Without either it is withheld. `by_group` and `most_by_group` are there where there are groups.
    """

    figure: Figure
    lines: tuple[Line[Category], ...] = ()
    ranges: tuple[Ranged[Category], ...] = ()
    by_group: CrossTable | None = None
    most_by_group: tuple[tuple[Line[Group], tuple[Category, ...]], ...] = ()


@dataclass(frozen=True, slots=True)
class Department:
    """The counts that may be shown. `groups` is empty where nobody asked for them, or where merging
    leaves one."""

    people: int
    outcomes: tuple[Line[str], ...]
    by_case: CrossTable | None
    by_known: CrossTable
    reasons: tuple[Ranged[str], ...]
    advice: tuple[Ranged[str], ...]
    cautions: tuple[Ranged[str], ...]
    steps: tuple[Ranged[tuple[str, str]], ...]
    figures: tuple[FigureCounts, ...]
    groups: tuple[Line[Group], ...] = ()
    by_group: CrossTable | None = None
    reasons_by_group: tuple[tuple[Line[Group], tuple[str, ...]], ...] = ()


def department(census: Census) -> Department | None:
    """What may be shown of a census; None where fewer than five people are in it."""
    if census.people < LEAST:
        return None
    knowledge_base = census.knowledge_base
    outcomes = _outcomes(census)
    recommended = [one for one in outcomes if one.people and {*one.keys} <= {*knowledge_base.paths}]
    groups = merged_lines(census.groups) if len(census.groups) > 1 else ()
    groups = groups if len(groups) > 1 else ()
    by_group = cross_table(groups, outcomes, census.grouped) if groups else None
    rules = list(knowledge_base.rules)
    told = knowledge_base.rules
    figures = tuple(_figure(census, one, groups) for one in knowledge_base.figures)
    return Department(
        people=census.people,
        outcomes=outcomes,
        by_case=cross_table_by(recommended, CASES, census.cases) if recommended else None,
        by_known=cross_table_by(
            [one for one in outcomes if one.people], census.bands, census.by_band
        ),
        reasons=in_ranges(census.reasons, rules),
        advice=in_ranges(census.told, [id for id in rules if told[id].advise]),
        cautions=in_ranges(census.told, [id for id in rules if told[id].caution]),
        steps=in_ranges(census.steps, _steps(knowledge_base), most=len(census.steps)),
        figures=figures,
        groups=groups,
        by_group=by_group,
        reasons_by_group=_reasons_by_group(census, by_group, figures) if by_group else (),
    )


def _outcomes(census: Census) -> tuple[Line[str], ...]:
    """The outcomes. Paths are merged with paths where that will do."""
    paths = {kind: census.outcomes[kind] for kind in census.knowledge_base.paths}
    others = {kind: census.outcomes[kind] for kind in (NOT_ENOUGH, NOT_ASKED)}
    if is_small(sum(paths.values())) or is_small(sum(others.values())):
        return merged_lines(paths | others)
    return (*merged_lines(paths), *merged_lines(others))


def _steps(knowledge_base: KnowledgeBase) -> list[tuple[str, str]]:
    roles = list(knowledge_base.roles)
    return [(one, other) for one in roles for other in roles]


def _figure(census: Census, figure: Figure, groups: Sequence[Line[Group]]) -> FigureCounts:
    counts = census.figures[figure.of]
    attribute = census.knowledge_base.attributes.get(figure.of)
    if figure.count_only:
        others = census.people - counts[True]
        told = not (is_small(counts[True]) or is_small(others))
        return FigureCounts(figure, (Line((True,), counts[True]),) if told else ())
    if attribute and attribute.kind == "several":
        order: list[Category] = [*attribute.choices, NOT_KNOWN]
        by_group = census.with_figure[figure.of]
        return FigureCounts(
            figure,
            ranges=in_ranges(counts, order, most=len(order)),
            most_by_group=tuple(
                (group, _most(group, attribute.choices, by_group)) for group in groups
            ),
        )
    categories: list[Category] = [True, NOT_KNOWN]
    if attribute:
        values = [True, False] if attribute.kind == "yes/no" else attribute.choices
        categories = [*values, NOT_KNOWN]
    lines = merged_lines({one: counts[one] for one in categories})
    if any(len(one.keys) > 1 and one.people == census.people for one in lines):
        return FigureCounts(figure)
    crossed = cross_table(groups, lines, census.with_figure[figure.of]) if groups else None
    return FigureCounts(figure, lines, by_group=crossed)


def _most(
    group: Line[Group],
    order: Iterable[K],
    counts: Mapping[tuple[Group, K], int],
    may_be_told: Callable[[K], bool] = lambda _: True,
) -> tuple[K, ...]:
    """What most people of a group have in common, without the numbers."""
    sums = {one: sum(counts.get((key, one), 0) for key in group.keys) for one in order}
    found = in_ranges(sums, [one for one in sums if may_be_told(one)], MOST_OF_GROUP)
    return tuple(one.key for one in found)


def _reasons_by_group(
    census: Census, table: CrossTable, figures: Sequence[FigureCounts]
) -> tuple[tuple[Line[Group], tuple[str, ...]], ...]:
    """The most frequent reasons in each group: none that would tell of a path or an answer that is
    withheld there, or of an answer of which only the number is to be given."""
    rules = census.knowledge_base.rules
    tables = {figure.figure.of: figure.by_group for figure in figures if figure.by_group}
    numbers = {figure.figure.of for figure in figures if figure.figure.count_only}

    def of_group(at: int) -> tuple[str, ...]:
        hidden = {of for of, one in tables.items() if None in one.cells[at]} | numbers
        answers = frozenset[str]().union(*(answers_under(of, rules) for of in hidden))
        shown = {
            key
            for column, cell in zip(table.columns, table.cells[at], strict=True)
            if cell is not None
            for key in column.keys
        }

        def may_be_told(id: str) -> bool:
            rests_on = (answers_under(one, rules) for one in rules[id].attributes)
            return rules[id].supports.keys() <= shown and not any(
                map(answers.intersection, rests_on)
            )

        return _most(table.rows[at], rules, census.with_reason, may_be_told)

    return tuple((group, of_group(at)) for at, group in enumerate(table.rows))
