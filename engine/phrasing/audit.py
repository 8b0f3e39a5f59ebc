"""An audit in words: the rates of groups, whether they differ by more than chance, and whether a
result depends on the audited columns."""

from collections.abc import Iterable, Iterator

from engine.analysis.audit import ColumnAudit
from engine.analysis.disclosure import LEAST
from engine.analysis.group_rates import GroupRates, Paths
from engine.analysis.independence import Independence
from engine.analysis.invariance import Invariance
from engine.analysis.proportions import FOUR_FIFTHS
from engine.core.model import KnowledgeBase
from engine.language.sentences import counted, listed, quote
from engine.phrasing.gaps import WITHHELD, gap_section, path_titles, percent
from engine.phrasing.sections import Grid, Section

SHOWN = 12  # characters of a checksum in a table
COMPARED = ("The rules run", "Rows", "Other results", "SHA-256")


def column_sections(knowledge_base: KnowledgeBase, column: ColumnAudit) -> Iterator[Section]:
    """The rates by the groups of a column, and a section for each gap."""
    grouping, shown = column.grouping, column.paths if column.groups else ()
    merged = (
        f"{grouping.hidden:,} people in {grouping.merged} groups are not shown, since "
        f"one of these groups or more has fewer than {LEAST} people."
    )
    yield Section(
        f"By {quote(grouping.heading)}",
        (
            f"The groups are {grouping.how}.",
            *([merged] if grouping.merged else []),
            *_tested(column),
        ),
        grids=tuple(_rates(knowledge_base, column, paths) for paths in shown),
        after=(_known(column.groups),) if column.groups else (),
    )
    for gap in column.gaps:
        yield gap_section(knowledge_base, grouping.heading, gap)


def _rates(knowledge_base: KnowledgeBase, column: ColumnAudit, paths: Paths) -> Grid:
    """The rates of one path, by group."""
    rows = []
    for group in column.groups:
        rate = group.rates[paths]
        if rate is None:
            rows.append((group.group, f"{group.people:,}", WITHHELD, "", "", ""))
            continue
        low, high = rate.interval
        interval = f"{percent(low)} to {percent(high)}"
        ratio = _ratio(column.ratio(group, paths))
        led = f"{rate.count:,}"
        rows.append((group.group, f"{group.people:,}", led, percent(rate.rate), interval, ratio))
    headings = ("Group", "People", "Led there", "Rate", "95 % interval", "Ratio to the highest")
    return Grid(headings, tuple(rows), path_titles(knowledge_base, paths), numeric=True)


def _ratio(ratio: float | None) -> str:
    """An impact ratio, and whether it is below the line of four fifths."""
    if ratio is None:
        return ""
    return f"{percent(ratio)} (below 80 %)" if ratio < FOUR_FIFTHS else percent(ratio)


def _tested(column: ColumnAudit) -> Iterator[str]:
    """The result of the test of independence."""
    if not column.groups:
        yield "There are no two groups that are large enough to be shown, so nothing is compared."
    elif column.independence is None:
        yield "Everybody was led to the same, so there is no difference to be tested."
    else:
        yield _independence(column.independence)


def _independence(found: Independence) -> str:
    """The test, and what it was made by."""
    how = (
        f"with {counted(found.freedom, 'degree')} of freedom"
        if found.method == "chi-squared"
        else "by permutation"
    )
    return f"{chance(found)} It comes from chi-squared {found.statistic:.1f}, {how}."


def chance(found: Independence | None) -> str:
    """How often chance alone makes groups differ that much."""
    if found is None:
        return ""
    value = "below 0.001" if found.p_value < 0.001 else f"{found.p_value:.3f}"  # noqa: PLR2004
    return f"Chance alone makes groups differ as much as these, or more, with probability {value}."


def _known(groups: Iterable[GroupRates]) -> str:
    each = listed(f"{quote(one.group)} {one.known:.1f}" for one in groups)
    return (
        f"Answers known of each person that bear on a path, on average: {each}. Where less is "
        "known, less is recommended."
    )


def invariance_section(
    knowledge_base: KnowledgeBase, headings: Iterable[str], found: Invariance | None, checked: str
) -> Section:
    """Whether a result depends on the columns; `checked` is the command that verifies the rules."""
    title = f"Does a result depend on {listed(map(quote, headings))}?"
    stated = (
        "No rule can test what is protected: it is no question of the rule base, and a rule base "
        f"in which a question, an answer or a name speaks of it is refused ('{checked}')."
    )
    protects = (stated,) if knowledge_base.protected.words else ()
    if found is None:
        cure = (
            "The rules could not be run again: the file has no columns from which its results "
            "follow. Keep the input's columns in the file of advice to have this shown."
        )
        return Section(title, (cure, *protects))
    rows = [("as the file is", f"{found.rows:,}", "", found.sha256[:SHOWN])]
    rows += [
        (one.change, f"{found.rows:,}", f"{one.differing:,}", one.sha256[:SHOWN])
        for one in found.comparisons
    ]
    read = [f"{quote(heading)} is read as {quote(id)}" for heading, id in found.read_as.items()]
    return Section(
        title,
        (_verdict(found), *([f"{listed(read)}."] if read else [])),
        grids=(Grid(COMPARED, tuple(rows), numeric=True),),
        after=(
            "Each result is compared in every column, and the hash is that of all results in "
            "their order, its first digits.",
            *protects,
        ),
    )


def _verdict(found: Invariance) -> str:
    if found.holds:
        return (
            f"No. All {counted(found.rows, 'row')} were advised again without these columns, and "
            "with their cells exchanged among the rows, and every result is the same."
        )
    most = max(one.differing for one in found.comparisons)
    return f"Yes. Up to {counted(most, 'result')} of {found.rows:,} change with these columns."
