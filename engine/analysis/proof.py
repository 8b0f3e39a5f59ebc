"""How a path came about: the chain from facts through flags and evidence.

A chain is read from a result that stands; nothing is weighed again here.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from engine.core.advice import Advice, Reason
from engine.core.model import (
    CURRENT_ROLE,
    PATH,
    ROLE_FACTS,
    AllOf,
    AnyOf,
    Facts,
    KnowledgeBase,
    Test,
    Value,
)


@dataclass(frozen=True, slots=True)
class Ground:
    """What one test of a rule rests on: a stated fact, or a flag and the steps that concluded it.

    Of several values, those that the test names.
    """

    name: str
    value: Value
    steps: tuple["Step", ...] = ()


@dataclass(frozen=True, slots=True)
class Step:
    """A rule that fired, what it rests on, and what it added in decibans; 0 for a flag."""

    rule: str
    statements: tuple[str, ...]
    weight: int
    grounds: tuple[Ground, ...]


@dataclass(frozen=True, slots=True)
class Proof:
    """Everything that a path's score is made of, the weightiest first."""

    path: str
    score: int
    steps: tuple[Step, ...]


def proofs(knowledge_base: KnowledgeBase, advice: Advice) -> tuple[Proof, ...]:
    """The chain to the recommended path; without one, to each path that anything speaks about."""
    found = (
        _proof(knowledge_base, advice, standing.path, standing.score)
        for standing in advice.ranking
        if advice.path in (None, standing.path)
    )
    return tuple(chain for chain in found if chain.steps)


def _proof(knowledge_base: KnowledgeBase, advice: Advice, path: str, score: int) -> Proof:
    reasons = [reason for reason in advice.reasons if path in reason.evidence]
    reasons.sort(key=lambda reason: -abs(reason.evidence[path]))
    steps = (step(knowledge_base, advice, reason, reason.evidence[path]) for reason in reasons)
    return Proof(path, score, tuple(steps))


def step(knowledge_base: KnowledgeBase, advice: Advice, reason: Reason, weight: int = 0) -> Step:
    """A rule that fired, down to the stated facts."""
    tests = knowledge_base.rules[reason.rule].when
    grounds = tuple(_ground(knowledge_base, advice, test) for test in tests)
    return Step(reason.rule, reason.statements, weight, grounds)


def _ground(knowledge_base: KnowledgeBase, advice: Advice, test: Test) -> Ground:
    name = CURRENT_ROLE if test.attribute in ROLE_FACTS else test.attribute
    if name in advice.facts:
        return Ground(name, _named(advice.facts[name], test))
    concluding = (
        step(knowledge_base, advice, reason)
        for reason in advice.reasons
        if knowledge_base.rules[reason.rule].flag == name
    )
    return Ground(name, value=str(advice.path) if name == PATH else True, steps=tuple(concluding))


def _named(value: Value, test: Test) -> Value:
    """Of several values those that the test names; any other value as it is."""
    if isinstance(value, tuple) and isinstance(test, AnyOf | AllOf):
        return tuple(one for one in value if one in test.values)
    return value


def stated(knowledge_base: KnowledgeBase, step: Step) -> Facts:
    """The stated facts at the end of a step, in the vocabulary's order, each once."""
    found: dict[str, Value] = {}
    for ground in _leaves(step):
        before = found.get(ground.name, ())
        found[ground.name] = _joined(knowledge_base, ground, before)
    return {id: found[id] for id in knowledge_base.stated if id in found}


def _joined(knowledge_base: KnowledgeBase, ground: Ground, before: Value) -> Value:
    """The value of a ground, with what was already found of several values."""
    if not isinstance(ground.value, tuple) or not isinstance(before, tuple):
        return ground.value
    both = {*before, *ground.value}
    return tuple(id for id in knowledge_base.attributes[ground.name].choices if id in both)


def _leaves(step: Step) -> Iterator[Ground]:
    for ground in step.grounds:
        if not ground.steps:
            yield ground
        for deeper in ground.steps:
            yield from _leaves(deeper)
