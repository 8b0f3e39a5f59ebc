"""The result of a consultation."""

from collections.abc import Mapping
from dataclasses import dataclass

from engine.core.model import Facts


@dataclass(frozen=True, slots=True)
class Standing:
    """Where one path stands: its score in decibans, and the certainty (0 to 1) of that."""

    path: str
    score: int
    certainty: float


@dataclass(frozen=True, slots=True)
class Reason:
    """A rule that fired: its words, its statements, the facts it used, what it added to each path.

    `weight` is what it added to the recommended path, 0 where there is none.
    """

    rule: str
    because: str
    statements: tuple[str, ...]
    origin: str
    facts: Facts
    weight: int
    evidence: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Advice:
    """The result of a consultation, in the one shape that every command shows.

    Without enough to advise on, `path`, `certainty`, `score`, `runner_up` and `margin` are None,
    and `why` says so. `margin` is the distance in decibans to the runner-up or, where no other path
    has evidence for it, to no recommendation at all.
    """

    path: str | None
    certainty: float | None
    score: int | None
    runner_up: str | None
    margin: int | None
    next_roles: tuple[str, ...]
    why: tuple[str, ...]
    advice: tuple[str, ...]
    cautions: tuple[str, ...]
    rules_fired: tuple[str, ...]
    problems: Mapping[str, str]
    rules_version: str
    facts: Facts
    ranking: tuple[Standing, ...]
    reasons: tuple[Reason, ...]
