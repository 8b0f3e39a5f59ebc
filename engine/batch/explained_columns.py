"""The explanation of a result as columns of a staff file.

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
    """The headings: how firm the recommendation is, and one for each path."""
    return (FIRMNESS, *(f"{WHY_NOT}{path}" for path in knowledge_base.paths))


def explained_cells(report: Report) -> tuple[str, ...]:
    """What stands under the headings; no firmness where nothing is recommended."""
    knowledge_base, advice = report.knowledge_base, report.advice
    firm = robustness_in_a_word(report.robustness) if advice.path else ""
    others = {
        other.path: " ".join(why_not_in_words(knowledge_base, advice, other))
        for other in report.why_not
    }
    return (firm, *(others.get(path, RECOMMENDED) for path in knowledge_base.paths))
