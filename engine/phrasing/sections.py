"""The sections of a page to keep: headings, paragraphs, lists, tables and places to fill in.

The words of such a page do not know its format: one template draws them in HTML, another in
Markdown.
"""

from dataclasses import dataclass

Row = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Grid:
    """A table of words, with a heading for each column. Those after the first may hold numbers."""

    headings: Row
    rows: tuple[Row, ...]
    caption: str = ""
    numeric: bool = False


@dataclass(frozen=True, slots=True)
class Section:
    """A part of a page. An entry has a label and a text, which is filled in by hand where empty.

    They are drawn in the order of the fields, and `after` follows them.
    """

    title: str
    paragraphs: tuple[str, ...] = ()
    entries: tuple[tuple[str, str], ...] = ()
    items: tuple[str, ...] = ()
    grids: tuple[Grid, ...] = ()
    after: tuple[str, ...] = ()
