"""Every engine says of another field what the definition says, on any facts and any rules."""

from collections.abc import Sequence

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from engine.analysis.combinations import every_combination
from engine.analysis.information_gain import forecast
from engine.analysis.open_rules import OpenRules
from engine.analysis.sample import random_population
from engine.core.advice_row import result_cells
from engine.core.model import Facts, KnowledgeBase
from engine.core.semantics import consult
from engine.engines.bitset import BitsetEngine
from engine.engines.duckdb_engine import DuckDBEngine
from engine.engines.experta_engine import Consultation
from engine.engines.population import Population
from tests.other_field.plants import DROWNED, FROZEN, PLANTS
from tests.strategies import facts, rule_bases
from tests.warehouses import defined, on_duckdb, random_people

BY_EXPERTA = Consultation(PLANTS)
BY_DUCKDB = DuckDBEngine(PLANTS, tuple(PLANTS.stated))
BY_BITS = BitsetEngine(PLANTS)


def test_two_plants_are_told_apart() -> None:
    """The rule base is worth asking: frost and rot lead to different advice."""
    frozen, drowned = consult(PLANTS, FROZEN), consult(PLANTS, DROWNED)

    assert (frozen.path, frozen.score, frozen.runner_up) == ("warmer_place", 12, "water_more")
    assert (drowned.path, drowned.score, drowned.runner_up) == ("water_less", 12, None)


@settings(max_examples=200)
@given(known=facts(PLANTS))
def test_experta_and_bits_agree(known: Facts) -> None:
    """One plant at a time, degrees of frost included."""
    expected = consult(PLANTS, known)

    assert BY_EXPERTA.consult(known) == expected
    assert BY_BITS.path(BY_BITS.holding(known)) == expected.path


@settings(max_examples=40, suppress_health_check=[HealthCheck.too_slow])
@given(plants=st.lists(facts(PLANTS), min_size=1, max_size=40))
def test_duckdb_agrees(plants: Sequence[Facts]) -> None:
    """Many plants at a time."""
    found = BY_DUCKDB.cells([tuple(known.get(id) for id in PLANTS.stated) for known in plants])

    assert found == [result_cells(consult(PLANTS, known)) for known in plants]


def test_the_query_agrees_on_a_crowd() -> None:
    """Run in a database over a table of plants, it leads to every path, and to none."""
    crowd = random_people(PLANTS, 400, seed=5)

    results = defined(PLANTS, crowd)

    assert on_duckdb(PLANTS, crowd) == results
    assert {cells[0] for cells in results} == {*PLANTS.paths, ""}


@settings(max_examples=60)
@given(known=facts(PLANTS), place=st.integers(0, 8191))
def test_a_population_is_led_where_each_of_it_would_be(known: Facts, place: int) -> None:
    """Plants at random, and every combination of answers: what the interview looks ahead with."""
    open_rules = OpenRules(PLANTS, known)
    combined = every_combination(PLANTS, open_rules.tests(open_rules.weighing))

    for population in filter(None, (random_population(PLANTS), combined)):
        _assert_led_alike(PLANTS, known, population, place % population.size)


def _assert_led_alike(
    knowledge_base: KnowledgeBase, known: Facts, population: Population, place: int
) -> None:
    open_rules = OpenRules(knowledge_base, known)
    present = {one.path: one.score for one in consult(knowledge_base, known).ranking}
    scores = {path: present[path] for path in knowledge_base.paths}

    found = forecast(open_rules, open_rules.weighing, scores, population)

    one = {**population.person(knowledge_base, place), **known}
    paths = [path for path, who in found.outcomes.items() if who >> place & 1]
    assert paths == [consult(knowledge_base, one).path]


@settings(max_examples=60)
@given(data=st.data())
def test_engines_agree_on_any_rules_of_the_field(data: st.DataObject) -> None:
    """Agreement comes from the engines, not from the rules that somebody wrote."""
    rules = data.draw(rule_bases(PLANTS))
    known = data.draw(facts(rules))
    bits = BitsetEngine(rules)

    expected = consult(rules, known)

    assert Consultation(rules).consult(known) == expected
    assert bits.path(bits.holding(known)) == expected.path
    assert expected.next_roles == ()
