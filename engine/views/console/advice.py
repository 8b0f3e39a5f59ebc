"""The advice page: the report on one person, rendered as text for a console.

The order of `parts` in `show_advice` is the order of the page; a part without content is left out
with its heading. Weights stand in the explanation only.
"""

from collections.abc import Collection, Iterator

from engine.analysis.report import Report
from engine.core.advice import Reason
from engine.core.model import CURRENT_ROLE, EXTENSION_MARK, KnowledgeBase
from engine.language.sentences import number_word
from engine.phrasing.facts_and_rules import NO_PATH, fact_in_words
from engine.phrasing.open_questions import (
    is_little_known,
    open_questions_in_words,
    open_questions_title,
)
from engine.phrasing.proof import (
    advice_by_horizon,
    advised_in_words,
    hangs_on_in_words,
    next_roles_in_words,
    standing_in_words,
    title_in_words,
)
from engine.phrasing.references import mark_in_full
from engine.views.console.explanation import Detail, show_counterfactuals, show_explanation
from engine.views.console.grounds import grounds, weighing_against, with_source
from engine.views.console.layout import bullets, paragraph, section


def show_advice(report: Report, explain: Detail | None = None, left: Collection[str] = ()) -> str:
    """The advice page of a report; `explain` adds the explanation in that detail.

    `left` are attributes whose questions are not to be put again.
    """
    knowledge_base, advice = report.knowledge_base, report.advice
    parts = [
        section("Answers that contradict each other", bullets(advice.contradictions)),
        section("This depends on one more answer", bullets(hanging(report))),
        show_recommendation(report),
        section("Why", with_source(report, grounds(report, reasons(report, 1)))),
        section("What speaks against it", grounds(report, reasons(report, -1), against=True)),
        section(next_title(report), map(paragraph, roles_or_note(report))),
        section("What to do", _to_do(report)),
        section("Watch out for", bullets(advice.cautions)),
        section("Runner-up", _runner_up(report)),
        "" if is_little_known(report) else show_counterfactuals(report),
        section("Not understood", bullets(_problems(report))),
        section(open_questions_title(report), bullets(open_questions_in_words(report, left))),
        show_explanation(report, explain) if explain else "",
    ]
    body = "\n".join(part for part in parts if part)
    closing = [paragraph(knowledge_base.texts["closing"].words, indent=0)]
    if EXTENSION_MARK in body:
        closing.append(paragraph(mark_in_full(knowledge_base), indent=0))
    return "\n".join([body, *closing])


def show_reasons(report: Report) -> str:
    """The reasons for the recommendation and against it; without one, what stands in the way."""
    if report.advice.path is None:
        return _not_enough(report)
    parts = (
        section("Why", with_source(report, grounds(report, reasons(report, 1)))),
        section("What speaks against it", grounds(report, reasons(report, -1), against=True)),
    )
    return "\n".join(part for part in parts if part)


def hanging(report: Report) -> list[str]:
    """The questions to which every answer overturns the recommendation."""
    asked = report.missing_facts.hangs_on if report.advice.path else ()
    return [hangs_on_in_words(report.knowledge_base, id) for id in asked]


def show_recommendation(report: Report) -> str:
    """The recommended path, or both of two that are level; else that there is none."""
    knowledge_base, advice = report.knowledge_base, report.advice
    if advice.path is None:
        return _not_enough(report)
    level = [advice.path, advice.runner_up] if advice.margin == 0 else [advice.path]
    summaries = [knowledge_base.paths[path].summary for path in level if path]
    shown = bullets(summaries) if len(summaries) > 1 else map(paragraph, summaries)
    return section(title_in_words(knowledge_base, advice), shown)


def _not_enough(report: Report) -> str:
    """The notice that no path is recommended, what is known, and what stands in the way."""
    against = grounds(report, weighing_against(report), against=True)
    title = advised_in_words(report.knowledge_base, report.advice)
    parts = [
        section(title, map(paragraph, notice(report))),
        section("What stands in the way", with_source(report, against)),
    ]
    return "\n".join(part for part in parts if part)


def notice(report: Report) -> list[str]:
    """Without a recommendation: what is known, and that it is not enough."""
    knowledge_base, advice = report.knowledge_base, report.advice
    if not advice.facts:
        return ["Nothing is known yet."]
    said = f"You said: {'; '.join(_known(report))}."
    if advised_in_words(knowledge_base, advice) == NO_PATH:
        return [said, "No path has enough evidence for it on balance."]
    return [said, f"That alone speaks for {_no_path_of(knowledge_base)}."]


def _known(report: Report) -> Iterator[str]:
    attributes = report.knowledge_base.attributes
    return (fact_in_words(attributes[id], value) for id, value in report.advice.facts.items())


def _no_path_of(knowledge_base: KnowledgeBase) -> str:
    number = len(knowledge_base.paths)
    return f"none of the {number_word(number)} paths" if number > 1 else "no path"


def reasons(report: Report, sign: int) -> list[Reason]:
    """The reasons for (sign 1) or against (-1) the recommended path, the weightiest first."""
    chosen = [reason for reason in report.advice.reasons if reason.weight * sign > 0]
    return sorted(chosen, key=lambda reason: -abs(reason.weight))


def next_title(report: Report) -> str:
    """The heading over the next roles."""
    return "Next roles" if len(report.advice.next_roles) > 1 else "Next role"


def roles_or_note(report: Report) -> list[str]:
    """The next roles, or a note where the catalogue should have one and has none."""
    knowledge_base, advice = report.knowledge_base, report.advice
    if words := next_roles_in_words(knowledge_base, advice):
        return [words]
    present = advice.facts.get(CURRENT_ROLE)
    if advice.path and present and knowledge_base.paths[advice.path].leads_to == "above":
        return [knowledge_base.phrases.none_above]
    return []


def _to_do(report: Report) -> Iterator[str]:
    """The advice, each horizon with a line of its own."""
    for horizon, sentences in advice_by_horizon(report.knowledge_base, report.advice):
        if horizon:
            yield paragraph(f"{horizon[:1].upper()}{horizon[1:]}:")
        yield from bullets(sentences)


def _runner_up(report: Report) -> list[str]:
    """The runner-up and its distance; one that is level has its own reasons told as well."""
    advice = report.advice
    words = standing_in_words(report.knowledge_base, advice)
    rival = str(advice.runner_up) if advice.margin == 0 else ""
    level = [reason for reason in advice.reasons if reason.evidence.get(rival, 0) > 0]
    return [paragraph(words), *grounds(report, level)] if words else []


def _problems(report: Report) -> list[str]:
    attributes = report.knowledge_base.attributes
    return [f"{attributes[id].title}: {problem}" for id, problem in report.advice.problems.items()]
