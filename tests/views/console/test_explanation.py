"""Explanations as one person reads them on the console."""

import pytest
from click import unstyle

from engine.analysis.report import report
from engine.core.model import Facts, KnowledgeBase
from engine.views.console.advice import show_advice
from engine.views.console.explanation import Detail, show_explanation
from tests.shipped import COORDINATOR

TREE = """\
How Move out comes to 8
  |- +4 by rule out-small-organisation-no-ladder, statements O1, O2 and O3
  |  |- size of the organisation: small
  |  `- ladder blocked, by rule ladder-blocked, statement O2
  |     `- career ladder: none
  `- +4 by rule out-no-stretch, statement O5
     `- manager can offer stretch: no
"""
FULL = """\
Why not another path
  - Move up. Ruled out by rule up-blocked, because of career ladder: none.
    Rule up-wants-seniority (+7) would need ambitions: a more senior post (not known).
"""


@pytest.fixture(autouse=True)
def _wide(monkeypatch: pytest.MonkeyPatch) -> None:
    """A screen of a known width."""
    monkeypatch.setenv("COLUMNS", "88")


def shown(knowledge_base: KnowledgeBase, facts: Facts, explain: Detail | None = None) -> str:
    """The advice as it stands on the screen, without its colours."""
    return unstyle(show_advice(report(knowledge_base, facts), explain))


HELD: Facts = {**COORDINATOR, "manager_can_stretch": False}


def test_a_tree_shows_each_rule_over_what_it_rests_on(knowledge_base: KnowledgeBase) -> None:
    """From the path down to what was said."""
    assert TREE in shown(knowledge_base, HELD, "tree")


def test_the_whole_explanation_says_why_not(knowledge_base: KnowledgeBase) -> None:
    """The tree first, then the other paths, then every smallest change."""
    page = shown(knowledge_base, HELD, "full")

    places = [
        page.index(TREE),
        page.index(FULL),
        page.index("Every smallest change that is for others"),
    ]
    assert places == sorted(places)


def test_unasked_it_is_a_line_each(knowledge_base: KnowledgeBase) -> None:
    """What would change it, how firm it is, and what is open stand in the advice, and no more."""
    page = shown(knowledge_base, COORDINATOR)

    assert (
        "What would change it\n"
        "  - Fairly firm: of 73 other answers that we tried, one at a time, 62 lead to the same.\n"
        "  - Move up, if career ladder were clear (you said: none). This is for others to change."
        "\n    2 other answers would change it too.\n"
    ) in page
    assert (
        "Questions that could still change this\n"
        "  - What do you want from your next step? Could lead to: move sideways, move to the line\n"
        "    or stay.\n"
        "  - Where should your next post be? Could lead to: move to the line.\n"
    ) in page
    assert "How Move out comes to" not in page
    assert "Why not" not in page


def test_nothing_is_said_to_be_firm_without_a_recommendation(
    knowledge_base: KnowledgeBase,
) -> None:
    """Somebody who is told what to tell next is not told how firm that is."""
    page = shown(knowledge_base, {})

    assert "irm: of" not in page
    assert "What would change it" not in page


@pytest.mark.parametrize("detail", ["text", "tree", "full"])
def test_it_fits_a_narrow_screen(
    knowledge_base: KnowledgeBase, monkeypatch: pytest.MonkeyPatch, detail: Detail
) -> None:
    """Sixty columns are enough for every explanation."""
    monkeypatch.setenv("COLUMNS", "60")
    known: Facts = {**COORDINATOR, "ambitions": ("seniority", "lead_people"), "skills": ("tools",)}

    page = unstyle(show_explanation(report(knowledge_base, known), detail))

    assert max(map(len, page.splitlines())) <= 60


def test_what_nobody_can_do_stands_in_the_whole_explanation_only(
    knowledge_base: KnowledgeBase,
) -> None:
    """Nobody is told to be of another role or to have fewer years behind them."""
    known: Facts = {
        "current_role": "pmo_analyst",
        "years_in_role": 4,
        "career_ladder": "clear",
    }

    short, whole = shown(knowledge_base, known), shown(knowledge_base, known, "full")

    heading = "Every smallest change that is in nobody's hands\n"
    change = "No path stands out, if years in the role were below 1 year (you said: 4 years)"
    assert heading in whole
    assert change in whole[whole.index(heading) :]
    assert "years in the role were" not in short
    assert "current role were" not in short


def test_people_read_words_and_no_percentages(knowledge_base: KnowledgeBase) -> None:
    """How strong the case is and how clear; two paths that are level are both named."""
    two: Facts = {"pnl_appetite": "keen", "ambitions": ("breadth",)}

    level, alone = shown(knowledge_base, two), shown(knowledge_base, COORDINATOR)

    assert level.startswith("Move sideways or move to the line: level\n")
    assert "You said: appetite for profit and loss: keen." in level[level.index("Runner-up") :]
    assert alone.startswith("Move out: a fair case\n")
    assert "%" not in level + alone


def test_both_sides_are_shown_where_no_path_stands_out(knowledge_base: KnowledgeBase) -> None:
    """A heading that fits: much is known, and one wish stands against the other."""
    page = shown(knowledge_base, {"ambitions": ("stay_put",), "field_preference": "leave_projects"})

    assert "\nNo path stands out\n  You said: ambitions: to stay where I am; " in page
    assert "\n  No path has enough evidence for it on balance.\n" in page
    assert page.startswith("Answers that contradict each other\n")
    assert "What stands in the way\n" in page
    assert shown(knowledge_base, {}).startswith("Not enough to advise\n")
