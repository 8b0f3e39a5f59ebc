"""Bounds propagation: the range of each path's final score, and the paths that can still win.

`moves` holds the weights of evidence of each open rule. The bounds are sound but not tight: they
assume that any open rules can fire together, even if their conditions contradict each other.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

Scores = Mapping[str, int]
Outcome = str | None  # a path, or no recommendation


@dataclass(frozen=True, slots=True)
class Bounds:
    """A path's present score, and the bounds of its final score, in decibans."""

    score: int
    lowest: int
    highest: int


def bounds_of(path: str, score: int, moves: Iterable[Scores]) -> Bounds:
    """The bounds of a score: with every open rule against the path fired, or every one for it.

    >>> bounds_of("stay", 4, [{"stay": 7}, {"stay": -4, "move_up": 2}])
    Bounds(score=4, lowest=0, highest=11)
    """
    weights = [move.get(path, 0) for move in moves]
    lowest, highest = (score + sum(end(0, weight) for weight in weights) for end in (min, max))
    return Bounds(score, lowest, highest)


def contenders(bounds: Mapping[str, Bounds], moves: Sequence[Scores]) -> list[str]:
    """The paths that could still be recommended as far as the bounds tell, in the order given.

    Evidence for one path is often evidence against another, so each pair is bounded by its
    difference: a path that can never catch up with some other path is out.
    """
    order = list(bounds)

    def can_pass(one: str, other: str) -> bool:
        lead = bounds[one].score - bounds[other].score
        lead += sum(max(0, move.get(one, 0) - move.get(other, 0)) for move in moves)
        return lead > 0 or (lead == 0 and order.index(one) <= order.index(other))

    able = [path for path in order if bounds[path].highest > 0]
    return [path for path in able if all(can_pass(path, other) for other in order)]


def conceivable(bounds: Mapping[str, Bounds], paths: Iterable[str]) -> frozenset[Outcome]:
    """The possible outcomes: the contenders and, unless one is sure of a positive score, None."""
    left = frozenset(paths)
    sure = any(bounds[path].lowest > 0 for path in left)
    return left if sure else left | {None}
