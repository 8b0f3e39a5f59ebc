"""What breaks a promise, as literals of a world: each claim of core/claims.py encoded.

A claim about one person is broken where somebody makes one of its parts true. Claims about two
people (`Adding`, `OneRole`) stand in two_people.py, for they need a second world.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations

from engine.authoring.prove.encoding import World
from engine.authoring.prove.formula import Literal
from engine.authoring.prove.results import next_roles, roles_held, told
from engine.core.claims import (
    Adding,
    Incompatible,
    NeverTold,
    NextRole,
    NoneTwice,
    OneOf,
    OneRole,
    Reachable,
    Told,
)
from engine.core.model import Promise, Rule


@dataclass(frozen=True, slots=True)
class Part:
    """One way to break a promise; `about` are the rules, paths or roles that it is about."""

    about: tuple[str, ...]
    goal: Literal


def concerned(world: World, promise: Promise) -> Literal:
    """A literal that is true of those whom the promise speaks of."""
    formula = world.formula
    cases = [world.all_pass(case) for case in promise.cases]
    exempt = [world.all_pass(case) for case in promise.unless]
    exempt += [told(world, world.knowledge_base.rules[id]) for id in promise.unless_told]
    unknown = [-known for id, known in world.known.items() if id not in promise.only_known]
    return formula.all_of(
        (
            *([formula.any_of(cases)] if cases else []),
            *(-literal for literal in exempt),
            *(unknown if promise.only_known else []),
            *(world.known.values() if promise.complete else []),
        )
    )


def violations(world: World, promise: Promise) -> Iterator[Part]:
    """Every way in which one person can break the promise."""
    whom = concerned(world, promise)
    for part in _parts(world, promise):
        yield Part(part.about, world.formula.all_of((whom, part.goal)))


def _parts(world: World, promise: Promise) -> Iterator[Part]:
    """Every way to break the claim, whomever it is about."""
    formula, rules = world.formula, world.knowledge_base.rules
    match promise.claim:
        case OneOf(paths):
            yield Part(
                (), formula.any_of(one for path, one in world.path.items() if path not in paths)
            )
        case Told(ids):
            yield Part((), formula.all_of(-told(world, rules[id]) for id in ids))
        case NeverTold(ids):
            yield from (Part((id,), told(world, rules[id])) for id in ids)
        case Incompatible(groups):
            pairs = (pair for group in groups for pair in combinations(group, 2))
            yield from (_together(world, pair) for pair in pairs)
        case NoneTwice():
            yield from (_together(world, pair) for pair in same_sentences(list(rules.values())))
        case NextRole() as claim:
            yield from _wrong_next_roles(world, claim)
        case Reachable() | Adding() | OneRole():
            return


def _together(world: World, pair: tuple[str, str]) -> Part:
    rules = (world.knowledge_base.rules[id] for id in pair)
    return Part(pair, world.formula.all_of(told(world, rule) for rule in rules))


def same_sentences(rules: list[Rule]) -> Iterator[tuple[str, str]]:
    """Pairs of rules that say the same words."""
    for one, other in combinations(rules, 2):
        if _sentences(one) & _sentences(other):
            yield one.id, other.id


def _sentences(rule: Rule) -> set[str]:
    because = rule.because if rule.supports else None
    told = (because, rule.advise, rule.caution, rule.contradiction)
    return {sentence for sentence in told if sentence}


def _wrong_next_roles(world: World, claim: NextRole) -> Iterator[Part]:
    formula, named = world.formula, next_roles(world)
    held = roles_held(world)
    if claim.named:
        yield Part((), formula.all_of(-literal for literal in named.values()))
    if claim.level != "any":
        yield Part(("level",), wrong_level(world, claim.level == "higher"))
    if not claim.own:
        yield Part(("own",), formula.any_of(formula.all_of((named[id], held[id])) for id in named))
    for id in claim.never:
        yield Part((id,), named[id])


def wrong_level(world: World, higher: bool) -> Literal:
    """A next role other than the own one is not on a higher (or not on the same) level."""
    named, held, roles = next_roles(world), roles_held(world), world.knowledge_base.roles
    return world.formula.any_of(
        world.formula.all_of((named[new.id], held[own.id]))
        for new in roles.values()
        for own in roles.values()
        if new.id != own.id and not (new.level > own.level if higher else new.level == own.level)
    )
