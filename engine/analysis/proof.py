"""Proof trees: how the score of a path follows from the stated facts, through flags and evidence.

A proof is reconstructed from a finished result; nothing is evaluated again.
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
    """The ground of one test: a stated fact, or a flag with the steps that concluded it.

    `value` holds only those of several values that the test names.
    """

    name: str
    value: Value
    steps: tuple["Step", ...] = ()


@dataclass(frozen=True, slots=True)
class Step:
    """A fired rule with its grounds and its weight in decibans, which is 0 for a flag."""

    rule: str
    statements: tuple[str, ...]
    weight: int
    grounds: tuple[Ground, ...]


@dataclass(frozen=True, slots=True)
class Proof:
    """The proof of a path's score: the steps whose weights add up to it, the weightiest first."""

    path: str
    score: int
    steps: tuple[Step, ...]


def proofs(knowledge_base: KnowledgeBase, advice: Advice) -> tuple[Proof, ...]:
    """The proof of the recommended path; without one, of each path with any evidence."""
    found = (
        _proof(knowledge_base, advice, standing.path, standing.score)
        for standing in advice.ranking
        if advice.path in (None, standing.path)
    )
    return tuple(proof for proof in found if proof.steps)


def _proof(knowledge_base: KnowledgeBase, advice: Advice, path: str, score: int) -> Proof:
    reasons = [reason for reason in advice.reasons if path in reason.evidence]
    reasons.sort(key=lambda reason: -abs(reason.evidence[path]))
    steps = (step(knowledge_base, advice, reason, reason.evidence[path]) for reason in reasons)
    return Proof(path, score, tuple(steps))


def step(knowledge_base: KnowledgeBase, advice: Advice, reason: Reason, weight: int = 0) -> Step:
    """The proof tree of a fired rule, down to the stated facts."""
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
    """The ones of several values that the test names; any other value unchanged."""
    if isinstance(value, tuple) and isinstance(test, AnyOf | AllOf):
        return tuple(one for one in value if one in test.values)
    return value


def stated(knowledge_base: KnowledgeBase, step: Step) -> Facts:
    """The stated facts at the leaves of a step, in the vocabulary's order, each once."""
    found: dict[str, Value] = {}
    for ground in _leaves(step):
        before = found.get(ground.name, ())
        found[ground.name] = _joined(knowledge_base, ground, before)
    return {id: found[id] for id in knowledge_base.stated if id in found}


def _joined(knowledge_base: KnowledgeBase, ground: Ground, before: Value) -> Value:
    """The value of a ground, united with the several values that were already found."""
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
