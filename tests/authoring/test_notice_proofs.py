"""The proofs that a notice tells of: what was not proved is not told as proved."""

from dataclasses import replace

import pytest

from engine.core.claims import OneOf
from engine.core.model import KnowledgeBase, Promise
from tests.other_field.plants import PLANTS
from tests.shipped import SHIPPED

pytest.importorskip("z3", reason="The solver is not installed: pip install z3-solver")

from engine.authoring.prove.notice import proved_for_notice

TOO_MUCH = Promise("all-stay", "Everybody is told to stay.", ("G4",), OneOf(("stay",)), "mine")


def stronger(knowledge_base: KnowledgeBase) -> KnowledgeBase:
    """The rules with one that rests on one answer and outweighs what an answer may weigh."""
    heavy = {"slight": 13}
    return replace(knowledge_base, strengths={**knowledge_base.strengths, **heavy})


def test_every_promise_of_the_shipped_rules_is_proved() -> None:
    """And the most that one answer weighs for a path."""
    proved = proved_for_notice(SHIPPED)

    assert set(proved.kept) == set(SHIPPED.promises)
    assert proved.most == SHIPPED.strengths["decisive"]


def test_a_promise_that_is_broken_is_not_among_the_proved_ones() -> None:
    """The others are."""
    promises = {**SHIPPED.promises, TOO_MUCH.id: TOO_MUCH}

    proved = proved_for_notice(replace(SHIPPED, promises=promises))

    assert set(proved.kept) == set(SHIPPED.promises)


def test_what_an_answer_weighs_is_told_only_where_it_holds() -> None:
    """With heavier rules it does not."""
    assert proved_for_notice(stronger(replace(SHIPPED, promises={}))).most is None


def test_rules_that_name_no_such_strength_prove_nothing() -> None:
    """The plants promise nothing, and say nothing of the most that an answer weighs."""
    proved = proved_for_notice(PLANTS)

    assert (set(proved.kept), proved.most) == (set(), None)
