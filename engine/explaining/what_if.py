"""What other answers would lead to: how firm a recommendation is, and what would change it.

Every single step is tried, then every two, so what is called the smallest change is the smallest.
Only what was answered counts as changed; what was not known has a room of its own.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import combinations

from engine.explaining.changes import Change, double_steps, is_yours, steps
from engine.explaining.swift import Swift, swift
from engine.meaning import consult
from engine.model import CURRENT_ROLE, Advice, Facts, KnowledgeBase


@dataclass(frozen=True, slots=True)
class Firmness:
    """How many of the answers one step away keep the path, those to open questions included."""

    kept: int
    tried: int

    @property
    def share(self) -> float:
        """From 0 to 1; 1 where nothing else could be said."""
        return self.kept / self.tried if self.tried else 1.0


@dataclass(frozen=True, slots=True)
class Turn:
    """Changes that together lead to another path, or to none, while no part of them does."""

    changes: tuple[Change, ...]
    path: str | None


@dataclass(frozen=True, slots=True)
class Turns:
    """The smallest changes of the recommendation: in a person's own hands, and not.

    All of a kind take equally many steps. Those that lead to a path come first, and those that ask
    for another role last: they speak of another person. A kind is empty where two steps are not
    enough.
    """

    yours: tuple[Turn, ...]
    given: tuple[Turn, ...]


@dataclass(frozen=True, slots=True)
class Comparison:
    """A result, and what it would be after some changes."""

    changes: tuple[Change, ...]
    before: Advice
    after: Advice


def compare(knowledge_base: KnowledgeBase, facts: Facts, changed: Facts) -> Comparison:
    """The results with and without some answers changed."""
    changes = tuple(
        Change(id, facts.get(id), changed[id])
        for id in knowledge_base.stated
        if id in changed and changed[id] != facts.get(id)
    )
    before, after = consult(knowledge_base, facts), consult(knowledge_base, {**facts, **changed})
    return Comparison(changes, before, after)


def firmness(knowledge_base: KnowledgeBase, facts: Facts) -> Firmness:
    """How firm the recommendation is: every single step from every answer, known or not."""
    around = _Around(knowledge_base, facts)
    singles = [
        change
        for attribute in knowledge_base.stated.values()
        for change in steps(knowledge_base, facts, attribute)
    ]
    kept = sum(around.path((change,)) == around.present for change in singles)
    return Firmness(kept, len(singles))


def smallest(knowledge_base: KnowledgeBase, facts: Facts) -> Turns:
    """The smallest changes of what was answered that lead to another path."""
    around = _Around(knowledge_base, facts)
    answered = [knowledge_base.attributes[id] for id in knowledge_base.stated if id in facts]
    singles = [change for item in answered for change in steps(knowledge_base, facts, item)]
    yours, given = _by_kind(knowledge_base, around.turns((change,) for change in singles))
    if not yours or not given:
        alone = [turn.changes[0] for turn in (*yours, *given)]
        idle = [change for change in singles if change not in alone]
        doubles = [change for item in answered for change in double_steps(item, facts)]
        whole = [(c,) for c in doubles if not any(_is_part(single, c) for single in alone)]
        both = _by_kind(knowledge_base, around.turns((*whole, *_pairs(idle))))
        yours, given = yours or both[0], given or both[1]
    return Turns(yours, given)


def _by_kind(
    knowledge_base: KnowledgeBase, turns: Iterable[Turn]
) -> tuple[tuple[Turn, ...], tuple[Turn, ...]]:
    """Those that lie wholly in a person's own hands, and the others."""
    yours: list[Turn] = []
    given: list[Turn] = []
    for turn in sorted(turns, key=_how_far_fetched):
        mine = all(is_yours(knowledge_base.attributes[c.attribute], c) for c in turn.changes)
        (yours if mine else given).append(turn)
    return tuple(yours), tuple(given)


def _how_far_fetched(turn: Turn) -> tuple[bool, bool]:
    asks_for_role = any(change.attribute == CURRENT_ROLE for change in turn.changes)
    return asks_for_role, turn.path is None


def _pairs(changes: Iterable[Change]) -> Iterator[tuple[Change, ...]]:
    """Every two changes of different attributes."""
    return (pair for pair in combinations(changes, 2) if pair[0].attribute != pair[1].attribute)


def _is_part(single: Change, double: Change) -> bool:
    """Whether a step is the one half of two."""
    between = Change(double.attribute, single.after, double.after)
    return single.attribute == double.attribute and len(between.added + between.dropped) == 1


class _Around:
    """What other answers than the given ones lead to."""

    def __init__(self, knowledge_base: KnowledgeBase, facts: Facts) -> None:
        self._swift: Swift = swift(knowledge_base)
        self._held = self._swift.holding(facts)
        self.present = self._swift.path(self._held)

    def path(self, changes: Iterable[Change]) -> str | None:
        """The path after some changes of different attributes."""
        held = self._held
        for change in changes:
            if change.before is not None:
                held -= self._swift.held(change.attribute, change.before)
            held += self._swift.held(change.attribute, change.after)
        return self._swift.path(held)

    def turns(self, some: Iterable[tuple[Change, ...]]) -> Iterator[Turn]:
        """Those of the changes that lead to another path."""
        for changes in some:
            path = self.path(changes)
            if path != self.present:
                yield Turn(changes, path)
