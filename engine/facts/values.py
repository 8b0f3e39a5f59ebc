"""Value parsing: the text of an answer or a cell as a value of its attribute, or as a problem.

Nothing is guessed: a near miss is a problem that names the nearest value, which the interview then
asks about. Words for "not known" are tried after the values, so that 'none' stays a value.
"""

import math
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache

from engine.core.model import DURATION, Attribute, Choice, KnowledgeBase, Value
from engine.facts.bounds import beyond_bounds
from engine.language.quantities import Range, read_count, read_number, read_years, whole_or_not
from engine.language.sentences import counted, quote
from engine.language.spelling import fold, nearest
from engine.language.title_nearest import nearest_title
from engine.language.titles import read_title

FULL_STOPS = ".\u3002"  # the second one is Chinese and Japanese
DASHES = str.maketrans(
    dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2015\u2212\ufe58\ufe63\uff0d", " ")
)
MOST_PIECES = 3  # between the words "and" of one name
SEVERAL = re.compile(r"[;|,\n]")
MOST_PROBLEMS = 5  # of one answer that are told in full
AND = re.compile(r"(?<!\s)\s+(?:and|&)\s+", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Reading:
    """The outcome of parsing: a value, or a problem. Neither for "not known".

    `nearest` is the value that was probably meant, and `candidates` are those of which one was. Of
    several values, some may be understood and others not: then there is a value and a problem.
    """

    value: Value | None = None
    problem: str = ""
    nearest: str | None = None
    candidates: tuple[str, ...] = ()


NOT_KNOWN = Reading()


def read_value(knowledge_base: KnowledgeBase, attribute: Attribute, said: object) -> Reading:
    """The reading of an answer: text, or a Python value of the attribute's kind."""
    problem = beyond_bounds(attribute, said)
    if said is None or problem:
        return Reading(problem=problem)
    if isinstance(said, list | tuple | set | frozenset):
        parts = [part for item in said for part in _parts(attribute, str(item))]
        return _read_several(knowledge_base, attribute, parts)
    text = str(said)
    match attribute.kind:
        case "yes/no":
            return _read_yes_or_no(knowledge_base, said)
        case "number":
            return _read_number(knowledge_base, attribute, said)
        case "several":
            return _read_several(knowledge_base, attribute, _parts(attribute, text))
        case "one":
            return _read_one(knowledge_base, attribute, text)


def _read_yes_or_no(knowledge_base: KnowledgeBase, said: object) -> Reading:
    """A word for yes or no, or a truth value, whatever the words are."""
    if isinstance(said, bool):
        return Reading(said)
    text = str(said)
    for value, word in ((True, "yes"), (False, "no")):
        if fold(text) in _folded(knowledge_base.words[word]):
            return Reading(value)
    return _not_known(knowledge_base, text) or Reading(
        problem=f"{quote(text)} is neither yes nor no",
        nearest=nearest(text, ("yes", "no")),
    )


def _read_duration(knowledge_base: KnowledgeBase, attribute: Attribute, text: str) -> Reading:
    years = read_years(fold(text.replace("-", "−")))
    if years is None:
        cure = f"write a number of {attribute.unit} such as 3 or 1.5"
        problem = f"{quote(text)} is not a number that can be read ({cure})"
        return _not_known(knowledge_base, text) or Reading(problem=problem)
    return _in_range(attribute, text, years)


def _read_number(knowledge_base: KnowledgeBase, attribute: Attribute, said: object) -> Reading:
    """A number with or without its unit. Text that fits two numbers in the range is none."""
    text = str(said)
    if attribute.unit == DURATION:
        return _read_duration(knowledge_base, attribute, text)
    if isinstance(said, int | float) and math.isfinite(said) and not isinstance(said, bool):
        return _in_range(attribute, text, whole_or_not(float(said)))
    first, *others = read_number(text, attribute.unit_words) or (None,)
    if first is None:
        cure = f"write a number from {attribute.limits}"
        problem = f"{quote(text)} is not a number that can be read ({cure})"
        return _not_known(knowledge_base, text) or Reading(problem=problem)
    if any(attribute.least <= one <= attribute.most for one in others):
        cure = " or ".join(map(str, (first, *others)))
        either = " or ".join(f"{one:,}" for one in (first, *others))
        return Reading(problem=f"{quote(text)} may be {either} (write {cure})")
    return _in_range(attribute, text, first)


def _in_range(attribute: Attribute, text: str, number: float) -> Reading:
    if not attribute.least <= number <= attribute.most:
        return Reading(problem=f"{quote(text)} is out of range ({attribute.limits})")
    return Reading(number)


def _parts(attribute: Attribute, text: str) -> list[str]:
    """The values in a text; an 'and' may separate two values or be part of one."""
    if _named(attribute, text):
        return [text]
    parts = SEVERAL.split(text)
    return [one for part in parts for one in _around_and(attribute, part)]


def _around_and(attribute: Attribute, part: str) -> list[str]:
    """The longest names between one 'and' and the next; a part that is no list stays whole."""
    pieces, names, found, at = AND.split(part), _names(attribute), list[str](), 0
    while at < len(pieces):
        ends = range(min(at + MOST_PIECES, len(pieces)), at, -1)
        named = (end for end in ends if fold(" and ".join(pieces[at:end])) in names)
        if (end := next(named, None)) is None:
            return [part]
        found.append(" and ".join(pieces[at:end]))
        at = end
    return found


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
    if (id := _named(attribute, text)) is not None:
        return Reading(id)
    if unknown := _not_known(knowledge_base, text):
        return unknown
    if bands := _bands(attribute):
        count = read_count(fold(text.replace("-", "−")), attribute.unit_words)
        if count:
            return _read_band(bands, count, text)
    meant = nearest_value(attribute, text)
    hint = f" (nearest: {meant})" if meant else f" (values: {', '.join(attribute.choices)})"
    return Reading(problem=f"{quote(text)} is not understood{hint}", nearest=meant)


def _read_role(knowledge_base: KnowledgeBase, attribute: Attribute, text: str) -> Reading:
    """A role by its id, by its name or by a title; an ambiguous title is a problem."""
    if (id := _named(attribute, text)) is not None:
        return Reading(id)
    if unknown := _not_known(knowledge_base, text):
        return unknown
    reading = read_title(text, knowledge_base.titles)
    if reading.role in attribute.choices:
        return Reading(reading.role)
    either = f" (write {' or '.join(reading.candidates)})" if reading.candidates else ""
    return Reading(
        problem=f"{quote(text)} is not understood: {reading.reason}{either}",
        nearest=nearest_title(text, _names(attribute), knowledge_base.titles),
        candidates=reading.candidates,
    )


def _bands(attribute: Attribute) -> tuple[Choice, ...]:
    return tuple(
        choice
        for choice in attribute.choices.values()
        if choice.at_least is not None or choice.below is not None
    )


def _read_band(bands: tuple[Choice, ...], count: Range, text: str) -> Reading:
    """The band that contains the whole of a count or of a range of them."""
    for band in bands:
        low, high = 1 if band.at_least is None else band.at_least, band.below
        if count.low >= low and (high is None or (count.high is not None and count.high < high)):
            return Reading(band.id)
    return Reading(problem=f"{quote(text)} falls into no single band of {_ids(bands)}")


def _ids(bands: tuple[Choice, ...]) -> str:
    return ", ".join(band.id for band in bands)


def _not_known(knowledge_base: KnowledgeBase, text: str) -> Reading | None:
    return NOT_KNOWN if fold(text) in _folded(knowledge_base.words["not_known"]) else None


@cache
def _folded(words: tuple[str, ...]) -> frozenset[str]:
    return frozenset(fold(word) for word in words)


def _named(attribute: Attribute, text: str) -> str | None:
    """The id of the value that goes by a name, whatever its dashes, and with a full stop or not."""
    names = _names(attribute)
    name = fold(text.translate(DASHES))
    return names.get(name) or names.get(name.rstrip(FULL_STOPS).rstrip())


def _names(attribute: Attribute) -> dict[str, str]:
    """The ids of an attribute's values by every name of theirs, case-folded."""
    return _names_of(tuple(attribute.choices.values()))


@cache
def _names_of(choices: tuple[Choice, ...]) -> dict[str, str]:
    return {
        name: choice.id
        for choice in choices
        for said in (*choice.label.split(":"), *choice.says, choice.label, choice.id)
        if (name := fold(said.translate(DASHES)))
    }


def nearest_value(attribute: Attribute, text: str) -> str | None:
    """The id of the value whose name is nearest to a text, or None if none is near."""
    names = _names(attribute)
    found = nearest(text, names)
    return names[found] if found else None
