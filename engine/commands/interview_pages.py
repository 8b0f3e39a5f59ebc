"""The pages that an interview shows about its advice: the verdict, its proof, its reasons, more."""

from typing import assert_never

from engine.analysis.report import Report
from engine.commands.advice_pages import compare_page, consulted
from engine.core.model import Facts, KnowledgeBase
from engine.errors import MisuseError
from engine.facts.near_path import near_path
from engine.interview.callbacks import Aspect
from engine.language.sentences import lower_first, quote
from engine.phrasing.proof import title_in_words
from engine.views.console.advice import show_reasons
from engine.views.console.explanation import (
    show_every_counterfactual,
    show_every_open,
    show_explanation,
    show_why_not,
)
from engine.views.console.layout import paragraph

NOTHING_SPEAKS = "Nothing that is known speaks for or against a path."
NOTHING_MORE = "Nothing was left out."


def explained(rules: KnowledgeBase, aspect: Aspect, facts: Facts, words: str) -> str:
    """The page of one aspect of the advice. Raises MisuseError for words that name nothing."""
    return _page(rules, aspect, facts, words).rstrip("\n")


def _page(rules: KnowledgeBase, aspect: Aspect, facts: Facts, words: str) -> str:
    if aspect == "compare":
        return compare_page(rules, facts, _pair(consulted(rules, facts), words))
    found = consulted(rules, facts)
    match aspect:
        case "verdict":
            return f"{title_in_words(rules, found.advice)}."
        case "how":
            return show_explanation(found, "text") or paragraph(NOTHING_SPEAKS)
        case "why":
            return show_reasons(found) or paragraph(NOTHING_SPEAKS)
        case "why not":
            return _why_not(found, words)
        case "more":
            parts = (show_every_counterfactual(found), show_every_open(found))
            return "\n".join(filter(None, parts)) or paragraph(NOTHING_MORE)
        case _:
            assert_never(aspect)


def _why_not(found: Report, words: str) -> str:
    """Why a path was not recommended, or, where none is named, every other one."""
    if not words:
        return show_why_not(found)
    path = near_path(found.knowledge_base, words, "why not")
    if path == found.advice.path:
        title = found.knowledge_base.paths[path].title
        raise MisuseError(
            "why not", f"{quote(title)} is what is advised", "'why' gives its reasons."
        )
    return show_why_not(found, path)


def _pair(found: Report, words: str) -> str:
    """The two names to compare: one alone stands beside the advice, none means the runner-up."""
    path = found.advice.path
    if not words:
        if path and found.advice.runner_up:
            return f"{path} {found.advice.runner_up}"
        rival = next(one for id, one in found.knowledge_base.paths.items() if id != path)
        example = f"Write, for example, 'compare {lower_first(rival.title)}'."
        raise MisuseError("compare", "needs a name", example)
    if path:
        try:
            other = near_path(found.knowledge_base, words, "compare")
        except MisuseError:
            return words
        return f"{path} {other}" if other != path else words
    return words
