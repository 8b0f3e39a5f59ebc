"""What a person may answer to a question: a value, that none of the choices fits, or nothing.

Facts hold values alone, so the rules know nothing of the second; the interview keeps it as it was
asked and said, and does not ask again.
"""

from collections.abc import Iterable, Mapping
from enum import Enum

from engine.core.model import Attribute, Facts, KnowledgeBase, Value
from engine.facts.headings import attribute_of_heading
from engine.facts.reading import NONE_OF_THESE, says_none
from engine.language.sentences import lower_first
from engine.phrasing.facts_and_rules import fact_in_words


class NoneFits(Enum):
    """The answer that none of the choices fits."""

    NONE_FITS = NONE_OF_THESE


NONE_FITS = NoneFits.NONE_FITS
Answer = Value | NoneFits | None  # None: skipped


def has_none(attribute: Attribute) -> bool:
    """Whether 'none of these' is an answer: to every list of choices that has no such choice."""
    labels = (label for one in attribute.choices.values() for label in (one.label, *one.says))
    return attribute.kind in ("one", "several") and not any(map(says_none, labels))


def answer_in_words(attribute: Attribute, answer: Answer) -> str:
    """An attribute and the answer about it, such as 'career ladder: none of these'."""
    title = lower_first(attribute.title)
    if answer is None:
        return f"{title}: skipped"
    if answer is NONE_FITS:
        return f"{title}: {NONE_OF_THESE}"
    return fact_in_words(attribute, answer)


def as_said(facts: Facts, none_fits: Iterable[str]) -> dict[str, Value]:
    """Facts as they are saved: together with the attributes of which no choice fits."""
    return {**facts, **dict.fromkeys(none_fits, NONE_OF_THESE)}


def none_fits_in(knowledge_base: KnowledgeBase, said: Mapping[str, object]) -> tuple[str, ...]:
    """The attributes of which raw values say that none of the choices fits."""
    named = ((attribute_of_heading(knowledge_base, name), value) for name, value in said.items())
    return tuple(one.id for one, value in named if one and has_none(one) and says_none(value))
