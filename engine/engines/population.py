"""Many people at once: for every answer, who gave it, one bit for each person.

A test of a whole crowd is then a few operations on long whole numbers, so that thousands of people,
or every combination of answers, are advised in the time that some dozens take one by one.
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
    Known,
    NoneOf,
    Only,
    Test,
    Unless,
    Value,
)
from engine.core.semantics import accepts, role_facts

Single = str | bool | int | float
Answers = dict[str, dict[Single, int]]


@dataclass(frozen=True, slots=True)
class Population:
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
            case Only():
                others = union(people for one, people in having.items() if one not in test.values)
                return union(having.values()) & ~others
            case Known():
                return union(having.values())
            case Unless():
                return self.everybody & ~union(having.get(value, 0) for value in test.values)
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


class BitSlicedSums:
    """A whole number from 0 for each person of a crowd."""

    def __init__(self) -> None:
        self.planes: list[int] = []

    def plane(self, digit: int) -> int:
        """Those whose number has a 1 at the binary digit."""
        return self.planes[digit] if digit < len(self.planes) else 0

    def add(self, amount: int, people: int) -> None:
        """Add an amount to some people's numbers."""
        missing = amount.bit_length() - len(self.planes)
        self.planes += [0] * missing
        for digit in range(amount.bit_length()):
            if amount >> digit & 1:
                self._carry(digit, people)

    def _carry(self, digit: int, people: int) -> None:
        while people:
            if digit == len(self.planes):
                self.planes.append(0)
            before = self.planes[digit]
            self.planes[digit] = before ^ people
            people &= before
            digit += 1

    def above(self, other: "BitSlicedSums", everybody: int) -> int:
        """Those whose number here is greater than in the other sums."""
        greater, equal = 0, everybody
        for digit in reversed(range(max(len(self.planes), len(other.planes)))):
            mine = self.plane(digit)
            differs = equal & (mine ^ other.plane(digit))
            greater |= differs & mine
            equal ^= differs
        return greater

    def take(self, other: "BitSlicedSums", people: int) -> None:
        """Give some people the other sums' number."""
        width = max(len(self.planes), len(other.planes))
        self.planes = [
            self.plane(digit) ^ (self.plane(digit) ^ other.plane(digit)) & people
            for digit in range(width)
        ]
