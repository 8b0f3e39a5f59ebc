"""The options --without and --weight: rules left out, or given another strength."""

from collections.abc import Iterable, Sequence

import click

from engine.core.model import KnowledgeBase, Rule
from engine.core.variants import RuleChange
from engine.errors import MisuseError, did_you_mean
from engine.language.spelling import nearest

without_option = click.option(
    "--without",
    metavar="RULE",
    multiple=True,
    help="Show what the result would be without this rule, beside the result as it is.",
)
weight_option = click.option(
    "--weight",
    "weights",
    metavar="RULE=STRENGTH",
    multiple=True,
    help="Show what it would be with another strength of this rule; RULE:PATH for one path only.",
)


def rule_changes(
    rules: KnowledgeBase, without: Iterable[str], weights: Iterable[str]
) -> Sequence[RuleChange]:
    """The changes that the options ask for. Raises MisuseError, with the nearest name."""
    left_out = [RuleChange(_rule(rules, id, f"--without '{id}'").id) for id in without]
    gone = {change.rule for change in left_out}
    return [*left_out, *(_weight(rules, setting, gone) for setting in weights)]


def _weight(rules: KnowledgeBase, setting: str, gone: Iterable[str]) -> RuleChange:
    where = f"--weight '{setting}'"
    named, equals, strength = setting.partition("=")
    if not equals:
        cure = "Write --weight RULE=STRENGTH, or RULE:PATH=STRENGTH."
        raise MisuseError(where, "has no strength", cure)
    id, _, path = named.partition(":")
    rule = _rule(rules, id, where)
    if rule.id in gone:
        what = f"weighs the rule '{rule.id}', which is left out"
        raise MisuseError(where, what, "Keep one of the two options.")
    if not rule.paths:
        what = f"rule '{rule.id}' supports and opposes no path, so it has no weight"
        raise MisuseError(where, what, "Name a rule with evidence, or use --without.")
    if strength not in rules.strengths:
        cure = did_you_mean(nearest(strength, rules.strengths), _known(rules.strengths))
        raise MisuseError(where, f"the strength '{strength}' does not exist", cure)
    if path and path not in rule.paths:
        cure = did_you_mean(nearest(path, rule.paths), f"It weighs for {', '.join(rule.paths)}.")
        raise MisuseError(where, f"rule '{rule.id}' has no weight for '{path}'", cure)
    return RuleChange(rule.id, strength, path or None)


def _rule(rules: KnowledgeBase, id: str, where: str) -> Rule:
    rule = rules.rules.get(id)
    if rule is None:
        cure = did_you_mean(nearest(id, rules.rules), "See `crossroads rules list`.")
        raise MisuseError(where, f"rule '{id}' does not exist", cure)
    return rule


def _known(names: Iterable[str]) -> str:
    return f"The strengths are {', '.join(names)}."
