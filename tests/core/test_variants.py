"""Variants of a knowledge base: without a rule, or with another weight."""

import pytest

from engine.core.semantics import consult
from engine.core.variants import RuleChange, variant
from engine.engines.experta_engine import consult as consult_experta
from tests.other_field.plants import DROWNED, PLANTS


def scores(*changes: RuleChange) -> dict[str | None, int]:
    """What every path comes to for a drowned plant under changed rules."""
    advice = consult(variant(PLANTS, changes), DROWNED)
    return {standing.path: standing.score for standing in advice.ranking}


def test_a_rule_that_is_left_out_weighs_nothing() -> None:
    """Its support and its opposition are gone, and nothing else."""
    before, after = scores(), scores(RuleChange("less-roots-drown"))

    assert before["water_less"] - after["water_less"] == PLANTS.strengths["much"]
    assert after["water_more"] - before["water_more"] == PLANTS.strengths["forbids"]
    assert after["new_pot"] == before["new_pot"]


def test_a_rule_that_concludes_a_flag_takes_what_rests_on_it_along() -> None:
    """Nobody has a flag that no rule concludes any more."""
    assert scores(RuleChange("roots-drown")) == scores(RuleChange("less-roots-drown"))


@pytest.mark.parametrize(
    ("path", "less", "more"), [(None, 2, -2), ("water_less", 2, -99)], ids=["all paths", "one path"]
)
def test_a_rule_takes_another_strength(path: str | None, less: int, more: int) -> None:
    """For every path that it supports or opposes, or for the one that is named."""
    change = RuleChange("less-roots-drown", "little", path)

    evidence = variant(PLANTS, [change]).evidence(variant(PLANTS, [change]).rules[change.rule])

    assert evidence == {"water_less": less, "water_more": more}


def test_a_variant_has_a_version_of_its_own() -> None:
    """A result under changed rules never passes for one under the rules."""
    without = variant(PLANTS, [RuleChange("roots-drown")]).version

    assert without != PLANTS.version
    assert len(without) == len(PLANTS.version)
    assert variant(PLANTS, []).version == PLANTS.version


def test_experta_runs_a_variant_as_the_definition_does() -> None:
    """A flag without a rule is as good to it as any other."""
    changed = variant(PLANTS, [RuleChange("roots-drown"), RuleChange("less-how")])

    assert consult_experta(changed, DROWNED) == consult(changed, DROWNED)
