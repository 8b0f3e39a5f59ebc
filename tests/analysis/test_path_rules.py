"""The rules about one path."""

import pytest

from engine.analysis.path_rules import path_rules
from tests.shipped import SHIPPED


@pytest.mark.parametrize("path", SHIPPED.paths)
def test_every_rule_about_a_path_is_there_once(path: str) -> None:
    """No rule that weighs for or against it is left out, and the weightiest come first."""
    found = path_rules(SHIPPED, path)

    evidence = (*found.supporting, *found.opposing)
    rules = SHIPPED.rules.values()
    assert {rule.id for rule in evidence} == {rule.id for rule in rules if path in rule.paths}
    weights = [SHIPPED.evidence(rule)[path] for rule in found.supporting]
    assert weights == sorted(weights, reverse=True)
    assert min(weights) > 0
    assert max(SHIPPED.evidence(rule)[path] for rule in found.opposing) < 0


def test_the_advice_that_belongs_to_a_path_names_it() -> None:
    """In the order in which to follow it; advice of other paths is not there."""
    found = path_rules(SHIPPED, "stay")

    assert found.advising
    places = [SHIPPED.horizons.index(rule.horizon) for rule in found.advising if rule.horizon]
    assert places == sorted(places)
    assert all("stay" in str(rule.when) for rule in found.advising)
