"""Information gain: a question that matters more tells more."""

from engine.analysis.information_gain import forecast
from engine.analysis.open_rules import OpenRules
from engine.analysis.sample import random_population
from tests.shipped import SHIPPED


def test_what_matters_more_tells_more() -> None:
    """Ambitions carry most weight; the size of the organisation alone says little."""
    open_rules = OpenRules(SHIPPED, {})
    scores = dict.fromkeys(SHIPPED.paths, 0)

    found = forecast(open_rules, open_rules.weighing, scores, random_population(SHIPPED))

    assert found.information_gain("ambitions") > 0.4
    assert 0 <= found.information_gain("organisation_size") < 0.05
    assert found.information_gain("manager_knows") == 0
