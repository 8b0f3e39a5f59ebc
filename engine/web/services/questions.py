"""The questions of a rule base as any form service takes them, by topic.

Labels are the answers: what comes back is read by them, so no service may shorten or number them.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from engine.core.model import Attribute, KnowledgeBase

YES_NO = ("Yes", "No")


@dataclass(frozen=True, slots=True)
class Block:
    """The questions of one topic."""

    title: str
    questions: tuple[Attribute, ...]


def id_question(knowledge_base: KnowledgeBase) -> str:
    """The question for what tells people apart; it is also the heading of the column."""
    return knowledge_base.help.id


def blocks(knowledge_base: KnowledgeBase) -> Iterator[Block]:
    """The questions in the vocabulary's order, those of one topic together."""
    for topic, questions in groupby(knowledge_base.stated.values(), lambda one: one.topic):
        yield Block(topic[:1].upper() + topic[1:].replace("_", " "), tuple(questions))


def labels(attribute: Attribute) -> tuple[str, ...]:
    """The answers to choose from; none for a number, which is typed."""
    if attribute.kind == "yes/no":
        return YES_NO
    return tuple(choice.label for choice in attribute.choices.values())


def title(knowledge_base: KnowledgeBase) -> str:
    """The title of the form."""
    return knowledge_base.help.about.rstrip(".") or "Questions"
