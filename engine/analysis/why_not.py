"""Why another path was not recommended: what spoke against it, and what nearly spoke for it.

A rule's near miss is told in stated facts: a flag that did not follow is replaced by what the
nearest rule that concludes it still lacked.
"""

from dataclasses import dataclass

from engine.core.advice import Advice
from engine.core.model import Facts, KnowledgeBase, Rule, Test, Value
from engine.core.semantics import accepts, derive


@dataclass(frozen=True, slots=True)
class Lack:
    """A condition that did not hold, and what was seen in its place; None is not known."""

    test: Test
    seen: Value | None


@dataclass(frozen=True, slots=True)
class NearMiss:
    """A rule that would have spoken for a path, what it would have added, and what it lacked."""

    rule: str
    weight: int
    lacks: tuple[Lack, ...]


@dataclass(frozen=True, slots=True)
class WhyNot:
    """One path that was not recommended.

    `against` gives by rule what was taken from its score. `near` are the rules that did not speak
    for it: those that lacked least come first, and of equals the weightiest.
    """

    path: str
    score: int
    against: dict[str, int]
    near: tuple[NearMiss, ...]


def why_not(knowledge_base: KnowledgeBase, advice: Advice) -> tuple[WhyNot, ...]:
    """Every path but the recommended one, in the document's order."""
    known = derive(knowledge_base, advice.facts)
    scores = {standing.path: standing.score for standing in advice.ranking}
    return tuple(
        WhyNot(path, scores[path], _against(advice, path), _near(knowledge_base, known, path))
        for path in knowledge_base.paths
        if path != advice.path
    )


def _against(advice: Advice, path: str) -> dict[str, int]:
    """The rules that spoke against a path, the weightiest first."""
    against = [(r.rule, r.evidence[path]) for r in advice.reasons if r.evidence.get(path, 0) < 0]
    return dict(sorted(against, key=lambda item: item[1]))


def rules_out(knowledge_base: KnowledgeBase, path: str, weight: int) -> bool:
    """Whether what speaks against a path outweighs all that the rules can say for it."""
    strengths, rules = knowledge_base.strengths, knowledge_base.rules.values()
    most = sum(strengths[rule.supports[path]] for rule in rules if path in rule.supports)
    return weight < 0 and -weight >= most


def is_ruled_out(knowledge_base: KnowledgeBase, advice: Advice, path: str) -> bool:
    """Whether one reason alone keeps a path from being recommended, whatever else is said."""
    weights = (reason.evidence.get(path, 0) for reason in advice.reasons)
    return any(rules_out(knowledge_base, path, weight) for weight in weights)


def _near(knowledge_base: KnowledgeBase, known: Facts, path: str) -> tuple[NearMiss, ...]:
    misses = [
        NearMiss(rule.id, knowledge_base.evidence(rule)[path], lacks)
        for rule in knowledge_base.rules.values()
        if path in rule.supports and (lacks := _lacks(knowledge_base, known, rule))
    ]
    misses.sort(key=lambda miss: (len(miss.lacks), -miss.weight))
    return tuple(misses)


def _lacks(knowledge_base: KnowledgeBase, known: Facts, rule: Rule) -> tuple[Lack, ...]:
    """What the rule lacks before it fires; nothing where it has fired."""
    lacks = (_lack(knowledge_base, known, test) for test in rule.when)
    return tuple(dict.fromkeys(lack for some in lacks for lack in some))


def _lack(knowledge_base: KnowledgeBase, known: Facts, test: Test) -> tuple[Lack, ...]:
    name = test.attribute
    if name in known:
        return () if accepts(test, known[name]) else (Lack(test, known[name]),)
    ways = (
        _lacks(knowledge_base, known, rule)
        for rule in knowledge_base.rules.values()
        if rule.flag == name
    )
    return min(ways, key=len, default=(Lack(test, None),))
