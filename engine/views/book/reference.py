"""The reference chapters of the rule book: weights, paths, questions, roles, and the index."""

from collections.abc import Iterable, Iterator

from engine.core.model import PATH, Attribute, KnowledgeBase
from engine.core.semantics import ODDS, odds
from engine.views.book.markup import Markup, element, items, joined, link, rows

REFERENCE = {  # the anchor of each chapter, and its title
    "weights": "Weights",
    "paths": "Paths",
    "questions": "Questions",
    "roles": "Roles",
    "index": "Index",
}


def reference(knowledge_base: KnowledgeBase) -> Iterator[tuple[str, Markup]]:
    """The anchor of each chapter that there is something for, and the chapter."""
    content = {
        "weights": _weights(knowledge_base),
        "paths": _paths(knowledge_base),
        "questions": _questions(knowledge_base),
        "roles": _roles(knowledge_base),
        "index": _index(knowledge_base),
    }
    for id, inner in content.items():
        if inner:
            yield id, element("section", element("h2", REFERENCE[id]), inner, id=id)


def _weights(knowledge_base: KnowledgeBase) -> Markup:
    strengths = (
        (name.replace("_", " "), str(weight), _times(weight))
        for name, weight in knowledge_base.strengths.items()
    )
    at = knowledge_base.thresholds
    explained = (
        "A path's score is the sum of what supports it, less what opposes it. The highest score is "
        f"recommended from {at.enough} on; the case is strong from {at.strong}, very strong from "
        f"{at.very_strong}. A path is ahead of the next from {at.ahead}, well ahead from "
        f"{at.well_ahead}."
    )
    table = rows(("Strength", "Decibans", "Makes the odds"), strengths)
    return joined((element("p", explained), table))


def _times(weight: int) -> str:
    """How much more likely a weight of evidence makes something."""
    behind = odds(weight)
    return f"{ODDS / behind:.1f} times as good" if behind else "over a million times as good"


def _paths(knowledge_base: KnowledgeBase) -> Markup:
    lines = (
        (
            path.title,
            path.summary,
            joined((link(f"statement-{id}", id) for id in path.source), ", "),
        )
        for path in knowledge_base.paths.values()
    )
    return rows(("Path", "In a sentence", "Statements"), lines)


def _questions(knowledge_base: KnowledgeBase) -> Markup:
    stated = knowledge_base.stated.values()
    return rows(("Question", "Answers"), (_question(knowledge_base, one) for one in stated))


def _question(knowledge_base: KnowledgeBase, attribute: Attribute) -> tuple[str, ...]:
    match attribute.kind:
        case "yes/no":
            answers: str = "yes or no"
        case "number":
            answers = attribute.limits
        case _ if knowledge_base.takes_roles(attribute):
            answers = joined(("one of the ", link("roles", "roles")))
        case _:
            labels = [choice.label for choice in attribute.choices.values()]
            several = ["any of these:"] if attribute.kind == "several" else []
            answers = joined((*several, items(labels)))
    return joined((attribute.question, element("code", attribute.id))), answers


def _roles(knowledge_base: KnowledgeBase) -> Markup:
    roles = knowledge_base.roles

    def titles(ids: Iterable[str]) -> str:
        return ", ".join(roles[id].title for id in ids) or "–"

    lines = (
        (
            one.marked_title,
            one.track,
            str(one.level),
            *map(titles, (one.above, one.beside, one.line)),
        )
        for one in roles.values()
    )
    heads = ("Role", "Track", "Level", "Above", "Beside", "In the line")
    return rows(heads, lines) if roles else Markup("")


def _index(knowledge_base: KnowledgeBase) -> Markup:
    """Every name, and the rules that have to do with it, with the statement where each stands."""
    found: dict[str, dict[str, Markup]] = {}
    for rule in knowledge_base.rules.values():
        for name in (*rule.attributes, *rule.paths, *filter(None, [rule.flag])):
            if name != PATH:
                where = joined((link(f"rule-{rule.id}", rule.id), f" {rule.source[0]}"))
                found.setdefault(_term(knowledge_base, name), {})[rule.id] = where
    entries = sorted(found.items(), key=lambda item: item[0].casefold())
    lines = (joined((f"{term}: ", joined(places.values(), ", "))) for term, places in entries)
    return items(lines, class_="index")


def _term(knowledge_base: KnowledgeBase, name: str) -> str:
    """A name as the index lists it."""
    attribute, path = knowledge_base.attributes.get(name), knowledge_base.paths.get(name)
    words = name.replace("_", " ")
    return (attribute or path).title if attribute or path else f"{words} (follows)"  # type: ignore[union-attr]
