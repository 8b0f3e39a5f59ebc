"""Discretization of numbers: the half-open intervals within which no rule distinguishes values.

Limits come only from `Between` tests. A new kind of numeric test must contribute its limits to
`starts`, or counterfactuals and the batch's cache would treat different numbers as one.
"""

from collections.abc import Iterable
from functools import lru_cache

from engine.core.model import Attribute, Between, KnowledgeBase, Test, Value

KEPT = 8  # knowledge bases in the cache


def representative(
    knowledge_base: KnowledgeBase, attribute: Attribute, value: Value | None
) -> Value | None:
    """The value itself, or for a number the least of its interval: both give the same result."""
    if value is None or attribute.kind != "number":
        return value
    return interval_of(knowledge_base, attribute, value).at_least


def interval_of(knowledge_base: KnowledgeBase, attribute: Attribute, value: Value) -> Between:
    """The interval of a number, as the condition that exactly its members meet."""
    assert isinstance(value, int | float)
    starts = starts_of(knowledge_base, attribute)
    place = sum(start <= value for start in starts)
    return Between(attribute.id, starts[place - 1], starts[place] if place < len(starts) else None)


def starts_of(knowledge_base: KnowledgeBase, attribute: Attribute) -> tuple[int | float, ...]:
    """The lower ends of a number's intervals under the rules of a knowledge base, ascending."""
    return _starts(knowledge_base).get(attribute.id, (attribute.least,))


@lru_cache(maxsize=KEPT)
def _starts(knowledge_base: KnowledgeBase) -> dict[str, tuple[int | float, ...]]:
    tests = [test for rule in knowledge_base.rules.values() for test in rule.when]
    numbers = (one for one in knowledge_base.stated.values() if one.kind == "number")
    return {attribute.id: starts(attribute, tests) for attribute in numbers}


def starts(attribute: Attribute, tests: Iterable[Test]) -> tuple[int | float, ...]:
    """The lower ends of the intervals under some tests: the minimum, and every limit of a test."""
    limits = {
        limit
        for test in tests
        if isinstance(test, Between) and test.attribute == attribute.id
        for limit in (test.at_least, test.below)
        if limit is not None and attribute.least < limit <= attribute.most
    }
    return (attribute.least, *sorted(limits))
