"""How far open rules can move the scores of the paths, and so what can still be recommended.

`moves` are what each open rule would add to the scores if it fired, as `KnowledgeBase.evidence` has
it. The bounds are sound and simple: any of the rules may fire, together with any others.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

Scores = Mapping[str, int]
Outcome = str | None  # a path, or no recommendation


@dataclass(frozen=True, slots=True)
class Bounds:
    """A path's score as things stand, and the bounds that no answer takes it past."""

    score: int
    lowest: int
    highest: int


def bounds_of(path: str, score: int, moves: Iterable[Scores]) -> Bounds:
    """The score with every open rule against the path fired, and with every one for it.

    >>> bounds_of("stay", 4, [{"stay": 7}, {"stay": -4, "move_up": 2}])
    Bounds(score=4, lowest=0, highest=11)
    """
    weights = [move.get(path, 0) for move in moves]
    lowest, highest = (score + sum(end(0, weight) for weight in weights) for end in (min, max))
    return Bounds(score, lowest, highest)


def contenders(bounds: Mapping[str, Bounds], moves: Sequence[Scores], enough: int = 1) -> list[str]:
    """The paths that can be recommended, as far as the bounds tell; in the order given.

    What speaks for a path often speaks against another, so every two are bounded by their
    difference: a path is out if it cannot catch up with one other, whatever fires.
    """
    order = list(bounds)

    def can_pass(one: str, other: str) -> bool:
        lead = bounds[one].score - bounds[other].score
        lead += sum(max(0, move.get(one, 0) - move.get(other, 0)) for move in moves)
        return lead > 0 or (lead == 0 and order.index(one) <= order.index(other))

    able = [path for path in order if bounds[path].highest >= enough]
    return [path for path in able if all(can_pass(path, other) for other in order)]


def conceivable(
    bounds: Mapping[str, Bounds], paths: Iterable[str], enough: int = 1
) -> frozenset[Outcome]:
    """The contenders, and no recommendation unless one is sure to have evidence for it."""
    left = frozenset(paths)
    sure = any(bounds[path].lowest >= enough for path in left)
    return left if sure else left | {None}
