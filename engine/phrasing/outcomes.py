"""Outcomes and answers of many people in words: the labels of what is counted."""

from engine.analysis.census import NOT_ASKED, NOT_ENOUGH, NOT_KNOWN, Category
from engine.core.figures import Figure
from engine.core.model import KnowledgeBase
from engine.language.sentences import short

NO_PATH = {NOT_ENOUGH: "Not enough to advise", NOT_ASKED: "Not asked yet"}


def kind_in_words(knowledge_base: KnowledgeBase, kind: str) -> str:
    """A path by its title, or why there is none."""
    return NO_PATH.get(kind) or knowledge_base.paths[kind].title


def category_in_words(knowledge_base: KnowledgeBase, figure: Figure, value: Category) -> str:
    """A value of what a figure counts, or whether its flag is concluded."""
    attribute = knowledge_base.attributes.get(figure.of)
    if attribute is None:
        return figure.yes if value else figure.otherwise
    if value is NOT_KNOWN:
        return "Not known"
    if isinstance(value, bool):
        return "Yes" if value else "No"
    return short(attribute.choices[str(value)].label)
