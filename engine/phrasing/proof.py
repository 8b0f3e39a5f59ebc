"""Proofs and why-not explanations in English: how a result came about, and why not another.

Console pages and the explained columns of a batch both take their sentences from here, so a change
of wording reaches both.
"""

from collections.abc import Iterator, Sequence
from itertools import groupby

from engine.analysis.proof import Ground, Proof, Step, stated, step
from engine.analysis.why_not import Lack, NearMiss, WhyNot, rules_out
from engine.core.advice import Advice, Reason
from engine.core.model import CURRENT_ROLE, Facts, KnowledgeBase, Thresholds
from engine.core.semantics import by_horizon, case
from engine.language.sentences import counted, listed, lower_first
from engine.phrasing.facts_and_rules import (
    NO_PATH,
    NOTHING_SAID,
    asked_in_words,
    case_in_words,
    fact_in_words,
    said_in_words,
    source_in_words,
)


def facts_behind(knowledge_base: KnowledgeBase, advice: Advice, reason: Reason) -> tuple[str, ...]:
    """The stated facts at the leaves of a reason's proof, each in words."""
    facts = stated(knowledge_base, step(knowledge_base, advice, reason))
    return tuple(fact_in_words(knowledge_base.attributes[id], facts[id]) for id in facts)


def advised_in_words(knowledge_base: KnowledgeBase, advice: Advice) -> str:
    """The title of the recommended path, else NO_PATH or, without any support, NOTHING_SAID."""
    if advice.path is not None:
        return knowledge_base.paths[advice.path].title
    weights = (weight for reason in advice.reasons for weight in reason.evidence.values())
    return NO_PATH if any(weight > 0 for weight in weights) else NOTHING_SAID


def next_roles_in_words(knowledge_base: KnowledgeBase, advice: Advice) -> str:
    """The next roles of the recommended path; '' for none."""
    if advice.path is None:
        return ""
    return roles_in_words(knowledge_base, advice.facts, advice.path, advice.next_roles)


def roles_in_words(
    knowledge_base: KnowledgeBase, facts: Facts, path: str, roles: Sequence[str]
) -> str:
    """The roles that a path leads to, with a remark where one is the present role; '' for none."""
    if not roles:
        return ""
    phrases, leading = knowledge_base.phrases, knowledge_base.paths[path]
    same = f" ({phrases.same_above if leading.leads_to == 'above' else phrases.same})"
    present = facts.get(CURRENT_ROLE)
    titles = (
        knowledge_base.roles[id].marked_title + (same if id == present else "") for id in roles
    )
    return f"{listed(titles, 'or')} {leading.elsewhere}".rstrip()


def title_in_words(knowledge_base: KnowledgeBase, advice: Advice) -> str:
    """The recommended path, how strong its case is, and how clearly it is ahead of the next one.

    Where two paths are level, both are named. Without a recommendation, that there is none.
    """
    if advice.path is None or advice.case is None or advice.margin is None:
        return advised_in_words(knowledge_base, advice)
    title = knowledge_base.paths[advice.path].title
    if advice.runner_up is None:
        return f"{title}: {case_in_words(advice.case)}"
    rival = lower_first(knowledge_base.paths[advice.runner_up].title)
    if advice.margin == 0:
        return f"{title} or {rival}: level"
    ahead = clearness_in_words(knowledge_base.thresholds, advice.margin)
    return f"{title}: {case_in_words(advice.case)}, {ahead} {rival}"


def clearness_in_words(thresholds: Thresholds, margin: int) -> str:
    """How a path stands to one that is so many decibans behind.

    >>> [clearness_in_words(Thresholds(), margin) for margin in (0, 2, 3, 7)]
    ['level with', 'just ahead of', 'ahead of', 'well ahead of']
    """
    if margin >= thresholds.well_ahead:
        return "well ahead of"
    if margin >= thresholds.ahead:
        return "ahead of"
    return "just ahead of" if margin else "level with"


def behind_in_words(thresholds: Thresholds, margin: int) -> str:
    """How far a path is behind one that is so many decibans ahead.

    >>> [behind_in_words(Thresholds(), margin) for margin in (2, 3, 7)]
    ['just behind', 'behind', 'well behind']
    """
    return clearness_in_words(thresholds, margin).replace("ahead of", "behind")


def standing_in_words(knowledge_base: KnowledgeBase, advice: Advice) -> str:
    """The runner-up and how far it is behind; '' where there is none."""
    if advice.path is None or advice.margin is None or advice.runner_up is None:
        return ""
    rival = knowledge_base.paths[advice.runner_up].title
    second = next(item for item in advice.ranking if item.path == advice.runner_up)
    behind = f"{rival}: {case_in_words(case(knowledge_base.thresholds, second.score) or 'fair')}"
    if advice.margin == 0:
        order = f"The order in {knowledge_base.phrases.source} decides which is told first."
        return f"{behind}, just as good. {order}"
    return f"{behind}, {behind_in_words(knowledge_base.thresholds, advice.margin)}."


def hangs_on_in_words(knowledge_base: KnowledgeBase, id: str) -> str:
    """That every answer to one open question would overturn the recommendation."""
    question = knowledge_base.attributes[id].question
    return f"Whatever you answer to this, other advice follows: {question}"


def advice_by_horizon(
    knowledge_base: KnowledgeBase, advice: Advice
) -> Iterator[tuple[str, tuple[str, ...]]]:
    """The advice in the order in which to follow it, under its horizons; '' is none."""
    fired = (knowledge_base.rules[id] for id in advice.rules_fired)
    advising = [rule for rule in by_horizon(knowledge_base, fired) if rule.advise]
    for horizon, rules in groupby(advising, key=lambda rule: rule.horizon):
        yield horizon, tuple(rule.marked(str(rule.advise)) for rule in rules)


def ground_in_words(knowledge_base: KnowledgeBase, ground: Ground) -> str:
    """A ground of a proof step: a fact, or a derived flag."""
    attribute = knowledge_base.attributes.get(ground.name)
    if attribute is None:
        return ground.name.replace("_", " ")
    return fact_in_words(attribute, ground.value)


def step_in_words(knowledge_base: KnowledgeBase, step: Step) -> str:
    """The conclusion of a proof step, a weight or a flag, with its rule and source."""
    rule = knowledge_base.rules[step.rule]
    made = f"{step.weight:+d}" if step.weight else f"{str(rule.flag).replace('_', ' ')},"
    return f"{made} by rule {rule.id}, {source_in_words(knowledge_base, rule)}"


def proof_in_words(knowledge_base: KnowledgeBase, proof: Proof) -> Iterator[str]:
    """A proof in forward order, a sentence for each step: flags, evidence, and their sum."""
    flags = dict.fromkeys(inner for outer in proof.steps for inner in _concluding(outer))
    for each in (*flags, *proof.steps):
        grounds = "; ".join(ground_in_words(knowledge_base, ground) for ground in each.grounds)
        leads_to = ":" if each.weight else ", from which follows:"
        yield f"{grounds}{leads_to} {step_in_words(knowledge_base, each)}."
    if len(proof.steps) > 1:
        weights = " ".join(f"{each.weight:+d}" for each in proof.steps)
        yield f"{weights} = {proof.score}."


def _concluding(step: Step) -> Iterator[Step]:
    """The steps that derived the flags under a step, the innermost first."""
    for ground in step.grounds:
        for inner in ground.steps:
            yield from _concluding(inner)
            yield inner


def why_not_in_words(
    knowledge_base: KnowledgeBase, advice: Advice, other: WhyNot, shown: int = 1
) -> Iterator[str]:
    """Why a path was not recommended: its score or the rules that exclude it, the other evidence
    against it, and its near misses.

    `shown` is the number of near misses to name.
    """
    grounds = _against(knowledge_base, advice, other)
    ruling = [id for id in grounds if rules_out(knowledge_base, other.path, other.against[id])]
    if ruling:
        yield f"Ruled out {'; '.join(f'by rule {id}, because of {grounds[id]}' for id in ruling)}."
    else:
        behind = ""
        if advice.score is not None:
            behind = f", {_distance(knowledge_base, advice.score - other.score)}"
        yield f"Scores {other.score}{behind}."
    rest = [
        f"rule {id} ({other.against[id]:+d}) from {said}"
        for id, said in grounds.items()
        if id not in ruling
    ]
    if rest:
        yield f"Against it: {'; '.join(rest)}."
    for miss in other.near[:shown]:
        yield f"Rule {miss.rule} ({miss.weight:+d}) would need {_needs(knowledge_base, miss)}."


def _against(knowledge_base: KnowledgeBase, advice: Advice, other: WhyNot) -> dict[str, str]:
    """The stated facts behind each rule against a path, by rule id, the weightiest first."""
    reasons = {reason.rule: reason for reason in advice.reasons}
    return {
        id: ", ".join(facts_behind(knowledge_base, advice, reasons[id])) for id in other.against
    }


def _distance(knowledge_base: KnowledgeBase, behind: int) -> str:
    if behind == 0:
        return f"a tie that the order in {knowledge_base.phrases.source} decided"
    return f"{counted(behind, 'deciban')} behind"


def _needs(knowledge_base: KnowledgeBase, miss: NearMiss) -> str:
    """Every failed condition of a near miss, with the value in its place."""
    return listed(lack_in_words(knowledge_base, lack) for lack in miss.lacks)


def lack_in_words(knowledge_base: KnowledgeBase, lack: Lack) -> str:
    """A failed condition and the present value: 'career ladder: clear (you said: none)'."""
    asked = asked_in_words(knowledge_base, lack.test)
    attribute = knowledge_base.attributes.get(lack.test.attribute)
    return f"{asked} ({said_in_words(attribute, lack.seen) if attribute else 'it does not'})"
