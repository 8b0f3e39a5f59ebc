"""Counterfactuals: what other answers lead to, held to trying them all with the definition."""

from collections.abc import Iterator
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from engine.analysis.alternatives import Change, Hands
from engine.analysis.comparison import compare
from engine.analysis.counterfactuals import (
    Counterfactual,
    Counterfactuals,
)
from engine.analysis.report import report
from engine.core.model import AnyOf, Facts, KnowledgeBase, Rule, Value
from engine.core.semantics import consult
from engine.phrasing.counterfactuals import change_in_words
from tests.analysis.neighbours import one_step
from tests.shipped import COORDINATOR, SHIPPED
from tests.strategies import examples, facts, rule_bases

Key = frozenset[tuple[str, Value]]


def key(known: Facts) -> Key:
    """Facts as something that a set can hold."""
    return frozenset(known.items())


def steps_between(one: Facts, other: Facts) -> int:
    """How many steps lie between the answers of two people."""
    steps = 0
    for id in one:
        first, second = one[id], other[id]
        if isinstance(first, tuple) and isinstance(second, tuple):
            steps += len(set(first) ^ set(second))
        else:
            steps += first != second
    return steps


def in_hands(base: KnowledgeBase, known: Facts, other: Facts) -> Hands:
    """Who could bring about everything that is different; nobody, where something was lost again.

    Written anew, so that it may contradict the product.
    """
    hands: Hands = "yours"
    for id in known:
        before, after, yours = known[id], other[id], base.attributes[id].yours
        if before == after or yours == "choose":
            continue
        if id == "current_role":
            return "fixed"
        if yours == "no":
            hands = "given"
            continue
        if isinstance(before, tuple) and isinstance(after, tuple):
            gained = set(before) <= set(after)
        else:
            gained = after > before  # type: ignore[operator]
        if not gained:
            return "fixed"
    return hands


class Around:
    """Everybody within two steps of somebody, with the path that the definition gives them."""

    def __init__(self, base: KnowledgeBase, known: Facts) -> None:
        self.base, self.known = base, known
        self.near = one_step(base, known, known)
        self.paths: dict[Key, str | None] = {}
        self.present = consult(base, known).path

    def turns(self, other: Facts) -> bool:
        """Whether somebody is given another path."""
        if key(other) not in self.paths:
            self.paths[key(other)] = consult(self.base, other).path
        return self.paths[key(other)] != self.present

    def smallest_changes(self, hands: Hands) -> set[Key]:
        """Those of one kind who turn in one step, else, if anybody can take them, in two."""
        turned = {key(o) for o in self.near if self.is_in(hands, o) and self.turns(o)}
        if turned or hands == "fixed":
            return turned
        return {key(o) for o in self.far() if self.is_in(hands, o) and self.needs_two(o)}

    def is_in(self, hands: Hands, other: Facts) -> bool:
        """Whether it is for these to bring about what is different."""
        return in_hands(self.base, self.known, other) == hands

    def far(self) -> Iterator[Facts]:
        """Everybody two steps away, on each of the ways there."""
        for between in self.near:
            for other in one_step(self.base, between, self.known):
                if steps_between(self.known, other) == 2:
                    yield other

    def needs_two(self, other: Facts) -> bool:
        """Whether somebody two steps away turns, and nobody on the way to them does."""
        return self.turns(other) and not any(
            self.turns(between) for between in self.near if steps_between(between, other) == 1
        )


def people_of(known: Facts, turns: tuple[Counterfactual, ...]) -> set[Key]:
    """Who somebody would be after the changes."""
    return {key({**known, **{c.attribute: c.after for c in turn.changes}}) for turn in turns}


PEOPLE: dict[str, Facts] = {
    "one wish, and a clear ladder": {
        "current_role": "pmo_coordinator",
        "career_ladder": "clear",
        "ambitions": ("seniority",),
    },
    "two wishes": {"current_role": "pmo_analyst", "ambitions": ("seniority", "breadth")},
    "content": {"ambitions": ("stay_put",), "manager_can_stretch": True, "years_in_role": 0.5},
    "skilled and drawn to the line": {
        "pnl_appetite": "curious",
        "field_preference": "open",
        "skills": ("people_management", "reporting"),
        "cross_business_exposure": True,
    },
    "far from anything": {"skills": ("tools",), "manager_knows": False},
}


@pytest.mark.parametrize("known", PEOPLE.values(), ids=PEOPLE.keys())
def test_the_smallest_changes_of_some_people_are_the_smallest(known: Facts) -> None:
    """People of whom several things are known, and who need two steps for one kind at least."""
    around = Around(SHIPPED, known)

    found = report(SHIPPED, known).counterfactuals

    assert people_of(known, found.yours) == around.smallest_changes("yours")
    assert people_of(known, found.given) == around.smallest_changes("given")
    assert people_of(known, found.fixed) == around.smallest_changes("fixed")


def test_a_change_that_holds_a_smaller_one_is_none(knowledge_base: KnowledgeBase) -> None:
    """Where learning a skill is enough, losing another beside it is not told."""
    learnt = Rule(
        "learnt", ("G1",), "So.", (AnyOf("skills", ("tools",)),), "x, rule 1",
        supports={"stay": "fair"},
    )  # fmt: skip
    base = replace(knowledge_base, rules={"learnt": learnt})

    found = report(base, {"skills": ("reporting", "training")}).counterfactuals

    learned = Change("skills", ("reporting", "training"), ("reporting", "tools", "training"))
    assert found == Counterfactuals(yours=(Counterfactual((learned,), "stay"),), given=())


@settings(max_examples=examples(40))
@given(data=st.data())
def test_the_smallest_changes_are_the_smallest(data: st.DataObject) -> None:
    """Each of them leads elsewhere, no part of one does, none is longer than it must be, and none
    is left out: trying everybody within two steps finds the same.
    """
    base = data.draw(st.just(SHIPPED) | rule_bases(SHIPPED))
    known = data.draw(facts(base))
    around = Around(base, known)

    found = report(base, known).counterfactuals

    assert people_of(known, found.yours) == around.smallest_changes("yours")
    assert people_of(known, found.given) == around.smallest_changes("given")
    assert people_of(known, found.fixed) == around.smallest_changes("fixed")


@settings(max_examples=examples(50))
@given(data=st.data())
def test_the_smallest_changes_lead_where_they_say(data: st.DataObject) -> None:
    """Somebody who makes the changes is given the path that was promised."""
    base = data.draw(st.just(SHIPPED) | rule_bases(SHIPPED))
    known = data.draw(facts(base))
    turns = report(base, known).counterfactuals

    for turn in (*turns.yours, *turns.given, *turns.fixed)[:10]:
        changed = {change.attribute: change.after for change in turn.changes}
        assert consult(base, {**known, **changed}).path == turn.path


def test_changes_of_ones_own_stand_apart_from_those_of_others(
    knowledge_base: KnowledgeBase,
) -> None:
    """The ladder is the employer's; what a coordinator wants is hers."""
    known: Facts = {**COORDINATOR, "ambitions": ("seniority",)}

    found = report(knowledge_base, known).counterfactuals

    assert found.given == (Counterfactual((Change("career_ladder", "none", "clear"),), "move_up"),)
    breadth = Change("ambitions", ("seniority",), ("breadth",))
    assert Counterfactual((breadth,), "move_sideways") in found.yours
    assert {change.attribute for one in found.yours for change in one.changes} == {"ambitions"}


def test_two_changes_are_found_where_no_single_one_is_enough(knowledge_base: KnowledgeBase) -> None:
    """To want breadth in place of seniority takes two steps of one answer."""
    known: Facts = {"current_role": "pmo_coordinator", "ambitions": ("seniority",)}

    turns = report(knowledge_base, {**known, "career_ladder": "clear"}).counterfactuals

    exchanged = Counterfactual(
        (Change("ambitions", ("seniority",), ("breadth",)),), "move_sideways"
    )
    assert exchanged in turns.yours
    assert all(
        sum(len(change.added + change.dropped) for change in turn.changes) == 2
        for turn in turns.yours
    )


def test_what_if_shows_both_results(knowledge_base: KnowledgeBase) -> None:
    """What stands, what would be, and what is different between the two askings."""
    changed: Facts = {"career_ladder": "clear", "organisation_size": "small", "manager_knows": True}

    found = compare(report(knowledge_base, COORDINATOR), changed)

    assert found.changes == (
        Change("career_ladder", "none", "clear"),
        Change("manager_knows", None, True),
    )
    assert (found.before.advice.path, found.after.advice.path) == ("move_out", "move_up")
    assert [change_in_words(knowledge_base, change) for change in found.changes] == [
        "career ladder: clear (you said: none)",
        "manager knows: yes (not known)",
    ]
