"""Reasons on a console: the sentence, the stated facts behind it, the statements and the rule."""

from collections.abc import Iterable

from engine.analysis.report import Report
from engine.core.advice import Reason
from engine.phrasing.proof import facts_behind
from engine.phrasing.references import reference_in_words, source_in_full
from engine.views.console.layout import paragraph


def grounds(report: Report, reasons: Iterable[Reason], *, against: bool = False) -> list[str]:
    """Reasons for a path or against one, each with its facts and its reference."""
    return [_ground(report, reason, against=against) for reason in reasons]


def _ground(report: Report, reason: Reason, *, against: bool) -> str:
    knowledge_base = report.knowledge_base
    rule = knowledge_base.rules[reason.rule]
    said = "; ".join(facts_behind(knowledge_base, report.advice, reason))
    return "\n".join(
        [
            paragraph(rule.marked(reason.against if against else reason.because), mark="- "),
            paragraph(f"You said: {said}.", indent=4),
            paragraph(f"{reference_in_words(rule)}.", indent=4),
        ]
    )


def with_source(report: Report, entries: list[str]) -> list[str]:
    """The first entries of a page that cite statements, and what these are."""
    return [*entries, paragraph(source_in_full(report.knowledge_base))] if entries else []


def weighing_against(report: Report) -> list[Reason]:
    """Without a recommendation, the reasons that weigh against any path, the weightiest first."""
    weights = {one.rule: min(one.evidence.values(), default=0) for one in report.advice.reasons}
    against = [one for one in report.advice.reasons if weights[one.rule] < 0]
    return sorted(against, key=lambda one: weights[one.rule])
