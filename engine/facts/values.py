"""Value parsing: the text of an answer or a cell as a value of its attribute, or as a problem.

Nothing is guessed: a near miss is a problem that names the nearest value, which the interview then
asks about. Words for "not known" are tried after the values, so that 'none' stays a value.
"""

import re
from collections.abc import Iterable, Sequence
from datetime import date
from functools import cache

from engine.core.model import Attribute, KnowledgeBase
from engine.facts.bands import bands_of, read_band
from engine.facts.bounds import beyond_bounds
from engine.facts.names import named, names_of_values, nearest_value, without_markup
from engine.facts.numbers import no_number, read_number
from engine.facts.parts import parts_of
from engine.facts.reading import NOT_KNOWN, Reading, says_none
from engine.language.numbers import whole_number
from engine.language.sentences import counted, listed, quote
from engine.language.spelling import fold, nearest
from engine.language.title_nearest import nearest_title
from engine.language.titles import read_title

__all__ = ["NOT_KNOWN", "NOT_UNDERSTOOD", "Reading", "nearest_value", "read_value"]

MOST_PROBLEMS = 5  # of one answer that are told in full
NOT_UNDERSTOOD = "is not understood"  # and no more can be said of it
# "not applicable - I am not looking"; a single word such as "none" may be the beginning of a value
PHRASE = r"n/?a|[\w'’]+(?: [\w'’]+){1,4}"
EXPLAINED = re.compile(rf"({PHRASE})(?:\s+[-–—]\s|\s?[:,(]).*", re.IGNORECASE)
IN_BRACKETS = re.compile(r"([^()\[\]]+)[(\[]([^()\[\]]+)[)\]]\s*")


def read_value(
    knowledge_base: KnowledgeBase,
    attribute: Attribute,
    said: object,
    as_of: date | None = None,
    *,
    dated: bool = False,
) -> Reading:
    """The reading of an answer: text, or a Python value of the attribute's kind.

    `as_of` is the day that lengths of time are counted to, from a date; with `dated` a date is
    expected.
    """
    problem = beyond_bounds(attribute, said)
    if said is None or problem:
        return Reading(problem=problem)
    if isinstance(said, list | tuple | set | frozenset):
        parts = [part for item in said for part in parts_of(attribute, str(item))]
        return _read_several(knowledge_base, attribute, parts)
    text = without_markup(str(said))
    match attribute.kind:
        case "yes/no":
            return _read_yes_or_no(knowledge_base, said)
        case "number":
            number = read_number(knowledge_base, attribute, said, as_of, dated=dated)
            return number or _not_known(knowledge_base, text) or no_number(attribute, text)
        case "several":
            return _read_several(knowledge_base, attribute, parts_of(attribute, text))
        case "one":
            return _read_one(knowledge_base, attribute, text)


def _read_yes_or_no(knowledge_base: KnowledgeBase, said: object) -> Reading:
    """A word for yes or no, or a truth value, whatever the words are."""
    if isinstance(said, bool):
        return Reading(said)
    text = str(said)
    word_or_code = whole_number(text) or fold(text)
    for value, word in ((True, "yes"), (False, "no")):
        if word_or_code in _folded(knowledge_base.words[word]):
            return Reading(value)
    return _not_known(knowledge_base, text) or Reading(
        problem=f"{quote(text)} is neither yes nor no",
        nearest=nearest(text, ("yes", "no")),
    )


def _read_several(
    knowledge_base: KnowledgeBase, attribute: Attribute, parts: Iterable[str]
) -> Reading:
    """The values that are understood, in the vocabulary's order, and the problems of the rest."""
    parts = list(parts)
    if attribute.kind != "several":
        given = quote(", ".join(parts))
        return Reading(problem=f"{given} are {len(parts)} values, and it takes one")
    readings = [_read_one(knowledge_base, attribute, part) for part in parts]
    found = {reading.value for reading in readings}
    values = tuple(id for id in attribute.choices if id in found)
    problems = [reading for reading in readings if reading.problem]
    return Reading(
        value=values or None,
        problem=_listed([reading.problem for reading in problems]),
        nearest=problems[0].nearest if len(problems) == 1 else None,
    )


def _listed(problems: Sequence[str]) -> str:
    """The first of the problems, and how many others there are."""
    others = counted(len(problems) - MOST_PROBLEMS, "other value")
    more = [f"and {others}"] if len(problems) > MOST_PROBLEMS else []
    return ", ".join([*problems[:MOST_PROBLEMS], *more])


def _read_one(knowledge_base: KnowledgeBase, attribute: Attribute, text: str) -> Reading:
    """A single value: by its name, as a count, or as the title of a role."""
    if knowledge_base.takes_roles(attribute):
        return _read_role(knowledge_base, attribute, text)
    if (id := named(attribute, text)) is not None:
        return Reading(id)
    if unknown := _not_known(knowledge_base, text):
        return unknown
    if bands_of(attribute) and (band := _read_count(attribute, text)):
        return band
    if spans := _ambiguous(attribute).get(fold(text)):
        cure = "write one of them, or a number" if bands_of(attribute) else "write one of them"
        return Reading(problem=f"{quote(text)} may be {listed(spans, 'or')} ({cure})")
    meant = nearest_value(attribute, text)
    hint = f" (nearest: {meant})" if meant else f" (values: {', '.join(attribute.choices)})"
    return Reading(problem=f"{quote(text)} {NOT_UNDERSTOOD}{hint}", nearest=meant)


def _read_role(knowledge_base: KnowledgeBase, attribute: Attribute, text: str) -> Reading:
    """A role by its id, by its name or by a title; an ambiguous title is a problem."""
    if (id := named(attribute, text)) is not None:
        return Reading(id)
    if unknown := _not_known(knowledge_base, text):
        return unknown
    reading = read_title(text, knowledge_base.titles)
    if reading.role in attribute.choices:
        return Reading(reading.role)
    either = f" (write {' or '.join(reading.candidates)})" if reading.candidates else ""
    return Reading(
        problem=f"{quote(text)} is not understood: {reading.reason}{either}",
        nearest=nearest_title(text, names_of_values(attribute), knowledge_base.titles),
        candidates=reading.candidates,
    )


def _read_count(attribute: Attribute, text: str) -> Reading | None:
    """The band of a count, beside which its name may stand, as in 'Small (1-49)'."""
    parts = IN_BRACKETS.fullmatch(text)
    if parts is None:
        return read_band(attribute, text)
    bands = [read_band(attribute, part, text) for part in parts.groups()]
    names = {named(attribute, part) for part in parts.groups()} - {None}
    found = [band for band in bands if band]
    agree = len(found) == 1 and names <= {found[0].value}
    return found[0] if agree or (found and found[0].problem) else None


def _not_known(knowledge_base: KnowledgeBase, text: str) -> Reading | None:
    """The reading of words for "not known", which an explanation may follow."""
    words = _folded(knowledge_base.words["not_known"])
    if fold(text) in words or says_none(text):
        return NOT_KNOWN
    explained = EXPLAINED.fullmatch(text.strip())
    return NOT_KNOWN if explained and fold(explained[1]) in words else None


@cache
def _folded(words: tuple[str, ...]) -> frozenset[str]:
    return frozenset(fold(word) for word in words)


def _ambiguous(attribute: Attribute) -> dict[str, tuple[str, ...]]:
    """The values that each word may mean, by the word, case-folded."""
    return {fold(word): values for word, values in attribute.ambiguous.items()}
