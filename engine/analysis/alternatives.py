"""The answers that a person could have given in place of theirs, one step at a time.

A step puts another value in place of one, or adds one value to several, or takes one away. Numbers
between two lines that rules draw are one value, since no rule tells them apart: so no other answer
is left out.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations
from typing import Literal

from engine.core.intervals import representative, starts_of
from engine.core.model import Attribute, Facts, KnowledgeBase, Value

Hands = Literal["yours", "given", "fixed"]


@dataclass(frozen=True, slots=True)
class Change:
    """One attribute answered differently; `before` is None where it was not known."""

    attribute: str
    before: Value | None
    after: Value

    @property
    def added(self) -> tuple[str, ...]:
        """Of several values those that are new."""
        return _without(self.after, self.before)

    @property
    def dropped(self) -> tuple[str, ...]:
        """Of several values those that are gone."""
        return _without(self.before, self.after)


def _without(some: Value | None, others: Value | None) -> tuple[str, ...]:
    if not isinstance(some, tuple):
        return ()
    return tuple(one for one in some if not isinstance(others, tuple) or one not in others)


def in_whose_hands(attribute: Attribute, change: Change) -> Hands:
    """Who can bring the change about: the person (yours), others (given), or nobody (fixed).

    What was gained is not lost again, nor do years come back.
    """
    match attribute.yours, attribute.kind:
        case "choose", _:
            return "yours"
        case "gain", "several":
            return "fixed" if change.dropped else "yours"
        case "gain", ("number" | "yes/no"):
            lost = change.before is not None and change.after < change.before  # type: ignore[operator]
            return "fixed" if lost else "yours"
        case "never", _:
            return "fixed"
        case _:
            return "given"


def steps(knowledge_base: KnowledgeBase, facts: Facts, attribute: Attribute) -> tuple[Change, ...]:
    """Every answer one step away from the present one; from not known, every single value."""
    before = facts.get(attribute.id)
    others = tuple(_values_near(knowledge_base, attribute, before))
    return tuple(Change(attribute.id, before, value) for value in others)


def _values_near(
    knowledge_base: KnowledgeBase, attribute: Attribute, before: Value | None
) -> Iterator[Value]:
    if attribute.kind == "several":
        yield from _stepped(attribute, before, 1)
        return
    present = representative(knowledge_base, attribute, before)
    yield from (value for value in values(knowledge_base, attribute) if value != present)


def double_steps(attribute: Attribute, facts: Facts) -> tuple[Change, ...]:
    """Every answer two steps away, which only several values can be."""
    before = facts.get(attribute.id)
    if attribute.kind != "several":
        return ()
    return tuple(Change(attribute.id, before, value) for value in _stepped(attribute, before, 2))


def _stepped(attribute: Attribute, before: Value | None, count: int) -> Iterator[tuple[str, ...]]:
    """The values with so many added or taken away, never all of them."""
    present = set(before) if isinstance(before, tuple) else set()
    for some in combinations(attribute.choices, count):
        value = tuple(id for id in attribute.choices if (id in present) != (id in some))
        if value:
            yield value


def values(knowledge_base: KnowledgeBase, attribute: Attribute) -> tuple[Value, ...]:
    """Every value of an attribute that takes one; of numbers between two lines, the least."""
    match attribute.kind:
        case "yes/no":
            return (True, False)
        case "number":
            return starts_of(knowledge_base, attribute)
        case _:
            return tuple(attribute.choices)


def all_answers(knowledge_base: KnowledgeBase, attribute: Attribute) -> Iterator[Value]:
    """Every answer that can be given, any choice of several included."""
    if attribute.kind != "several":
        yield from values(knowledge_base, attribute)
        return
    for count in range(1, len(attribute.choices) + 1):
        yield from combinations(attribute.choices, count)
