"""Counterfactuals: the smallest changes of the answers that lead to another path.

Every single step is tried, then every two, so that what is called the smallest change is the
smallest that somebody can bring about. Only what was answered is changed; `missing_facts` is about
what was not.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import combinations

from engine.analysis.alternatives import Change, Hands, double_steps, in_whose_hands, steps
from engine.analysis.neighbourhood import Neighbourhood
from engine.core.model import KnowledgeBase


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


def smallest_changes(around: Neighbourhood) -> Counterfactuals:
    """The smallest changes of what was answered that lead to another path."""
    knowledge_base, facts = around.knowledge_base, around.facts
    answered = [knowledge_base.attributes[id] for id in knowledge_base.stated if id in facts]
    singles = [change for item in answered for change in steps(knowledge_base, facts, item)]
    found = _by_hands(knowledge_base, _leading_elsewhere(around, ((change,) for change in singles)))
    yours, given, fixed = found["yours"], found["given"], found["fixed"]
    if not yours or not given:
        alone = [one.changes[0] for one in (*yours, *given, *fixed)]
        idle = [change for change in singles if change not in alone]
        doubles = [change for item in answered for change in double_steps(item, facts)]
        whole = [(c,) for c in doubles if not any(_is_part(single, c) for single in alone)]
        both = [two for two in (*whole, *_pairs(idle)) if _hands(knowledge_base, two) != "fixed"]
        further = _by_hands(knowledge_base, _leading_elsewhere(around, both))
        yours, given = yours or further["yours"], given or further["given"]
    return Counterfactuals(yours, given, fixed)


def _leading_elsewhere(
    around: Neighbourhood, alternatives: Iterable[tuple[Change, ...]]
) -> Iterator[Counterfactual]:
    """Those of the changes after which the path is another one."""
    for changes in alternatives:
        path = around.path(changes)
        if path != around.present:
            yield Counterfactual(changes, path)


def _by_hands(
    knowledge_base: KnowledgeBase, counterfactuals: Iterable[Counterfactual]
) -> dict[Hands, tuple[Counterfactual, ...]]:
    """The counterfactuals of each kind, those that lead to no path last."""
    kinds: dict[Hands, list[Counterfactual]] = {"yours": [], "given": [], "fixed": []}
    for one in sorted(counterfactuals, key=lambda one: one.path is None):
        kinds[_hands(knowledge_base, one.changes)].append(one)
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
