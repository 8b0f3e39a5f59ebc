"""The report on everybody in a file of advice: one pass that counts, and the page that shows it."""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from engine.analysis.census import Census
from engine.analysis.department import department
from engine.batch.advice_file import AdviceFile, Advised, open_advice
from engine.batch.columns.ids import id_column
from engine.batch.columns.recognition import Column
from engine.batch.group_column import group_column
from engine.batch.grouping import Grouping, Values
from engine.batch.options import DEFAULT, Options
from engine.batch.source import Source
from engine.core.model import KnowledgeBase
from engine.errors import CrossroadsError
from engine.tables.csv_text import unescape_formula
from engine.tables.rereadable import Rereadable
from engine.tables.rows import Row
from engine.views.html.department import About, department_page

MOST_ALIKE = 1 << 14  # kinds of rows that are held before they are counted


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is asked of a report: groups by a column, and names from the column of ids."""

    by: str | None = None
    names: bool = False


@dataclass(frozen=True, slots=True)
class DepartmentPage:
    """The page as text, how many rows are no advice, and of how many the columns do not give it."""

    text: str
    rejected: int
    unlike: int


@dataclass
class _Counting:
    """What is counted beside the census, as rows pass by."""

    rejected: int = 0
    misread: int = 0
    unlike: int = 0
    names: dict[str, list[str]] = field(default_factory=dict)


def department_page_of(  # noqa: PLR0913, PLR0917
    knowledge_base: KnowledgeBase,
    place: Rereadable,
    wanted: Wanted,
    mapping: Mapping[str, str],
    options: Options = DEFAULT,
    day: date | None = None,
) -> DepartmentPage:
    """The page about everybody in a file of advice; `day` is today unless it is given.

    Raises MisuseError for what cannot be done as it was asked, and CrossroadsError for a file
    without advice, or with advice of other rules.
    """
    census, counting, heading = _counted(knowledge_base, place, wanted, mapping, options)
    place.refuse_changed()
    read = Source.of(place)
    about = About(
        file=read.name,
        sha256=read.sha256 or "",
        day=day or date.today(),
        rejected=counting.rejected,
        misread=counting.misread,
        unlike=counting.unlike,
        by=heading,
        names=counting.names,
    )
    text = department_page(knowledge_base, department(census), about)
    return DepartmentPage(text, counting.rejected, counting.unlike)


def _counted(
    knowledge_base: KnowledgeBase,
    place: Rereadable,
    wanted: Wanted,
    mapping: Mapping[str, str],
    options: Options,
) -> tuple[Census, _Counting, str]:
    """The census, what was counted beside it, and the heading of the groups."""
    values: list[Values] = []

    def watch(headings: tuple[str, ...], columns: Sequence[Column]) -> Callable[[Row], None]:
        if wanted.by is None:
            return lambda _: None
        values.append(Values(group_column(knowledge_base, headings, columns, wanted.by)))
        return values[0].note

    census, counting = Census(knowledge_base), _Counting()
    with open_advice(knowledge_base, place, mapping, options, watch) as advice:
        grouping = Grouping(advice.headings[values[0].at], values[0]) if values else None
        name_of = _name_of(knowledge_base, advice, options) if wanted.names else None
        _count(advice, census, counting, grouping, name_of)
    if not census.people:
        raise CrossroadsError(advice.name, "has no row with advice in it", "Run crossroads batch.")
    counting.rejected = advice.rejected
    if grouping:
        in_order = sorted(census.groups.items(), key=lambda item: grouping.order(item[0]))
        census.groups = Counter(dict(in_order))
    return census, counting, grouping.heading if grouping else ""


def _count(
    advice: AdviceFile,
    census: Census,
    counting: _Counting,
    grouping: Grouping | None,
    name_of: Callable[[Sequence[str]], str] | None,
) -> None:
    """Count every row; rows that are alike are counted together."""
    alike: Counter[tuple[int, int, str | None]] = Counter()
    kept: dict[tuple[int, int, str | None], Advised] = {}

    def settle() -> None:
        for key, times in alike.items():
            one = kept[key]
            census.add(one.outcome, one.facts, key[2], times)
        alike.clear()
        kept.clear()

    for one in advice:
        group = grouping.of(one.cells) if grouping else None
        key = id(one.outcome), id(one.facts), group
        alike[key] += 1
        kept.setdefault(key, one)
        counting.misread += one.misread
        counting.unlike += one.facts is None
        if name_of:
            counting.names.setdefault(one.outcome.kind, []).append(name_of(one.cells))
        if len(kept) > MOST_ALIKE:
            settle()
    settle()


def _name_of(
    knowledge_base: KnowledgeBase, advice: AdviceFile, options: Options
) -> Callable[[Sequence[str]], str]:
    said = options.id_heading or knowledge_base.help.id
    at = id_column(advice.name, advice.headings, said)
    return lambda cells: unescape_formula(cells[at])
