"""What other answers would lead to: how firm a recommendation is, and what would change it.

Every single step is tried, then every two, so what is called the smallest change is the smallest
that somebody can bring about. Only what was answered counts as changed; what was not known has a
room of its own.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import combinations

from engine.analysis.alternatives import Change, Hands, double_steps, in_whose_hands, steps
from engine.core.advice import Advice
from engine.core.model import Facts, KnowledgeBase
from engine.core.semantics import consult
from engine.engines.bitset import BitsetEngine, bitset_engine


@dataclass(frozen=True, slots=True)
class Counterfactual:
    """Changes that together lead to another path, or to none, while no part of them does."""

    changes: tuple[Change, ...]
    path: str | None


@dataclass(frozen=True, slots=True)
class Counterfactuals:
    """The smallest changes of the recommendation: in a person's own hands, and in part in others'.

    All of a kind take equally many steps, and those that lead to a path come first. A kind is empty
    where two steps are not enough. `fixed` holds the single steps that nobody can take.
    """

    yours: tuple[Counterfactual, ...]
    given: tuple[Counterfactual, ...]
    fixed: tuple[Counterfactual, ...] = ()


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


def smallest_changes(knowledge_base: KnowledgeBase, facts: Facts) -> Counterfactuals:
    """The smallest changes of what was answered that lead to another path."""
    around = _Around(knowledge_base, facts)
    answered = [knowledge_base.attributes[id] for id in knowledge_base.stated if id in facts]
    singles = [change for item in answered for change in steps(knowledge_base, facts, item)]
    found = _by_hands(knowledge_base, around.counterfactuals((change,) for change in singles))
    yours, given, fixed = found["yours"], found["given"], found["fixed"]
    if not yours or not given:
        alone = [counterfactual.changes[0] for counterfactual in (*yours, *given, *fixed)]
        idle = [change for change in singles if change not in alone]
        doubles = [change for item in answered for change in double_steps(item, facts)]
        whole = [(c,) for c in doubles if not any(_is_part(single, c) for single in alone)]
        both = [two for two in (*whole, *_pairs(idle)) if _hands(knowledge_base, two) != "fixed"]
        further = _by_hands(knowledge_base, around.counterfactuals(both))
        yours, given = yours or further["yours"], given or further["given"]
    return Counterfactuals(yours, given, fixed)


def _by_hands(
    knowledge_base: KnowledgeBase, counterfactuals: Iterable[Counterfactual]
) -> dict[Hands, tuple[Counterfactual, ...]]:
    """The turns of each kind, those that lead to a path before those that lead to none."""
    kinds: dict[Hands, list[Counterfactual]] = {"yours": [], "given": [], "fixed": []}
    for counterfactual in sorted(
        counterfactuals, key=lambda counterfactual: counterfactual.path is None
    ):
        kinds[_hands(knowledge_base, counterfactual.changes)].append(counterfactual)
    return {hands: tuple(some) for hands, some in kinds.items()}


def _hands(knowledge_base: KnowledgeBase, changes: Iterable[Change]) -> Hands:
    """Who can bring about changes together: whoever has least in hand of what they ask for."""
    found = {in_whose_hands(knowledge_base.attributes[c.attribute], c) for c in changes}
    order: tuple[Hands, ...] = ("fixed", "given", "yours")
    return next(hands for hands in order if hands in found)


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
        self._engine: BitsetEngine = bitset_engine(knowledge_base)
        self._held = self._engine.holding(facts)
        self.present = self._engine.path(self._held)

    def path(self, changes: Iterable[Change]) -> str | None:
        """The path after some changes of different attributes."""
        held = self._held
        for change in changes:
            if change.before is not None:
                held -= self._engine.held(change.attribute, change.before)
            held += self._engine.held(change.attribute, change.after)
        return self._engine.path(held)

    def counterfactuals(self, some: Iterable[tuple[Change, ...]]) -> Iterator[Counterfactual]:
        """Those of the changes that lead to another path."""
        for changes in some:
            path = self.path(changes)
            if path != self.present:
                yield Counterfactual(changes, path)
