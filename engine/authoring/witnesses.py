"""Witnesses: for a rule, a person for whom it fires, found by a bounded search.

A solver could prove that there is none; this search only fails to find one. Whoever writes cases
needs no more than the interface, `Witness`: a rule in, a person's facts or None out.
"""

from collections.abc import Callable, Iterator, Mapping
from functools import cache
from itertools import chain, islice, product

from engine.analysis.information_gain import forecast
from engine.analysis.open_rules import OpenRules
from engine.analysis.sample import random_population
from engine.core.intervals import starts
from engine.core.model import (
    CURRENT_ROLE,
    PATH,
    ROLE_FACTS,
    AllOf,
    AnyOf,
    Attribute,
    Facts,
    KnowledgeBase,
    Rule,
    Test,
    Unless,
    Value,
)
from engine.core.semantics import accepts, choose, derive, fired_rules, fires, rank, role_facts
from engine.engines.population import (
    Group,
    Population,
    Single,
    single_values,
    union,
    with_roles,
)

Witness = Callable[[Rule], Facts | None]

WAYS = 16  # in which the flags of a rule may follow, that are tried
PICKS = 64  # combinations of several values that are tried
COMPARED = 8  # people of whom the one with the fewest facts is taken


def random_search(knowledge_base: KnowledgeBase) -> Witness:
    """A search among random people, first as they are, then with the rule's conditions met.

    The rule given need not be one of the knowledge base's: one with more conditions will do.
    """
    people = random_population(knowledge_base)
    as_they_are = _Firing(knowledge_base, people)

    def witness_for(rule: Rule) -> Facts | None:
        ways = islice(_ways(knowledge_base, rule), WAYS)
        completed = filter(None, (_completed(knowledge_base, people, tests) for tests in ways))
        firing = (_Firing(knowledge_base, population) for population in completed)
        for one in chain((as_they_are,), firing):
            if found := tuple(islice(one.people(rule), COMPARED)):
                return min((shortened(knowledge_base, rule, facts) for facts in found), key=_length)
        return None

    return witness_for


def _numbers(group: Group) -> Iterator[int]:
    """The members of a group, counted from 0."""
    while group:
        lowest = group & -group
        yield lowest.bit_length() - 1
        group ^= lowest


class _Firing:
    """The people of a population for whom a rule fires, in any stratum."""

    def __init__(self, knowledge_base: KnowledgeBase, population: Population) -> None:
        self._knowledge_base, self._population = knowledge_base, population
        open_rules = OpenRules(knowledge_base, {})
        scores = dict.fromkeys(knowledge_base.paths, 0)
        paths = forecast(open_rules, open_rules.weighing, scores, population).outcomes
        self._members: dict[str, Mapping[Single, Group]] = {
            **population.members,
            PATH: {path: group for path, group in paths.items() if path},
        }
        self._flag = cache(self._concluded)

    def people(self, rule: Rule) -> Iterator[Facts]:
        """The facts of the people for whom the rule fires."""
        for number in _numbers(self._group(rule)):
            yield self._population.person(self._knowledge_base, number)

    def _group(self, rule: Rule) -> Group:
        group = self._population.everybody
        for test in rule.when:
            group &= self._passing(test)
        return group

    def _passing(self, test: Test) -> Group:
        if test.attribute in self._knowledge_base.attributes or test.attribute == PATH:
            return Population(self._population.size, self._members).passing(test)
        return self._flag(test.attribute)

    def _concluded(self, flag: str) -> Group:
        rules = self._knowledge_base.rules.values()
        return union(self._group(rule) for rule in rules if rule.flag == flag)


def _ways(knowledge_base: KnowledgeBase, rule: Rule) -> Iterator[tuple[Test, ...]]:
    """The tests on facts that make a rule fire, once for each way in which its flags follow."""
    parts = (tuple(islice(_ways_of(knowledge_base, test), WAYS)) for test in rule.when)
    return (tuple(chain.from_iterable(way)) for way in product(*parts))


def _ways_of(knowledge_base: KnowledgeBase, test: Test) -> Iterator[tuple[Test, ...]]:
    if test.attribute == PATH:
        yield ()  # which follows from all that is known
    elif test.attribute in knowledge_base.attributes:
        yield (test,)
    else:
        for rule in knowledge_base.rules.values():
            if rule.flag == test.attribute:
                yield from _ways(knowledge_base, rule)


def _completed(
    knowledge_base: KnowledgeBase, people: Population, tests: tuple[Test, ...]
) -> Population | None:
    """The people with some answers replaced, so that all pass the tests; None if nobody can.

    Who passes the tests on an attribute keeps the answer, so that the people stay different. An
    answer that nothing but `Unless` tests is taken away where it does not pass.
    """
    asked: dict[str, list[Test]] = {}
    for test in tests:
        name = CURRENT_ROLE if test.attribute in ROLE_FACTS else test.attribute
        asked.setdefault(name, []).append(test)
    answers = {id: dict(people.members[id]) for id in knowledge_base.stated}
    for id, some in asked.items():
        unknown = all(isinstance(test, Unless) for test in some)
        attribute = knowledge_base.attributes[id]
        value = () if unknown else _passing_value(knowledge_base, attribute, some)
        if value is None:
            return None
        kept = people.everybody
        for test in some:
            kept &= people.passing(test)
        answers[id] = {single: group & kept for single, group in answers[id].items()}
        for one in value if isinstance(value, tuple) else (value,):
            answers[id][one] = answers[id].get(one, 0) | people.everybody & ~kept
    return Population(people.size, with_roles(knowledge_base, answers))


def _passing_value(
    knowledge_base: KnowledgeBase, attribute: Attribute, tests: list[Test]
) -> Value | None:
    """The first value that passes all tests on an attribute or on what follows from it."""
    for value in _candidates(attribute, tests):
        known: Facts = {attribute.id: value}
        if attribute.id == CURRENT_ROLE:
            known = {**known, **role_facts(knowledge_base, known)}
        if all(accepts(test, known[test.attribute]) for test in tests):
            return value
    return None


def _candidates(attribute: Attribute, tests: list[Test]) -> Iterator[Value]:
    """Values among which one passes the tests, if any does and there are not too many."""
    if attribute.kind == "number":
        yield from starts(attribute, tests)
    elif attribute.kind != "several":
        yield from single_values(attribute)
    else:
        all_of = {one for test in tests if isinstance(test, AllOf) for one in test.values}
        any_of = (test.values for test in tests if isinstance(test, AnyOf))
        for picked in islice(product(*any_of), PICKS):
            for more in ((), *((one,) for one in attribute.choices)):
                values = {*all_of, *picked, *more}
                if values:
                    yield tuple(one for one in attribute.choices if one in values)


def shortened(knowledge_base: KnowledgeBase, rule: Rule, facts: Facts) -> Facts:
    """Facts without those that the rule can do without, one after the other, the last first."""
    for id in reversed(tuple(facts)):
        for fewer in _without(facts, id):
            if _fires(knowledge_base, rule, fewer):
                facts = fewer
                break
    return facts


def _without(facts: Facts, id: str) -> Iterator[Facts]:
    """The facts without one or, of several values, with one of them alone."""
    yield {other: value for other, value in facts.items() if other != id}
    value = facts[id]
    if isinstance(value, tuple) and len(value) > 1:
        yield from ({**facts, id: (one,)} for one in value)


def _fires(knowledge_base: KnowledgeBase, rule: Rule, facts: Facts) -> bool:
    """Whether a rule, which need not be one of the knowledge base's, fires in the end."""
    known = derive(knowledge_base, facts)
    if path := choose(knowledge_base, rank(knowledge_base, fired_rules(knowledge_base, known))):
        known[PATH] = path
    return fires(rule, known)


def _length(facts: Facts) -> tuple[int, int]:
    values = (value for value in facts.values() if isinstance(value, tuple))
    return len(facts), sum(map(len, values))
