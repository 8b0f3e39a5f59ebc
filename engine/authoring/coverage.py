"""Rule coverage: which rules, conditions, values, paths and roles the worked examples exercise.

As in the testing of programs, coverage tells what no example has tried, never that the rest is
right. Numbers count as covered by the intervals that the rules distinguish.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from engine.authoring.worked_examples import Outcome
from engine.core.intervals import interval_of, starts_of
from engine.core.model import (
    CURRENT_ROLE,
    AnyOf,
    Attribute,
    KnowledgeBase,
    Only,
    Rule,
    Value,
)
from engine.phrasing.facts_and_rules import bounds_in_words

Item = tuple[str, ...]  # such as (rule, attribute, value); from the general to the particular


@dataclass(frozen=True, slots=True)
class Coverage:
    """What there is of one kind, in the knowledge base's order, and what of it is covered."""

    kind: str
    every: tuple[Item, ...]
    covered: frozenset[Item]

    @property
    def missing(self) -> tuple[Item, ...]:
        """What no case covers."""
        return tuple(item for item in self.every if item not in self.covered)


def coverage(knowledge_base: KnowledgeBase, outcomes: Iterable[Outcome]) -> tuple[Coverage, ...]:
    """The coverage of each kind: rules, values of their conditions, facts, paths, and roles."""
    outcomes = tuple(outcomes)
    kinds = (
        ("rules", rules_of(knowledge_base), rules_fired(outcomes)),
        (
            "values in conditions",
            conditions_of(knowledge_base),
            conditions_met(knowledge_base, outcomes),
        ),
        ("values of facts", _values_of(knowledge_base), _stated(knowledge_base, outcomes)),
        ("paths", ((path,) for path in knowledge_base.paths), _recommended(outcomes)),
        ("paths by role", _roles_of(knowledge_base), _recommended_by_role(outcomes)),
    )
    found = (Coverage(kind, tuple(every), frozenset(covered)) for kind, every, covered in kinds)
    return tuple(one for one in found if one.every)


def rules_of(knowledge_base: KnowledgeBase) -> Iterator[Item]:
    """Every rule."""
    return ((id,) for id in knowledge_base.rules)


def conditions_of(knowledge_base: KnowledgeBase) -> Iterator[Item]:
    """Every value that some condition names as one of several for which its rule fires."""
    for id, rule in knowledge_base.rules.items():
        for attribute, values in alternatives(rule):
            yield from ((id, attribute, value_id(value)) for value in values)


def alternatives(rule: Rule) -> Iterator[tuple[str, tuple[str | bool, ...]]]:
    """The attributes of which a rule takes any of several values, with the values."""
    for test in rule.when:
        if isinstance(test, AnyOf | Only) and len(test.values) > 1:
            yield test.attribute, test.values


def rules_fired(outcomes: Iterable[Outcome]) -> Iterator[Item]:
    """The rules that fired for some case."""
    return ((id,) for outcome in outcomes for id in outcome.advice.rules_fired)


def conditions_met(knowledge_base: KnowledgeBase, outcomes: Iterable[Outcome]) -> Iterator[Item]:
    """The values with which the conditions of fired rules were met, by rule and attribute."""
    for outcome in outcomes:
        for reason in outcome.advice.reasons:
            for attribute, values in alternatives(knowledge_base.rules[reason.rule]):
                for value in set(values).intersection(_single(reason.facts[attribute])):
                    yield reason.rule, attribute, value_id(value)


def _values_of(knowledge_base: KnowledgeBase) -> Iterator[Item]:
    for id, attribute in knowledge_base.stated.items():
        values: Iterable[Value] = attribute.choices
        if attribute.kind == "yes/no":
            values = (True, False)
        if attribute.kind == "number":
            values = starts_of(knowledge_base, attribute)
        yield from ((id, _named(knowledge_base, attribute, value)) for value in values)


def _stated(knowledge_base: KnowledgeBase, outcomes: Iterable[Outcome]) -> Iterator[Item]:
    for outcome in outcomes:
        for id, value in outcome.advice.facts.items():
            attribute = knowledge_base.attributes[id]
            yield from ((id, _named(knowledge_base, attribute, one)) for one in _single(value))


def _recommended(outcomes: Iterable[Outcome]) -> Iterator[Item]:
    return ((one.advice.path,) for one in outcomes if one.advice.path)


def _roles_of(knowledge_base: KnowledgeBase) -> Iterator[Item]:
    for path in knowledge_base.paths:
        yield from ((path, role) for role in knowledge_base.roles)


def _recommended_by_role(outcomes: Iterable[Outcome]) -> Iterator[Item]:
    for outcome in outcomes:
        role = outcome.advice.facts.get(CURRENT_ROLE)
        if outcome.advice.path and role:
            yield outcome.advice.path, str(role)


def _single(value: Value) -> tuple[Value, ...]:
    return value if isinstance(value, tuple) else (value,)


def _named(knowledge_base: KnowledgeBase, attribute: Attribute, value: Value) -> str:
    """A single value; of a number, the interval within which no rule distinguishes."""
    if attribute.kind != "number":
        return value_id(value)
    return bounds_in_words(attribute, interval_of(knowledge_base, attribute, value)) or "any"


def value_id(value: Value) -> str:
    """A value as it is typed."""
    return {True: "yes", False: "no"}[value] if isinstance(value, bool) else str(value)
