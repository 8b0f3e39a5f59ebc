"""What a promise can claim: invariants of the advice, as data.

A claim names paths, rules and roles by id. What it means for one person, or for one person before
and after an answer, is encoded in authoring/prove/claims.py; docs/proof.md says it in words.
"""

from dataclasses import dataclass
from typing import Literal

Level = Literal["any", "higher", "same"]


@dataclass(frozen=True, slots=True)
class OneOf:
    """The recommendation is one of these; None stands for no path."""

    paths: tuple[str | None, ...]


@dataclass(frozen=True, slots=True)
class Reachable:
    """Each of these paths is recommended to somebody: a claim that something is possible."""

    paths: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Told:
    """A sentence of one of these rules is told."""

    rules: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class NeverTold:
    """No sentence of these rules is told."""

    rules: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Incompatible:
    """Of each group at most one rule's sentence is told to the same person."""

    groups: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class NoneTwice:
    """Nobody is told the same sentence by two rules."""


@dataclass(frozen=True, slots=True)
class NextRole:
    """What the next roles are like: named at all, on which level, never the own or these roles."""

    named: bool = False
    level: Level = "any"
    own: bool = True
    never: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Adding:
    """A fact that is added: who was on one of `keeps` stays on them, nobody comes to `brings_not`.

    A value of an attribute with several joins those that are chosen; any other comes in the place
    of "not known".
    """

    attribute: str
    value: str | bool | int | float
    keeps: tuple[str, ...] = ()
    brings_not: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class OneRole:
    """Two people who agree on `shared` are never led to one role by different ones of `paths`."""

    shared: tuple[str, ...]
    paths: tuple[str, ...]


Claim = (
    OneOf | Reachable | Told | NeverTold | Incompatible | NoneTwice | NextRole | Adding | OneRole
)
