"""The advice page: the report on one person, rendered as text for a console.

The order of `parts` in `show_advice` is the order of the page; a part without content is left out
with its heading.
"""

from collections.abc import Iterator, Sequence

from engine.analysis.report import Report
from engine.core.advice import Advice, Reason
from engine.core.model import CURRENT_ROLE, EXTENSION_MARK, KnowledgeBase, Rule
from engine.language.sentences import listed, number_word
from engine.phrasing.counterfactuals import open_in_words, titles_in_words
from engine.phrasing.facts_and_rules import (
    NO_PATH,
    source_in_words,
)
from engine.phrasing.proof import (
    advice_by_horizon,
    advised_in_words,
    facts_behind,
    hangs_on_in_words,
    next_roles_in_words,
    standing_in_words,
    title_in_words,
)
from engine.views.console.explanation import (
    Detail,
    show_counterfactuals,
    show_explanation,
    show_robustness,
)
from engine.views.console.layout import bullets, paragraph, section

TOLD_NEXT = 5  # questions listed where there is not enough to advise


def show_advice(report: Report, explain: Detail | None = None) -> str:
    """The advice page of a report; `explain` adds the explanation in that detail."""
    knowledge_base, advice = report.knowledge_base, report.advice
    parts = [
        section("What pulls apart", bullets(advice.contradictions)),
        section("This hangs on one answer", bullets(_hangs_on(report))),
        _recommendation(knowledge_base, advice),
        section("Why", _reasons(knowledge_base, advice, 1)),
        section("What speaks against it", _reasons(knowledge_base, advice, -1)),
        section(_next_title(advice), _next_roles(knowledge_base, advice)),
        section("What to do", _to_do(knowledge_base, advice)),
        section("What to mind", bullets(advice.cautions)),
        section("Runner-up", _runner_up(knowledge_base, advice)),
        show_robustness(report),
        show_counterfactuals(report),
        section("Not understood", bullets(_problems(knowledge_base, advice))),
        _missing(report),
        show_explanation(report, explain) if explain else "",
    ]
    body = "\n".join(part for part in parts if part)
    closing = [paragraph(knowledge_base.texts["closing"].words, indent=0)]
    if EXTENSION_MARK in body:
        meaning = f"our addition; {knowledge_base.phrases.source} does not say it."
        closing.append(paragraph(f"{EXTENSION_MARK}: {meaning}", indent=0))
    return "\n".join([body, *closing])


def show_reasons(report: Report) -> str:
    """The reasons for the recommendation and against it; without one, what stands in the way."""
    knowledge_base, advice = report.knowledge_base, report.advice
    if advice.path is None:
        return _not_enough(knowledge_base, advice)
    parts = (
        section("Why", _reasons(knowledge_base, advice, 1)),
        section("What speaks against it", _reasons(knowledge_base, advice, -1)),
    )
    return "\n".join(part for part in parts if part)


def _recommendation(knowledge_base: KnowledgeBase, advice: Advice) -> str:
    if advice.path is None:
        return _not_enough(knowledge_base, advice)
    level = [advice.path, advice.runner_up] if advice.margin == 0 else [advice.path]
    summaries = [knowledge_base.paths[path].summary for path in level if path]
    shown = bullets(summaries) if len(summaries) > 1 else map(paragraph, summaries)
    return section(title_in_words(knowledge_base, advice), shown)


def _hangs_on(report: Report) -> list[str]:
    asked = report.missing_facts.hangs_on if report.advice.path else ()
    return [hangs_on_in_words(report.knowledge_base, id) for id in asked]


def _to_do(knowledge_base: KnowledgeBase, advice: Advice) -> Iterator[str]:
    """The advice, each horizon with a line of its own."""
    for horizon, sentences in advice_by_horizon(knowledge_base, advice):
        if horizon:
            yield paragraph(f"{horizon[:1].upper()}{horizon[1:]}:")
        yield from bullets(sentences)


def _not_enough(knowledge_base: KnowledgeBase, advice: Advice) -> str:
    """The notice that no path is recommended, with the evidence against each if there is any."""
    title = advised_in_words(knowledge_base, advice)
    text = (
        "No path has enough evidence for it on balance."
        if title == NO_PATH
        else f"Nothing that is known speaks for {_any_path(knowledge_base)}."
    )
    against = [reason for reason in advice.reasons if min(reason.evidence.values(), default=0) < 0]
    parts = [
        section(title, [paragraph(text)]),
        section(
            "What stands in the way",
            (_grounds(knowledge_base, advice, reason, against=True) for reason in against),
        ),
    ]
    return "\n".join(part for part in parts if part)


def _any_path(knowledge_base: KnowledgeBase) -> str:
    number = len(knowledge_base.paths)
    return f"any of the {number_word(number)} paths" if number > 1 else "the one path"


def _reasons(knowledge_base: KnowledgeBase, advice: Advice, sign: int) -> list[str]:
    """The reasons for (sign 1) or against (-1) the recommended path, the weightiest first."""
    chosen = [reason for reason in advice.reasons if reason.weight * sign > 0]
    chosen.sort(key=lambda reason: -abs(reason.weight))
    return [_reason(knowledge_base, advice, reason) for reason in chosen]


def _reason(knowledge_base: KnowledgeBase, advice: Advice, reason: Reason) -> str:
    """A reason with its facts and its rule, whose strength is given in a word and in decibans."""
    rule = knowledge_base.rules[reason.rule]
    strength = {**rule.supports, **rule.opposes}[str(advice.path)].replace("_", " ")
    source = source_in_words(knowledge_base, rule)
    named = f"Rule {rule.id} ({strength}, {reason.weight:+d}), {source}."
    grounds = _grounds(knowledge_base, advice, reason, against=reason.weight < 0)
    return f"{grounds}\n{paragraph(named, indent=4)}"


def _grounds(
    knowledge_base: KnowledgeBase, advice: Advice, reason: Reason, *, against: bool
) -> str:
    """A reason for a path or against one, and the stated facts behind it."""
    said = "; ".join(facts_behind(knowledge_base, advice, reason))
    sentence = reason.against if against else reason.because
    shown = knowledge_base.rules[reason.rule].marked(sentence)
    return f"{paragraph(shown, mark='- ')}\n{paragraph(f'You said: {said}.', indent=4)}"


def _next_title(advice: Advice) -> str:
    return "Next roles" if len(advice.next_roles) > 1 else "Next role"


def _next_roles(knowledge_base: KnowledgeBase, advice: Advice) -> list[str]:
    """The next roles, or a note where the catalogue should have one and has none."""
    if words := next_roles_in_words(knowledge_base, advice):
        return [paragraph(words)]
    present = advice.facts.get(CURRENT_ROLE)
    if advice.path and present and knowledge_base.paths[advice.path].leads_to == "above":
        return [paragraph(knowledge_base.phrases.none_above)]
    return []


def _runner_up(knowledge_base: KnowledgeBase, advice: Advice) -> list[str]:
    """The runner-up and its distance; one that is level has its own reasons told as well."""
    words = standing_in_words(knowledge_base, advice)
    rival = str(advice.runner_up) if advice.margin == 0 else ""
    level = [reason for reason in advice.reasons if reason.evidence.get(rival, 0) > 0]
    grounds = [_grounds(knowledge_base, advice, reason, against=False) for reason in level]
    return [paragraph(words), *grounds] if words else []


def _problems(knowledge_base: KnowledgeBase, advice: Advice) -> list[str]:
    attributes = knowledge_base.attributes
    return [f"{attributes[id].title}: {problem}" for id, problem in advice.problems.items()]


def _missing(report: Report) -> str:
    """The unknown facts that still matter, with the paths that they could lead to."""
    if report.advice.path is None:
        return _to_tell(report)
    knowledge_base, unknown = report.knowledge_base, report.missing_facts
    turning = bullets(open_in_words(knowledge_base, unknown.leads_to))
    titles = [*titles_in_words(knowledge_base, unknown.adds)]
    adding = [paragraph(listed(titles))] if titles else []
    parts = [
        section("Not known, and could still change the path", turning),
        section("Not known, and could still add to the reasons or the advice", adding),
    ]
    return "\n".join(part for part in parts if part)


def _to_tell(report: Report) -> str:
    """Without a recommendation, the questions to answer next, the most influential first."""
    knowledge_base, questions = report.knowledge_base, report.outlook.questions
    asked = [knowledge_base.attributes[id] for id in questions]
    asked.sort(key=lambda item: -_sway(knowledge_base, questions[item.id]))
    told = [f"{item.id}: {item.question}" for item in asked[:TOLD_NEXT]]
    return section("What to tell next", bullets(told))


def _sway(knowledge_base: KnowledgeBase, rules: Sequence[Rule]) -> int:
    """The sum of the absolute weights of some rules, in decibans."""
    return sum(abs(w) for rule in rules for w in knowledge_base.evidence(rule).values())
