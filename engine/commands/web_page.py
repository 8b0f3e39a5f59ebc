"""The questionnaire in the browser, for `crossroads ask --web`.

The page is a file that only its owner can read. What is known beforehand stands in it, and not in
its address, which others on the machine could see.
"""

import os
import sys
import tempfile
import webbrowser
from collections.abc import Iterable
from pathlib import Path as FilePath

import click

from engine.core.model import Facts, KnowledgeBase
from engine.errors import MisuseError
from engine.language.visible import visible
from engine.web.questionnaire import questionnaire_html

SCREENS = ("DISPLAY", "WAYLAND_DISPLAY", "BROWSER")


def open_page(knowledge_base: KnowledgeBase, known: Facts, notes: Iterable[str] = ()) -> None:
    """Write the page to a temporary file, open it, and say where it is; `notes` come first."""
    for note in notes:
        click.echo(visible(note))
    place = _written(questionnaire_html(knowledge_base, known=known))
    shown = visible(place)
    if _has_screen() and webbrowser.open(FilePath(place).as_uri()):
        click.echo(f"The questions are in your browser. The page is {shown}; delete it at the end.")
    else:
        click.echo(f"No browser can be opened from here. Open this page in one: {shown}")


def _written(page: str) -> str:
    try:
        handle, place = tempfile.mkstemp(".html", "crossroads-")
        with open(handle, "w", encoding="utf-8") as file:
            file.write(page)
    except OSError as error:
        what = f"cannot be kept: {error.strerror}"
        raise MisuseError("the page", what, "Name a folder with room in TMPDIR.") from error
    return place


def _has_screen() -> bool:
    """Whether a graphical browser can be there; one for text could not run the page."""
    return sys.platform in ("win32", "darwin") or any(os.environ.get(name) for name in SCREENS)
