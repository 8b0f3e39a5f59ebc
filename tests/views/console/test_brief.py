"""The advice on one screen."""

from collections.abc import Iterator

import pytest
from click import unstyle
from hypothesis import given

from engine.analysis.report import Report, report
from engine.commands.advise import HOW_TO_ANSWER, WHOLE
from engine.core.model import Facts
from engine.views.console.brief import LINES, show_brief
from tests.commands.typed import flat
from tests.other_field.plants import PLANTS
from tests.shipped import COORDINATOR, SHIPPED
from tests.strategies import facts


@pytest.fixture(autouse=True, scope="module")
def _eighty() -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("COLUMNS", "80")
        yield


def brief(found: Report) -> str:
    """The brief page, as the command prints it."""
    return unstyle(show_brief(found, WHOLE if found.advice.path else HOW_TO_ANSWER))


@given(facts(SHIPPED))
def test_it_fits_one_screen_for_everybody(known: Facts) -> None:
    """A screen of 24 lines and 80 columns, with a line for the prompt."""
    lines = brief(report(SHIPPED, known)).split("\n")

    assert len(lines) <= LINES
    assert max(map(len, lines)) <= 80


@given(facts(SHIPPED))
def test_nobody_misses_the_answer_a_reason_a_role_and_a_first_step(known: Facts) -> None:
    """What everybody needs stands there, whatever else there is no room for."""
    found = report(SHIPPED, known)
    advice = found.advice

    page = flat(brief(found))

    if advice.path is None:
        assert ("Answer these next" in page) == bool(found.missing_facts.leads_to)
        return
    strongest = max(advice.reasons, key=lambda reason: reason.weight)
    assert SHIPPED.paths[advice.path].title in page
    assert f"; rule {strongest.rule})" in page
    assert "You said: " in page
    changes = ("What could change it", "This depends on one more answer")
    assert any(heading in page for heading in changes)
    assert ("What to do" in page) == bool(advice.advice)
    assert ("Next role" in page) >= bool(advice.next_roles)


@given(facts(PLANTS))
def test_it_fits_for_rules_of_another_field(known: Facts) -> None:
    """Nothing on the page is made for the shipped rules."""
    assert len(brief(report(PLANTS, known)).split("\n")) <= LINES


def test_contradictions_come_first_and_are_counted() -> None:
    """One is told in full, and how many others there are."""
    known: Facts = {
        "ambitions": ("stay_put", "run_a_business_area"),
        "pnl_appetite": "keen",
        "field_preference": "stay_in_projects",
        "serious_about_leaving": True,
    }
    found = report(SHIPPED, known)

    page = brief(found)

    number = len(found.advice.contradictions)
    assert number > 1
    assert page.startswith(f"Answers that contradict each other (1 of {number})\n")
    assert flat(found.advice.contradictions[0]) in flat(page)


def test_of_two_level_paths_each_has_its_strongest_reason() -> None:
    """The title names both, so that the page says why for both."""
    known: Facts = {"pnl_appetite": "keen", "ambitions": ("breadth",)}

    page = flat(brief(report(SHIPPED, known)))

    assert page.startswith("Move sideways or move to the line: level Why - You want broader")
    assert "rule side-wants-breadth) - You are keen to answer for profit and loss" in page


def test_facts_statements_and_rules_are_named_and_no_weights() -> None:
    """A short page keeps what makes the advice one that can be checked."""
    page = flat(brief(report(SHIPPED, COORDINATOR)))

    assert "You said: size of the organisation: small; career ladder: none." in page
    assert "(O1, O2, O3; rule out-small-organisation-no-ladder)" in page
    assert "The statements are those of the document" in page
    assert "Without --brief: all of it." in page
    assert "+4" not in page
