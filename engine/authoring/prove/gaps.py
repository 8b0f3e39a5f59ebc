"""Questions about gaps: what nobody reaches, and what is reached without the advice to it."""

from collections.abc import Callable, Iterator

from engine.authoring.prove.claims import same_sentences, wrong_level
from engine.authoring.prove.encoding import World
from engine.authoring.prove.findings import Finding, Kind
from engine.authoring.prove.formula import Literal
from engine.authoring.prove.prover import Prover, Question
from engine.authoring.prove.results import advised, next_roles, roles_held, told
from engine.core.claims import NoneTwice
from engine.core.model import Path

Goal = Callable[[World], Literal]


def gap_questions(prover: Prover) -> Iterator[Question]:
    """What nobody reaches, who gets nothing with a path, next roles that cannot be meant."""
    knowledge_base = prover.knowledge_base
    yield _somebody(prover, "no path", (), "All facts are known, and no path follows.", _lost)
    for path in knowledge_base.paths.values():
        yield _nobody(prover, (path.id,), f"Nobody is recommended {path.id}.", _on(path.id))
        yield from _about_path(prover, path)
    for role in knowledge_base.roles:
        says = f"Nobody is led to the role {role}."
        yield _nobody(prover, ("next_roles", role), says, _led_to(role))
        for id in knowledge_base.paths:
            says = f"Nobody with the role {role} is recommended {id}."
            yield _nobody(prover, (id, role), says, _on(id, role))
    claims = [promise.claim for promise in knowledge_base.promises.values()]
    if NoneTwice() not in claims:
        for pair in same_sentences(list(knowledge_base.rules.values())):
            says = f"Rules '{pair[0]}' and '{pair[1]}' tell the same person the same sentence."
            yield _somebody(prover, "same sentence twice", pair, says, _both_told(*pair))


def _about_path(prover: Prover, path: Path) -> Iterator[Question]:
    """What belongs to a recommendation: advice, a next role, and one that fits."""

    def on_path(wrong: Goal) -> Goal:
        return lambda world: world.formula.all_of((world.path[path.id], wrong(world)))

    says = f"{path.id} is recommended without any advice."
    yield _somebody(prover, "no advice", (path.id,), says, on_path(lambda one: -advised(one)))
    if path.leads_to == "nowhere":
        return
    says = f"{path.id} is recommended to somebody whose role is known, without a next role."
    yield _somebody(prover, "no next role", (path.id,), says, on_path(_unnamed))
    says = f"{path.id} leads somebody to the role that they have."
    yield _somebody(prover, "own role", (path.id,), says, on_path(_own))
    if path.leads_to in ("above", "beside"):
        level = "a higher" if path.leads_to == "above" else "the same"
        says = f"{path.id} leads somebody to a role that is not on {level} level."
        goal = on_path(lambda one: wrong_level(one, path.leads_to == "above"))
        yield _somebody(prover, "wrong level", (path.id,), says, goal)


def _on(path: str, role: str | None = None) -> Goal:
    def goal(world: World) -> Literal:
        held = [roles_held(world)[role]] if role else []
        return world.formula.all_of((world.path[path], *held))

    return goal


def _led_to(role: str) -> Goal:
    return lambda world: next_roles(world)[role]


def _lost(world: World) -> Literal:
    return world.formula.all_of((*world.known.values(), world.path[None]))


def _unnamed(world: World) -> Literal:
    held = world.formula.any_of(roles_held(world).values())
    return world.formula.all_of((held, *(-one for one in next_roles(world).values())))


def _own(world: World) -> Literal:
    named, held = next_roles(world), roles_held(world)
    return world.formula.any_of(world.formula.all_of((named[id], held[id])) for id in named)


def _both_told(one: str, other: str) -> Goal:
    def goal(world: World) -> Literal:
        rules = world.knowledge_base.rules
        return world.formula.all_of((told(world, rules[one]), told(world, rules[other])))

    return goal


def _somebody(
    prover: Prover, kind: Kind, about: tuple[str, ...], says: str, goal: Goal
) -> Question:
    """A question that is a finding where somebody meets the goal."""

    def findings() -> Iterator[Finding]:
        if witness := prover.shared.witness(goal(prover.shared.world)):
            yield Finding(kind, about, says, witness)

    return Question(f"{kind}: {says}", findings)


def _nobody(prover: Prover, about: tuple[str, ...], says: str, goal: Goal) -> Question:
    """A question that is a finding where nobody meets the goal, unless promises rule it out."""

    def findings() -> Iterator[Finding]:
        if not prover.shared.possible(goal(prover.shared.world)):
            yield Finding("nobody reaches", about, says, implied_by=prover.implied_by(goal))

    return Question(f"whether {says}", findings)
