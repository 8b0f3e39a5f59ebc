"""Text layout for a console: headings, wrapped paragraphs, bullet lists.

Only headings are styled, and click drops the style where the output is no terminal, so nothing may
depend on it.
"""

import shutil
import textwrap
from collections.abc import Iterable

import click

WIDEST = 88  # characters; longer lines are hard to read


def width() -> int:
    """The line length in characters: the terminal's width, at most WIDEST."""
    return min(WIDEST, shutil.get_terminal_size().columns)


def heading(text: str) -> str:
    """The text in bold."""
    return click.style(text, bold=True)


def paragraph(text: str, indent: int = 2, mark: str = "") -> str:
    """Text wrapped to the screen with a hanging indent; `mark` precedes its first line."""
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
    """A heading and its entries; '' without entries."""
    lines = list(entries)
    return "\n".join([heading(title), *lines]) + "\n" if lines else ""


def bullets(texts: Iterable[str]) -> list[str]:
    """Each text as an item of a bullet list."""
    return [paragraph(text, mark="- ") for text in texts]
