"""The case for one path: its evidence both ways, and the roles and advice that it would bring.

The advice of a path is that of the last stratum, which is run as if the path were recommended.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from engine.core.advice import Advice, Reason
from engine.core.model import PATH, KnowledgeBase, Rule
from engine.core.semantics import by_horizon, derive, fired_rules, next_roles


@dataclass(frozen=True, slots=True)
class PathCase:
    """A path, its score in decibans, the reasons for and against it, and where it would lead.

    Reasons stand with the weightiest first, and `next_roles` in the catalogue's order. `advice`
    holds the ids of the rules that would advise, by horizon, and `cautions` of those that would
    caution.
    """

    path: str
    score: int
    supporting: tuple[Reason, ...]
    opposing: tuple[Reason, ...]
    next_roles: tuple[str, ...]
    advice: tuple[str, ...]
    cautions: tuple[str, ...]


def path_case(knowledge_base: KnowledgeBase, advice: Advice, path: str) -> PathCase:
    """The case for a path, whether it is the recommended one or not."""
    known = derive(knowledge_base, advice.facts) | {PATH: path}
    fired = fired_rules(knowledge_base, known)
    rules = [rule for id, rule in knowledge_base.rules.items() if id in fired]
    advising = by_horizon(knowledge_base, rules)
    return PathCase(
        path=path,
        score=next(one.score for one in advice.ranking if one.path == path),
        supporting=_reasons(advice, path, 1),
        opposing=_reasons(advice, path, -1),
        next_roles=next_roles(knowledge_base, advice.facts, path, rules),
        advice=_ids(rule for rule in advising if rule.advise),
        cautions=_ids(rule for rule in rules if rule.caution),
    )


def _reasons(advice: Advice, path: str, sign: int) -> tuple[Reason, ...]:
    """The reasons for (sign 1) or against (-1) a path."""
    some = (reason for reason in advice.reasons if reason.evidence.get(path, 0) * sign > 0)
    return tuple(sorted(some, key=lambda reason: -abs(reason.evidence[path])))


def _ids(rules: Iterable[Rule]) -> tuple[str, ...]:
    return tuple(rule.id for rule in rules)
