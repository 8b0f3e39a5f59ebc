"""Explanations as columns of the output: robustness, and why not each of the other paths.

A pure function of the report, so that it may be kept for the next person with the same facts.
"""

from engine.analysis.report import Report
from engine.core.model import KnowledgeBase
from engine.phrasing.counterfactuals import robustness_in_a_word
from engine.phrasing.proof import why_not_in_words

FIRMNESS = "firmness"
WHY_NOT = "why_not_"  # and the path
RECOMMENDED = "recommended"


def explained_columns(knowledge_base: KnowledgeBase) -> tuple[str, ...]:
    """The headings: the robustness of the recommendation, and one for each path."""
    return (FIRMNESS, *(f"{WHY_NOT}{path}" for path in knowledge_base.paths))


def explained_cells(report: Report) -> tuple[str, ...]:
    """The cells under the headings; no robustness where nothing is recommended."""
    knowledge_base, advice = report.knowledge_base, report.advice
    firmness = robustness_in_a_word(report.robustness) if advice.path else ""
    others = {
        other.path: " ".join(why_not_in_words(knowledge_base, advice, other))
        for other in report.why_not
    }
    return (firmness, *(others.get(path, RECOMMENDED) for path in knowledge_base.paths))
