"""The audit of one column: rates by group, what is withheld, and the reasons for gaps."""

from collections import Counter
from datetime import date
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.analysis.audit import ColumnAudit, audit_column
from engine.analysis.census import Outcome
from engine.analysis.disclosure import LEAST, is_small
from engine.analysis.groups import grouped
from engine.core.model import AnyOf, Facts, KnowledgeBase
from engine.core.semantics import consult
from tests.other_field.plants import DROWNED, FROZEN, PLANTS
from tests.shipped import SHIPPED
from tests.strategies import facts

UP: Facts = {
    "current_role": "pmo_analyst", "career_ladder": "clear", "ambitions": ("seniority",),
}  # fmt: skip
OUT: Facts = {"current_role": "pmo_analyst", "career_ladder": "none", "serious_about_leaving": True}
TODAY = date(2026, 11, 30)


def outcome(knowledge_base: KnowledgeBase, known: Facts) -> Outcome:
    """What the rules make of somebody."""
    advice = consult(knowledge_base, known)
    return Outcome(advice.path or "", advice.case or "", advice.known, advice.rules_fired, (), True)


def audited(*people: tuple[str, int, Facts], rules: KnowledgeBase = SHIPPED) -> ColumnAudit:
    """The audit of so many people of a group with the same facts, and others."""
    cells = [group for group, count, _ in people for _ in range(count)]
    known = [facts for _, count, facts in people for _ in range(count)]
    grouping = grouped("Gender", cells, frozenset(), TODAY)
    return audit_column(rules, grouping, [outcome(rules, one) for one in known], known)


TWO = audited(("F", 30, OUT), ("F", 10, UP), ("M", 12, OUT), ("M", 28, UP))


def test_rates_are_those_of_the_people() -> None:
    """Each with its interval, beside the highest."""
    women, men = TWO.groups

    assert TWO.paths == (("move_up",), ("move_out",))
    assert [rate.count for rate in women.rates.values() if rate] == [10, 30]
    assert (women.people, men.people) == (40, 40)
    assert TWO.ratio(women, ("move_up",)) == pytest.approx(10 / 28)
    assert TWO.ratio(men, ("move_up",)) == 1
    assert TWO.independence
    assert TWO.independence.p_value < 0.001


def test_a_gap_is_traced_to_the_rules_and_the_answers_that_differ() -> None:
    """The one group has no ladder, and that is what the rules say of it."""
    up, out = TWO.gaps

    assert (up.path, up.groups, up.instead) == ("move_up", ("M", "F"), "move_out")
    assert not up.overlaps
    assert up.lead
    assert "up-blocked" in {one.rule for one in up.lead.reasons}
    ladders = {one.test: one.shares for one in up.answers if one.attribute == "career_ladder"}
    no_ladder = ladders[AnyOf("career_ladder", ("none",))]
    assert [share.count for share in no_ladder] == [12, 30]
    assert out.groups == ("F", "M")


def test_groups_that_are_led_alike_have_no_gap() -> None:
    """From four fifths on, nothing is explained."""
    alike = audited(("F", 20, OUT), ("F", 20, UP), ("M", 22, OUT), ("M", 18, UP))

    assert alike.gaps == ()


def test_rare_paths_are_one() -> None:
    """Nobody can be told by the path that hardly anybody has."""
    found = audited(("F", 20, OUT), ("F", 2, UP), ("M", 20, OUT), ("M", 1, {}))

    assert found.paths == (("move_up", "move_out", ""),)
    assert found.gaps == ()


def test_somebody_without_a_group_is_not_compared() -> None:
    """But shown, where there are enough of them."""
    found = audited(("F", 20, OUT), ("F", 20, UP), ("M", 20, OUT), ("M", 20, UP), ("", 10, UP))

    assert [one.group for one in found.groups] == ["F", "M", "not stated"]
    assert [one.group for one in found.compared] == ["F", "M"]
    assert found.ratio(found.groups[2], ("move_up",)) is None
    assert found.gaps == ()
    assert found.independence
    assert found.independence.p_value == pytest.approx(1)  # of the two that are alike


def test_one_group_is_not_compared_with_nothing() -> None:
    """Its rates are those of everybody, and stand in another report."""
    found = audited(("F", 20, OUT), ("F", 20, UP))

    assert (found.groups, found.gaps, found.independence) == ((), (), None)


def test_plants_can_be_audited_too() -> None:
    """By the window at which they stand."""
    north, south = [("N", 20, FROZEN), ("N", 5, DROWNED)], [("S", 5, FROZEN), ("S", 20, DROWNED)]

    found = audited(*north, *south, rules=PLANTS)

    assert {gap.path for gap in found.gaps} == {"warmer_place", "water_less"}


@given(
    st.lists(st.sampled_from([*product("FMX", (0, 1, 2))]), min_size=5, max_size=80),
)
def test_no_count_of_one_to_four_can_be_worked_out_within_a_group(
    people: list[tuple[str, int]],
) -> None:
    """What is withheld of a group is nothing, or two counts at least of five people or more."""
    kinds: tuple[Facts, ...] = ({}, UP, OUT)
    known: list[Facts] = [kinds[kind] for _, kind in people]
    grouping = grouped("Gender", [group for group, _ in people], frozenset(), TODAY)
    outcomes = [outcome(SHIPPED, one) for one in known]

    found = audit_column(SHIPPED, grouping, outcomes, known)

    led = Counter(zip(grouping.of, (one.path for one in outcomes), strict=True))
    for group in found.groups:
        shown = [rate for rate in group.rates.values() if rate]
        assert not any(is_small(rate.count) for rate in shown)
        withheld = [block for block, rate in group.rates.items() if rate is None]
        people_withheld = sum(led[group.group, path] for block in withheld for path in block)
        assert group.people >= LEAST
        assert not withheld or (len(withheld) > 1 and people_withheld >= LEAST)


@given(st.lists(facts(SHIPPED), min_size=20, max_size=30))
def test_the_lead_in_a_score_divides_exactly_among_the_rules(everybody: list[Facts]) -> None:
    """What the rules add is the difference of the mean scores."""
    known = [one for one in everybody for _ in range(2)]
    half = len(everybody)
    cells = ["F"] * half + ["M"] * half
    advised = [consult(SHIPPED, one) for one in known]
    outcomes = [outcome(SHIPPED, one) for one in known]

    found = audit_column(SHIPPED, grouped("Gender", cells, frozenset(), TODAY), outcomes, known)

    for gap in found.gaps:
        if gap.lead and gap.lead.path == gap.path:
            scores = [
                next(one.score for one in advice.ranking if one.path == gap.path)
                for advice in advised
            ]
            means = {"F": sum(scores[:half]) / half, "M": sum(scores[half:]) / half}
            lead = means[gap.groups[0]] - means[gap.groups[1]]
            assert gap.lead.decibans == pytest.approx(lead)
