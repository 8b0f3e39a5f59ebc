"""Many people at once are advised as each of them would be alone."""

from hypothesis import given, settings
from hypothesis import strategies as st

from engine.analysis.combinations import every_combination
from engine.analysis.information_gain import forecast
from engine.analysis.open_rules import OpenRules
from engine.analysis.sample import random_population
from engine.core.model import Facts, KnowledgeBase
from engine.core.semantics import consult
from engine.engines.population import Population
from engine.rulebase.load import load_rules
from strategies import facts, rule_bases

SHIPPED = load_rules()


def assert_advised_alike(
    knowledge_base: KnowledgeBase, known: Facts, crowd: Population, places: list[int]
) -> None:
    """Each of those people has the outcome that the definition gives them."""
    open_rules = OpenRules(knowledge_base, known)
    present = {one.path: one.score for one in consult(knowledge_base, known).ranking}
    scores = {path: present[path] for path in knowledge_base.paths}

    found = forecast(open_rules, open_rules.weighing, scores, crowd)

    for place in places:
        person = {**crowd.person(knowledge_base, place % crowd.size), **known}
        paths = [path for path, who in found.outcomes.items() if who >> place % crowd.size & 1]
        assert paths == [consult(knowledge_base, person).path]


PLACES = st.lists(st.integers(0, 1_000_000), min_size=5, max_size=20)


@settings(max_examples=60)
@given(known=facts(SHIPPED), places=PLACES)
def test_a_random_crowd_is_led_where_each_of_it_would_be(known: Facts, places: list[int]) -> None:
    """The shipped rules, whatever is known beforehand."""
    assert_advised_alike(SHIPPED, known, random_population(SHIPPED), places)


@settings(max_examples=60)
@given(knowledge_base=rule_bases(SHIPPED), known=facts(SHIPPED), places=PLACES)
def test_the_same_holds_of_any_rules(
    knowledge_base: KnowledgeBase, known: Facts, places: list[int]
) -> None:
    """With people who have said everything, and with every combination of answers and skips."""
    assert_advised_alike(knowledge_base, known, random_population(knowledge_base), places)

    open_rules = OpenRules(knowledge_base, known)
    crowd = every_combination(knowledge_base, open_rules.tests(open_rules.weighing))
    if crowd:
        assert_advised_alike(knowledge_base, known, crowd, places)


def test_what_matters_more_tells_more() -> None:
    """Ambitions carry most weight; the size of the organisation alone says little."""
    open_rules = OpenRules(SHIPPED, {})
    scores = dict.fromkeys(SHIPPED.paths, 0)

    found = forecast(open_rules, open_rules.weighing, scores, random_population(SHIPPED))

    assert found.information_gain("ambitions") > 0.4
    assert 0 <= found.information_gain("organisation_size") < 0.05
    assert found.information_gain("manager_knows") == 0
