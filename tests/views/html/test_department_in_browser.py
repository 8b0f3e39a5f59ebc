"""The pages about many people in a browser: what a screen reader makes of them."""

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from engine.batch.department import Wanted
from engine.batch.report import Places, write_reports
from tests.batch.departments import advised, page_of
from tests.shipped import SHIPPED
from tests.web.browser import accessibility_faults, needs_chromium

if TYPE_CHECKING:
    from playwright.sync_api import Browser

pytestmark = [needs_chromium, pytest.mark.browser]


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """The page about a department by teams, that about four people, and an index."""
    large, small = (tmp_path_factory.mktemp(name) for name in ("large", "small"))
    advice = advised(large, number=300)
    write_reports(
        SHIPPED, str(advised(small, number=4)), Places(people=str(small / "pages")), Wanted()
    )
    return {
        "by team": page_of(advice, Wanted(by="Team", names=True)),
        "four people": page_of(small / "advice.csv"),
        "index": Path(small / "pages" / "index.html").read_text(encoding="utf-8"),
    }


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [360, 1000])
@pytest.mark.parametrize("name", ["by team", "four people", "index"])
def test_axe_finds_nothing(
    browser: "Browser", pages: dict[str, str], name: str, scheme: str, width: int
) -> None:
    """On a telephone and on a screen, light and dark; and nothing is cut off."""
    page = browser.new_page(
        color_scheme="dark" if scheme == "dark" else "light",
        viewport={"width": width, "height": 700},
        bypass_csp=True,  # axe-core is a script that the page's policy does not name
    )
    page.set_content(pages[name])

    assert accessibility_faults(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") == width
    page.close()


def test_the_patterns_of_charts_are_drawn(browser: "Browser", pages: dict[str, str]) -> None:
    """The policy of the page allows them: they lie in it."""
    page = browser.new_page()
    page.set_content(pages["by team"])

    fill = page.evaluate("getComputedStyle(document.querySelector('svg.chart .p1')).fill")
    known = page.evaluate("document.getElementById('f1') !== null")

    assert (fill, known) == ('url("#f1")', True)
    page.close()
