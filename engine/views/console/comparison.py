"""The what-if page: the present result and a hypothetical one side by side.

Both columns are wrapped to half the screen, so a row must read well in `columns.NARROWEST`.
"""

from collections.abc import Iterable

from engine.analysis.comparison import Comparison
from engine.analysis.report import Report
from engine.analysis.why_not import is_ruled_out, rules_out
from engine.core.advice import Advice, Reason
from engine.core.model import EXTENSION_MARK, KnowledgeBase, Rule
from engine.core.semantics import case
from engine.language.sentences import lower_first
from engine.phrasing.counterfactuals import change_in_words, robustness_in_a_word
from engine.phrasing.facts_and_rules import case_in_words
from engine.phrasing.path_case import RULED_OUT, strength_in_words
from engine.phrasing.proof import advised_in_words, next_roles_in_words
from engine.phrasing.references import mark_in_full, source_in_full, sourced
from engine.phrasing.variants import rule_change_in_words
from engine.views.console.columns import Row, labelled_rows
from engine.views.console.layout import bullets, paragraph, section, width

IN_BRACKETS = "In brackets: what a reason weighs for or against, and its statements."


def show_comparison(comparison: Comparison) -> str:
    """The what-if page of a comparison."""
    knowledge_base = comparison.before.knowledge_base
    before, after = comparison.before.advice, comparison.after.advice
    changes = [
        *(change_in_words(knowledge_base, change) for change in comparison.changes),
        *(rule_change_in_words(knowledge_base, change) for change in comparison.rules),
    ]
    reasons = [
        section("Reasons that fall away", _reasons_without(comparison, before, after)),
        section("Reasons that are new", _reasons_without(comparison, after, before)),
    ]
    parts = [
        section("What if", bullets(changes) or [paragraph("Nothing would be different.")]),
        "\n".join(labelled_rows(_rows(comparison), width())) + "\n",
        *reasons,
        section("What to do then", bullets(_new(after.advice, before.advice))),
        section("Then watch out for", bullets(_new(after.cautions, before.cautions))),
    ]
    body = "\n".join(part for part in parts if part)
    notes = [
        f"{IN_BRACKETS} {source_in_full(knowledge_base)}" if any(reasons) else "",
        mark_in_full(knowledge_base) if EXTENSION_MARK in body else "",
    ]
    return "\n".join([body, *(paragraph(note, indent=0) for note in notes if note)])


def _rows(comparison: Comparison) -> list[Row]:
    """The table: a label, the present and the hypothetical value."""
    scored = bool(comparison.rules)
    before, after = _side(comparison.before, scored=scored), _side(comparison.after, scored=scored)
    return [("", "As it is", "What if"), *((name, before[name], after[name]) for name in before)]


def _side(report: Report, *, scored: bool) -> dict[str, str]:
    """One result as labelled cells, short enough for half a screen.

    Scores stand there where rules are changed: who changes a weight wants to see what it does.
    """
    knowledge_base, advice = report.knowledge_base, report.advice
    return {
        "Advice": advised_in_words(knowledge_base, advice),
        "Case": case_in_words(advice.case) if advice.path and advice.case else "",
        "How firm it is": robustness_in_a_word(report.robustness) if advice.path else "",
        "Next role": next_roles_in_words(knowledge_base, advice),
        **{
            path.title: _case(knowledge_base, advice, id, scored=scored)
            for id, path in knowledge_base.paths.items()
        },
    }


def _case(knowledge_base: KnowledgeBase, advice: Advice, path: str, *, scored: bool) -> str:
    """The case for one path in a few words."""
    if is_ruled_out(knowledge_base, advice, path):
        return RULED_OUT
    score = next(item.score for item in advice.ranking if item.path == path)
    strength = case(knowledge_base.thresholds, score)
    words = case_in_words(strength) if strength else "no case"
    return f"{words} ({score})" if scored else words


def _reasons_without(comparison: Comparison, advice: Advice, other: Advice) -> list[str]:
    """The evidence of the first result that the other one lacks."""
    weighing = (reason for reason in advice.reasons if reason.evidence)
    return bullets(
        _reason(comparison, reason) for reason in weighing if reason.rule not in other.rules_fired
    )


def _reason(comparison: Comparison, reason: Reason) -> str:
    rule = comparison.before.knowledge_base.rules[reason.rule]
    weights = (_weighed(comparison, rule, path, reason) for path in reason.evidence)
    spoken = reason.because if max(reason.evidence.values(), default=0) > 0 else reason.against
    return sourced(rule, spoken, strength=", ".join(weights))


def _weighed(comparison: Comparison, rule: Rule, path: str, reason: Reason) -> str:
    """What a reason does to a path: 'for move out: fair', or 'rules out move up'."""
    knowledge_base = comparison.before.knowledge_base
    title, weight = lower_first(knowledge_base.paths[path].title), reason.evidence[path]
    if rules_out(knowledge_base, path, weight):
        return f"rules out {title}"
    strength = f"{weight:+d}" if comparison.rules else strength_in_words(rule, path)
    return f"{'for' if weight > 0 else 'against'} {title}: {strength}"


def _new(some: Iterable[str], others: Iterable[str]) -> list[str]:
    return [sentence for sentence in some if sentence not in set(others)]
