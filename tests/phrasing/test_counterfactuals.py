"""Counterfactuals, robustness and missing facts in words."""

import pytest

from engine.analysis.alternatives import Change
from engine.analysis.counterfactuals import Counterfactual, Counterfactuals
from engine.analysis.report import report
from engine.analysis.robustness import Robustness
from engine.core.model import Facts, KnowledgeBase
from engine.phrasing.counterfactuals import (
    counterfactual_in_words,
    question_in_words,
    robustness_in_a_word,
    robustness_in_words,
    smallest_in_words,
)
from tests.shipped import COORDINATOR, SHIPPED

TURNS: list[tuple[Counterfactual, str]] = [
    (
        Counterfactual((Change("career_ladder", "none", "clear"),), "move_up"),
        "Move up, if career ladder were clear (you said: none)",
    ),
    (
        Counterfactual((Change("years_in_role", 2, 4),), "move_out"),
        "Move out, if years in the role were at least 4 years (you said: 2 years)",
    ),
    (
        Counterfactual((Change("years_in_role", 2, 0),), None),
        "No path stands out, if years in the role were below 1 year (you said: 2 years)",
    ),
    (
        Counterfactual(
            (
                Change("ambitions", ("seniority",), ("breadth",)),
                Change("manager_knows", False, True),
            ),
            "move_sideways",
        ),
        "Move sideways, if ambitions included broader experience in place of a more senior post "
        "and 'manager knows' were yes (you said: no)",
    ),
    (
        Counterfactual((Change("ambitions", ("breadth", "stay_put"), ("stay_put",)),), "stay"),
        "Stay, if ambitions no longer included broader experience",
    ),
    (
        Counterfactual((Change("skills", ("tools",), ("reporting", "tools")),), "move_to_line"),
        "Move to the line, if skills also included reporting",
    ),
]


@pytest.mark.parametrize(("turn", "words"), TURNS, ids=[words for _, words in TURNS])
def test_a_change_reads_as_what_one_would_have_to_say(turn: Counterfactual, words: str) -> None:
    """The new answer stands beside the old, and of several values what comes and what goes."""
    assert counterfactual_in_words(SHIPPED, turn) == words


def test_one_line_of_each_kind_is_enough(knowledge_base: KnowledgeBase) -> None:
    """The first is told and the others are counted; where there are none, that is told."""
    known: Facts = {**COORDINATOR, "manager_knows": False}
    turns = report(knowledge_base, known).counterfactuals

    assert list(smallest_in_words(knowledge_base, known, turns)) == [
        "Nothing that is yours to change or choose leads elsewhere, not even two answers together.",
        "Move up, if career ladder were clear (you said: none). This is for others to change. "
        "2 other answers would change it too.",
    ]


def test_nothing_is_said_about_what_was_not_stated(knowledge_base: KnowledgeBase) -> None:
    """Somebody who told no wish is not told that none of theirs matters."""
    (line,) = smallest_in_words(
        knowledge_base, COORDINATOR, report(knowledge_base, COORDINATOR).counterfactuals
    )

    assert line.startswith("Move up, if career ladder were clear")
    assert list(smallest_in_words(knowledge_base, {}, Counterfactuals((), ()))) == []
    role: Facts = {"current_role": "pmo_analyst"}
    assert (
        list(smallest_in_words(knowledge_base, role, report(knowledge_base, role).counterfactuals))
        == []
    )


CLEAR = Counterfactual((Change("career_ladder", "none", "clear"),), "move_up")
WITH_A_WISH = Counterfactual((*CLEAR.changes, Change("pnl_appetite", "none", "keen")), "move_up")
COUNTED: dict[str, tuple[tuple[Counterfactual, ...], str]] = {
    "one other answer": ((CLEAR, CLEAR), "for others to change. 1 other answer would change it"),
    "two other answers": ((CLEAR,) * 3, "for others to change. 2 other answers would change it"),
    "a pair of answers, one of them one's own": (
        (WITH_A_WISH, WITH_A_WISH),
        "This is partly for others to change. 1 other pair of answers would change it too.",
    ),
}


@pytest.mark.parametrize(("turns", "words"), COUNTED.values(), ids=COUNTED.keys())
def test_the_changes_that_are_not_shown_are_counted(
    turns: tuple[Counterfactual, ...], words: str
) -> None:
    """One is one, and a pair is called one."""
    known: Facts = {"career_ladder": "none"}

    (line,) = smallest_in_words(SHIPPED, known, Counterfactuals((), turns))

    assert words in line


@pytest.mark.parametrize(
    ("kept", "word"),
    [(100, "firm"), (90, "firm"), (89, "fairly firm"), (75, "fairly firm"), (74, "a close call")],
)
def test_robustness_has_three_words(kept: int, word: str) -> None:
    """Nine of ten are firm, three of four fairly firm."""
    assert robustness_in_a_word(Robustness(kept, 100)) == word


def test_robustness_says_what_it_counts() -> None:
    """A word alone would be taken on trust."""
    tried = "56 other answers that we tried, one at a time"

    assert robustness_in_words(Robustness(52, 56)) == f"Firm: of {tried}, 52 lead to the same."
    assert robustness_in_words(Robustness(56, 56)) == f"Firm: all {tried}, lead to the same."


def test_a_question_is_told_with_what_an_answer_could_lead_to() -> None:
    """One that decides nothing alone is told by itself."""
    assert question_in_words(SHIPPED, "ambitions", ("move_up", "stay", None)) == (
        "What do you want from your next step? "
        "Could lead to: move up, stay or no path that stands out."
    )
    assert question_in_words(SHIPPED, "skills", ()) == "Which of these do you do well today?"
