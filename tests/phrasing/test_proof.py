"""Proofs, reasons, runners-up and next roles in words that a person would use."""

import pytest

from engine.analysis.proof import proofs
from engine.analysis.why_not import why_not
from engine.core.model import Facts, KnowledgeBase
from engine.core.semantics import consult
from engine.phrasing.facts_and_rules import test_in_words
from engine.phrasing.proof import (
    advised_in_words,
    facts_behind,
    lack_in_words,
    next_roles_in_words,
    proof_in_words,
    standing_in_words,
    why_not_in_words,
)
from tests.shipped import COORDINATOR, SHIPPED

test_in_words.__test__ = False  # type: ignore[attr-defined]


def test_a_reason_leads_back_to_what_was_said(knowledge_base: KnowledgeBase) -> None:
    """Through flags and role, down to the stated facts and to no others."""
    facts: Facts = {
        "current_role": "project_manager",
        "organisation_size": "small",
        "career_ladder": "none",
        "ambitions": ("seniority",),
    }
    advice = consult(knowledge_base, facts)
    reason = {item.rule: item for item in advice.reasons}

    behind = facts_behind(knowledge_base, advice, reason["out-held-back"])

    assert behind == ("career ladder: none", "ambitions: a more senior post")


STANDINGS: list[tuple[Facts, str]] = [
    ({"pnl_appetite": "keen"}, ""),
    (
        {"pnl_appetite": "keen", "ambitions": ("breadth",)},
        "Move to the line: a strong case, just as good. "
        "The order in the document decides which is told first.",
    ),
    (
        {"pnl_appetite": "keen", "serious_about_leaving": False},
        "Stay: a fair case, behind.",
    ),
    ({}, ""),
]


@pytest.mark.parametrize(
    ("facts", "words"), STANDINGS, ids=["alone", "level", "behind", "without advice"]
)
def test_the_runner_up_is_put_in_its_place(facts: Facts, words: str) -> None:
    """Nobody takes a narrow margin for a certainty."""
    assert standing_in_words(SHIPPED, consult(SHIPPED, facts)) == words


STAYS_AND_GOES: Facts = {"ambitions": ("stay_put",), "field_preference": "leave_projects"}
ADVISED: list[tuple[Facts, str]] = [
    ({"pnl_appetite": "keen"}, "Move to the line"),
    ({}, "Not enough to advise"),
    ({"pnl_appetite": "none", "career_ladder": "unclear"}, "Not enough to advise"),
    (STAYS_AND_GOES, "No path stands out"),
]


@pytest.mark.parametrize(("facts", "words"), ADVISED)
def test_two_sides_are_not_called_too_little(facts: Facts, words: str) -> None:
    """Somebody who has said everything that matters is not told that it is not enough."""
    assert advised_in_words(SHIPPED, consult(SHIPPED, facts)) == words


NEXT_ROLES: list[tuple[Facts, str]] = [
    (
        COORDINATOR,
        "PMO analyst or PMO manager with another employer",
    ),
    (
        {
            "current_role": "senior_project_manager",
            "ambitions": ("bigger_projects",),
            "work_preference": "one_large_project",
        },
        "Senior project manager (your title stays; the work becomes larger)",
    ),
    ({"pnl_appetite": "keen"}, ""),
]


@pytest.mark.parametrize(("facts", "words"), NEXT_ROLES)
def test_the_next_role_says_where_it_is_and_what_grows(facts: Facts, words: str) -> None:
    """A rise under the same title is explained, and a post elsewhere is not taken for one here."""
    assert next_roles_in_words(SHIPPED, consult(SHIPPED, facts)) == words


def test_the_chain_reads_as_a_short_text(knowledge_base: KnowledgeBase) -> None:
    """First what follows, then what it weighs, then the sum."""
    known: Facts = {**COORDINATOR, "ambitions": ("seniority",)}
    (chain,) = proofs(knowledge_base, consult(knowledge_base, known))

    assert list(proof_in_words(knowledge_base, chain)) == [
        "career ladder: none, from which follows: ladder blocked, by rule ladder-blocked, "
        "statement O2.",
        "ambitions: a more senior post, from which follows: wants to rise, by rule "
        "wants-to-rise, statements U1, U4 and U6.",
        "ladder blocked; wants to rise, from which follows: held back, by rule "
        "held-back-by-the-ladder, statements O2 and O3.",
        "held back: +7 by rule out-held-back, statements O3 and O5.",
        "size of the organisation: small; ladder blocked: +4 by rule "
        "out-small-organisation-no-ladder, statements O1, O2 and O3.",
        "+7 +4 = 11.",
    ]


def test_it_reads_as_an_analyst_would_put_it(knowledge_base: KnowledgeBase) -> None:
    """What rules the path out, and what the nearest rule would need."""
    advice = consult(knowledge_base, COORDINATOR)
    move_up, *_ = why_not(knowledge_base, advice)

    assert list(why_not_in_words(knowledge_base, advice, move_up, shown=1)) == [
        "Ruled out by rule up-blocked, because of career ladder: none.",
        "Rule up-wants-seniority (+7) would need ambitions: a more senior post (not known).",
    ]


def test_what_does_not_rule_out_is_weighed(knowledge_base: KnowledgeBase) -> None:
    """Score and distance stand where they tell something, as does what spoke against the path."""
    known: Facts = {"current_role": "pmo_coordinator", "career_ladder": "clear"}
    advice = consult(knowledge_base, known)
    move_out = why_not(knowledge_base, advice)[0]

    assert list(why_not_in_words(knowledge_base, advice, move_out, shown=0)) == [
        "Scores -4, 8 decibans behind.",
        "Against it: rule out-clear-ladder (-4) from current role: PMO coordinator, "
        "career ladder: clear.",
    ]


def test_what_was_seen_stands_beside_what_was_needed(knowledge_base: KnowledgeBase) -> None:
    """Both values are shown, and what follows from a role is not called said."""
    known: Facts = {"current_role": "pmo_director", "ambitions": ("breadth",)}
    others = why_not(knowledge_base, consult(knowledge_base, known))
    misses = {miss.rule: miss for other in others for miss in other.near}

    words = {
        id: lack_in_words(knowledge_base, misses[id].lacks[-1])
        for id in ("up-wants-seniority", "up-clear-ladder", "out-small-organisation-no-ladder")
    }

    assert words == {
        "up-wants-seniority": "ambitions: a more senior post (you said: broader experience)",
        "up-clear-ladder": "a role stands above it: yes (it is: no)",
        "out-small-organisation-no-ladder": "career ladder: none or dead man's shoes (not known)",
    }


def test_a_tie_says_what_decided_it(knowledge_base: KnowledgeBase) -> None:
    """Equal scores are not told as a distance."""
    advice = consult(knowledge_base, {"pnl_appetite": "keen", "ambitions": ("breadth",)})
    by_path = {other.path: other for other in why_not(knowledge_base, advice)}

    first, *_ = why_not_in_words(knowledge_base, advice, by_path["move_to_line"])

    assert first == "Scores 7, a tie that the order in the document decided."
