"""What somebody is told and where they are led, as literals of a world."""

from engine.authoring.prove.encoding import World
from engine.authoring.prove.formula import FALSE, Literal
from engine.core.model import CURRENT_ROLE, PATH, Rule


def told(world: World, rule: Rule) -> Literal:
    """A sentence of the rule is told: what it advises or, for the path that it supports, why."""
    fired = world.fired[rule.id]
    if rule.advise or rule.caution or rule.contradiction:
        return fired
    supported = world.formula.any_of(world.path[path] for path in rule.supports)
    return world.formula.all_of((fired, supported))


def advised(world: World) -> Literal:
    """Some rule advises something."""
    rules = world.knowledge_base.rules.values()
    return world.formula.any_of(world.fired[rule.id] for rule in rules if rule.advise)


def roles_held(world: World) -> dict[str, Literal]:
    """For each role of the catalogue that it is the person's own."""
    held = world.answers.get(CURRENT_ROLE, {})
    return {id: held.get(id, FALSE) for id in world.knowledge_base.roles}


def next_roles(world: World) -> dict[str, Literal]:
    """For each role that it is named: by rules or, where none names any, by the catalogue."""
    formula, rules = world.formula, world.knowledge_base.rules.values()
    naming = [rule for rule in rules if rule.next_roles]
    unnamed = formula.all_of(-world.fired[rule.id] for rule in naming)
    return {
        id: formula.any_of(
            (
                *(world.fired[rule.id] for rule in naming if id in rule.next_roles),
                formula.all_of((unnamed, _in_catalogue(world, id))),
            )
        )
        for id in world.knowledge_base.roles
    }


def _in_catalogue(world: World, next_role: str) -> Literal:
    """The catalogue leads from the person's role to this one on the recommended path."""
    ways = [
        world.formula.all_of((held, world.path[path.id]))
        for role, held in roles_held(world).items()
        for path in world.knowledge_base.paths.values()
        if next_role in getattr(world.knowledge_base.roles[role], path.leads_to, ())
    ]
    return world.formula.any_of(ways)


def asks_about_path(rule: Rule) -> bool:
    """Whether the rule belongs to the last stratum."""
    return PATH in rule.attributes
