"""The page in headless Chromium, driven by Playwright: a keyboard, and what the screen shows."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.resources import files
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from engine.core.model import Facts, KnowledgeBase
from engine.web.questionnaire import questionnaire_html

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

CHROMIUM = shutil.which("chromium")
needs_chromium = pytest.mark.skipif(
    not (CHROMIUM and find_spec("playwright")),
    reason="Chromium, or Playwright of the extra [browser], is not installed",
)
SWITCHES = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


@contextmanager
def chromium() -> Iterator["Browser"]:
    """A browser without a window."""
    from playwright.sync_api import sync_playwright  # noqa: PLC0415 - an extra

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=SWITCHES)
        try:
            yield browser
        finally:
            browser.close()


def write_page(folder: Path, knowledge_base: KnowledgeBase, *, advises: bool = True) -> str:
    """The address of the page in a new file."""
    place = folder / ("ask.html" if advises else "answers.html")
    place.write_text(questionnaire_html(knowledge_base, advises=advises), encoding="utf-8")
    return place.as_uri()


def answer_by_keyboard(page: "Page", knowledge_base: KnowledgeBase, person: Facts) -> list[str]:
    """Answer what is asked until the end, with a keyboard alone; the attributes asked for.

    A question that the person has no answer to is left by its button.
    """
    by_question = {one.question: one for one in knowledge_base.stated.values()}
    asked = []
    while page.locator("legend").count():
        attribute = by_question[page.locator("legend").inner_text()]
        asked.append(attribute.id)
        if attribute.id in person:
            _choose(page, attribute.kind, person[attribute.id], list(attribute.choices))
            page.keyboard.press("Enter")
        else:
            _tab_to(page, "I don't know")
            page.keyboard.press("Enter")
    return asked


def _choose(page: "Page", kind: str, value: Any, ids: list[str]) -> None:
    """Give an answer with the keys that a form has: Tab, arrows, Space and digits."""
    page.keyboard.press("Tab")
    match kind:
        case "number":
            page.keyboard.type(str(value))
        case "several":
            for at, id in enumerate(ids):
                if id in value:
                    page.keyboard.press("Space")
                if at < len(ids) - 1:
                    page.keyboard.press("Tab")
        case _:
            order = [True, False] if kind == "yes/no" else ids
            page.keyboard.press("Space")
            for _ in range(order.index(value)):
                page.keyboard.press("ArrowDown")


def _tab_to(page: "Page", label: str) -> None:
    """Press Tab until a button has the focus."""
    for _ in range(60):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.textContent") == label:
            return
    raise AssertionError(label)


def accessibility_faults(page: "Page") -> list[str]:
    """What axe-core finds on the page as it is now."""
    script = (files("axe_playwright_python") / "axe.min.js").read_text("utf-8")
    page.evaluate(script)
    found = page.evaluate("axe.run()")
    return [f"{one['id']}: {one['nodes'][0]['html']}" for one in found["violations"]]
