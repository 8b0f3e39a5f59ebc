"""The page for one person: the answer, its reasons, a plan to fill in, and what it rests on.

One view model, `PersonPage`, is put into two templates: HTML to print, and Markdown to edit.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Literal

from engine.analysis.path_case import PathCase
from engine.analysis.report import Report
from engine.core.advice import Advice, Reason
from engine.core.model import CURRENT_ROLE, EXTENSION_MARK, KnowledgeBase, Role, Statement
from engine.core.semantics import case
from engine.language.sentences import listed
from engine.phrasing.accountability import TO_FILL_IN, six_explanations
from engine.phrasing.counterfactuals import smallest_in_words
from engine.phrasing.facts_and_rules import case_in_words, fact_in_words
from engine.phrasing.open_questions import open_questions_in_words
from engine.phrasing.proof import (
    clearness_in_words,
    facts_behind,
    hangs_on_in_words,
    next_roles_in_words,
    title_in_words,
)
from engine.phrasing.roles import RoleInWords, role_in_words
from engine.views.html.render import render

TEMPLATES = {".html": "person.html", ".md": "person.md"}


@dataclass(frozen=True, slots=True)
class Ground:
    """A reason on the page: its sentence, the answers behind it, and the ids of its statements."""

    sentence: str
    said: str
    rule: str
    statements: tuple[str, ...]
    origin: str


@dataclass(frozen=True, slots=True)
class Sentence:
    """Advice or a caution, with the ids of its statements; none for what no rule says."""

    text: str
    statements: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Horizon:
    """The steps to take by one time, in order."""

    name: str
    steps: tuple[Sentence, ...]


@dataclass(frozen=True, slots=True)
class PlanB:
    """The second-best path: how it stands, its reasons, where it leads, and its first step."""

    title: str
    standing: str
    grounds: tuple[Ground, ...]
    next_roles: str
    first_step: str


def person_page(
    report: Report,
    ending: str = ".html",
    *,
    person: str = "",
    contact: str = "",
    made: date | None = None,
) -> str:
    """The page of a report, in the format of an ending in TEMPLATES.

    `person` is whom it is about, `contact` whom to ask for a review, `made` today unless it is
    given.
    """
    knowledge_base, advice = report.knowledge_base, report.advice
    unknown = report.missing_facts
    present = knowledge_base.roles.get(str(advice.facts.get(CURRENT_ROLE)))
    page: dict[str, Any] = {
        "person": person,
        "made": made or date.today(),
        "subject": knowledge_base.phrases.result,
        "source": knowledge_base.phrases.source,
        "answer": title_in_words(knowledge_base, advice),
        "summary": _summaries(report),
        "next_roles": next_roles_in_words(knowledge_base, advice),
        "contradictions": [*_sentences(knowledge_base, advice.rules_fired, "contradiction")],
        "hangs_on": [hangs_on_in_words(knowledge_base, id) for id in unknown.hangs_on],
        "supporting": [*_weighing(report, 1)],
        "opposing": [*_weighing(report, -1)],
        "plan": _plan(report),
        "cautions": [*_sentences(knowledge_base, advice.rules_fired, "caution")],
        "today": role_in_words(knowledge_base, present) if present else None,
        "roles": [*_next_roles(knowledge_base, report.advice, present)],
        "plan_b": _plan_b(report, report.plan_b) if report.plan_b else None,
        "changes": _changes(report),
        "exercises": [*_exercises(report)],
        "questions": [] if advice.path else open_questions_in_words(report),
        "open": open_questions_in_words(report) if advice.path else [],
        "facts": [
            fact_in_words(knowledge_base.attributes[id], value)
            for id, value in advice.facts.items()
        ],
        "problems": [
            f"{knowledge_base.attributes[id].title}: {problem}"
            for id, problem in advice.problems.items()
        ],
        "limits": knowledge_base.phrases.limits,
        "explanations": [*six_explanations(report, contact)],
        "closing": knowledge_base.texts["closing"].words,
        "extension": EXTENSION_MARK,
        "blank": TO_FILL_IN,
    }
    return render(TEMPLATES[ending], **page, statements=[*_statements(knowledge_base, page)])


def _summaries(report: Report) -> tuple[str, ...]:
    """What the path means; two that are level have a sentence each."""
    knowledge_base, advice = report.knowledge_base, report.advice
    if advice.path is None:
        return advice.why
    level = (advice.path, advice.runner_up) if advice.margin == 0 else (advice.path,)
    return tuple(knowledge_base.paths[path].summary for path in level if path)


def _weighing(report: Report, sign: int) -> Iterator[Ground]:
    """The reasons for (sign 1) or against (-1) the advice; without one, all that weighs against."""
    advice = report.advice
    if advice.path is None:
        some = [
            one for one in advice.reasons if sign < 0 and min(one.evidence.values(), default=0) < 0
        ]
        return _grounds(report, some, against=True)
    own = report.path_case(advice.path)
    return _grounds(report, own.supporting if sign > 0 else own.opposing, against=sign < 0)


def _grounds(report: Report, reasons: Iterable[Reason], *, against: bool) -> Iterator[Ground]:
    knowledge_base = report.knowledge_base
    for reason in reasons:
        rule = knowledge_base.rules[reason.rule]
        yield Ground(
            sentence=rule.marked(reason.against if against else reason.because),
            said="; ".join(facts_behind(knowledge_base, report.advice, reason)),
            rule=rule.id,
            statements=rule.source,
            origin=rule.origin,
        )


def _plan(report: Report) -> list[Horizon]:
    """A part of the plan for every horizon, and first one for advice that has none.

    Without a recommendation there is the first step alone.
    """
    knowledge_base, fired = report.knowledge_base, report.advice.rules_fired
    plan = []
    for horizon in ("", *knowledge_base.horizons):
        then = [id for id in fired if knowledge_base.rules[id].horizon == horizon]
        plan.append(Horizon(horizon, tuple(_sentences(knowledge_base, then, "advise"))))
    if not plan[0].steps and len(plan) > 1:
        plan.pop(0)
    if plan[0].steps:
        return plan
    first = Sentence(knowledge_base.phrases.first_step)
    later = plan[1:] if report.advice.path else ()
    return [Horizon(plan[0].name, (first,)), *later]


def _sentences(
    knowledge_base: KnowledgeBase,
    rules: Iterable[str],
    kind: Literal["advise", "caution", "contradiction"],
) -> Iterator[Sentence]:
    """What rules say of one kind."""
    for id in rules:
        rule = knowledge_base.rules[id]
        if said := getattr(rule, kind):
            yield Sentence(rule.marked(said), rule.source)


def _next_roles(
    knowledge_base: KnowledgeBase, advice: Advice, present: Role | None
) -> Iterator[RoleInWords]:
    """The next roles beside the present one."""
    for id in advice.next_roles if advice.path else ():
        yield role_in_words(knowledge_base, knowledge_base.roles[id], present)


def _plan_b(report: Report, rival: PathCase) -> PlanB:
    """The runner-up in words."""
    knowledge_base, advice = report.knowledge_base, report.advice
    thresholds = knowledge_base.thresholds
    path = knowledge_base.paths[rival.path]
    ahead = clearness_in_words(thresholds, advice.margin or 0)
    first = knowledge_base.paths[str(advice.path)].title
    roles = (knowledge_base.roles[id].marked_title for id in rival.next_roles)
    new = [id for id in rival.advice if id not in advice.rules_fired] or [*rival.advice]
    rule = knowledge_base.rules[new[0]] if new else None
    strength = case_in_words(case(thresholds, rival.score) or "fair").capitalize()
    return PlanB(
        title=path.title,
        standing=f"{path.summary} {strength}; '{first}' is {ahead} it.",
        grounds=tuple(_grounds(report, rival.supporting, against=False)),
        next_roles=f"{listed(roles, 'or')} {path.elsewhere}".strip() if rival.next_roles else "",
        first_step=rule.marked(str(rule.advise)) if rule else "",
    )


def _changes(report: Report) -> Sequence[str]:
    """The smallest changes that lead elsewhere."""
    found = report.counterfactuals
    if report.advice.path is None and not found.yours and not found.given:
        return ()
    return [*smallest_in_words(report.knowledge_base, report.advice.facts, found)]


def _exercises(report: Report) -> Iterator[Sentence]:
    """Without advice, what to do first about the topics of which nothing is known."""
    knowledge_base, advice = report.knowledge_base, report.advice
    known = {knowledge_base.attributes[id].topic for id in advice.facts}
    for one in knowledge_base.exercises.values() if advice.path is None else ():
        if one.topic not in known:
            yield Sentence(one.words, one.source)


def _statements(knowledge_base: KnowledgeBase, page: Mapping[str, Any]) -> Iterator[Statement]:
    """The statements that are cited on the page, in the document's order."""
    steps = (step for horizon in page["plan"] for step in horizon.steps)
    rival = page["plan_b"].grounds if page["plan_b"] else ()
    citing = (
        *page["exercises"],
        *page["contradictions"], *page["supporting"], *page["opposing"], *steps,
        *page["cautions"], *rival,
    )  # fmt: skip
    cited = {id for one in citing for id in one.statements}
    return (one for id, one in knowledge_base.statements.items() if id in cited)
