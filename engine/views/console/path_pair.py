"""The page that puts two paths side by side: for one person, or in general where nothing is known.

Every sentence ends with the statements that it rests on; evidence with its strength as well.
"""

from collections.abc import Iterable, Sequence
from typing import TypeVar

from engine.analysis.path_case import PathCase
from engine.analysis.path_rules import path_rules
from engine.analysis.report import Report
from engine.analysis.why_not import rules_out
from engine.core.advice import Reason
from engine.core.model import EXTENSION_MARK, KnowledgeBase, Rule
from engine.language.sentences import lower_first
from engine.phrasing.path_case import place_in_words, strength_in_words
from engine.phrasing.proof import facts_behind, roles_in_words
from engine.phrasing.references import mark_in_full, source_in_full, sourced
from engine.views.console.columns import Item, Row, labelled_rows, side_by_side, width_of_both
from engine.views.console.layout import heading, paragraph

T = TypeVar("T")
RULES_OUT = "rules it out"
MOST = 5  # pieces of general evidence that are told of each path


def show_paths(report: Report, one: str, other: str) -> str:
    """The page on two paths, from a report on a person or, without any fact, in general."""
    knowledge_base, ids = report.knowledge_base, (one, other)
    cases = [report.path_case(id) for id in ids]
    names = _both(knowledge_base.paths[id].title for id in ids)
    parts = [
        heading(f"{names[0]} or {lower_first(names[1])}"),
        "\n".join(labelled_rows(_rows(report, cases, names), width_of_both())) + "\n",
        *_evidence(report, cases, names),
        side_by_side("What to do", names, _both(_steps(knowledge_base, case) for case in cases)),
        side_by_side(
            "Watch out for", names, _both(_cautions(knowledge_base, case) for case in cases)
        ),
    ]
    body = "\n".join(part for part in parts if part)
    return "\n".join([body, *_closing(knowledge_base, body, ids)])


def _both(two: Iterable[T]) -> tuple[T, T]:
    one, other = two
    return one, other


def _rows(report: Report, cases: Sequence[PathCase], names: tuple[str, str]) -> list[Row]:
    knowledge_base, advice = report.knowledge_base, report.advice
    rows: list[Row] = [("", *names)]
    summaries = _both(knowledge_base.paths[case.path].summary for case in cases)
    rows.append(("In short", *summaries))
    if advice.facts:
        places = _both(place_in_words(knowledge_base, advice, case.path) for case in cases)
        rows.append(("For you", *places))
    roles = _both(
        roles_in_words(knowledge_base, advice.facts, case.path, case.next_roles) for case in cases
    )
    rows.append(("Next role", *roles))
    return rows


def _evidence(report: Report, cases: Sequence[PathCase], names: tuple[str, str]) -> list[str]:
    """What speaks for and against each path: for a person, or what could for anybody."""
    if report.advice.facts:
        speaking = _both(_reasons(report, case.path, case.supporting) for case in cases)
        opposing = _both(_reasons(report, case.path, case.opposing) for case in cases)
        return [
            side_by_side("What speaks for it", names, speaking),
            side_by_side("What speaks against it", names, opposing),
        ]
    found = [path_rules(report.knowledge_base, case.path) for case in cases]
    can_speak = _both(_general(report.knowledge_base, one.path, one.supporting) for one in found)
    can_oppose = _both(_general(report.knowledge_base, one.path, one.opposing) for one in found)
    return [
        side_by_side("What can speak for it", names, can_speak),
        side_by_side("What can speak against it", names, can_oppose),
    ]


def _reasons(report: Report, path: str, reasons: Sequence[Reason]) -> list[Item]:
    """Reasons with the stated facts behind each."""
    knowledge_base, items = report.knowledge_base, list[Item]()
    for reason in reasons:
        rule = knowledge_base.rules[reason.rule]
        said = "; ".join(facts_behind(knowledge_base, report.advice, reason))
        items.append([_weighed(knowledge_base, rule, path), f"You said: {said}."])
    return items


def _general(knowledge_base: KnowledgeBase, path: str, rules: Sequence[Rule]) -> list[Item]:
    """The weightiest rules of the rule base, and how many others there are."""
    items: list[Item] = [[_weighed(knowledge_base, rule, path)] for rule in rules[:MOST]]
    if more := len(rules[MOST:]):
        items.append([f"and {more} more: `crossroads rules list {path}`"])
    return items


def _weighed(knowledge_base: KnowledgeBase, rule: Rule, path: str) -> str:
    """A reason with its strength, or that it rules the path out."""
    weight = knowledge_base.evidence(rule)[path]
    sentence = rule.because if weight > 0 else rule.objection
    is_final = rules_out(knowledge_base, path, weight)
    return sourced(
        rule, sentence, strength=RULES_OUT if is_final else strength_in_words(rule, path)
    )


def _steps(knowledge_base: KnowledgeBase, case: PathCase) -> list[Item]:
    """The advice that would follow, in the order in which to do it, each with its horizon."""
    rules = (knowledge_base.rules[id] for id in case.advice)
    return [[sourced(rule, str(rule.advise), rule.horizon)] for rule in rules]


def _cautions(knowledge_base: KnowledgeBase, case: PathCase) -> list[Item]:
    rules = (knowledge_base.rules[id] for id in case.cautions)
    return [[sourced(rule, str(rule.caution))] for rule in rules]


def _closing(knowledge_base: KnowledgeBase, body: str, ids: tuple[str, str]) -> list[str]:
    """What the brackets and marks mean, and where the rules are named."""
    brackets = "In brackets: the strength of a reason, and its statements."
    told = [f"{brackets} {source_in_full(knowledge_base)}"]
    if EXTENSION_MARK in body:
        told.append(mark_in_full(knowledge_base))
    told.append(f"The rules: `crossroads rules list {ids[0]}` and `crossroads rules list {ids[1]}`")
    return [paragraph(text, indent=0) for text in told]
