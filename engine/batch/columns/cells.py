"""Cell reading: a cell as its column means it, and the cells of several columns together.

A form may give an attribute one column for each choice, in which a tick stands: the choice's label,
a mark, 1, yes or true. Columns that contradict each other are a problem, and none is preferred.
"""

from collections.abc import Collection, Sequence
from functools import cache, partial

from engine.batch.columns.mapping import Conventions, code_in, read_mapped
from engine.batch.columns.recognition import AS_START, Column
from engine.core.model import Attribute, KnowledgeBase
from engine.facts.headings import choices_by_name, squash
from engine.facts.values import NOT_KNOWN, Reading
from engine.language.sentences import listed, quote
from engine.language.spelling import fold

TICKS = frozenset({"x", "✓", "✔", "☑", "☒", "1", "true", "checked", "selected", "ticked", "on"})
NO_TICKS = frozenset({"", "0", "false", "unchecked", "not selected", "not checked", "☐", "off"})
SEVERAL = "several"


def read_cell(
    knowledge_base: KnowledgeBase,
    column: Column,
    cell: str,
    mapping: Conventions,
    coded: Collection[str],
) -> Reading:
    """The reading of a cell of a column that holds an attribute, or one choice of it."""
    attribute = knowledge_base.attributes[str(column.attribute)]
    if column.choice is None:
        dated = column.how == AS_START
        return read_mapped(knowledge_base, attribute, cell, mapping, coded, dated=dated)
    if attribute.id in coded and code_in(cell):
        return Reading(problem=f"{quote(cell)} is a code, and what it means is not known")
    return _read_tick(knowledge_base, attribute, column.choice, cell)


def _read_tick(
    knowledge_base: KnowledgeBase, attribute: Attribute, choice: str, cell: str
) -> Reading:
    """The choice where it is ticked, nothing where it is not."""
    said, words = fold(cell), knowledge_base.words
    number = code_in(cell) or said
    if said in _folded(words["not_known"]) or number in NO_TICKS or said in _folded(words["no"]):
        return NOT_KNOWN
    named = choices_by_name(attribute).get(squash(cell)) == choice
    if named or number in TICKS or said in _folded(words["yes"]):
        return Reading((choice,) if attribute.kind == SEVERAL else choice)
    what = f"{quote(cell)} in the column of {choice} is neither a tick nor nothing"
    return Reading(problem=what)


def _folded(words: Sequence[str]) -> frozenset[str]:
    return frozenset(map(fold, words))


def merged(attribute: Attribute, readings: Sequence[Reading]) -> Reading:
    """The reading of an attribute that has several columns, from that of each."""
    told = dict.fromkeys(one.value for one in readings if one.value is not None)
    problem = ", ".join(dict.fromkeys(one.problem for one in readings if one.problem))
    if attribute.kind == SEVERAL:
        chosen = {id for value in told if isinstance(value, tuple) for id in value}
        values = tuple(id for id in attribute.choices if id in chosen)
        return Reading(values or None, problem)
    if len(told) > 1:
        values_told = listed(map(str, told))
        return Reading(problem=f"its columns contradict each other ({values_told})")
    return Reading(next(iter(told), None), problem)


class Together:
    """The columns of one attribute, which may be several, and from several files.

    The columns of one file are merged. Of several files the first in the order of preference counts
    that says something: the last file of answers, and the file of people at the end, or with
    `hr_first` at the beginning.
    """

    def __init__(
        self, attribute: Attribute, columns: Sequence[Column], *, hr_first: bool = False
    ) -> None:
        self.attribute = attribute
        sources: dict[str, list[int]] = {}
        for at, column in enumerate(columns):
            if column.attribute == attribute.id:
                sources.setdefault(column.source, []).append(at)
        order = sorted(sources, key=list(sources).index, reverse=True)
        if hr_first:
            order.sort(key=bool)
        self._sources = [sources[source] for source in order]
        self._merged = cache(partial(merged, attribute))

    @property
    def has_several_sources(self) -> bool:
        """Whether columns of several files hold the attribute."""
        return len(self._sources) > 1

    def readings(self, by_column: Sequence[Sequence[Reading]]) -> Sequence[Reading]:
        """The reading of the attribute in each row, from the readings of all columns."""
        sources = self._by_source(by_column)
        if len(sources) == 1:
            return sources[0]
        return [_preferred(some) for some in zip(*sources, strict=True)]

    def differences(self, by_column: Sequence[Sequence[Reading]]) -> list[bool]:
        """For each row whether two files give the attribute different values."""
        rows = zip(*self._by_source(by_column), strict=True)
        return [len({one.value for one in some} - {None}) > 1 for some in rows]

    def _by_source(self, by_column: Sequence[Sequence[Reading]]) -> list[Sequence[Reading]]:
        """The readings of each file, the preferred one first."""
        return [
            by_column[places[0]]
            if len(places) == 1
            else [
                self._merged(some) for some in zip(*(by_column[at] for at in places), strict=True)
            ]
            for places in self._sources
        ]


def _preferred(readings: Sequence[Reading]) -> Reading:
    """The first reading that has a value, with the problems of those before it."""
    problems = []
    for one in readings:
        if one.problem:
            problems.append(one.problem)
        if one.value is not None:
            return Reading(one.value, ", ".join(problems))
    return Reading(problem=", ".join(problems))
