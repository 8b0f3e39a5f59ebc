"""The notice and an audit in a browser: what a screen reader makes of them."""

from datetime import date
from typing import TYPE_CHECKING

import pytest

from engine.phrasing.audit import column_sections
from engine.phrasing.notice import Filled, notice_sections, notice_title
from engine.views.html.sections import show_sections
from tests.analysis.test_audit import TWO
from tests.shipped import SHIPPED
from tests.web.browser import accessibility_faults, needs_chromium

if TYPE_CHECKING:
    from playwright.sync_api import Browser

pytestmark = [needs_chromium, pytest.mark.browser]

PAGES = {
    "notice": show_sections(
        notice_title(SHIPPED), notice_sections(SHIPPED, Filled(date(2026, 11, 30)), None)
    ),
    "audit": show_sections("Audit", column_sections(SHIPPED, TWO)),
}


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [360, 1000])
@pytest.mark.parametrize("name", PAGES)
def test_axe_finds_nothing(browser: "Browser", name: str, scheme: str, width: int) -> None:
    """On a telephone and on a screen, light and dark; and nothing is cut off."""
    page = browser.new_page(
        color_scheme="dark" if scheme == "dark" else "light",
        viewport={"width": width, "height": 700},
        bypass_csp=True,  # axe-core is a script that the page's policy does not name
    )
    page.set_content(PAGES[name])

    assert accessibility_faults(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") == width
    page.close()
