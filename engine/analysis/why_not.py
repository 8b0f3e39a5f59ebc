"""Why-not explanation: the evidence against another path, and the rules that nearly supported it.

A near miss is given in stated facts: a flag that did not follow is replaced by the failed
conditions of the nearest rule that concludes it.
"""

from dataclasses import dataclass

from engine.core.advice import Advice
from engine.core.model import Facts, KnowledgeBase, Rule, Test, Value
from engine.core.semantics import accepts, derive


@dataclass(frozen=True, slots=True)
class Lack:
    """A failed condition, and the value in its place; None if that is unknown."""

    test: Test
    seen: Value | None


@dataclass(frozen=True, slots=True)
class NearMiss:
    """A rule that did not fire for a path, its weight in decibans, and its failed conditions."""

    rule: str
    weight: int
    lacks: tuple[Lack, ...]


@dataclass(frozen=True, slots=True)
class WhyNot:
    """One path that was not recommended.

    `against` gives the negative weights of evidence by rule. `near` holds the rules that did not
    fire for it: those with fewest failed conditions first, and of equals the weightiest.
    """

    path: str
    score: int
    against: dict[str, int]
    near: tuple[NearMiss, ...]


def why_not(knowledge_base: KnowledgeBase, advice: Advice) -> tuple[WhyNot, ...]:
    """The why-not of every path but the recommended one, in the document's order."""
    known = derive(knowledge_base, advice.facts)
    scores = {standing.path: standing.score for standing in advice.ranking}
    return tuple(
        WhyNot(path, scores[path], _against(advice, path), _near(knowledge_base, known, path))
        for path in knowledge_base.paths
        if path != advice.path
    )


def _against(advice: Advice, path: str) -> dict[str, int]:
    """The fired rules against a path and their weights, the weightiest first."""
    against = [(r.rule, r.evidence[path]) for r in advice.reasons if r.evidence.get(path, 0) < 0]
    return dict(sorted(against, key=lambda item: item[1]))


def rules_out(knowledge_base: KnowledgeBase, path: str, weight: int) -> bool:
    """Whether a weight against a path outweighs all support that the rules have for it."""
    strengths, rules = knowledge_base.strengths, knowledge_base.rules.values()
    most = sum(strengths[rule.supports[path]] for rule in rules if path in rule.supports)
    return weight < 0 and -weight >= most


def is_ruled_out(knowledge_base: KnowledgeBase, advice: Advice, path: str) -> bool:
    """Whether a single reason already excludes a path, whatever else becomes known."""
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
    """The failed conditions of a rule; none if it has fired."""
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
