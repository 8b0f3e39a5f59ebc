"""The semantics of a knowledge base: `consult` defines what follows from a person's facts.

The definition is forward chaining in strata, each of which sees only those before it:

    facts -> flags -> evidence for each path -> the recommended path -> advice and cautions

Rules have no order and no priorities: within a stratum, all rules whose tests hold have fired.
experta, SQL, DuckDB and the bitsets are faster evaluators of this definition, and the tests compare
each of them with it. So this module is written to be read, from the top, and not to be fast.

The logic is three-valued: a test on an unknown fact is neither true nor false, even `NoneOf`, and a
rule fires only if all its tests are true. Hence chaining is monotonic up to the recommended path:
another answer never un-fires a rule, and while facts are unknown a rule is either fired, dead or
open. Only in the last stratum may `Unless` withhold a sentence.
"""

from collections.abc import Collection, Iterable, Mapping
from functools import cache, lru_cache
from typing import assert_never

from engine.core.advice import Advice, Case, Reason, Standing
from engine.core.model import (
    CURRENT_ROLE,
    NOT_ENOUGH,
    PATH,
    ROLE_FACTS,
    AllOf,
    AnyOf,
    Between,
    Facts,
    KnowledgeBase,
    Known,
    NoneOf,
    Only,
    Rule,
    Test,
    Thresholds,
    Unless,
    Value,
)

ODDS = 10**6  # the weight of the highest score
FURTHEST = 60  # decibans behind the highest score from which a weight is 0
KEPT = 8  # knowledge bases


def accepts(test: Test, value: Value) -> bool:
    """Whether a known value passes the test; a tuple holds the several values of one attribute.

    >>> accepts(AnyOf("ambitions", ("breadth",)), ("seniority", "breadth"))
    True
    >>> accepts(Between("years_in_role", at_least=1, below=3), 3)
    False
    """
    stated = value if isinstance(value, tuple) else (value,)
    match test:
        case AnyOf():
            return any(one in test.values for one in stated)
        case NoneOf() | Unless():
            return not any(one in test.values for one in stated)
        case AllOf():
            return all(one in stated for one in test.values)
        case Between():
            assert isinstance(value, int | float)
            low, high = test.at_least, test.below
            return (low is None or value >= low) and (high is None or value < high)
        case Only():
            return all(one in test.values for one in stated)
        case Known():
            return True
        case _:
            assert_never(test)


def fires(rule: Rule, facts: Facts) -> bool:
    """Whether the rule's conjunction holds: every test is on a known fact and accepts its value.

    `Unless` alone holds of an unknown fact too.
    """
    return all(
        accepts(test, facts[test.attribute])
        if test.attribute in facts
        else isinstance(test, Unless)
        for test in rule.when
    )


def fired_rules(knowledge_base: KnowledgeBase, facts: Facts) -> set[str]:
    """The ids of all rules that fire from the facts."""
    return {id for id, rule in knowledge_base.rules.items() if fires(rule, facts)}


def role_facts(knowledge_base: KnowledgeBase, facts: Facts) -> dict[str, Value]:
    """The facts that follow from the current role: its track, its level, and a role above it."""
    role = knowledge_base.roles.get(str(facts.get(CURRENT_ROLE)))
    if role is None:
        return {}
    return {"role_track": role.track, "role_level": role.level, "role_above": bool(role.above)}


def derive(knowledge_base: KnowledgeBase, facts: Facts) -> dict[str, Value]:
    """The fixpoint of the first strata: the facts, those of the role, and every flag that follows.

    A flag is true or unknown, never false. Flags may build on flags, so rules are tried until no
    new flag follows; the reader of rules/ has refused any cycle.
    """
    known = dict(facts) | role_facts(knowledge_base, facts)
    concluding = [rule for rule in knowledge_base.rules.values() if rule.flag]
    while new := {r.flag for r in concluding if r.flag not in known and fires(r, known)}:
        known.update((str(flag), True) for flag in new)
    return known


@cache
def odds(behind: int) -> int:
    """The weight of a score that is so many decibans behind the highest, whose own is ODDS.

    A deciban is a tenth of the base-10 logarithm of the odds. Source: Good, I. J. (1950),
    Probability and the Weighing of Evidence.

    >>> odds(0), odds(3), odds(10), odds(61)
    (1000000, 501187, 100000, 0)
    """
    return round(ODDS * 10 ** (-behind / 10)) if behind <= FURTHEST else 0


def certainty(weight: int, total: int) -> float:
    """The share of a weight in the total, rounded half up to hundredths, and never above 0.99.

    It is the largest k / 100 with 200 * weight >= (2 * k - 1) * total: whole numbers only, so that
    every engine gives the same.

    >>> certainty(1_000_000, 2_000_000), certainty(1_000_000, 1_000_000), certainty(0, 1)
    (0.5, 0.99, 0.0)
    """
    return min((200 * weight + total) // (2 * total), 99) / 100


def rank(knowledge_base: KnowledgeBase, fired: Collection[str]) -> tuple[Standing, ...]:
    """Every path, and no path with score 0, the highest score first; equal ones in order.

    A score is the sum of the weights of evidence of the fired rules, in decibans. The order of
    equals is the document's, and no path comes last.
    """
    scores: dict[str | None, int] = dict.fromkeys((*knowledge_base.paths, None), 0)
    for id in fired:
        for path, weight in knowledge_base.evidence(knowledge_base.rules[id]).items():
            scores[path] += weight
    highest = max(scores.values())
    weights = {path: odds(highest - score) for path, score in scores.items()}
    total = sum(weights.values())
    ordered = sorted(scores.items(), key=lambda item: -item[1])
    return tuple(Standing(path, score, certainty(weights[path], total)) for path, score in ordered)


def choose(knowledge_base: KnowledgeBase, ranking: tuple[Standing, ...]) -> str | None:
    """The recommended path: the first of a ranking if its score is enough, else None."""
    best = ranking[0]
    return best.path if best.score >= knowledge_base.thresholds.enough else None


def case(thresholds: Thresholds, score: int) -> Case | None:
    """How strong the case for a path with this score is; None where nothing speaks for it.

    >>> [case(Thresholds(enough=4), score) for score in (0, 3, 4, 7, 12)]
    [None, 'first indication', 'fair', 'strong', 'very strong']
    """
    if score >= thresholds.very_strong:
        return "very strong"
    if score >= thresholds.strong:
        return "strong"
    if score >= thresholds.enough:
        return "fair"
    return "first indication" if score > 0 else None


@lru_cache(maxsize=KEPT)
def bearing(knowledge_base: KnowledgeBase) -> tuple[str, ...]:
    """The attributes that bear on a path: those that its evidence tests, through flags and role."""
    rules = knowledge_base.rules.values()
    tested = {name for rule in rules if rule.paths for name in rule.attributes}
    while (
        new := {name for rule in rules if rule.flag in tested for name in rule.attributes} - tested
    ):
        tested |= new
    if tested.intersection(ROLE_FACTS):
        tested.add(CURRENT_ROLE)
    return tuple(id for id in knowledge_base.stated if id in tested)


def consult(
    knowledge_base: KnowledgeBase, facts: Facts, problems: Mapping[str, str] | None = None
) -> Advice:
    """The advice that follows from a person's facts. This is the definition of the whole system.

    `facts` and `problems` are as `engine.facts.parse` gives them: values by attribute id, and the
    input that was not understood, which is handed on and otherwise ignored.
    """
    known = derive(knowledge_base, facts)
    fired = fired_rules(knowledge_base, known)
    path = choose(knowledge_base, rank(knowledge_base, fired))
    if path:  # the last stratum: rules that test the path, which weigh nothing
        known[PATH] = path
        fired = fired_rules(knowledge_base, known)
    return conclude(knowledge_base, facts, known, fired, problems or {})


def conclude(
    knowledge_base: KnowledgeBase,
    facts: Facts,
    known: Facts,
    fired: Collection[str],
    problems: Mapping[str, str],
) -> Advice:
    """The result of a run over the stated facts, in the one shape that all engines share.

    `known` holds everything known at the end of the run, and `fired` the ids of the fired rules.
    Lists are in the knowledge base's order, whatever the order in which an engine fired the rules.
    """
    ranking = rank(knowledge_base, fired)
    path = choose(knowledge_base, ranking)
    rules = [rule for id, rule in knowledge_base.rules.items() if id in fired]
    best, rival = (ranking[0], _rival(ranking)) if path else (None, None)
    return Advice(
        path=path,
        case=case(knowledge_base.thresholds, ranking[0].score),
        certainty=best.certainty if best else None,
        score=best.score if best else None,
        runner_up=rival.path if rival else None,
        margin=best.score - (rival.score if rival else 0) if best else None,
        known=sum(id in facts for id in bearing(knowledge_base)),
        next_roles=next_roles(knowledge_base, facts, path, rules),
        why=_why(knowledge_base, path, rules),
        advice=tuple(
            rule.marked(rule.advise) for rule in by_horizon(knowledge_base, rules) if rule.advise
        ),
        cautions=tuple(rule.marked(rule.caution) for rule in rules if rule.caution),
        contradictions=tuple(
            rule.marked(rule.contradiction) for rule in rules if rule.contradiction
        ),
        rules_fired=tuple(rule.id for rule in rules),
        problems=dict(problems),
        rules_version=knowledge_base.version,
        facts={id: facts[id] for id in knowledge_base.attributes if id in facts},
        ranking=ranking,
        reasons=tuple(_reason(knowledge_base, rule, known, path) for rule in rules),
    )


def by_horizon(knowledge_base: KnowledgeBase, rules: Iterable[Rule]) -> list[Rule]:
    """Rules in the order in which their advice is to be followed, else in their own."""
    place = {horizon: at for at, horizon in enumerate(knowledge_base.horizons)}
    return sorted(rules, key=lambda rule: place.get(rule.horizon, len(place)))


def _why(knowledge_base: KnowledgeBase, path: str | None, rules: list[Rule]) -> tuple[str, ...]:
    """The reasons for the path, or the text that there is not enough to advise."""
    if path is None:
        return (knowledge_base.texts[NOT_ENOUGH].words,)
    return tuple(rule.marked(rule.because) for rule in rules if path in rule.supports)


def _rival(ranking: tuple[Standing, ...]) -> Standing | None:
    """The runner-up, if its score is above 0."""
    return next((standing for standing in ranking[1:2] if standing.score > 0), None)


def next_roles(
    knowledge_base: KnowledgeBase, facts: Facts, path: str | None, rules: Iterable[Rule]
) -> tuple[str, ...]:
    """The roles that fired rules name, else those to which the path leads from the present role."""
    named = {role for rule in rules for role in rule.next_roles}
    role = knowledge_base.roles.get(str(facts.get(CURRENT_ROLE)))
    if path and role and not named:
        named = set(getattr(role, knowledge_base.paths[path].leads_to, ()))
    return tuple(id for id in knowledge_base.roles if id in named)


def _reason(knowledge_base: KnowledgeBase, rule: Rule, known: Facts, path: str | None) -> Reason:
    """A fired rule as a reason, with the facts that it tests and its weight of evidence."""
    evidence = knowledge_base.evidence(rule)
    return Reason(
        rule=rule.id,
        because=rule.because,
        against=rule.objection if rule.opposes else "",
        statements=rule.source,
        origin=rule.origin,
        facts={attribute: known[attribute] for attribute in rule.attributes if attribute in known},
        weight=evidence.get(path, 0) if path else 0,
        evidence=evidence,
    )
