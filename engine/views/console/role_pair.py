"""The page that puts two roles side by side: where each stands in the catalogue, which paths lead
from one to the other, and what the advice to one person would be in each."""

from collections.abc import Iterator, Sequence

from engine.analysis.role_case import RoleCase
from engine.core.advice import Advice
from engine.core.model import CURRENT_ROLE, EXTENSION_MARK, Facts, KnowledgeBase, Rule
from engine.core.semantics import role_facts
from engine.language.sentences import listed, lower_first
from engine.phrasing.facts_and_rules import value_in_words
from engine.phrasing.proof import next_roles_in_words, title_in_words
from engine.phrasing.references import mark_in_full, source_in_full, sourced
from engine.views.console.columns import Item, Row, labelled_rows, side_by_side, width_of_both
from engine.views.console.layout import heading, paragraph

SHOWN_FACTS = ("role_track", "role_level")
LISTS = {"above": "Above it", "beside": "Beside it", "line": "In the line"}
OTHER_FACTS = "Everything else that you said is taken as it is, in either role."
NO_FACTS = "With `--facts FILE` or `--set`, the advice in each role stands here as well."
IN_BRACKETS = "In brackets: statements."

Two = tuple[str, str]


def show_roles(present: Facts, one: RoleCase, other: RoleCase) -> str:
    """The page on two roles; `present` are the facts as they are, in whichever role."""
    knowledge_base = one.report.knowledge_base
    titles = (knowledge_base.roles[one.role].title, knowledge_base.roles[other.role].title)
    rows = [("", *_names(knowledge_base, present, (one, other))), *_rows(one, other)]
    differing = "\n".join(filter(None, _differences(one, other, titles)))
    parts = [
        heading(f"{titles[0]} or {lower_first(titles[1])}"),
        "\n".join(labelled_rows(rows, width_of_both())) + "\n",
        *([differing] if differing and _is_advised(present) else []),
    ]
    body = "\n".join(parts)
    notes = [
        OTHER_FACTS if _is_advised(present) else NO_FACTS,
        f"{IN_BRACKETS} {source_in_full(knowledge_base)}" if differing in parts else "",
        mark_in_full(knowledge_base) if EXTENSION_MARK in body else "",
    ]
    return "\n".join([body, *(paragraph(note, indent=0) for note in notes if note)])


def _is_advised(present: Facts) -> bool:
    """Whether anything is known but the role, which alone is not enough to advise."""
    return bool(set(present) - {CURRENT_ROLE})


def _names(knowledge_base: KnowledgeBase, present: Facts, cases: Sequence[RoleCase]) -> Two:
    """The titles, with a remark on the role that the person has."""
    now = present.get(CURRENT_ROLE)
    one, other = (
        knowledge_base.roles[case.role].marked_title + (" (now)" if case.role == now else "")
        for case in cases
    )
    return one, other


def _rows(one: RoleCase, other: RoleCase) -> list[Row]:
    """What the catalogue says of each, and the result in each."""
    left, right = _cells(one), _cells(other)
    return [(label, left[label], right[label]) for label in left]


def _cells(case: RoleCase) -> dict[str, str]:
    knowledge_base, advice = case.report.knowledge_base, case.report.advice
    follows, role = role_facts(knowledge_base, advice.facts), knowledge_base.roles[case.role]
    known = [knowledge_base.attributes[id] for id in SHOWN_FACTS if id in knowledge_base.attributes]
    paths = [lower_first(knowledge_base.paths[id].title) for id in case.paths_to_other]
    cells = {one.title: value_in_words(one, follows[one.id]) for one in known}
    cells |= {
        label: _titles(knowledge_base, getattr(role, where)) for where, label in LISTS.items()
    }
    cells["From it to the other"] = listed(paths, "or") if paths else "no path leads there"
    if len(advice.facts) > 1:
        cells["Advice"] = title_in_words(knowledge_base, advice)
        cells["Next role"] = next_roles_in_words(knowledge_base, advice)
    return cells


def _titles(knowledge_base: KnowledgeBase, roles: Sequence[str]) -> str:
    """The titles of roles; a word where the catalogue has none."""
    return listed((knowledge_base.roles[id].title for id in roles), "or") if roles else "none"


def _differences(one: RoleCase, other: RoleCase, titles: Two) -> Iterator[str]:
    """The reasons, the advice and the cautions that one of the two has and the other has not."""
    left, right = one.report.advice, other.report.advice
    knowledge_base = one.report.knowledge_base
    only = _only(knowledge_base, left, right), _only(knowledge_base, right, left)
    kinds = {
        "Reasons for the advice, in this role only": _reasons,
        "What to do, in this role only": _advice,
        "Watch out for, in this role only": _cautions,
    }
    for title, items in kinds.items():
        yield side_by_side(title, titles, (items(only[0], left), items(only[1], right)))


def _only(knowledge_base: KnowledgeBase, advice: Advice, other: Advice) -> list[Rule]:
    """The rules that fired in one result alone."""
    return [knowledge_base.rules[id] for id in advice.rules_fired if id not in other.rules_fired]


def _reasons(rules: Sequence[Rule], advice: Advice) -> list[Item]:
    return [[sourced(one, one.because)] for one in rules if advice.path in one.supports]


def _advice(rules: Sequence[Rule], _advice: Advice) -> list[Item]:
    return [[sourced(one, one.advise, one.horizon)] for one in rules if one.advise]


def _cautions(rules: Sequence[Rule], _advice: Advice) -> list[Item]:
    return [[sourced(one, one.caution)] for one in rules if one.caution]
