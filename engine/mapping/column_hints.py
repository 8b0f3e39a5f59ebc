"""What a column may be about though its heading names no attribute, and which are protected.

A hint is a question to whoever owns the file. A protected column is never suggested.
"""

import re
from collections.abc import Collection
from dataclasses import dataclass

from engine.model import CURRENT_ROLE, Attribute, KnowledgeBase
from engine.words.spelling import fold
from engine.words.values import read_value

ENOUGH = 0.8  # of the different texts
FEWEST = 2  # different texts that are understood
WORD = re.compile(r"[A-Z]+(?![a-z])|[A-Z]?[a-z]+")  # MaritalStatusID is three words
AGE = re.compile(r"(over|under)[\W_]?\d\d(s|years)?", re.IGNORECASE)  # Over18
LETTERS = re.compile(r"[^\W\d_]")
# the characteristics of the UK's Equality Act 2010, and the special categories of GDPR, article 9
PROTECTED_WORDS = {
    "age", "dob", "sex", "race", "veteran", "veterans", "union", "faith", "belief", "beliefs",
    "health", "medical", "children", "dependants", "dependents", "hispanic", "latino",
}  # fmt: skip
PROTECTED_STEMS = (
    "gender", "ethnic", "racial", "religio", "marital", "marri", "disab", "nationalit", "citizen",
    "birth", "dateofbirth", "pregnan", "matern", "patern", "sexual", "diversity", "immigra", "sick",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Hint:
    """The attribute that a column looks like, and how many of its different texts say so."""

    attribute: str
    understood: int
    texts: int


def is_protected(heading: str) -> bool:
    """Whether a heading seems to name something that is protected by law.

    >>> is_protected("MaritalStatusID"), is_protected("Agency"), is_protected("AGE_BAND")
    (True, False, True)
    """
    words = [word.casefold() for word in WORD.findall(heading)]
    if AGE.fullmatch(heading.strip()):
        return True
    return any(word in PROTECTED_WORDS or word.startswith(PROTECTED_STEMS) for word in words)


def looks_like(knowledge_base: KnowledgeBase, texts: Collection[str]) -> Hint | None:
    """The one attribute whose values nearly all the texts are, or the role that some titles name.

    Head-counts, codes, yes and no say nothing about what a column is about. Nor do words such as
    "high", unless a value's own name stands among them.
    """
    told = {fold(text): text for text in texts if text.strip()}
    vague = {fold(word) for words in knowledge_base.words.values() for word in words}
    telling = [text for folded, text in told.items() if folded not in vague and _is_word(text)]
    hints = [
        Hint(attribute.id, understood, len(told))
        for attribute in knowledge_base.stated.values()
        if attribute.kind in {"one", "several"}
        and (understood := _understood(knowledge_base, attribute, telling))
        and (attribute.id == CURRENT_ROLE or understood >= ENOUGH * len(told))
    ]
    return hints[0] if len(hints) == 1 else None


def _understood(knowledge_base: KnowledgeBase, attribute: Attribute, texts: Collection[str]) -> int:
    """How many of the texts are values, 0 where that is no evidence."""
    readings = {text: read_value(knowledge_base, attribute, text) for text in texts}
    found = [text for text, read in readings.items() if read.value is not None and not read.problem]
    names = {fold(name) for one in attribute.choices.values() for name in (one.id, one.label)}
    named = attribute.id == CURRENT_ROLE or not names.isdisjoint(map(fold, found))
    return len(found) if named and len(found) >= FEWEST else 0


def _is_word(text: str) -> bool:
    return LETTERS.search(text) is not None
