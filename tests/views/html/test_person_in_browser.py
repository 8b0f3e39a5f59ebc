"""The page for one person in a browser: what a screen reader and a printer make of it."""

import re
from typing import TYPE_CHECKING

import pytest

from engine.analysis.report import report
from engine.core.model import Facts
from engine.rulebase.cases import read_cases
from engine.views.html.person import person_page
from tests.shipped import SHIPPED
from tests.views.html.test_person import SAM, TORN
from tests.web.browser import accessibility_faults, needs_chromium

if TYPE_CHECKING:
    from playwright.sync_api import Browser

pytestmark = [needs_chromium, pytest.mark.browser]


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [360, 1000])
@pytest.mark.parametrize("known", [SAM, TORN, {}], ids=["advised", "level", "not enough"])
def test_axe_finds_nothing(browser: "Browser", known: Facts, scheme: str, width: int) -> None:
    """On a telephone and on a screen, light and dark; and nothing is cut off."""
    page = browser.new_page(
        color_scheme="dark" if scheme == "dark" else "light",
        viewport={"width": width, "height": 700},
        bypass_csp=True,  # axe-core is a script that the page's policy does not name
    )
    page.set_content(person_page(report(SHIPPED, known)))

    assert accessibility_faults(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") == width
    page.close()


@pytest.mark.slow
def test_every_worked_example_prints_on_two_sheets(browser: "Browser") -> None:
    """A4, whatever there is to say."""
    page, sheets = browser.new_page(), {}
    for case in read_cases(SHIPPED):
        page.set_content(person_page(report(SHIPPED, case.facts)))
        sheets[case.name] = len(re.findall(rb"/Type\s*/Page\b", page.pdf(format="A4")))

    assert {name: count for name, count in sheets.items() if count > 2} == {}
