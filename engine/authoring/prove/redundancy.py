"""Questions about evidence that is weighed more than once: twins, subsumed rules, stacked facts."""

from collections.abc import Iterator
from functools import partial
from itertools import combinations

from engine.authoring.prove.answers import Fact, all_answers, in_words, rests_on
from engine.authoring.prove.encoding import World, concluding
from engine.authoring.prove.findings import Finding
from engine.authoring.prove.formula import FALSE, Literal
from engine.authoring.prove.prover import Prover, Question
from engine.core.model import CURRENT_ROLE, ROLE_FACTS, Rule, Test
from engine.core.semantics import role_facts
from engine.language.sentences import listed

MOST_OF_ONE_FACT = "decisive"  # the strength that one answer weighs at most for a path


def redundancy_questions(prover: Prover) -> Iterator[Question]:
    """One question for each two rules that weigh for a path, one for each answer and path."""
    for one, other in combinations(prover.knowledge_base.rules.values(), 2):
        if path := _stacking_on(prover, one, other):
            name = f"rules '{one.id}' and '{other.id}'"
            yield Question(name, partial(_covered, prover, one, other, path))
    yield from stacking_questions(prover)


def stacking_questions(prover: Prover) -> Iterator[Question]:
    """One question for each answer and path, where the rules name the most that one may weigh."""
    if MOST_OF_ONE_FACT in prover.knowledge_base.strengths:
        for fact in all_answers(prover.shared.answers):
            for path in prover.knowledge_base.paths:
                name = f"what {in_words(fact)} weighs for {path}"
                yield Question(name, partial(_stacked, prover, fact, path))


def _stacking_on(prover: Prover, one: Rule, other: Rule) -> str | None:
    """The first path to whose score both rules add, or from which both take."""
    first, second = (prover.knowledge_base.evidence(rule) for rule in (one, other))
    both = (path for path in first if first[path] * second.get(path, 0) > 0)
    return next(both, None)


def _covered(prover: Prover, one: Rule, other: Rule, path: str) -> Iterator[Finding]:
    """Whether one of the rules never fires without the other; of opposition, only twins count."""
    setting, fired = prover.shared, prover.shared.world.fired
    only_one = setting.possible(fired[one.id], -fired[other.id])
    only_other = setting.possible(-fired[one.id], fired[other.id])
    total = sum(prover.knowledge_base.evidence(rule)[path] for rule in (one, other))
    twins = not only_one and not only_other
    nested = only_one != only_other and total > 0
    witness = setting.witness(fired[one.id], fired[other.id]) if twins or nested else None
    if witness is None:
        return
    pair = (one.id, other.id)
    if twins:
        says = f"{listed(pair)} fire for the same people and weigh {total} for {path} together."
        yield Finding("twin rules", pair, says, witness)
    else:
        narrow, wide = pair if only_other else pair[::-1]
        says = f"{narrow} never fires without {wide}; together they weigh {total} for {path}."
        yield Finding("subsumed rule", (narrow, wide), says, witness)


def _stacked(prover: Prover, fact: Fact, path: str) -> Iterator[Finding]:
    """Whether all that rests on one answer weighs more than one fact may."""
    setting, strengths = prover.shared, prover.knowledge_base.strengths
    resting = supports_resting_on(setting.world, fact, path)
    weights: dict[Literal, int] = {}
    for id, literal in resting.items():
        weight = prover.knowledge_base.evidence(prover.knowledge_base.rules[id])[path]
        weights[literal] = weights.get(literal, 0) + weight
    most = strengths[MOST_OF_ONE_FACT]
    total = most
    while setting.possible(setting.formula.at_least(weights, total + 1)):
        total += 1
    if total > most:
        witness = setting.witness(setting.formula.at_least(weights, total))
        assert witness
        rules = [id for id in resting if id in witness.rules_fired]
        says = (
            f"{in_words(fact)} alone weighs up to {total} for {path}, more than "
            f"{MOST_OF_ONE_FACT} ({most}): {listed(rules)}."
        )
        yield Finding("stacked evidence", (in_words(fact), path), says, witness)


def supports_resting_on(world: World, fact: Fact, path: str) -> dict[str, Literal]:
    """For each rule that may support the path on this answer, that it does."""
    rules = world.knowledge_base.rules.values()
    resting = {rule.id: rests(world, fact, rule) for rule in rules if path in rule.supports}
    return {id: literal for id, literal in resting.items() if literal != FALSE}


def rests(world: World, fact: Fact, rule: Rule) -> Literal:
    """The rule fires, and its conditions or those of its flags need the answer."""
    ways = world.formula.any_of(_needs(world, fact, test) for test in rule.when)
    return world.formula.all_of((world.fired[rule.id], ways))


def _needs(world: World, fact: Fact, test: Test) -> Literal:
    """The test is passed thanks to the answer, by itself or through a flag."""
    attribute, value = fact
    known = world.knowledge_base.attributes
    if test.attribute in world.flags:
        rules = concluding(world.knowledge_base, test.attribute)
        return world.formula.any_of(rests(world, fact, rule) for rule in rules)
    if test.attribute == attribute:
        passed = rests_on(test, value, known[attribute])
    elif attribute == CURRENT_ROLE and test.attribute in ROLE_FACTS:
        brought = role_facts(world.knowledge_base, {CURRENT_ROLE: str(value)})
        passed = test.attribute in brought
    else:
        passed = False
    return world.answers[attribute][value] if passed else FALSE
