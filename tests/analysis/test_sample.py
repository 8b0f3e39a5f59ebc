"""The random population has every value that it should have."""

from engine.analysis.sample import random_population
from engine.core.model import KnowledgeBase


def test_everybody_has_said_everything(knowledge_base: KnowledgeBase) -> None:
    """What somebody leaves open would count as an answer of its own."""
    population = random_population(knowledge_base)

    assert all(
        population.person(knowledge_base, place).keys() == knowledge_base.stated.keys()
        for place in range(100)
    )


def test_every_value_is_about_as_likely_as_the_others(knowledge_base: KnowledgeBase) -> None:
    """Nobody's role is taken to be rarer than another."""
    population = random_population(knowledge_base)

    roles = population.members["current_role"].values()
    shares = [group.bit_count() / population.size for group in roles]

    assert len(shares) == len(knowledge_base.roles)
    assert all(0.8 < share * len(shares) < 1.2 for share in shares)


def test_of_several_values_people_have_one_to_three(knowledge_base: KnowledgeBase) -> None:
    """Nobody wants everything at once."""
    population = random_population(knowledge_base)

    wishes = [population.person(knowledge_base, place)["ambitions"] for place in range(300)]

    assert {len(some) for some in wishes if isinstance(some, tuple)} == {1, 2, 3}


def test_the_people_are_the_same_at_each_call(knowledge_base: KnowledgeBase) -> None:
    """The same answers always lead to the same questions."""
    members = random_population(knowledge_base).members

    random_population.cache_clear()

    assert random_population(knowledge_base).members == members
