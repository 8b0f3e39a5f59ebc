"""Promises about two people, or about one before and after an answer: two worlds of one formula."""

from collections.abc import Iterator
from itertools import permutations

from engine.authoring.prove.answers import Answers, answered, free_answers, value_for
from engine.authoring.prove.claims import concerned
from engine.authoring.prove.encoding import World
from engine.authoring.prove.formula import Literal
from engine.authoring.prove.prover import Setting
from engine.authoring.prove.results import next_roles
from engine.authoring.prove.witness import Witness
from engine.core.claims import Adding, OneRole
from engine.core.model import Promise


def step(
    setting: Setting, attribute: str, value: str | bool | int | float
) -> tuple[World, Literal]:
    """The world after the answer, and that it was not given before."""
    known = setting.knowledge_base.attributes[attribute]
    value = value_for(setting.knowledge_base, known, value)
    after = setting.beside(answered(setting.answers, known, value))
    if known.kind == "several":
        return after, -setting.answers[attribute][value]
    return after, -setting.world.known[attribute]


def losing(setting: Setting, promise: Promise, claim: Adding) -> Iterator[tuple[Witness, Witness]]:
    """Whom the fact takes off the paths that it keeps, or brings to those that it must not."""
    formula, world = setting.formula, setting.world
    after, new = step(setting, claim.attribute, claim.value)

    def on(one: World, paths: tuple[str, ...]) -> Literal:
        return formula.any_of(one.path[path] for path in paths)

    lost = formula.all_of((on(world, claim.keeps), -on(after, claim.keeps)))
    brought = formula.all_of((-on(world, claim.brings_not), on(after, claim.brings_not)))
    goal = (concerned(world, promise), new, formula.any_of((lost, brought)))
    return setting.pairs([world.answers], world.answers, after.answers, goal=goal)


def torn(setting: Setting, promise: Promise, claim: OneRole) -> Iterator[tuple[Witness, Witness]]:
    """Two people who are led to one role by different paths."""
    formula, one = setting.formula, setting.world
    alike = {id: one.answers[id] for id in claim.shared}
    answers: Answers = {**free_answers(formula, setting.knowledge_base), **alike}
    other = setting.beside(answers)
    named = [(next_roles(one)[id], next_roles(other)[id]) for id in setting.knowledge_base.roles]
    ways = (
        formula.all_of((one.path[path], other.path[rival], *both))
        for path, rival in permutations(claim.paths, 2)
        for both in named
    )
    goal = (concerned(one, promise), concerned(other, promise), formula.any_of(ways))
    people = [one.answers, other.answers]
    return setting.pairs(people, *people, goal=goal)
