"""Many people at once: for every answer, who gave it, one bit for each person.

A test of a whole crowd is then a few operations on long whole numbers, so that thousands of people,
or every combination of answers, are advised in the time that some dozens take one by one.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import assert_never

from engine.meaning import accepts, role_facts
from engine.model import (
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

Single = str | bool | int | float
Answers = dict[str, dict[Single, int]]


@dataclass(frozen=True, slots=True)
class Crowd:
    """So many people, and for each value of each attribute those who have it.

    Somebody who has no value of an attribute has not said it. Of several values each counts alone.
    """

    size: int
    having: Mapping[str, Mapping[Single, int]]

    @property
    def everybody(self) -> int:
        """All of them."""
        return (1 << self.size) - 1

    def passing(self, test: Test) -> int:
        """Those who pass a test on something that they state, or that their role brings."""
        having = self.having.get(test.attribute, {})
        match test:
            case AnyOf():
                return union(having.get(value, 0) for value in test.values)
            case NoneOf():
                others = union(having.get(value, 0) for value in test.values)
                return union(having.values()) & ~others
            case AllOf():
                lacking = union(self.everybody & ~having.get(value, 0) for value in test.values)
                return self.everybody & ~lacking
            case Between():
                return union(people for one, people in having.items() if accepts(test, one))
            case _:
                assert_never(test)

    def parts(self, tests: Iterable[Test]) -> list[int]:
        """The crowd in the groups that the tests tell apart."""
        groups = [self.everybody]
        for test in tests:
            passing = self.passing(test)
            halves = (half for group in groups for half in (group & passing, group & ~passing))
            groups = [half for half in halves if half]
        return groups

    def person(self, knowledge_base: KnowledgeBase, place: int) -> dict[str, Value]:
        """What one of them has said."""
        facts: dict[str, Value] = {}
        for id, attribute in knowledge_base.stated.items():
            said = [one for one, people in self.having.get(id, {}).items() if people >> place & 1]
            if attribute.kind == "several" and said:
                facts[id] = tuple(choice for choice in attribute.choices if choice in said)
            elif said:
                facts[id] = said[0]
        return facts


def union(groups: Iterable[int]) -> int:
    """The people of all the groups."""
    people = 0
    for group in groups:
        people |= group
    return people


def with_roles(knowledge_base: KnowledgeBase, having: Answers) -> Answers:
    """Who gave which answer, and to whom their role brings what."""
    brought: Answers = {}
    for role, people in having.get(CURRENT_ROLE, {}).items():
        for name, value in role_facts(knowledge_base, {CURRENT_ROLE: str(role)}).items():
            assert not isinstance(value, tuple)
            values = brought.setdefault(name, {})
            values[value] = values.get(value, 0) | people
    return having | brought


def singles(attribute: Attribute) -> Sequence[Single]:
    """The values of an attribute, each by itself; of a number the whole ones."""
    match attribute.kind:
        case "yes/no":
            return (True, False)
        case "number":
            return range(attribute.least, attribute.most + 1)
        case "one" | "several":
            return tuple(attribute.choices)
