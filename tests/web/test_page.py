"""The page in a browser: asked and answered with a keyboard, and advised as the console advises."""

import re
import tomllib
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from engine.core.model import Facts
from engine.core.semantics import consult
from engine.facts.parse import understand
from engine.phrasing.proof import next_roles_in_words, title_in_words
from engine.rulebase.cases import read_cases
from tests.other_field.plants import DROWNED, PLANTS
from tests.shipped import SHIPPED
from tests.web.browser import (
    accessibility_faults,
    answer_by_keyboard,
    needs_chromium,
    write_page,
)

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

pytestmark = [needs_chromium, pytest.mark.browser]

SAM: Facts = {
    "current_role": "pmo_analyst",
    "years_in_role": 2.5,
    "employment": "permanent",
    "organisation_size": "small",
    "career_ladder": "none",
    "manager_can_stretch": False,
    "ambitions": ("seniority", "new_challenge"),
    "pnl_appetite": "none",
    "field_preference": "stay_in_projects",
    "serious_about_leaving": True,
    "manager_knows": False,
}


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> str:
    """The page of the shipped rules, as a file."""
    return write_page(tmp_path_factory.mktemp("page"), SHIPPED)


@pytest.fixture
def page(browser: "Browser", address: str) -> Iterator["Page"]:
    """The page, just opened. Any error in it fails the test, and so does any request."""
    faults: list[str] = []
    context = browser.new_context(accept_downloads=True)
    opened = context.new_page()
    opened.on("pageerror", lambda error: faults.append(str(error)))
    opened.on("console", lambda message: faults.append(message.text))
    opened.on(
        "request", lambda request: faults.append(request.url) if not is_local(request.url) else None
    )
    opened.goto(address)
    yield opened
    context.close()
    assert faults == []


def is_local(url: str) -> bool:
    """Whether nothing of it leaves the machine."""
    return url.startswith(("file:", "blob:", "data:"))


def begin(page: "Page") -> None:
    """Press the first button with the keyboard."""
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")


def test_a_person_with_a_keyboard_is_advised_as_on_the_console(page: "Page") -> None:
    """The same verdict, reasons, next roles, plan and cautions."""
    begin(page)
    asked = answer_by_keyboard(page, SHIPPED, SAM)

    facts = {id: SAM[id] for id in SHIPPED.stated if id in SAM and id in asked}
    advice = consult(SHIPPED, facts)
    text = page.locator("main").inner_text()
    assert page.locator("h2").inner_text() == title_in_words(SHIPPED, advice)
    assert next_roles_in_words(SHIPPED, advice) in text
    assert [
        said for said in (*advice.why, *advice.advice, *advice.cautions) if said not in text
    ] == []


@pytest.mark.slow
def test_every_worked_example_has_its_verdict_on_the_page(page: "Page", address: str) -> None:
    """Opened by a link that holds the answers, as the page itself makes it."""
    for case in read_cases(SHIPPED):
        fragment = page.evaluate("(said) => as_fragment(base, said)", dict(case.facts))
        page.goto(f"{address}#{fragment}" if case.facts else address)
        if not case.facts:
            continue
        page.wait_for_function("(hash) => location.hash === hash", arg=f"#{fragment}")
        advice = consult(SHIPPED, case.facts)
        assert page.locator("#verdict").inner_text() == title_in_words(SHIPPED, advice), case.name


def test_the_page_of_another_field_advises_too(browser: "Browser", tmp_path: Path) -> None:
    """The page knows no field of its own."""
    page = browser.new_page()
    page.goto(write_page(tmp_path, PLANTS))
    begin(page)
    asked = answer_by_keyboard(page, PLANTS, DROWNED)

    facts = {id: value for id, value in DROWNED.items() if id in asked}
    assert page.locator("h2").inner_text() == title_in_words(PLANTS, consult(PLANTS, facts))
    page.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [360, 1000])
def test_axe_finds_nothing(browser: "Browser", address: str, scheme: str, width: int) -> None:
    """On the start, at a question, with an error, and at the end; and nothing is cut off."""
    page = browser.new_page(
        color_scheme="dark" if scheme == "dark" else "light",
        viewport={"width": width, "height": 700},
        bypass_csp=True,  # axe-core is a script that the page's policy does not name
    )
    page.goto(address)
    assert accessibility_faults(page) == []
    begin(page)
    assert accessibility_faults(page) == []
    page.keyboard.press("Tab")
    page.locator("button.main").click()
    assert page.get_by_role("alert").inner_text().startswith("Choose an answer")
    assert accessibility_faults(page) == []
    answer_by_keyboard(page, SHIPPED, SAM)
    page.locator("#supposed").select_option("career_ladder")
    assert accessibility_faults(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") == width
    page.close()


def test_the_advice_prints_on_one_page(page: "Page") -> None:
    """A4, without the buttons."""
    begin(page)
    answer_by_keyboard(page, SHIPPED, SAM)

    assert len(re.findall(rb"/Type\s*/Page\b", page.pdf(format="A4"))) == 1


def test_headings_come_in_the_order_in_which_they_are_read(page: "Page") -> None:
    """One h1, then the verdict, then its parts: no level is left out."""
    begin(page)
    answer_by_keyboard(page, SHIPPED, SAM)

    levels = [int(one.evaluate("e => e.tagName[1]")) for one in page.locator("h1,h2,h3,h4").all()]
    assert levels[0] == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))


def test_the_answers_are_saved_as_facts(page: "Page") -> None:
    """me.toml is read by `crossroads advise --facts`."""
    begin(page)
    asked = answer_by_keyboard(page, SHIPPED, SAM)

    with page.expect_download() as download:
        page.get_by_role("button", name="me.toml").click()

    saved = tomllib.loads(Path(download.value.path()).read_text("utf-8"))
    assert download.value.suggested_filename == "me.toml"
    assert understand(SHIPPED, saved).facts == {id: SAM[id] for id in SAM if id in asked}


def test_an_id_that_is_markup_or_a_formula_is_refused_and_shown_as_text(page: "Page") -> None:
    """What is typed never becomes markup, and a row holds no formula."""
    begin(page)
    answer_by_keyboard(page, SHIPPED, SAM)

    for typed in ('<img src=x onerror="alert(1)">', "=1+1"):
        page.locator("#your-id").fill(typed)
        page.get_by_role("button", name="answers.csv").click()
        assert page.locator("#id-problem").inner_text().startswith("Enter your Employee ID")
    assert page.locator("img").count() == 0


def test_an_answer_can_be_tried_out_and_taken(page: "Page") -> None:
    """What-if: the other verdict stands beside the present one, and can be made the answer."""
    begin(page)
    answer_by_keyboard(page, SHIPPED, SAM)
    before = page.locator("h2").inner_text()
    page.locator("#supposed").select_option("ambitions")
    page.get_by_label("a new challenge").uncheck()
    page.get_by_label("a more senior post").uncheck()
    page.get_by_label("to stay where I am").check()

    page.get_by_role("button", name="Try it").click()

    outcome = page.locator("section p[role=status]").inner_text()
    assert f"Now: {before}." in outcome
    page.get_by_role("button", name="Make it my answer").click()
    assert (
        "to stay where I am"
        in page.get_by_role("heading", name="Your answers", exact=True).locator("..").inner_text()
    )


def test_an_earlier_answer_can_be_changed(page: "Page") -> None:
    """Back from a question, and from the end."""
    begin(page)
    page.get_by_label("PMO manager").check()
    page.keyboard.press("Enter")
    page.get_by_role("button", name="Back").click()
    assert page.get_by_label("PMO manager").is_checked()
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    answer_by_keyboard(page, SHIPPED, SAM)

    page.get_by_role("button", name="Change career ladder").click()
    page.get_by_label("clear").first.check()
    page.get_by_role("button", name="Next").click()

    assert "Career ladder: clear" in page.locator("main").inner_text()


def test_a_link_to_answers_that_cannot_be_read_says_so(page: "Page", address: str) -> None:
    """And the questions begin anew."""
    page.goto(f"{address}#nonsense")

    assert (
        page.get_by_role("alert").inner_text().startswith("The answers in this link cannot be read")
    )
    assert page.get_by_role("button", name="Start").is_visible()


def test_the_page_for_hr_collects_answers_and_gives_no_advice(
    browser: "Browser", tmp_path: Path
) -> None:
    """It ends with the answers, and asks for an id before the row is saved."""
    page = browser.new_page()
    page.goto(write_page(tmp_path, SHIPPED, advises=False))
    begin(page)
    answer_by_keyboard(page, SHIPPED, SAM)

    text = page.locator("main").inner_text()
    assert "Thank you" in text
    assert "Move" not in text
    page.get_by_role("button", name="answers.csv").click()
    assert page.locator("#id-problem").inner_text().startswith("Enter your Employee ID")
    page.locator("#your-id").fill("00042")
    with page.expect_download() as download:
        page.get_by_role("button", name="answers.csv").click()
    assert (
        Path(download.value.path())
        .read_text("utf-8-sig")
        .splitlines()[1]
        .startswith("00042,pmo_analyst,2.5,")
    )
    page.close()


def test_the_policy_of_the_page_stops_any_other_script(browser: "Browser", address: str) -> None:
    """A script that is not the page's own does not run, whatever brought it there."""
    page = browser.new_page()
    page.goto(address)
    page.evaluate("""() => {
      const script = document.createElement("script");
      script.textContent = "window.strange = 1";
      document.body.append(script);
    }""")

    assert page.evaluate("window.strange") is None
    page.close()
