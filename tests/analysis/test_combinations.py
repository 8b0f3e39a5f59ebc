"""Combinations of answers: really every one, as far as the rules tell them apart."""

from hypothesis import given, settings

from engine.analysis.combinations import every_combination
from engine.analysis.open_rules import OpenRules
from engine.core.model import Facts, KnowledgeBase
from engine.core.semantics import accepts, derive
from tests.shipped import SHIPPED
from tests.strategies import examples, facts, rule_bases


@settings(max_examples=examples(60))
@given(knowledge_base=rule_bases(SHIPPED), known=facts(SHIPPED), person=facts(SHIPPED))
def test_every_combination_leaves_nobody_out(
    knowledge_base: KnowledgeBase, known: Facts, person: Facts
) -> None:
    """Whatever a person answers, somebody of the population passes just the same tests."""
    open_rules = OpenRules(knowledge_base, known)
    tests = open_rules.tests(open_rules.weighing)
    population = every_combination(knowledge_base, tests)
    said = derive(knowledge_base, person)

    if population:
        alike = population.everybody
        for test in (test for asked in tests.values() for test in asked):
            passing = population.passing(test)
            passes = test.attribute in said and accepts(test, said[test.attribute])
            alike &= passing if passes else ~passing
        assert alike


def test_every_combination_is_given_up_where_there_are_too_many() -> None:
    """With nothing known there are thousands of millions of them."""
    open_rules = OpenRules(SHIPPED, {})

    assert every_combination(SHIPPED, open_rules.tests(open_rules.weighing)) is None
