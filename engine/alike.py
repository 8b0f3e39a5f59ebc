"""Numbers that no rule tells apart: between two lines that rules draw, all of them are as one."""

from functools import lru_cache

from engine.model import Attribute, Between, KnowledgeBase, Value

KEPT = 8  # knowledge bases


def representative(
    knowledge_base: KnowledgeBase, attribute: Attribute, value: Value | None
) -> Value | None:
    """The value that stands for all that lead to the same result; only numbers have others."""
    if value is None or attribute.kind != "number":
        return value
    return numbers_like(knowledge_base, attribute, value).at_least


def numbers_like(knowledge_base: KnowledgeBase, attribute: Attribute, value: Value) -> Between:
    """The numbers that no rule tells apart from a value, as the condition that they all meet."""
    assert isinstance(value, int | float)
    starts = starts_of(knowledge_base, attribute)
    place = sum(start <= value for start in starts)
    return Between(attribute.id, starts[place - 1], starts[place] if place < len(starts) else None)


def starts_of(knowledge_base: KnowledgeBase, attribute: Attribute) -> tuple[int | float, ...]:
    """Where the intervals of a number begin: at the least, and wherever a rule draws a line."""
    return _starts(knowledge_base)[attribute.id]


@lru_cache(maxsize=KEPT)
def _starts(knowledge_base: KnowledgeBase) -> dict[str, tuple[int | float, ...]]:
    tests = [test for rule in knowledge_base.rules.values() for test in rule.when]
    lines: dict[str, set[int | float]] = {
        id: {attribute.least}
        for id, attribute in knowledge_base.stated.items()
        if attribute.kind == "number"
    }
    for test in tests:
        if isinstance(test, Between) and test.attribute in lines:
            attribute = knowledge_base.attributes[test.attribute]
            bounds = (test.at_least, test.below)
            lines[test.attribute].update(
                b for b in bounds if b is not None and attribute.least < b <= attribute.most
            )
    return {id: tuple(sorted(found)) for id, found in lines.items()}
