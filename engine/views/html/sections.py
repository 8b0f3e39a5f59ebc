"""Pages of sections, in HTML or Markdown: the notice, and the audit of an advice file."""

import re
from collections.abc import Iterable
from dataclasses import replace
from typing import Literal

from markupsafe import Markup

from engine.phrasing.sections import Grid, Section
from engine.views.html.render import render

Format = Literal["html", "md"]

NUMBER = re.compile(r"-?[0-9][0-9,]*(?:[.][0-9]+)?")


def show_sections(title: str, sections: Iterable[Section], form: Format = "html") -> str:
    """The page, which needs no network and runs no script."""
    shown = [replace(one, grids=tuple(map(_with_numbers, one.grids))) for one in sections]
    return render(f"sections.{form}", title=title, sections=shown)


def _with_numbers(grid: Grid) -> Grid:
    """The table with plain numbers as they are: within a table none begins a list."""
    rows = (
        tuple(Markup(cell) if NUMBER.fullmatch(cell) else cell for cell in row) for row in grid.rows
    )
    return replace(grid, rows=tuple(rows))
