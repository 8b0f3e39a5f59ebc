"""Results and explanations as JSON."""

from dataclasses import asdict
from typing import Any

from engine.analysis.counterfactuals import Comparison
from engine.analysis.report import explain
from engine.analysis.why_not import Lack, WhyNot
from engine.core.advice import Advice
from engine.core.model import KnowledgeBase
from engine.phrasing.counterfactuals import robustness_in_a_word
from engine.phrasing.facts_and_rules import asked_in_words


def explanation_as_data(knowledge_base: KnowledgeBase, advice: Advice) -> dict[str, Any]:
    """The explanation as docs/advice.schema.json has it."""
    explanation = explain(knowledge_base, advice)
    firm = explanation.robustness
    word = robustness_in_a_word(firm) if advice.path else None
    return asdict(explanation) | {
        "firmness": {"word": word, **asdict(firm)},
        "why_not": [_why_not_as_data(knowledge_base, other) for other in explanation.why_not],
    }


def _why_not_as_data(knowledge_base: KnowledgeBase, other: WhyNot) -> dict[str, Any]:
    near = [
        asdict(miss) | {"lacks": [_lack_as_data(knowledge_base, lack) for lack in miss.lacks]}
        for miss in other.near
    ]
    return asdict(other) | {"near": near}


def _lack_as_data(knowledge_base: KnowledgeBase, lack: Lack) -> dict[str, Any]:
    """What was asked stands in words: a condition has no one value."""
    asked = asked_in_words(knowledge_base, lack.test)
    return {"attribute": lack.test.attribute, "asked": asked, "seen": lack.seen}


def comparison_as_data(comparison: Comparison) -> dict[str, Any]:
    """What other answers would lead to, beside the result that stands."""
    changes = [asdict(change) for change in comparison.changes]
    return {"changes": changes, "result": asdict(comparison.after)}
