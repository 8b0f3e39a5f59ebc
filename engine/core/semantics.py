"""What a rule means, written down once.

`consult` is the definition. The experta run is another way of saying the same thing, and the tests
hold it to this one. A test on a fact that is not known is not true, whichever kind of test it is:
so an answer more never un-fires a rule.
"""

from collections.abc import Collection, Mapping
from typing import assert_never

from engine.core.advice import Advice, Reason, Standing
from engine.core.model import (
    CURRENT_ROLE,
    NOT_ENOUGH,
    PATH,
    AllOf,
    AnyOf,
    Between,
    Facts,
    KnowledgeBase,
    NoneOf,
    Rule,
    Test,
    Value,
)

LEAST_ODDS = 99  # a power of ten; what is less likely is not worth an overflow


def accepts(test: Test, value: Value) -> bool:
    """Whether a known value passes the test.

    >>> accepts(AnyOf("ambitions", ("breadth",)), ("seniority", "breadth"))
    True
    >>> accepts(Between("years_in_role", at_least=1, below=3), 3)
    False
    """
    stated = value if isinstance(value, tuple) else (value,)
    match test:
        case AnyOf():
            return any(one in test.values for one in stated)
        case NoneOf():
            return not any(one in test.values for one in stated)
        case AllOf():
            return all(one in stated for one in test.values)
        case Between():
            assert isinstance(value, int | float)
            low, high = test.at_least, test.below
            return (low is None or value >= low) and (high is None or value < high)
        case _:
            assert_never(test)


def fires(rule: Rule, facts: Facts) -> bool:
    """Whether every test of the rule is on a known fact that passes it."""
    return all(
        test.attribute in facts and accepts(test, facts[test.attribute]) for test in rule.when
    )


def role_facts(knowledge_base: KnowledgeBase, facts: Facts) -> dict[str, Value]:
    """What the stated role brings with it: track, level, and whether a role stands above it."""
    role = knowledge_base.roles.get(str(facts.get(CURRENT_ROLE)))
    if role is None:
        return {}
    return {"role_track": role.track, "role_level": role.level, "role_above": bool(role.above)}


def derive(knowledge_base: KnowledgeBase, facts: Facts) -> dict[str, Value]:
    """The facts, with what the role brings and with every flag that follows from them."""
    known = dict(facts) | role_facts(knowledge_base, facts)
    concluding = [rule for rule in knowledge_base.rules.values() if rule.flag]
    while new := {r.flag for r in concluding if r.flag not in known and fires(r, known)}:
        known.update((str(flag), True) for flag in new)
    return known


def certainty(score: int) -> float:
    """The probability that a weight of evidence amounts to, at even prior odds, to two decimals.

    Good, I. J. (1950), Probability and the Weighing of Evidence: a deciban is a tenth of the
    base-10 logarithm of the odds.

    >>> certainty(0), certainty(7), certainty(-7)
    (0.5, 0.83, 0.17)
    """
    return round(1 / (1 + 10 ** min(-score / 10, LEAST_ODDS)), 2)


def rank(knowledge_base: KnowledgeBase, fired: Collection[str]) -> tuple[Standing, ...]:
    """Every path with its score, the highest first; equal scores in the document's order."""
    scores = dict.fromkeys(knowledge_base.paths, 0)
    for id in fired:
        for path, weight in knowledge_base.evidence(knowledge_base.rules[id]).items():
            scores[path] += weight
    ordered = sorted(scores.items(), key=lambda item: -item[1])
    return tuple(Standing(path, score, certainty(score)) for path, score in ordered)


def choose(ranking: tuple[Standing, ...]) -> str | None:
    """The recommended path: the highest score if it is above 0, else none."""
    return ranking[0].path if ranking and ranking[0].score > 0 else None


def consult(
    knowledge_base: KnowledgeBase, facts: Facts, problems: Mapping[str, str] | None = None
) -> Advice:
    """The advice that follows from the facts: the definition of the whole system.

    `facts` holds values as `intake` gives them; `problems` what it could not understand.
    """
    known = derive(knowledge_base, facts)
    fired = {id for id, rule in knowledge_base.rules.items() if fires(rule, known)}
    path = choose(rank(knowledge_base, fired))
    if path:
        known[PATH] = path
        fired = {id for id, rule in knowledge_base.rules.items() if fires(rule, known)}
    return conclude(knowledge_base, facts, known, fired, problems or {})


def conclude(
    knowledge_base: KnowledgeBase,
    facts: Facts,
    known: Facts,
    fired: Collection[str],
    problems: Mapping[str, str],
) -> Advice:
    """The result in its one shape, from what is known in the end and the rules that fired."""
    ranking = rank(knowledge_base, fired)
    path = choose(ranking)
    rules = [rule for id, rule in knowledge_base.rules.items() if id in fired]
    best, rival = (ranking[0], _rival(ranking)) if path else (None, None)
    return Advice(
        path=path,
        certainty=best.certainty if best else None,
        score=best.score if best else None,
        runner_up=rival.path if rival else None,
        margin=best.score - (rival.score if rival else 0) if best else None,
        next_roles=_next_roles(knowledge_base, facts, path, rules),
        why=_why(knowledge_base, path, rules),
        advice=tuple(rule.marked(rule.advise) for rule in rules if rule.advise),
        cautions=tuple(rule.marked(rule.caution) for rule in rules if rule.caution),
        rules_fired=tuple(rule.id for rule in rules),
        problems=dict(problems),
        rules_version=knowledge_base.version,
        facts={id: facts[id] for id in knowledge_base.attributes if id in facts},
        ranking=ranking,
        reasons=tuple(_reason(knowledge_base, rule, known, path) for rule in rules),
    )


def _why(knowledge_base: KnowledgeBase, path: str | None, rules: list[Rule]) -> tuple[str, ...]:
    """The reasons for the path, or that there are not enough for any."""
    if path is None:
        return (knowledge_base.texts[NOT_ENOUGH].words,)
    return tuple(rule.marked(rule.because) for rule in rules if path in rule.supports)


def _rival(ranking: tuple[Standing, ...]) -> Standing | None:
    """The second path, where there is evidence for it on balance."""
    return next((standing for standing in ranking[1:2] if standing.score > 0), None)


def _next_roles(
    knowledge_base: KnowledgeBase, facts: Facts, path: str | None, rules: list[Rule]
) -> tuple[str, ...]:
    """The roles that the fired rules name, else those that the catalogue has for role and path."""
    named = {role for rule in rules for role in rule.next_roles}
    role = knowledge_base.roles.get(str(facts.get(CURRENT_ROLE)))
    if path and role and not named:
        named = set(getattr(role, knowledge_base.paths[path].leads_to, ()))
    return tuple(id for id in knowledge_base.roles if id in named)


def _reason(knowledge_base: KnowledgeBase, rule: Rule, known: Facts, path: str | None) -> Reason:
    """The rule as one reason, with what it used and what it added."""
    evidence = knowledge_base.evidence(rule)
    return Reason(
        rule=rule.id,
        because=rule.because,
        statements=rule.source,
        origin=rule.origin,
        facts={attribute: known[attribute] for attribute in rule.attributes},
        weight=evidence.get(path, 0) if path else 0,
        evidence=evidence,
    )
