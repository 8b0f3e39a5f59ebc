"""Sensitivity to the rules: variants of a knowledge base, without a rule or with another weight.

A variant is a knowledge base like any other, for every engine and view. It is not read from files,
so it may hold what the reader refuses, such as a flag that no rule concludes any more: nobody has
that flag then.
"""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass, replace

from engine.core.model import KnowledgeBase, Rule

LENGTH = 12  # letters of a version


@dataclass(frozen=True, slots=True)
class RuleChange:
    """A rule left out (`strength` is None), or given a strength for one path or for all of its."""

    rule: str
    strength: str | None = None
    path: str | None = None


def variant(knowledge_base: KnowledgeBase, changes: Iterable[RuleChange]) -> KnowledgeBase:
    """The knowledge base with some rules changed, and a version of its own.

    The changes name rules, strengths and paths that there are.
    """
    rules, said = dict(knowledge_base.rules), []
    for change in changes:
        said.append(repr(change))
        if change.strength is None:
            rules.pop(change.rule, None)
        elif change.rule in rules:
            rules[change.rule] = _reweighted(rules[change.rule], change)
    version = knowledge_base.version
    if said:
        version = hashlib.sha256("\n".join([version, *said]).encode()).hexdigest()[:LENGTH]
    return replace(knowledge_base, rules=rules, version=version)


def _reweighted(rule: Rule, change: RuleChange) -> Rule:
    """The rule with the strength for the path of the change, or for every path that it has."""
    paths = rule.paths if change.path is None else (change.path,)
    new = {path: str(change.strength) for path in paths}
    return replace(
        rule,
        supports={path: new.get(path, strength) for path, strength in rule.supports.items()},
        opposes={path: new.get(path, strength) for path, strength in rule.opposes.items()},
    )
