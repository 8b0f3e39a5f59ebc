"""Bit-parallel evaluation: the answers of many people at once, one bit for each person.

A group of people is an integer whose bit n is set if person n belongs to it. A test of the whole
population is then a few operations on long integers, which takes thousands of people, or every
combination of answers, as long as some dozens take one by one.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import assert_never

from engine.core.model import (
    CURRENT_ROLE,
    AllOf,
    AnyOf,
    Attribute,
    Between,
    KnowledgeBase,
    NoneOf,
    Test,
    Value,
)
from engine.core.semantics import accepts, role_facts

Group = int  # a set of people, one bit each
Single = str | bool | int | float  # one value; several values are held one by one
Answers = dict[str, dict[Single, Group]]


@dataclass(frozen=True, slots=True)
class Population:
    """The people with each value of each attribute, `members[attribute][value]`.

    A person without any value of an attribute has not answered it. `size` is the number of people.
    """

    size: int
    members: Mapping[str, Mapping[Single, Group]]

    @property
    def everybody(self) -> Group:
        """All people."""
        return (1 << self.size) - 1

    def passing(self, test: Test) -> Group:
        """The people who pass a test on an attribute. A test on a flag passes nobody."""
        members = self.members.get(test.attribute, {})
        match test:
            case AnyOf():
                return union(members.get(value, 0) for value in test.values)
            case NoneOf():
                others = union(members.get(value, 0) for value in test.values)
                return union(members.values()) & ~others
            case AllOf():
                lacking = union(self.everybody & ~members.get(value, 0) for value in test.values)
                return self.everybody & ~lacking
            case Between():
                return union(group for value, group in members.items() if accepts(test, value))
            case _:
                assert_never(test)

    def parts(self, tests: Iterable[Test]) -> list[Group]:
        """The partition of the population by the results of some tests, without empty groups."""
        groups = [self.everybody]
        for test in tests:
            passing = self.passing(test)
            halves = (half for group in groups for half in (group & passing, group & ~passing))
            groups = [half for half in halves if half]
        return groups

    def person(self, knowledge_base: KnowledgeBase, number: int) -> dict[str, Value]:
        """The stated facts of one person, counted from 0."""
        facts: dict[str, Value] = {}
        for id, attribute in knowledge_base.stated.items():
            members = self.members.get(id, {})
            values = [value for value, group in members.items() if group >> number & 1]
            if attribute.kind == "several" and values:
                facts[id] = tuple(choice for choice in attribute.choices if choice in values)
            elif values:
                facts[id] = values[0]
        return facts


def union(groups: Iterable[Group]) -> Group:
    """The people who belong to any of the groups."""
    united = 0
    for group in groups:
        united |= group
    return united


def with_roles(knowledge_base: KnowledgeBase, answers: Answers) -> Answers:
    """The answers together with the facts that follow from each person's role."""
    derived: Answers = {}
    for role, group in answers.get(CURRENT_ROLE, {}).items():
        for name, value in role_facts(knowledge_base, {CURRENT_ROLE: str(role)}).items():
            assert not isinstance(value, tuple)
            values = derived.setdefault(name, {})
            values[value] = values.get(value, 0) | group
    return answers | derived


def single_values(attribute: Attribute) -> Sequence[Single]:
    """Every single value of an attribute; for a number, every integer in its range."""
    match attribute.kind:
        case "yes/no":
            return (True, False)
        case "number":
            return range(attribute.least, attribute.most + 1)
        case "one" | "several":
            return tuple(attribute.choices)
