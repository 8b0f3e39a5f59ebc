"""Explanations as columns of the output: robustness, and why not each of the other paths.

A pure function of the facts, so that its results may be cached.
"""

from engine.analysis.robustness import robustness
from engine.analysis.why_not import why_not
from engine.core.model import Facts, KnowledgeBase
from engine.core.semantics import consult
from engine.phrasing.counterfactuals import robustness_in_a_word
from engine.phrasing.proof import why_not_in_words

FIRMNESS = "firmness"
WHY_NOT = "why_not_"  # and the path
RECOMMENDED = "recommended"


def explained_columns(knowledge_base: KnowledgeBase) -> tuple[str, ...]:
    """The headings: the robustness of the recommendation, and one for each path."""
    return (FIRMNESS, *(f"{WHY_NOT}{path}" for path in knowledge_base.paths))


def explained_cells(knowledge_base: KnowledgeBase, facts: Facts) -> tuple[str, ...]:
    """The cells under the headings; no robustness where nothing is recommended."""
    advice = consult(knowledge_base, facts)
    firmness = robustness_in_a_word(robustness(knowledge_base, facts)) if advice.path else ""
    others = {
        other.path: " ".join(why_not_in_words(knowledge_base, advice, other))
        for other in why_not(knowledge_base, advice)
    }
    return (firmness, *(others.get(path, RECOMMENDED) for path in knowledge_base.paths))
