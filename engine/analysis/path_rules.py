"""The rules about one path: those for it, those against it, and the advice that belongs to it.

They are what the rule base says in general, whoever is advised; `path_case` says what holds of one
person.
"""

from dataclasses import dataclass

from engine.core.model import PATH, AnyOf, KnowledgeBase, Rule
from engine.core.semantics import by_horizon


@dataclass(frozen=True, slots=True)
class PathRules:
    """Rules by what they do to a path. Evidence stands with the weightiest first.

    `advising` holds the rules that speak only once the path is recommended, by horizon.
    """

    path: str
    supporting: tuple[Rule, ...]
    opposing: tuple[Rule, ...]
    advising: tuple[Rule, ...]


def path_rules(knowledge_base: KnowledgeBase, path: str) -> PathRules:
    """The rules about a path."""
    rules = knowledge_base.rules.values()

    def weight(rule: Rule) -> int:
        return -abs(knowledge_base.evidence(rule)[path])

    return PathRules(
        path,
        tuple(sorted((rule for rule in rules if path in rule.supports), key=weight)),
        tuple(sorted((rule for rule in rules if path in rule.opposes), key=weight)),
        tuple(by_horizon(knowledge_base, (rule for rule in rules if _belongs(rule, path)))),
    )


def _belongs(rule: Rule, path: str) -> bool:
    """Whether a rule waits for this path, by name."""
    return any(
        isinstance(test, AnyOf) and test.attribute == PATH and path in test.values
        for test in rule.when
    )
