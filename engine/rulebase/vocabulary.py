"""Whether the vocabulary says one thing at a time, and nothing that it must not ask.

A word that stands for two values, or a heading for two attributes, would be decided by chance.
"""

from collections.abc import Iterator
from itertools import pairwise

from engine.core.model import Attribute, KnowledgeBase
from engine.errors import Fault
from engine.language.spelling import fold


def vocabulary_faults(knowledge_base: KnowledgeBase, where: str) -> Iterator[Fault]:
    """Words with two meanings, gaps between bands, and attributes that are protected."""
    headings: dict[str, str] = {}
    for attribute in knowledge_base.attributes.values():
        yield from _two_values(attribute, where)
        yield from _gaps(attribute, where)
        for name in (attribute.id, attribute.title, *attribute.headers):
            if headings.setdefault(fold(name), attribute.id) != attribute.id:
                what = f"'{name}' is a heading of '{headings[fold(name)]}' and of '{attribute.id}'"
                yield Fault(where, what, "Keep one of the two.")
            if found := set(knowledge_base.protected.found_in(name)):
                what = f"attribute '{attribute.id}' asks about '{min(found)}', which is protected"
                yield Fault(where, what, f"{knowledge_base.phrases.protected}: take it out.")


def _two_values(attribute: Attribute, where: str) -> Iterator[Fault]:
    """Words of an attribute that stand for two of its values."""
    meanings: dict[str, str] = {}
    for choice in attribute.choices.values():
        for word in (choice.id, choice.label, *choice.says):
            if meanings.setdefault(fold(word), choice.id) != choice.id:
                both = f"'{meanings[fold(word)]}' and for '{choice.id}'"
                what = f"attribute '{attribute.id}' has '{word}' for {both}"
                yield Fault(where, what, "Keep one of the two.")


def _gaps(attribute: Attribute, where: str) -> Iterator[Fault]:
    """Counts that fall into no band, or into two."""
    bands = [c for c in attribute.choices.values() if (c.at_least, c.below) != (None, None)]
    for lower, upper in pairwise(bands):
        if lower.below != upper.at_least:
            what = (
                f"attribute '{attribute.id}' has '{lower.id}' end below {lower.below} "
                f"and '{upper.id}' begin at {upper.at_least}"
            )
            yield Fault(where, what, "Let one begin where the other ends.")
