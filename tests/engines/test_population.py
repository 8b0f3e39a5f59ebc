"""A population, run many people at a time, has the outcomes of each of its people."""

from hypothesis import given, settings
from hypothesis import strategies as st

from engine.analysis.combinations import every_combination
from engine.analysis.information_gain import forecast
from engine.analysis.open_rules import OpenRules
from engine.analysis.sample import random_population
from engine.core.model import Facts, KnowledgeBase
from engine.core.semantics import consult
from engine.engines.bit_sliced_sums import BitSlicedSums
from engine.engines.population import Population
from tests.shipped import SHIPPED
from tests.strategies import examples, facts, needless_questions, rule_bases

SIZE = 8
EVERYBODY = (1 << SIZE) - 1
AMOUNTS = st.lists(st.tuples(st.integers(0, 300), st.integers(0, EVERYBODY)), max_size=8)


def summed(amounts: list[tuple[int, int]]) -> BitSlicedSums:
    """The amounts, each added for its people."""
    sums = BitSlicedSums()
    for amount, people in amounts:
        sums.add(amount, people)
    return sums


def of_each(sums: BitSlicedSums) -> list[int]:
    """Everybody's number."""
    return [
        sum((plane >> place & 1) << digit for digit, plane in enumerate(sums.planes))
        for place in range(SIZE)
    ]


def alone(amounts: list[tuple[int, int]]) -> list[int]:
    """The same, person by person."""
    return [sum(n for n, people in amounts if people >> place & 1) for place in range(SIZE)]


@given(amounts=AMOUNTS)
def test_everybody_gets_their_own_sum(amounts: list[tuple[int, int]]) -> None:
    """Carrying from digit to digit loses nothing and mixes nobody up."""
    assert of_each(summed(amounts)) == alone(amounts)


@given(some=AMOUNTS, others=AMOUNTS)
def test_sums_are_compared_person_by_person(
    some: list[tuple[int, int]], others: list[tuple[int, int]]
) -> None:
    """Somebody who has more here is among those above; equal numbers are not."""
    one, other = summed(some), summed(others)

    above = one.above(other, EVERYBODY)

    pairs = zip(alone(some), alone(others), strict=True)
    assert [bool(above >> place & 1) for place in range(SIZE)] == [
        mine > his for mine, his in pairs
    ]


@given(some=AMOUNTS, others=AMOUNTS, people=st.integers(0, EVERYBODY))
def test_some_people_take_the_other_number(
    some: list[tuple[int, int]], others: list[tuple[int, int]], people: int
) -> None:
    """The others keep theirs."""
    sums = summed(some)

    sums.take(summed(others), people)

    expected = enumerate(zip(alone(some), alone(others), strict=True))
    assert of_each(sums) == [his if people >> n & 1 else mine for n, (mine, his) in expected]


def assert_the_outcomes_of_its_people(
    knowledge_base: KnowledgeBase, known: Facts, population: Population, places: list[int]
) -> None:
    """Each of those people has the outcome that the definition gives them."""
    open_rules = OpenRules(knowledge_base, known)
    moot = needless_questions(knowledge_base, known)
    present = {one.path: one.score for one in consult(knowledge_base, known).ranking}
    scores = {path: present[path] for path in knowledge_base.paths}

    found = forecast(open_rules, open_rules.weighing, scores, population)

    for place in places:
        answers = population.person(knowledge_base, place % population.size)
        person = {**{id: one for id, one in answers.items() if id not in moot}, **known}
        paths = [path for path, who in found.outcomes.items() if who >> place % population.size & 1]
        assert paths == [consult(knowledge_base, person).path]


PLACES = st.lists(st.integers(0, 1_000_000), min_size=5, max_size=20)


@settings(max_examples=examples(60))
@given(known=facts(SHIPPED), places=PLACES)
def test_a_random_population_has_the_outcomes_of_its_people(
    known: Facts, places: list[int]
) -> None:
    """The shipped rules, whatever is known beforehand."""
    assert_the_outcomes_of_its_people(SHIPPED, known, random_population(SHIPPED), places)


@settings(max_examples=examples(60))
@given(knowledge_base=rule_bases(SHIPPED), known=facts(SHIPPED), places=PLACES)
def test_the_same_holds_of_any_rules(
    knowledge_base: KnowledgeBase, known: Facts, places: list[int]
) -> None:
    """With people who have said everything, and with every combination of answers and skips."""
    assert_the_outcomes_of_its_people(
        knowledge_base, known, random_population(knowledge_base), places
    )

    open_rules = OpenRules(knowledge_base, known)
    population = every_combination(knowledge_base, open_rules.tests(open_rules.weighing))
    if population:
        assert_the_outcomes_of_its_people(knowledge_base, known, population, places)
