"""Pages of sections, in HTML or Markdown: the notice, and the audit of an advice file."""

from collections.abc import Iterable
from typing import Literal

from engine.phrasing.sections import Section
from engine.views.html.render import render

Format = Literal["html", "md"]


def show_sections(title: str, sections: Iterable[Section], form: Format = "html") -> str:
    """The page, which needs no network and runs no script."""
    return render(f"sections.{form}", title=title, sections=tuple(sections))
