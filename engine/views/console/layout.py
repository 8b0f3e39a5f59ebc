"""Text layout for a console: headings, wrapped paragraphs, bullet lists.

Only headings are styled, and click drops the style where the output is no terminal, so nothing may
depend on it.
"""

import re
import shutil
import textwrap
from collections.abc import Iterable

import click

WIDEST = 88  # columns; longer lines are hard to read
NARROW = re.compile(  # characters of one column each, in every terminal
    r"[\0-\u02ff\u0370-\u0482\u048a-\u058f\u1e00-\u200a\u2010-\u2027\u2030-\u205e\u2070-\u22ff]*"
)


def width() -> int:
    """The line length in columns: the terminal's width, at most WIDEST."""
    return min(WIDEST, terminal_width())


def terminal_width() -> int:
    """The width of the terminal in columns."""
    return shutil.get_terminal_size().columns


def heading(text: str) -> str:
    """The text in bold."""
    return click.style(text, bold=True)


def columns_of(text: str) -> int:
    """The display width of a text: Chinese has two columns a character, a combining accent none.

    >>> columns_of("rôle"), columns_of("角色"), columns_of("cafe\\u0301")
    (4, 4, 4)
    """
    if NARROW.fullmatch(text):
        return len(text)
    import wcwidth  # noqa: PLC0415 - few texts need it

    return wcwidth.width(text)


def wrapped_lines(
    text: str, columns: int, first: str = "", rest: str = "", *, whole_words: bool = True
) -> list[str]:
    """A text wrapped to so many columns, behind one prefix for its first line and one for the rest.

    A text with wide characters, in which blanks are rare, may break anywhere.
    """
    if NARROW.fullmatch(first + text):
        wrapper = textwrap.TextWrapper(columns, first, rest)
        wrapper.break_long_words = wrapper.break_on_hyphens = not whole_words
        return wrapper.wrap(text)
    import wcwidth  # noqa: PLC0415 - the same

    return wcwidth.wrap(text, columns, initial_indent=first, subsequent_indent=rest)


def padded(text: str, columns: int) -> str:
    """A text with blanks behind it, up to so many columns."""
    return text + " " * (columns - columns_of(text))


def paragraph(text: str, indent: int = 2, mark: str = "") -> str:
    """Text wrapped to the screen with a hanging indent; `mark` precedes its first line."""
    first = " " * indent + mark
    return "\n".join(wrapped_lines(text, width(), first, " " * columns_of(first)))


def section(title: str, entries: Iterable[str]) -> str:
    """A heading and its entries; '' without entries."""
    lines = list(entries)
    return "\n".join([heading(title), *lines]) + "\n" if lines else ""


def bullets(texts: Iterable[str]) -> list[str]:
    """Each text as an item of a bullet list."""
    return [paragraph(text, mark="- ") for text in texts]
