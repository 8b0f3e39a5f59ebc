"""Schema matching by content: the attribute that a column may hold, whatever its heading.

A hint is a question to the owner of the file. A protected column is never suggested.
"""

import re
from collections.abc import Collection
from dataclasses import dataclass

from engine.core.model import Attribute, KnowledgeBase
from engine.facts.values import read_value
from engine.language.spelling import fold

ENOUGH = 0.8  # of the different texts
FEWEST = 2  # different texts that are understood
LETTERS = re.compile(r"[^\W\d_]")


@dataclass(frozen=True, slots=True)
class Hint:
    """The attribute that a column looks like, and how many of its texts are values of it."""

    attribute: str
    understood: int
    texts: int


def looks_like(knowledge_base: KnowledgeBase, texts: Collection[str]) -> Hint | None:
    """The only attribute that nearly all the texts are values of; for roles, some texts are enough.

    Counts, codes, yes and no are no evidence. Nor are words such as "high", unless a value's
    own name stands among them.
    """
    distinct = {fold(text): text for text in texts if text.strip()}
    vague = {fold(word) for words in knowledge_base.words.values() for word in words}
    telling = [text for folded, text in distinct.items() if folded not in vague and _is_word(text)]
    hints = [
        Hint(attribute.id, understood, len(distinct))
        for attribute in knowledge_base.stated.values()
        if attribute.kind in {"one", "several"}
        and (understood := _understood(knowledge_base, attribute, telling))
        and (knowledge_base.takes_roles(attribute) or understood >= ENOUGH * len(distinct))
    ]
    return hints[0] if len(hints) == 1 else None


def _understood(knowledge_base: KnowledgeBase, attribute: Attribute, texts: Collection[str]) -> int:
    """How many of the texts are values, 0 where these are no evidence."""
    readings = {text: read_value(knowledge_base, attribute, text) for text in texts}
    found = [text for text, read in readings.items() if read.value is not None and not read.problem]
    names = {fold(name) for one in attribute.choices.values() for name in (one.id, one.label)}
    named = knowledge_base.takes_roles(attribute) or not names.isdisjoint(map(fold, found))
    return len(found) if named and len(found) >= FEWEST else 0


def _is_word(text: str) -> bool:
    return LETTERS.search(text) is not None
