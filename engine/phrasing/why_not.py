"""Why-not explanations in plain English: without weights, and with rules named in brackets only.

`proof.why_not_in_words` says the same with the weights, for an explanation that was asked for.
"""

from collections.abc import Iterator

from engine.analysis.why_not import WhyNot, rules_out
from engine.core.advice import Advice
from engine.core.model import KnowledgeBase
from engine.core.semantics import case
from engine.language.sentences import listed
from engine.phrasing.facts_and_rules import case_in_words
from engine.phrasing.proof import behind_in_words, facts_behind, lack_in_words


def why_not_plainly(
    knowledge_base: KnowledgeBase, advice: Advice, other: WhyNot, shown: int = 1
) -> Iterator[str]:
    """How a path stands, what speaks against it, and what the nearest rules for it would need.

    `shown` is the number of these rules.
    """
    reasons = {reason.rule: reason for reason in advice.reasons}
    against = {
        id: f"{', '.join(facts_behind(knowledge_base, advice, reasons[id]))} (rule {id})"
        for id in other.against
    }
    ruling = [id for id in against if rules_out(knowledge_base, other.path, other.against[id])]
    if ruling:
        yield f"Ruled out because of {'; '.join(against[id] for id in ruling)}."
    else:
        yield _standing(knowledge_base, advice, other)
    if rest := [said for id, said in against.items() if id not in ruling]:
        yield f"Against it: {'; '.join(rest)}."
    for miss in other.near[:shown]:
        needs = listed(lack_in_words(knowledge_base, lack) for lack in miss.lacks)
        yield f"What would speak for it: {needs}, by rule {miss.rule}."


def _standing(knowledge_base: KnowledgeBase, advice: Advice, other: WhyNot) -> str:
    """How strong the case for a path is, and how far it is behind."""
    thresholds = knowledge_base.thresholds
    strength = case(thresholds, other.score)
    words = case_in_words(strength) if strength else "no case"
    behind = ""
    if advice.score is not None:
        margin = advice.score - other.score
        behind = f", {behind_in_words(thresholds, margin) if margin else 'just as good'}"
    return f"{words[:1].upper()}{words[1:]}{behind}."
