"""Parsing of input into facts and problems, one attribute at a time.

An unknown attribute is an error, a value that is not understood only a problem: one bad cell must
not cost a person the advice. Attributes are matched by id, title or synonym, ignoring case, spaces
and punctuation.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache

from engine.core.model import Attribute, Facts, KnowledgeBase
from engine.errors import Fault, MisuseError, did_you_mean
from engine.facts.values import read_value
from engine.language.spelling import fold, nearest


@dataclass(frozen=True, slots=True)
class Understood:
    """The facts that were stated, and by attribute id the values that were not understood."""

    facts: Facts
    problems: Mapping[str, str]


def understand(
    knowledge_base: KnowledgeBase,
    said: Mapping[str, object],
    where: str = "",
    as_of: date | None = None,
) -> Understood:
    """Facts and problems from raw values, by the id or another name of their attribute.

    `as_of` is the day that lengths of time are counted to, from a date.

    Raises MisuseError, with the nearest id, for every name that is no attribute; `where` is a
    prefix for its location, such as a file name.
    """
    named = {name: attribute_of_heading(knowledge_base, name) for name in said}
    unknown = [name for name, attribute in named.items() if attribute is None]
    if unknown:
        raise MisuseError.of(_no_attribute(knowledge_base, name, where) for name in unknown)
    stated = {attribute.id: said[name] for name, attribute in named.items() if attribute}
    readings = {
        id: read_value(knowledge_base, attribute, stated[id], as_of)
        for id, attribute in knowledge_base.stated.items()
        if id in stated
    }
    return Understood(
        facts={id: read.value for id, read in readings.items() if read.value is not None},
        problems={id: read.problem for id, read in readings.items() if read.problem},
    )


def understand_all(
    knowledge_base: KnowledgeBase,
    said: Mapping[str, object],
    where: str = "",
    as_of: date | None = None,
) -> Facts:
    """The facts alone. Raises MisuseError with every value that is not understood."""
    understood = understand(knowledge_base, said, where, as_of)
    if understood.problems:
        raise MisuseError.of(
            Fault(f"{where}{id}", problem, "`crossroads advise --help` lists the values.")
            for id, problem in understood.problems.items()
        )
    return understood.facts


def understand_changes(
    knowledge_base: KnowledgeBase,
    said: Mapping[str, object],
    where: str = "",
    as_of: date | None = None,
) -> Facts:
    """Hypothetical facts for a what-if. Raises MisuseError where a value is no answer."""
    changed = understand_all(knowledge_base, said, where, as_of)
    missing = [
        name
        for name in said
        if (attribute := attribute_of_heading(knowledge_base, name)) and attribute.id not in changed
    ]
    if missing:
        raise MisuseError.of(
            Fault(f"{where}{name}", f"'{said[name]}' is no other answer", "Name a value of it.")
            for name in missing
        )
    return changed


def _no_attribute(knowledge_base: KnowledgeBase, name: str, where: str) -> Fault:
    known = list(knowledge_base.stated)
    cure = did_you_mean(nearest(name, known), f"The attributes are {', '.join(known)}.")
    return Fault(f"{where}attribute '{name}'", "does not exist", cure)


def attribute_of_heading(knowledge_base: KnowledgeBase, heading: str) -> Attribute | None:
    """The attribute that a column heading names, or None.

    Case, spaces and punctuation are ignored: 'Job Title', 'job_title' and 'JOB.TITLE' are one.
    """
    return _headings(knowledge_base).get(_squash(heading))


@cache
def _headings(knowledge_base: KnowledgeBase) -> dict[str, Attribute]:
    return {
        _squash(name): attribute
        for attribute in knowledge_base.stated.values()
        for name in (
            *attribute.since_headers,
            *attribute.headers,
            attribute.title,
            attribute.id,
        )
    }


def is_start_heading(attribute: Attribute, heading: str) -> bool:
    """Whether a heading is one under which the date stands that a length of time began on."""
    return _squash(heading) in map(_squash, attribute.since_headers)


def _squash(text: str) -> str:
    return "".join(letter for letter in fold(text) if letter.isalnum())
