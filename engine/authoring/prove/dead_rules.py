"""Questions about rules: does each ever fire, and does anybody notice when it does?"""

from collections.abc import Iterator
from dataclasses import replace
from functools import partial

from engine.authoring.prove.encoding import World
from engine.authoring.prove.findings import Finding
from engine.authoring.prove.formula import Literal
from engine.authoring.prove.prover import Prover, Question
from engine.authoring.prove.results import next_roles, told
from engine.core.model import Rule

NO_SHARE = 60  # decibans behind the best path, from which a path has no share of the certainty


def rule_questions(prover: Prover) -> Iterator[Question]:
    """One question for each rule."""
    for rule in prover.knowledge_base.rules.values():
        yield Question(f"rule '{rule.id}'", partial(_idle, prover, rule))


def _idle(prover: Prover, rule: Rule) -> Iterator[Finding]:
    setting = prover.shared
    if not setting.possible(setting.world.fired[rule.id]):
        implied = prover.implied_by(lambda world: world.fired[rule.id])
        says = f"No facts at all make rule '{rule.id}' fire."
        yield Finding("rule never fires", (rule.id,), says, implied_by=implied)
    elif not setting.possible(told(setting.world, rule)) and not _matters(prover, rule):
        witness = setting.witness(setting.world.fired[rule.id])
        says = f"Rule '{rule.id}' fires, but changes neither a path nor a certainty nor a word."
        yield Finding("rule without effect", (rule.id,), says, witness)


def _matters(prover: Prover, rule: Rule) -> bool:
    """Whether somebody would get another result if the rule were taken out."""
    setting = prover.setting()
    rules = {id: one for id, one in prover.knowledge_base.rules.items() if id != rule.id}
    without = setting.beside(setting.answers, replace(prover.knowledge_base, rules=rules))
    differ = _differences(setting.world, without, rule)
    return setting.possible(setting.world.fired[rule.id], setting.formula.any_of(differ))


def _differences(world: World, without: World, rule: Rule) -> Iterator[Literal]:
    """What can be seen of the difference between two worlds, one of which lacks the rule."""
    formula = world.formula
    for path in world.path:
        yield formula.differ(world.path[path], without.path[path])
    for other in without.knowledge_base.rules.values():
        yield formula.differ(told(world, other), told(without, other))
    named, unnamed = next_roles(world), next_roles(without)
    for role, literal in named.items():
        yield formula.differ(literal, unnamed[role])
    for path in rule.paths:
        for best in world.knowledge_base.paths:
            has_share = formula.at_least(without.lead(path, best), 1 - NO_SHARE)
            yield formula.all_of((world.path[best], has_share))
