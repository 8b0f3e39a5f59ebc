"""Alternative answers: the single steps from a person's facts, and who controls each.

A step replaces a value, or adds one to several values, or removes one. A number stands for its
whole interval (see `core.intervals`), so the steps are complete: no answer that could make a
difference is left out, and every statement about "the smallest change" rests on that.
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
        """The new ones of several values."""
        return _without(self.after, self.before)

    @property
    def dropped(self) -> tuple[str, ...]:
        """The removed ones of several values."""
        return _without(self.before, self.after)


def _without(some: Value | None, others: Value | None) -> tuple[str, ...]:
    if not isinstance(some, tuple):
        return ()
    return tuple(one for one in some if not isinstance(others, tuple) or one not in others)


def in_whose_hands(attribute: Attribute, change: Change) -> Hands:
    """Who controls a change: the person ("yours"), others ("given") or nobody ("fixed").

    What was gained is not lost again, and years do not come back.
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
    """Every answer one step from the present one; from an unknown one, every single value."""
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
    """Every answer two steps from the present one; only several values have any."""
    before = facts.get(attribute.id)
    if attribute.kind != "several":
        return ()
    return tuple(Change(attribute.id, before, value) for value in _stepped(attribute, before, 2))


def _stepped(attribute: Attribute, before: Value | None, count: int) -> Iterator[tuple[str, ...]]:
    """The several values with `count` of them added or removed, but never none at all."""
    present = set(before) if isinstance(before, tuple) else set()
    for some in combinations(attribute.choices, count):
        value = tuple(id for id in attribute.choices if (id in present) != (id in some))
        if value:
            yield value


def values(knowledge_base: KnowledgeBase, attribute: Attribute) -> tuple[Value, ...]:
    """Every single value of an attribute; for a number, the least of each interval."""
    match attribute.kind:
        case "yes/no":
            return (True, False)
        case "number":
            return starts_of(knowledge_base, attribute)
        case _:
            return tuple(attribute.choices)


def all_answers(knowledge_base: KnowledgeBase, attribute: Attribute) -> Iterator[Value]:
    """Every possible answer, with every subset of several values."""
    if attribute.kind != "several":
        yield from values(knowledge_base, attribute)
        return
    for count in range(1, len(attribute.choices) + 1):
        yield from combinations(attribute.choices, count)
