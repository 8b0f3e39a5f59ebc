"""Counts in the forms in which they may be shown: merged lines, ranges, tables by two things."""

from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from engine.analysis.census import Category
from engine.analysis.disclosure import LEAST, blocks, withheld

MOST = 10  # lines of a list

K = TypeVar("K", bound=Hashable)
C_co = TypeVar("C_co", bound=Hashable, covariant=True)


@dataclass(frozen=True, slots=True)
class Line(Generic[C_co]):
    """A category, or several that are merged, and how many people are in them."""

    keys: tuple[C_co, ...]
    people: int


@dataclass(frozen=True, slots=True)
class Ranged(Generic[C_co]):
    """Something that `low` to `low` + 4 people have in common."""

    key: C_co
    low: int


@dataclass(frozen=True, slots=True)
class CrossTable:
    """People by two things; None in the place of a count that is withheld. All sums are known."""

    rows: tuple[Line[str], ...]
    columns: tuple[Line[Category], ...]
    cells: tuple[tuple[int | None, ...], ...]


def merged_lines(counts: Mapping[K, int]) -> tuple[Line[K], ...]:
    """Categories as they may be counted, in their order, with what is merged at the end."""
    return tuple(Line(keys, sum(counts[key] for key in keys)) for keys in blocks(counts))


def cross_table_by(
    rows: Sequence[Line[str]],
    categories: Iterable[Category],
    counts: Mapping[tuple[str, Category], int],
) -> CrossTable:
    """A table with these rows and the categories, which are merged where they are small."""
    keys = [key for line in rows for key in line.keys]
    sums = {one: sum(counts.get((key, one), 0) for key in keys) for one in categories}
    return cross_table(rows, merged_lines(sums), counts)


def cross_table(
    rows: Sequence[Line[str]],
    columns: Sequence[Line[Category]],
    counts: Mapping[tuple[str, Category], int],
) -> CrossTable:
    """The table, with what must not be told withheld."""
    table = [
        [sum(counts.get((a, b), 0) for a in row.keys for b in column.keys) for column in columns]
        for row in rows
    ]
    hidden = withheld(table)
    cells = tuple(
        tuple(None if (i, j) in hidden else count for j, count in enumerate(row))
        for i, row in enumerate(table)
    )
    return CrossTable(tuple(rows), tuple(columns), cells)


def in_ranges(
    counts: Mapping[K, int], order: Iterable[K], most: int = MOST
) -> tuple[Ranged[K], ...]:
    """What five people or more have in common, most of them first; nothing tells equals apart."""
    found = [Ranged(key, counts.get(key, 0) // LEAST * LEAST) for key in order]
    return tuple(sorted((one for one in found if one.low), key=lambda one: -one.low)[:most])
