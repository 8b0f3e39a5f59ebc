"""Statistical disclosure control: which counts of a report may be shown, and which are withheld.

Primary suppression withholds the counts of one to four people. Secondary suppression withholds
others with them, until nobody can work out the first from what is left: sums, rows and columns. Who
knows every number that is shown can then explain any withheld count of one to four also by five
people or more, and every withheld count by more than one number.

Source of the terms and of the attack: Hundepool et al., Statistical Disclosure Control (2012),
chapter 4. That every bound of a withheld cell of a table with known sums is found by a flow in a
network: Cox (1995), Journal of the American Statistical Association 90, 1453-1462.
"""

from collections import deque
from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import TypeVar

LEAST = 5  # people: fewer are never counted by themselves
UNBOUNDED = 10**12

K = TypeVar("K")
Cell = tuple[int, int]
Counts = Sequence[Sequence[int]]


def is_small(count: int) -> bool:
    """Whether a count is of so few people that it could point at one of them."""
    return 0 < count < LEAST


def blocks(counts: Mapping[K, int]) -> tuple[tuple[K, ...], ...]:
    """The categories, where small ones are merged: every block has nobody, or five people or more.

    The next smallest ones join the small ones until these are two at least, and hold five. The
    merged block stands last. It takes five people in all.

    >>> blocks({"a": 9, "b": 2, "c": 0, "d": 6})
    (('a',), ('c',), ('b', 'd'))
    """
    by_size = sorted((key for key, count in counts.items() if count), key=lambda key: counts[key])
    merged = [key for key in by_size if is_small(counts[key])]
    others = iter(by_size[len(merged) :])
    while merged and (len(merged) == 1 or sum(counts[key] for key in merged) < LEAST):
        merged.append(next(others))
    alone = tuple((key,) for key in counts if key not in merged)
    return (*alone, tuple(key for key in counts if key in merged)) if merged else alone


def withheld(table: Counts) -> frozenset[Cell]:
    """The cells of a table to be withheld, where the sums of its rows and of its columns are known.

    Each of these sums has to be 0, or five at least: then there is always an answer.

    >>> sorted(withheld([[3, 9, 20], [8, 6, 30]]))
    [(0, 0), (0, 1), (1, 0), (1, 1)]
    """
    hidden = {cell for cell, count in _cells(table).items() if is_small(count)}
    while exposed := [cell for cell in sorted(hidden) if not is_protected(table, hidden, cell)]:
        more = {_next_to_hide(table, hidden, cell) for cell in exposed} - {None}
        if not more:
            message = f"a sum of {table} is neither 0 nor {LEAST} or more"
            raise AssertionError(message)
        hidden |= {cell for cell in more if cell is not None}
    return frozenset(hidden)


def is_protected(table: Counts, hidden: set[Cell] | frozenset[Cell], cell: Cell) -> bool:
    """Whether a hidden count can be told neither exactly nor to be one of one to four people."""
    count = table[cell[0]][cell[1]]
    if is_small(count):
        return could_rise(table, hidden, cell, LEAST - count) >= LEAST - count
    if could_rise(table, hidden, cell, 1):
        return True
    return count > 0 and could_fall(table, hidden, cell, 1) > 0


def could_rise(table: Counts, hidden: set[Cell] | frozenset[Cell], cell: Cell, most: int) -> int:
    """By how much a hidden count could be higher, up to `most`, with all that is shown the same."""
    row, column = cell
    return _flow(_network(table, hidden, cell), ("column", column), ("row", row), most)


def could_fall(table: Counts, hidden: set[Cell] | frozenset[Cell], cell: Cell, most: int) -> int:
    """By how much a hidden count could be lower, up to `most`, with all that is shown the same."""
    row, column = cell
    most = min(most, table[row][column])
    return _flow(_network(table, hidden, cell), ("row", row), ("column", column), most)


def _cells(table: Counts) -> dict[Cell, int]:
    """The counts by cell, without the rows and columns in which there is nobody."""
    columns = [sum(column) for column in zip(*table, strict=True)]
    return {
        (i, j): count
        for i, row in enumerate(table)
        if sum(row)
        for j, count in enumerate(row)
        if columns[j]
    }


def _next_to_hide(table: Counts, hidden: set[Cell], exposed: Cell) -> Cell | None:
    """The cell whose absence costs least and may help: of the same row or column, where this one is
    the only hidden one; few people before many, and anybody before nobody."""
    row, column = exposed
    open_cells = {cell: n for cell, n in _cells(table).items() if cell not in hidden}
    in_row = [cell for cell in open_cells if cell[0] == row]
    in_column = [cell for cell in open_cells if cell[1] == column]
    alone_in_row = sum(cell[0] == row for cell in hidden) == 1
    alone_in_column = sum(cell[1] == column for cell in hidden) == 1
    first = in_row if alone_in_row else in_column if alone_in_column else [*in_row, *in_column]
    return min(
        first or [*in_row, *in_column] or open_cells,
        key=lambda cell: (open_cells[cell] == 0, open_cells[cell], cell),
        default=None,
    )


Node = tuple[str, int]
Network = dict[Node, dict[Node, int]]


def _network(table: Counts, hidden: set[Cell] | frozenset[Cell], without: Cell) -> Network:
    """The ways in which hidden counts can make up for each other, all but that of one cell.

    From a column to a row: a count there may fall, by as much as there is. From a row to a column:
    it may rise without limit.
    """
    network: Network = {}
    for row, column in hidden:
        if (row, column) != without:
            network.setdefault(("column", column), {})["row", row] = table[row][column]
            network.setdefault(("row", row), {})["column", column] = UNBOUNDED
    return network


def _flow(network: Network, source: Node, target: Node, most: int) -> int:
    """The greatest flow from a node to another, up to `most` (Edmonds and Karp)."""
    flow = 0
    while flow < most and (path := _shortest(network, source, target)):
        pairs = list(pairwise(path))
        step = min(most - flow, *(network[one][other] for one, other in pairs))
        for one, other in pairs:
            network[one][other] -= step
            network[other][one] = network[other].get(one, 0) + step
        flow += step
    return flow


def _shortest(network: Network, source: Node, target: Node) -> list[Node]:
    """The shortest way with anything left on each of its edges; empty where there is none."""
    before: dict[Node, Node] = {}
    waiting = deque([source])
    while waiting:
        node = waiting.popleft()
        for other, left in network.get(node, {}).items():
            if left and other not in before and other != source:
                before[other] = node
                if other == target:
                    path = [target]
                    while path[-1] != source:
                        path.append(before[path[-1]])
                    return path[::-1]
                waiting.append(other)
    return []
