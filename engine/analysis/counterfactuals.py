"""Counterfactual explanation: the smallest changes of the answers that lead to another path.

Every single step is tried, then every pair of steps, so "smallest" is proved, not searched for.
Only facts that were stated are changed; unknown ones are the subject of `missing_facts`.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import combinations

from engine.analysis.alternatives import Change, Hands, double_steps, in_whose_hands, steps
from engine.analysis.neighbourhood import Neighbourhood
from engine.core.model import KnowledgeBase


@dataclass(frozen=True, slots=True)
class Counterfactual:
    """A minimal set of changes that lead to another path, or to no recommendation (None)."""

    changes: tuple[Change, ...]
    path: str | None


@dataclass(frozen=True, slots=True)
class Counterfactuals:
    """The smallest counterfactuals by control: the person's own, partly others', and nobody's.

    All of one kind take equally many steps, and those that lead to a path come first. A kind is
    empty if two steps are not enough. `fixed` holds single steps only.
    """

    yours: tuple[Counterfactual, ...]
    given: tuple[Counterfactual, ...]
    fixed: tuple[Counterfactual, ...] = ()


def smallest_changes(neighbourhood: Neighbourhood) -> Counterfactuals:
    """The smallest changes of the stated facts that lead to another path."""
    knowledge_base, facts = neighbourhood.knowledge_base, neighbourhood.facts
    stated = [knowledge_base.attributes[id] for id in knowledge_base.stated if id in facts]
    singles = [change for item in stated for change in steps(knowledge_base, facts, item)]
    found = _by_hands(knowledge_base, _leading_elsewhere(neighbourhood, ((c,) for c in singles)))
    yours, given, fixed = found["yours"], found["given"], found["fixed"]
    if not yours or not given:
        enough = [one.changes[0] for one in (*yours, *given, *fixed)]
        doubles = [change for item in stated for change in double_steps(item, facts)]
        two_steps = [
            *((double,) for double in doubles if not any(_is_part(c, double) for c in enough)),
            *_pairs(change for change in singles if change not in enough),
        ]
        able = [some for some in two_steps if _hands(knowledge_base, some) != "fixed"]
        further = _by_hands(knowledge_base, _leading_elsewhere(neighbourhood, able))
        yours, given = yours or further["yours"], given or further["given"]
    return Counterfactuals(yours, given, fixed)


def _leading_elsewhere(
    neighbourhood: Neighbourhood, alternatives: Iterable[tuple[Change, ...]]
) -> Iterator[Counterfactual]:
    """The alternatives that change the path, as counterfactuals."""
    for changes in alternatives:
        path = neighbourhood.path(changes)
        if path != neighbourhood.present:
            yield Counterfactual(changes, path)


def _by_hands(
    knowledge_base: KnowledgeBase, counterfactuals: Iterable[Counterfactual]
) -> dict[Hands, tuple[Counterfactual, ...]]:
    """The counterfactuals by control, those without a recommendation last."""
    kinds: dict[Hands, list[Counterfactual]] = {"yours": [], "given": [], "fixed": []}
    for one in sorted(counterfactuals, key=lambda one: one.path is None):
        kinds[_hands(knowledge_base, one.changes)].append(one)
    return {hands: tuple(some) for hands, some in kinds.items()}


def _hands(knowledge_base: KnowledgeBase, changes: Iterable[Change]) -> Hands:
    """Who controls several changes together: the least control over any of them decides."""
    found = {in_whose_hands(knowledge_base.attributes[c.attribute], c) for c in changes}
    order: tuple[Hands, ...] = ("fixed", "given", "yours")
    return next(hands for hands in order if hands in found)


def _pairs(changes: Iterable[Change]) -> Iterator[tuple[Change, ...]]:
    """Every pair of changes to different attributes."""
    return (pair for pair in combinations(changes, 2) if pair[0].attribute != pair[1].attribute)


def _is_part(single: Change, double: Change) -> bool:
    """Whether a single step is half of a double step."""
    between = Change(double.attribute, single.after, double.after)
    return single.attribute == double.attribute and len(between.added + between.dropped) == 1
