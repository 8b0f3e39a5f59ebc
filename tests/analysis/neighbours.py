"""Everybody one step away from a person, found by trying every answer."""

from collections.abc import Iterable, Iterator

from engine.core.model import Attribute, Between, Facts, KnowledgeBase, Value


def sides(base: KnowledgeBase, attribute: Attribute, number: float) -> tuple[bool, ...]:
    """On which side of each line that a rule draws a number lies."""
    tests = (test for rule in base.rules.values() for test in rule.when)
    drawn = (t for t in tests if isinstance(t, Between) and t.attribute == attribute.id)
    lines = [line for test in drawn for line in (test.at_least, test.below)]
    return tuple(number >= line for line in lines if line is not None)


def other_answers(base: KnowledgeBase, attribute: Attribute, said: Value | None) -> Iterator[Value]:
    """Every answer one step from what was said; of numbers, the least between two lines.

    Written anew, so that it may contradict the product.
    """
    match attribute.kind:
        case "several":
            some = set(said) if isinstance(said, tuple) else set()
            for choice in attribute.choices:
                if other := some ^ {choice}:
                    yield tuple(id for id in attribute.choices if id in other)
        case "number":
            kinds: dict[tuple[bool, ...], float] = {}
            for half in range(2 * attribute.least, 2 * attribute.most + 1):
                kinds.setdefault(sides(base, attribute, half / 2), half / 2)
            if isinstance(said, int | float):
                del kinds[sides(base, attribute, said)]
            yield from kinds.values()
        case "yes/no":
            yield from ({True, False} - {said})
        case _:
            yield from (id for id in attribute.choices if id != said)


def one_step(base: KnowledgeBase, known: Facts, ids: Iterable[str]) -> list[Facts]:
    """Everybody who answered one of the attributes one step differently."""
    return [
        {**known, id: value}
        for id in ids
        for value in other_answers(base, base.attributes[id], known.get(id))
    ]
