"""The case for one path in English, whether it is the recommended one or not."""

from engine.analysis.why_not import is_ruled_out
from engine.core.advice import Advice
from engine.core.model import KnowledgeBase, Rule
from engine.core.semantics import case
from engine.phrasing.facts_and_rules import case_in_words

RULED_OUT = "ruled out"


def place_in_words(knowledge_base: KnowledgeBase, advice: Advice, path: str) -> str:
    """The place of a path in the result, and how strong its case is.

    Such as 'recommended: a strong case', 'runner-up: a fair case' or 'ruled out'.
    """
    if is_ruled_out(knowledge_base, advice, path):
        return RULED_OUT
    score = next(one.score for one in advice.ranking if one.path == path)
    strength = case(knowledge_base.thresholds, score)
    if strength is None:
        return "nothing speaks for it on balance"
    words = case_in_words(strength)
    if path == advice.path:
        return f"recommended: {words}"
    if path != advice.runner_up:
        return words
    return f"level with it: {words}" if advice.margin == 0 else f"runner-up: {words}"


def strength_in_words(rule: Rule, path: str) -> str:
    """The name of the strength with which a rule weighs for or against a path."""
    return {**rule.supports, **rule.opposes}[path].replace("_", " ")
