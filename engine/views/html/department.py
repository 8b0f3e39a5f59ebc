"""The page about many people: figures as charts with their tables, and what they cannot tell.

It lays out what `analysis.department` says may be shown, and computes nothing about anybody.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from markupsafe import Markup

from engine.analysis.census import NOT_ASKED, NOT_ENOUGH, NOT_KNOWN, Category
from engine.analysis.department import CrossTable, Department, FigureCounts, Line, Ranged
from engine.analysis.disclosure import LEAST
from engine.core.model import KnowledgeBase
from engine.language.sentences import counted, listed, short
from engine.views.html.charts import Bar, Stack, Stream, bars, flow, stacked
from engine.views.html.render import render

WITHHELD = "withheld"
WHY = f"a number of fewer than {LEAST} people, or one that would give such a number away."
NOT_ASKED_MEANS = "Of those who are not asked yet, nothing is known that only they could answer."
SMALLER = "Smaller groups together"
MOST_STREAMS, MOST_STEPS = 20, 30  # drawn, and listed


@dataclass(frozen=True, slots=True)
class About:
    """What the page says of its file: its name and checksum, how it was read, and the day.

    `rejected` rows are no advice; of `misread` ones a cell was not understood; the columns of
    `unlike` ones do not give their result, or are not there. `names` lists people by path, where
    that was asked for.
    """

    file: str
    sha256: str
    day: date
    rejected: int = 0
    misread: int = 0
    unlike: int = 0
    by: str = ""
    names: Mapping[str, Sequence[str]] = field(default_factory=dict)


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
    """A part of the page: a chart, where there is one, its table, and what is to be said of it."""

    title: str
    tables: tuple[Table, ...] = ()
    chart: Markup | None = None
    notes: tuple[str, ...] = ()


def department_page(
    knowledge_base: KnowledgeBase, department: Department | None, about: About
) -> str:
    """The whole page; without a department, why there are no figures."""
    sections = _Sections(knowledge_base, department, about).all() if department else []
    return render(
        "department.html",
        title=f"{knowledge_base.help.people.capitalize()}: {about.file}",
        department=department,
        about=about,
        sections=sections,
        least=LEAST,
        version=knowledge_base.version,
        rejected=counted(about.rejected, "row"),
        misread=counted(about.misread, "row"),
        unlike=counted(about.unlike, "row"),
        people=counted(department.people, "person").replace("persons", "people")
        if department
        else "",
        names=_names(knowledge_base, about),
    )


def _names(knowledge_base: KnowledgeBase, about: About) -> list[tuple[str, Sequence[str]]]:
    kinds = (*knowledge_base.paths, NOT_ENOUGH, NOT_ASKED)
    return [
        (kind_in_words(knowledge_base, one), about.names[one])
        for one in kinds
        if about.names.get(one)
    ]


def kind_in_words(knowledge_base: KnowledgeBase, kind: str) -> str:
    """A path by its title, or why there is none."""
    others = {NOT_ENOUGH: "Not enough to advise", NOT_ASKED: "Not asked yet"}
    return others.get(kind) or knowledge_base.paths[kind].title


class _Sections:
    """The sections of the page, in their order."""

    def __init__(self, knowledge_base: KnowledgeBase, department: Department, about: About) -> None:
        self._knowledge_base, self._department, self._about = knowledge_base, department, about

    def all(self) -> list[Section]:
        """Those that have something to say."""
        found = [
            self._outcomes(),
            self._cases(),
            self._known(),
            *([self._groups()] if self._about.by else []),
            *(self._figure(one) for one in self._department.figures),
            self._rules("Most frequent reasons", "Reason", self._department.reasons, "because"),
            self._rules("Most frequent advice", "Advice", self._department.advice, "advise"),
            self._rules("Most to watch out for", "Caution", self._department.cautions, "caution"),
            self._steps(),
        ]
        return [one for one in found if one.tables or one.notes]

    def _outcomes(self) -> Section:
        lines, title = self._department.outcomes, "What is advised"
        labels = [_merged(line, self._kind) for line in lines]
        return Section(
            title,
            (_counts(title, "Path", zip(labels, lines, strict=True), self._department.people),),
            bars(
                title,
                "People by recommended path; the table below has the numbers.",
                [
                    Bar(label, line.people, f"{line.people:,}")
                    for label, line in zip(labels, lines, strict=True)
                ],
            ),
            (NOT_ASKED_MEANS,)
            if any(NOT_ASKED in one.keys and one.people for one in lines)
            else (),
        )

    def _cases(self) -> Section:
        title, table = "How strong the case is", self._department.by_case
        if table is None:
            return Section(title)
        note = "A case is fair, strong or very strong, by the evidence that is left for a path."
        return self._crossed(title, table, self._kind, str, "Path", (note,))

    def _known(self) -> Section:
        title = "How much is known"
        note = "Of the answers that bear on a path. The less is known, the less is settled."
        return self._crossed(
            title,
            self._department.by_known,
            self._kind,
            lambda band: f"{band} answers",
            "Path",
            (note,),
        )

    def _groups(self) -> Section:
        title, table = f"By {self._about.by}", self._department.by_group
        if table is None:
            note = (
                f"There are no two groups of {LEAST} people or more, so nothing is shown by group."
            )
            return Section(title, notes=(note,))
        reasons = Table(
            f"Most frequent reasons, by {self._about.by}",
            (self._about.by, "Reasons, the most frequent first, in the words that people are told"),
            tuple(
                (_group(line), (self._sentences(ids),))
                for line, ids in self._department.reasons_by_group
            ),
            texts=1,
        )
        shown = self._crossed(title, table, str, self._kind, self._about.by, ())
        merged = [line for line in table.rows if len(line.keys) > 1]
        joined = tuple(
            f"{SMALLER}: {counted(len(line.keys), 'group')}, of which at least one has fewer than "
            f"{LEAST} people."
            for line in merged
        )
        return Section(title, (*shown.tables, reasons), shown.chart, (*joined, *shown.notes))

    def _sentences(self, ids: Iterable[str]) -> str:
        rules = self._knowledge_base.rules
        said = Markup("<br>").join(rules[id].because for id in ids)
        return said or f"None that {LEAST} people share."

    def _figure(self, counts: FigureCounts) -> Section:
        figure = counts.figure
        if figure.count_only:
            return self._count_only(counts)
        if counts.ranges:
            return self._several(counts)
        if not counts.lines:
            return Section(figure.title, notes=(f"Withheld: {WHY}",))
        labels = [_merged(line, self._category(figure.of)) for line in counts.lines]
        numbers = _counts(
            figure.title, "Answer", zip(labels, counts.lines, strict=True), self._department.people
        )
        chart = bars(
            figure.title,
            "People by answer; the table below has the numbers.",
            [
                Bar(label, line.people, f"{line.people:,}")
                for label, line in zip(labels, counts.lines, strict=True)
            ],
        )
        if counts.by_group is None:
            return Section(figure.title, (numbers,), chart)
        crossed = self._crossed(
            f"{figure.title}, by {self._about.by}", counts.by_group, str, self._category(figure.of),
            self._about.by, (),
        )  # fmt: skip
        return Section(figure.title, (numbers, *crossed.tables), crossed.chart, crossed.notes)

    def _count_only(self, counts: FigureCounts) -> Section:
        figure = counts.figure
        what = f"{counts.lines[0].people:,}" if counts.lines else WITHHELD
        rows = ((figure.yes, (what,)),)
        note = (
            f"The number alone, for all together: nobody is listed for it, with or without names. "
            f"It is withheld where it is of fewer than {LEAST} people, or of all but so few."
        )
        table = Table(figure.title, ("Answer", "People"), rows)
        return Section(figure.title, (table,), notes=(note,))

    def _several(self, counts: FigureCounts) -> Section:
        figure, label = counts.figure, self._category(counts.figure.of)
        section = self._list(
            figure.title, "Answer", [(label(one.key), one) for one in counts.ranges]
        )
        by_group = Table(
            f"{figure.title}: most frequent by {self._about.by}",
            (self._about.by, "The most frequent first"),
            tuple(
                (_group(line), (listed(map(label, keys)) if keys else WITHHELD,))
                for line, keys in counts.most_by_group
            ),
            texts=1,
        )
        tables = (*section.tables, by_group) if counts.most_by_group else section.tables
        return Section(section.title, tables, section.chart, section.notes)

    def _rules(self, title: str, what: str, found: Sequence[Ranged[str]], part: str) -> Section:
        rules = self._knowledge_base.rules
        pairs = [(str(getattr(rules[one.key], part)), one) for one in found]
        return self._list(title, what, pairs, "In the words that people are told. ")

    def _list(
        self,
        title: str,
        what: str,
        pairs: Sequence[tuple[str, Ranged[object]]],
        before: str = "",
    ) -> Section:
        """A list with its people in steps of five."""
        if not pairs:
            return Section(title)
        chart = bars(
            title,
            "In steps of 5 people; the table below has them too.",
            [Bar(label, one.low, _range(one)) for label, one in pairs],
        )
        rows = tuple((label, (_range(one),)) for label, one in pairs)
        note = f"{before}In steps of {LEAST}. What fewer than {LEAST} people share is not listed."
        return Section(title, (Table(title, (what, "People"), rows),), chart, (note,))

    def _steps(self) -> Section:
        """Today's roles and the next ones that are named, the most frequent first."""
        title, roles = "From today's roles to next roles", self._knowledge_base.roles
        steps = self._department.steps
        if not steps:
            return Section(title)
        named = [
            (roles[one].title, roles[other].title, step)
            for step in steps
            for one, other in [step.key]
        ]
        chart = flow(
            title,
            "Today's roles on the left, next roles on the right; the table below has the numbers.",
            [Stream(one, other, step.low) for one, other, step in named[:MOST_STREAMS]],
        )
        rows = tuple((one, (other, _range(step))) for one, other, step in named[:MOST_STEPS])
        note = (
            "Each next role counts that is named for somebody, who may be in several lines so. "
            f"In steps of {LEAST}; what fewer than {LEAST} people share is not listed."
        )
        table = Table(title, ("Today's role", "Next role", "People"), rows, texts=1)
        return Section(title, (table,), chart, (note,))

    def _crossed(  # noqa: PLR0913, PLR0917
        self,
        title: str,
        table: CrossTable,
        row: Callable[[str], str],
        column: Callable[..., str],
        what: str,
        notes: tuple[str, ...],
    ) -> Section:
        """People by two things, with the sums."""
        columns = [_merged(one, column) for one in table.columns]
        labels = [_group(one) if row is str else _merged(one, row) for one in table.rows]
        people = sum(one.people for one in table.rows)
        lines = [
            (label, (*map(_cell, cells), f"{line.people:,}"))
            for label, line, cells in zip(labels, table.rows, table.cells, strict=True)
        ]
        sums = (*(f"{one.people:,}" for one in table.columns), f"{people:,}")
        chart = stacked(
            title,
            "Each bar is all people of a line, in shares; the table below has the numbers.",
            columns,
            [
                Stack(label, line.people, cells)
                for label, line, cells in zip(labels, table.rows, table.cells, strict=True)
            ],
            WITHHELD,
        )
        hidden = any(None in cells for cells in table.cells)
        shown = Table(title, (what, *columns, "All"), tuple(lines), sums=sums)
        return Section(title, (shown,), chart, (*notes, *([f"Withheld: {WHY}"] if hidden else [])))

    def _kind(self, kind: str) -> str:
        return kind_in_words(self._knowledge_base, kind)

    def _category(self, of: str) -> Callable[[Category], str]:
        """The words for the values of an attribute, or for a flag."""
        attribute = self._knowledge_base.attributes.get(of)
        figure = next(one for one in self._knowledge_base.figures if one.of == of)

        def in_words(value: Category) -> str:
            if attribute is None:
                return figure.yes if value else figure.otherwise
            if value is NOT_KNOWN:
                return "Not known"
            if isinstance(value, bool):
                return "Yes" if value else "No"
            return short(attribute.choices[str(value)].label)

        return in_words


def _merged(line: Line[Category], label: Callable[..., str]) -> str:
    """The category, or those that are merged: nobody can tell how many are in each."""
    words = listed([label(key) for key in line.keys])
    return f"{words}, together" if len(line.keys) > 1 else words


def _group(line: Line[str]) -> str:
    return SMALLER if len(line.keys) > 1 else line.keys[0]


def _counts(
    caption: str, what: str, pairs: Iterable[tuple[str, Line[Category]]], people: int
) -> Table:
    rows = tuple(
        (label, (f"{line.people:,}", f"{100 * line.people / people:.0f}%")) for label, line in pairs
    )
    return Table(caption, (what, "People", "Share"), rows)


def _cell(count: int | None) -> str:
    return WITHHELD if count is None else f"{count:,}"


def _range(one: Ranged[object]) -> str:
    return f"{one.low:,} to {one.low + LEAST - 1:,}"
