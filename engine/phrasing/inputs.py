"""The inputs of the rules in plain words: what is asked, what is never read, what an answer weighs.

Everything is computed from the rule base, so that what is told of it cannot differ from it.
"""

from collections.abc import Mapping
from dataclasses import fields

from engine.analysis.influence import influences
from engine.core.model import Attribute, KnowledgeBase
from engine.language.protected import Protected
from engine.language.sentences import counted, listed, lower_first, short
from engine.phrasing.sections import Grid, Section

NOTHING = "nothing"


def what_is_read(knowledge_base: KnowledgeBase) -> Section:
    """Every question, and what can be answered."""
    stated, derived = knowledge_base.stated, _derived(knowledge_base)
    rows = tuple(
        (attribute.title, attribute.question, _answers(knowledge_base, attribute))
        for attribute in stated.values()
    )
    number = (
        f"The answers to {counted(len(stated), 'question')}. Nothing else about a person is read."
    )
    return Section(
        "What is read",
        (
            number,
            "An answer may be left out: it is then not known, and no reason rests on it.",
        ),
        grids=(Grid(("What it is about", "The question", "What can be answered"), rows),),
        after=(f"From these answers follow {listed(derived)}.",) if derived else (),
    )


def _derived(knowledge_base: KnowledgeBase) -> list[str]:
    """The titles of attributes that nobody states."""
    attributes = knowledge_base.attributes.values()
    return [f"'{lower_first(one.title)}'" for one in attributes if not one.stated]


def _answers(knowledge_base: KnowledgeBase, attribute: Attribute) -> str:
    if knowledge_base.takes_roles(attribute):
        return f"one of {len(attribute.choices)} roles, or a title that is read as one of them"
    match attribute.kind:
        case "yes/no":
            return "yes or no"
        case "number":
            return attribute.limits
    labels = [short(choice.label) for choice in attribute.choices.values()]
    return f"{'any' if attribute.kind == 'several' else 'one'} of: {'; '.join(labels)}"


def what_is_never_read(knowledge_base: KnowledgeBase, checked_by: str) -> Section:
    """What is protected, and how the rule base is kept from it."""
    protected = knowledge_base.protected
    words = sum(
        len(getattr(protected, one.name)) for one in fields(Protected) if one.name != "harmless"
    )
    if not words:
        return Section("What is never read", ("These rules list nothing as protected.",))
    return Section(
        "What is never read",
        (
            f"{knowledge_base.phrases.protected}. No question asks about it, no rule can test it, "
            "and a column about it is not read where a whole file is advised.",
        ),
        items=knowledge_base.notice.never,
        after=(
            f"{counted(words, 'word')} and patterns in the rule base name what is protected. A "
            "rule base in which a question, an answer or a name speaks of it is refused; "
            f"'{checked_by}' shows that. Somebody who maps such a column to a question on purpose "
            "has it read, and the record of the run says so. What is read may still go together "
            "with what is protected: an audit of the results shows whether it does.",
        ),
    )


def what_answers_weigh(knowledge_base: KnowledgeBase, most: int | None) -> Section:
    """For which paths each answer speaks; `most` is what is proved that one weighs altogether."""
    found = influences(knowledge_base)
    attributes = knowledge_base.attributes
    rows = tuple(
        (
            attributes[one.attribute].title,
            _weights(knowledge_base, one.supports),
            _weights(knowledge_base, one.opposes),
        )
        for one in found
        if one.weighs
    )
    idle = [lower_first(attributes[one.attribute].title) for one in found if not one.weighs]
    return Section(
        "What an answer weighs at most",
        (*_scale(knowledge_base), *_proved_most(knowledge_base, most)),
        grids=(Grid(("The answer about", "can speak for", "can speak against"), rows),),
        after=(
            "The strength is that of the heaviest single rule that needs the answer; most rules "
            "need other answers too.",
            *([f"Without any weight for a path: {listed(idle)}."] if idle else []),
        ),
    )


def _weights(knowledge_base: KnowledgeBase, weights: Mapping[str, int]) -> str:
    """Paths with the names of strengths."""
    words = (
        f"{lower_first(knowledge_base.paths[path].title)} ({strength(knowledge_base, weight)})"
        for path, weight in weights.items()
    )
    return "; ".join(words) or NOTHING


def strength(knowledge_base: KnowledgeBase, weight: int) -> str:
    """The name of a weight, for or against."""
    names = {decibans: name for name, decibans in knowledge_base.strengths.items()}
    return names[abs(weight)].replace("_", " ")


def _scale(knowledge_base: KnowledgeBase) -> tuple[str, str]:
    """What the strengths mean, and from when a path is recommended."""
    by_weight = sorted(knowledge_base.strengths.items(), key=lambda pair: pair[1])
    names = listed(f"{name.replace('_', ' ')} ({weight})" for name, weight in by_weight)
    enough = knowledge_base.thresholds.enough
    return (
        f"Rules speak for a path or against it. Their strengths, in points, are {names}. Ten "
        "points make the odds ten times better. The strengths are the judgement of those who "
        "wrote the rules, and no statistics.",
        "The points of all rules that apply are added up for each path. The path with most is "
        f"recommended, if it has {counted(enough, 'point')} or more; otherwise none is.",
    )


def _proved_most(knowledge_base: KnowledgeBase, most: int | None) -> tuple[str, ...]:
    if most is None:
        return ()
    return (
        "Whatever a person answers, all the rules that rest on one answer together speak for a "
        f"path with {most} points ({strength(knowledge_base, most)}) at most. This is proved.",
    )
