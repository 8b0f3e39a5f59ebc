"""Lines of text for a screen: headings, paragraphs, lists.

Colour only marks headings and is dropped by click where the output is no terminal, so nothing may
depend on it.
"""

import shutil
import textwrap
from collections.abc import Iterable

import click

WIDEST = 88


def width() -> int:
    """The columns to write in: those of the terminal, as far as lines stay readable."""
    return min(WIDEST, shutil.get_terminal_size().columns)


def heading(text: str) -> str:
    """A heading."""
    return click.style(text, bold=True)


def paragraph(text: str, indent: int = 2, mark: str = "") -> str:
    """Text wrapped to the screen; the mark hangs before its first line."""
    first = " " * indent + mark
    return textwrap.fill(
        text,
        width(),
        initial_indent=first,
        subsequent_indent=" " * len(first),
        break_long_words=False,
        break_on_hyphens=False,
    )


def section(title: str, entries: Iterable[str]) -> str:
    """A heading and its entries; '' where there are none."""
    lines = list(entries)
    return "\n".join([heading(title), *lines]) + "\n" if lines else ""


def bullets(texts: Iterable[str]) -> list[str]:
    """Each text as an entry of a list."""
    return [paragraph(text, mark="- ") for text in texts]
