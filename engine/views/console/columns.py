"""Two columns on a console: labelled rows, and lists side by side or, where the screen is narrow,
one above the other."""

from collections.abc import Iterator, Sequence
from itertools import zip_longest

from engine.views.console.layout import (
    columns_of,
    heading,
    padded,
    terminal_width,
    wrapped_lines,
)

GUTTER = "  "
NARROWEST = 12  # characters, the least width of a column of labelled rows
READABLE = 34  # characters, the least width of a column of sentences
NONE = "nothing"  # in place of the items of one list, where the other has some
WIDEST = 124  # characters of both columns together

Row = tuple[str, str, str]  # a label, and what stands in each column
Item = Sequence[str]  # a sentence, and the lines that belong under it


def width_of_both() -> int:
    """The columns of the screen that a page of two columns takes."""
    return min(WIDEST, terminal_width())


def labelled_rows(rows: Sequence[Row], columns: int) -> Iterator[str]:
    """The rows as lines, each cell wrapped in its column; a row without values is left out."""
    name = max(columns_of(first) for first, _, _ in rows)
    column = max(NARROWEST, (columns - len(GUTTER) * 3 - name) // 2)
    for first, left, right in rows:
        if left or right:
            cells = (wrapped_lines(text, column, whole_words=False) for text in (left, right))
            for number, (one, other) in enumerate(zip_longest(*cells, fillvalue="")):
                label = first if number == 0 else ""
                line = ["", padded(label, name), padded(one, column), other]
                yield GUTTER.join(line).rstrip()


def side_by_side(
    title: str, names: tuple[str, str], lists: tuple[Sequence[Item], Sequence[Item]]
) -> str:
    """A heading over two lists, each under its name; '' without items."""
    if not any(lists):
        return ""
    column = (width_of_both() - len(GUTTER) * 2) // 2
    narrow = column < READABLE
    put = _above(names, lists) if narrow else _beside(names, lists, column)
    return "\n".join([heading(title), *put]) + "\n"


def _above(names: tuple[str, str], lists: tuple[Sequence[Item], Sequence[Item]]) -> Iterator[str]:
    for name, items in zip(names, lists, strict=True):
        yield f"{GUTTER}{name}"
        room = width_of_both() - len(GUTTER) * 2
        yield from (f"{GUTTER * 2}{line}" for line in _list(items, room))


def _beside(
    names: tuple[str, str], lists: tuple[Sequence[Item], Sequence[Item]], column: int
) -> Iterator[str]:
    left, right = ([name, *_list(items, column)] for name, items in zip(names, lists, strict=True))
    for one, other in zip_longest(left, right, fillvalue=""):
        yield f"{GUTTER}{padded(one, column)}{GUTTER}{other}".rstrip()


def _list(items: Sequence[Item], columns: int) -> Iterator[str]:
    """The lines of a bullet list in so many columns; a word where there is none."""
    if not items:
        yield NONE
    for first, *rest in items:
        yield from wrapped_lines(first, columns, "- ", "  ")
        for text in rest:
            yield from wrapped_lines(text, columns, "  ", "  ")
