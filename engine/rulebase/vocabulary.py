"""Whether the vocabulary says one thing at a time, and nothing that it must not ask.

A word that stands for two values, or a heading for two attributes, would be decided by chance.
"""

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from itertools import combinations, pairwise

from engine.core.model import Attribute, Choice, KnowledgeBase
from engine.errors import Fault, did_you_mean
from engine.language.spelling import fold, nearest
from engine.rulebase.findings import Finding, shown
from engine.rulebase.line_numbers import Entry
from engine.rulebase.names import RESULT_NAMES

READABLE = re.compile(r"[^\W_]")  # a letter or a digit of any script


def vocabulary_faults(knowledge_base: KnowledgeBase, where: str) -> Iterator[Fault]:
    """Words with two meanings, gaps between bands, and what is protected and must not be asked."""
    folded = {name: set(map(fold, words)) for name, words in knowledge_base.words.items()}
    yield from _word_faults(folded, where)
    headings: dict[str, str] = {}
    questions: dict[str, str] = {}
    for number, attribute in enumerate(knowledge_base.attributes.values()):
        entry: Entry = ("attribute", number)
        if not knowledge_base.takes_roles(attribute):  # its values stand in roles.toml
            yield from _two_values(attribute, folded["not_known"], where, entry)
        yield from _ambiguous_faults(attribute, where, entry)
        yield from _moot_faults(knowledge_base, attribute, where, entry)
        yield from _gaps(attribute, where, entry)
        for name, at in heading_names(attribute):
            place, heading = (*entry, *at), fold(name)
            if headings.setdefault(heading, attribute.id) != attribute.id:
                what = f"'{name}' is a heading of '{headings[heading]}' and of '{attribute.id}'"
                yield Finding(where, what, "Keep one of the two.", place)
            yield from _unfit(attribute, name, where, place)
        yield from _protected(knowledge_base, attribute, where, entry)
        question = attribute.question.casefold()
        if question and questions.setdefault(question, attribute.id) != attribute.id:
            what = f"attribute '{attribute.id}' asks what '{questions[question]}' asks"
            yield Finding(where, what, "Ask another question.", (*entry, "question"))


def heading_names(attribute: Attribute) -> Iterator[tuple[str, Entry]]:
    """Everything that a column about the attribute may be called, and where that stands in it."""
    yield attribute.id, ("id",)
    yield attribute.title, ("title",)
    for number, name in enumerate(attribute.headers):
        yield name, ("headers", number)
    for number, name in enumerate(attribute.since_headers):
        yield name, ("since_headers", number)


def _protected(
    knowledge_base: KnowledgeBase, attribute: Attribute, where: str, entry: Entry
) -> Iterator[Fault]:
    """Names, a question and values that speak of what advice must not rest on."""
    what_for = f"{knowledge_base.phrases.protected}: take it out."
    for text, at, value in _wording(knowledge_base, attribute):
        if found := set(knowledge_base.protected.found_in(text)):
            how = "asks about"
            if value:
                how = f"has the value '{value}' with {shown(text)}, which speaks of"
            what = f"attribute '{attribute.id}' {how} '{min(found)}', which is protected"
            yield Finding(where, what, what_for, (*entry, *at))


def _wording(
    knowledge_base: KnowledgeBase, attribute: Attribute
) -> Iterator[tuple[str, Entry, str]]:
    """The names, the question and the values of an attribute: their places, and the value's id.

    The values of roles stand in roles.toml.
    """
    for name, at in heading_names(attribute):
        yield name, at, ""
    yield attribute.question, ("question",), ""
    choices = () if knowledge_base.takes_roles(attribute) else attribute.choices.values()
    for number, choice in enumerate(choices):
        for text in dict.fromkeys((choice.id, choice.label, *choice.says)):
            yield text, ("values", number), choice.id


def _unfit(attribute: Attribute, name: str, where: str, place: Entry) -> Iterator[Fault]:
    """What makes a heading one that no column can be read by."""
    if attribute.stated and name.casefold().replace(" ", "_") in RESULT_NAMES:
        what = f"attribute '{attribute.id}' has the heading '{name}', a column of every result"
        yield Finding(where, what, "Call it something else.", place)
    if attribute.stated and not READABLE.search(name):
        what = f"attribute '{attribute.id}' has the heading {shown(name)} without letter or digit"
        yield Finding(where, what, "Write a word.", place)


def _two_values(
    attribute: Attribute, not_known: Collection[str], where: str, entry: Entry
) -> Iterator[Fault]:
    """Words of an attribute that stand for two of its values, or for a value and "not known"."""
    meanings: dict[str, str] = {}
    for number, choice in enumerate(attribute.choices.values()):
        place = (*entry, "values", number)
        for word in (choice.id, choice.label, *choice.says):
            folded = fold(word)
            if meanings.setdefault(folded, choice.id) != choice.id:
                both = f"'{meanings[folded]}' and for '{choice.id}'"
                what = f"attribute '{attribute.id}' has '{word}' for {both}"
                yield Finding(where, what, "Keep one of the two.", place)
            if folded in not_known and word in choice.says:
                what = f"attribute '{attribute.id}' has '{word}' for '{choice.id}' and not_known"
                yield Finding(where, what, "Keep one of the two.", place)


def _ambiguous_faults(attribute: Attribute, where: str, entry: Entry) -> Iterator[Fault]:
    """Words that are to mean several values, and mean one, or none that there is."""
    names = {
        fold(word): choice.id
        for choice in attribute.choices.values()
        for word in (choice.id, choice.label, *choice.says)
    }
    for word, values in attribute.ambiguous.items():
        place = (*entry, "ambiguous", word)
        for id in values:
            if id not in attribute.choices:
                what = f"attribute '{attribute.id}' has '{id}' in ambiguous, which is no value"
                cure = did_you_mean(nearest(id, attribute.choices), "Name values of it.")
                yield Finding(where, what, cure, place)
        if len(values) == 1 or fold(word) in names:
            meant = names.get(fold(word)) or values[0]
            what = f"attribute '{attribute.id}' has '{word}' in ambiguous, and it means '{meant}'"
            yield Finding(where, what, "Keep it in one of the two places.", place)


def _gaps(attribute: Attribute, where: str, entry: Entry) -> Iterator[Fault]:
    """Counts that fall into no band, or into two."""
    values = list(attribute.choices.values())
    bands = [c for c in values if (c.at_least, c.below) != (None, None)]
    for band, what, cure in _band_faults(bands):
        place = (*entry, "values", values.index(band))
        yield Finding(where, f"attribute '{attribute.id}' has {what}", cure, place)


def _band_faults(bands: list[Choice]) -> Iterator[tuple[Choice, str, str]]:
    """Which band is wrong, in what, and the cure."""
    for lower, upper in pairwise(bands):
        if lower.below != upper.at_least:
            ends = "not end" if lower.below is None else f"end below {lower.below}"
            begins = "not begin" if upper.at_least is None else f"begin at {upper.at_least}"
            what = f"'{lower.id}' {ends} and '{upper.id}' {begins}"
            yield upper, what, "Let one begin where the other ends."
    if bands and bands[0].at_least:
        what = f"its first band, '{bands[0].id}', begin at {bands[0].at_least}"
        yield bands[0], what, "Take out at_least: lower counts fall into it too."
    if bands and bands[-1].below is not None:
        what = f"its last band, '{bands[-1].id}', end below {bands[-1].below}"
        yield bands[-1], what, "Take out below: higher counts fall into it too."


def _moot_faults(
    knowledge_base: KnowledgeBase, attribute: Attribute, where: str, entry: Entry
) -> Iterator[Fault]:
    """Answers that make a question moot, and that nobody can give."""
    for id, values in attribute.moot_if.items():
        other = knowledge_base.stated.get(id)
        known = other.choices if other else knowledge_base.stated
        for name in values if other else [id]:
            if name not in known or id == attribute.id:
                what = f"attribute '{attribute.id}' has '{name}' in moot_if, which is not known"
                cure = did_you_mean(nearest(name, known), f"Known: {', '.join(known)}.")
                yield Finding(where, what, cure, (*entry, "moot_if", id))


def _word_faults(folded: Mapping[str, set[str]], where: str) -> Iterator[Fault]:
    """Words for yes, no and not known that mean two of them; a blank cell means the last."""
    for one, other in combinations(folded, 2):
        for word in sorted(folded[one] & folded[other]):
            what = f"the table 'words' has '{word}' for {one} and for {other}"
            yield Finding(where, what, "Keep one of the two.", ("words", other))
    if "" not in folded["not_known"]:
        what = "the table 'words' has no blank in 'not_known'"
        yield Finding(
            where, what, 'Add "" to it: a blank cell is not known.', ("words", "not_known")
        )
    for name in ("yes", "no"):
        if "" in folded[name]:
            what = f"the table 'words' has a word without letters in '{name}'"
            yield Finding(where, what, "Take it out.", ("words", name))


def unasked(knowledge_base: KnowledgeBase, where: str, used: Iterable[str]) -> Iterator[Fault]:
    """Attributes that people can state though no rule asks about them."""
    asked = set(used)
    for number, attribute in enumerate(knowledge_base.attributes.values()):
        if attribute.stated and attribute.id not in asked:
            what = f"attribute '{attribute.id}' is in no rule, so the interview never asks for it"
            yield Finding(where, what, "", ("attribute", number))
