"""An attack on a table: every table that explains what is shown, found by trying all of them."""

from collections.abc import Collection, Iterator, Sequence

Cell = tuple[int, int]
Table = tuple[tuple[int, ...], ...]


def explanations(table: Sequence[Sequence[int]], hidden: Collection[Cell]) -> Iterator[Table]:
    """Every table with the same shown cells and the same sums of rows and columns."""
    columns = [sum(column) for column in zip(*table, strict=True)]
    yield from _rows(table, hidden, 0, columns)


def _rows(
    table: Sequence[Sequence[int]], hidden: Collection[Cell], at: int, columns: Sequence[int]
) -> Iterator[Table]:
    """The tables from a row on, with what is left of each column."""
    if at == len(table):
        if not any(columns):
            yield ()
        return
    for row in _one_row(table[at], {j for i, j in hidden if i == at}, columns):
        left = [whole - part for whole, part in zip(columns, row, strict=True)]
        for others in _rows(table, hidden, at + 1, left):
            yield (row, *others)


def _one_row(
    row: Sequence[int], hidden: Collection[int], most: Sequence[int]
) -> Iterator[tuple[int, ...]]:
    """Every row with the same sum, in which the shown cells are as they are."""

    def extend(at: int, rest: int) -> Iterator[tuple[int, ...]]:
        if at == len(row):
            if rest == 0:
                yield ()
            return
        for count in range(min(rest, most[at]) + 1) if at in hidden else (row[at],):
            if count <= min(rest, most[at]):
                for others in extend(at + 1, rest - count):
                    yield (count, *others)

    return extend(0, sum(row))
