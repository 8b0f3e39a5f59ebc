"""JSON serialization of a report, valid under docs/advice.schema.json.

`EXPLANATION` lists the parts of a report; a test compares it with the properties of `Report`, so
that a new part cannot be forgotten here.
"""

import json
from dataclasses import asdict
from typing import Any

from engine.analysis.comparison import Comparison
from engine.analysis.path_case import PathCase
from engine.analysis.report import Report
from engine.analysis.robustness import Robustness
from engine.analysis.why_not import Lack, WhyNot
from engine.core.model import KnowledgeBase
from engine.phrasing.counterfactuals import robustness_in_a_word
from engine.phrasing.facts_and_rules import asked_in_words

EXPLANATION = {  # key of the JSON: part of the report
    "how": "proofs",
    "why_not": "why_not",
    "firmness": "robustness",
    "smallest_changes": "counterfactuals",
    "not_known": "missing_facts",
    "plan_b": "plan_b",
}


def show_json(report: Report, comparison: Comparison | None, *, explained: bool) -> str:
    """The result as a JSON object, with `explanation` and `what_if` only on request."""
    result = asdict(report.advice)
    if explained:
        result["explanation"] = explanation_as_data(report)
    if comparison:
        result["what_if"] = comparison_as_data(comparison)
    return json.dumps(result, indent=2, ensure_ascii=False)


def explanation_as_data(report: Report) -> dict[str, Any]:
    """Every part of the explanation, under its JSON key."""
    return {key: _as_data(report, getattr(report, part)) for key, part in EXPLANATION.items()}


def _as_data(report: Report, part: Any) -> Any:
    """A part of a report in JSON types."""
    if isinstance(part, Robustness):
        word = robustness_in_a_word(part) if report.advice.path else None
        return {"word": word, **asdict(part)}
    if isinstance(part, PathCase):
        return _case_as_data(part)
    if part is None:
        return None
    if isinstance(part, tuple):
        return [_item_as_data(report.knowledge_base, item) for item in part]
    return asdict(part)


def _case_as_data(case: PathCase) -> dict[str, Any]:
    """The case for a path, with the ids of rules in place of their reasons."""
    reasons = {
        "supporting": [reason.rule for reason in case.supporting],
        "opposing": [reason.rule for reason in case.opposing],
    }
    return asdict(case) | reasons


def _item_as_data(knowledge_base: KnowledgeBase, item: Any) -> dict[str, Any]:
    if not isinstance(item, WhyNot):
        return asdict(item)
    near = [
        asdict(miss) | {"lacks": [_lack_as_data(knowledge_base, lack) for lack in miss.lacks]}
        for miss in item.near
    ]
    return asdict(item) | {"near": near}


def _lack_as_data(knowledge_base: KnowledgeBase, lack: Lack) -> dict[str, Any]:
    """A failed condition; what it asks for stands in words, since it has no single value."""
    asked = asked_in_words(knowledge_base, lack.test)
    return {"attribute": lack.test.attribute, "asked": asked, "seen": lack.seen}


def comparison_as_data(comparison: Comparison) -> dict[str, Any]:
    """The changed answers and rules, and the result that they lead to."""
    return {
        "changes": [asdict(change) for change in comparison.changes],
        "rules": [asdict(change) for change in comparison.rules],
        "result": asdict(comparison.after.advice),
    }
