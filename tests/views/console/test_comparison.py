"""What other answers would lead to, side by side with what stands."""

import pytest
from click import unstyle

from engine.analysis.comparison import compare
from engine.analysis.report import report
from engine.core.model import Facts, KnowledgeBase
from engine.views.console.comparison import show_comparison
from tests.shipped import COORDINATOR

SIDE_BY_SIDE = """\
What if
  - career ladder: clear (you said: none)

                    As it is             What if
  Advice            Move out             Move up
  Case              a fair case          a fair case
  How firm it is    fairly firm          a close call
  Next role         PMO analyst or PMO   PMO analyst or PMO
                    manager with         manager
                    another employer
  Move up           ruled out            a fair case
  Move out          a fair case          no case
  Move sideways     no case              no case
  Move to the line  no case              no case
  Stay              no case              no case
"""


def page(knowledge_base: KnowledgeBase, known: Facts, changed: Facts) -> str:
    """The comparison on a screen of sixty columns."""
    return unstyle(show_comparison(compare(report(knowledge_base, known), changed)))


@pytest.fixture(autouse=True)
def _narrow(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "60")


def test_both_results_stand_side_by_side(knowledge_base: KnowledgeBase) -> None:
    """Two columns fit a screen of sixty."""
    text = page(knowledge_base, COORDINATOR, {"career_ladder": "clear"})

    assert text.startswith(SIDE_BY_SIDE)
    assert max(map(len, text.splitlines())) <= 60


def test_reasons_come_and_go_with_what_they_weigh(knowledge_base: KnowledgeBase) -> None:
    """Somebody who asks what if wants to know what made the difference."""
    text = " ".join(page(knowledge_base, COORDINATOR, {"career_ladder": "clear"}).split())
    gone, new = text.index("Reasons that fall away"), text.index("Reasons that are new")

    assert gone < text.index("there is nowhere up to go. (rules out move up; O2)") < new
    assert new < text.index(
        "so you need not leave for it. [extension] (against move out: fair; U1, O1)"
    )


def test_a_change_that_changes_nothing_says_so(knowledge_base: KnowledgeBase) -> None:
    """What is already so is no change."""
    text = page(knowledge_base, COORDINATOR, {"career_ladder": "none"})

    assert "What if\n  Nothing would be different.\n" in text
    assert "Reasons" not in text


def test_no_recommendation_can_be_compared_too(knowledge_base: KnowledgeBase) -> None:
    """Somebody with nothing to go on sees what an answer would give them."""
    text = page(knowledge_base, {}, {"ambitions": ("breadth",)})

    assert "Advice            Not enough to        Move sideways\n" in text
    assert "ambitions: broader experience (not known)" in text
