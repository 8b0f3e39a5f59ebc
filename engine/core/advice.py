"""The result of a consultation: a recommendation with its ranking, reasons and advice.

Every evaluator returns this one shape, and every view draws it. A new field also needs a place in
`advice_row`, in the SQL query and in docs/advice.schema.json.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from engine.core.model import Facts


@dataclass(frozen=True, slots=True)
class Standing:
    """The score of one path in decibans, and the certainty (0 to 1) that it amounts to."""

    path: str
    score: int
    certainty: float


@dataclass(frozen=True, slots=True)
class Reason:
    """A fired rule as a reason: its sentence, its source, its facts and its weight of evidence.

    `statements` are the ids of its sources, `facts` the values of the attributes and flags that it
    tests. `evidence` gives the decibans it adds to each path; `weight` those it adds to the
    recommended path, 0 without one.
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
    """The result of a consultation. Knows nothing of how it was computed or will be shown.

    Without a recommendation `path`, `certainty`, `score`, `runner_up` and `margin` are None, and
    `why` says so. `margin` is the distance in decibans to the runner-up or, if no other path has
    more evidence for it than against it, to a score of 0. `problems` gives by attribute the input
    that was not understood. Every list stands in the order of the knowledge base; only `ranking`
    goes by score.
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
