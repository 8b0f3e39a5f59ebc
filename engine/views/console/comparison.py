"""The what-if page: the present result and a hypothetical one side by side.

Both columns are wrapped to half the screen, so a row must read well in `columns.NARROWEST`.
"""

from collections.abc import Iterable

from engine.analysis.comparison import Comparison
from engine.analysis.report import Report
from engine.analysis.why_not import is_ruled_out, rules_out
from engine.core.advice import Advice, Reason
from engine.core.model import KnowledgeBase
from engine.phrasing.counterfactuals import change_in_words, robustness_in_a_word
from engine.phrasing.facts_and_rules import case_in_words
from engine.phrasing.proof import advised_in_words, next_roles_in_words
from engine.phrasing.variants import rule_change_in_words
from engine.views.console.columns import Row, labelled_rows
from engine.views.console.layout import bullets, paragraph, section, width


def show_comparison(comparison: Comparison) -> str:
    """The what-if page of a comparison."""
    knowledge_base = comparison.before.knowledge_base
    before, after = comparison.before.advice, comparison.after.advice
    changes = [
        *(change_in_words(knowledge_base, change) for change in comparison.changes),
        *(rule_change_in_words(knowledge_base, change) for change in comparison.rules),
    ]
    parts = [
        section("What if", bullets(changes) or [paragraph("Nothing would be different.")]),
        "\n".join(labelled_rows(_rows(comparison), width())) + "\n",
        section("Reasons that fall away", _reasons_without(knowledge_base, before, after)),
        section("Reasons that are new", _reasons_without(knowledge_base, after, before)),
        section("What to do then", bullets(_new(after.advice, before.advice))),
        section("What to mind then", bullets(_new(after.cautions, before.cautions))),
    ]
    return "\n".join(part for part in parts if part)


def _rows(comparison: Comparison) -> list[Row]:
    """The table: a label, the present and the hypothetical value."""
    before, after = _side(comparison.before), _side(comparison.after)
    return [("", "As it is", "What if"), *((name, before[name], after[name]) for name in before)]


def _side(report: Report) -> dict[str, str]:
    """One result as labelled cells, short enough for half a screen."""
    knowledge_base, advice = report.knowledge_base, report.advice
    scores = {item.path: item.score for item in advice.ranking}
    return {
        "Advice": advised_in_words(knowledge_base, advice),
        "Case": case_in_words(advice.case) if advice.path and advice.case else "",
        "How firm": robustness_in_a_word(report.robustness) if advice.path else "",
        "Next role": next_roles_in_words(knowledge_base, advice),
        **{
            path.title: "ruled out" if is_ruled_out(knowledge_base, advice, id) else str(scores[id])
            for id, path in knowledge_base.paths.items()
        },
    }


def _reasons_without(knowledge_base: KnowledgeBase, advice: Advice, other: Advice) -> list[str]:
    """The evidence of the first result that the other one lacks."""
    weighing = (reason for reason in advice.reasons if reason.evidence)
    return bullets(
        _reason(knowledge_base, reason)
        for reason in weighing
        if reason.rule not in other.rules_fired
    )


def _reason(knowledge_base: KnowledgeBase, reason: Reason) -> str:
    weights = (
        f"{knowledge_base.paths[path].title} "
        + ("ruled out" if rules_out(knowledge_base, path, weight) else f"{weight:+d}")
        for path, weight in reason.evidence.items()
    )
    spoken = reason.because if max(reason.evidence.values(), default=0) > 0 else reason.against
    sentence = knowledge_base.rules[reason.rule].marked(spoken)
    return f"{sentence} ({', '.join(weights)})"


def _new(some: Iterable[str], others: Iterable[str]) -> list[str]:
    return [sentence for sentence in some if sentence not in set(others)]
