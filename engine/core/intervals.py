"""Numbers that no rule tells apart: between two lines that rules draw, all of them are as one."""

from collections.abc import Iterable
from functools import lru_cache

from engine.core.model import Attribute, Between, KnowledgeBase, Test, Value

KEPT = 8  # knowledge bases


def representative(
    knowledge_base: KnowledgeBase, attribute: Attribute, value: Value | None
) -> Value | None:
    """The value that stands for all that lead to the same result; only numbers have others."""
    if value is None or attribute.kind != "number":
        return value
    return interval_of(knowledge_base, attribute, value).at_least


def interval_of(knowledge_base: KnowledgeBase, attribute: Attribute, value: Value) -> Between:
    """The numbers that no rule tells apart from a value, as the condition that they all meet."""
    assert isinstance(value, int | float)
    starts = starts_of(knowledge_base, attribute)
    place = sum(start <= value for start in starts)
    return Between(attribute.id, starts[place - 1], starts[place] if place < len(starts) else None)


def starts_of(knowledge_base: KnowledgeBase, attribute: Attribute) -> tuple[int | float, ...]:
    """Where the intervals of a number begin that the rules tell apart."""
    return _starts(knowledge_base)[attribute.id]


@lru_cache(maxsize=KEPT)
def _starts(knowledge_base: KnowledgeBase) -> dict[str, tuple[int | float, ...]]:
    tests = [test for rule in knowledge_base.rules.values() for test in rule.when]
    numbers = (one for one in knowledge_base.stated.values() if one.kind == "number")
    return {attribute.id: starts(attribute, tests) for attribute in numbers}


def starts(attribute: Attribute, tests: Iterable[Test]) -> tuple[int | float, ...]:
    """Where the intervals of a number begin: at the least, and wherever a test draws a line."""
    drawn = {
        line
        for test in tests
        if isinstance(test, Between) and test.attribute == attribute.id
        for line in (test.at_least, test.below)
        if line is not None and attribute.least < line <= attribute.most
    }
    return (attribute.least, *sorted(drawn))
