"""Parsing of input into facts and problems, one attribute at a time.

An unknown attribute is an error, a value that is not understood only a problem: one bad cell must
not cost a person the advice. Attributes are matched by id, title or synonym, ignoring case, spaces
and punctuation; what is said of one under two names has to agree.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial

from engine.core.model import Attribute, Facts, KnowledgeBase
from engine.errors import Fault, MisuseError, did_you_mean
from engine.facts.headings import attribute_of_heading
from engine.facts.python_values import plain
from engine.facts.values import NOT_KNOWN, Reading, read_value
from engine.language.sentences import quote
from engine.language.spelling import nearest

Said = Mapping[str, object] | Iterable[tuple[str, object]]  # values by names of attributes
Reader = Callable[[KnowledgeBase, Attribute, object], Reading]


@dataclass(frozen=True, slots=True)
class Entrance:
    """An entrance for facts: the prefix of its locations, such as a file name, and its reader.

    `attributes` and `values` say what lists them; without, errors name the attributes.
    """

    where: str = ""
    read: Reader = read_value
    attributes: str = ""
    values: str = "`crossroads advise --help` lists the values."


ANYWHERE = Entrance()


def reader_as_of(day: date | None) -> Reader:
    """The usual reader; lengths of time are counted to the day, where a date is given."""
    return partial(read_value, as_of=day)


@dataclass(frozen=True, slots=True)
class Understood:
    """The facts that were stated, and by attribute id the values that were not understood."""

    facts: Facts
    problems: Mapping[str, str]


def understand(
    knowledge_base: KnowledgeBase, said: Said, entrance: Entrance = ANYWHERE
) -> Understood:
    """Facts and problems from raw values, by the id or another name of their attribute.

    Several values may be said one by one. Raises MisuseError, with the nearest id, for every name
    that is no attribute, and for an attribute of one value of which two are said.
    """
    found, faults = dict[str, Reading](), list[Fault]()
    for attribute, given in _by_attribute(knowledge_base, said, entrance).values():
        values = [_value(attribute, value) for _, value in given]
        readings = [entrance.read(knowledge_base, attribute, value) for value in values]
        told = {(one.value, one.problem): at for at, one in enumerate(readings) if one != NOT_KNOWN}
        if attribute.kind != "several" and len(told) > 1:
            faults.append(_contradiction(attribute, [given[at] for at in told.values()], entrance))
        found[attribute.id] = _together(attribute, readings)
    if faults:
        raise MisuseError.of(faults)
    return Understood(
        facts={id: read.value for id, read in found.items() if read.value is not None},
        problems={id: read.problem for id, read in found.items() if read.problem},
    )


def understand_all(
    knowledge_base: KnowledgeBase, said: Said, entrance: Entrance = ANYWHERE
) -> Facts:
    """The facts alone. Raises MisuseError with every value that is not understood."""
    understood = understand(knowledge_base, said, entrance)
    if understood.problems:
        raise MisuseError.of(
            Fault(f"{entrance.where}{id}", problem, entrance.values)
            for id, problem in understood.problems.items()
        )
    return understood.facts


def understand_changes(
    knowledge_base: KnowledgeBase, said: Said, entrance: Entrance = ANYWHERE
) -> Facts:
    """Hypothetical facts for a what-if. Raises MisuseError where a value is no answer."""
    changed = understand_all(knowledge_base, said, entrance)
    missing = {
        id: str(given[0][1])
        for id, (_, given) in _by_attribute(knowledge_base, said, entrance).items()
        if id not in changed
    }
    if missing:
        raise MisuseError.of(
            Fault(
                f"{entrance.where}{id}", f"{quote(value)} is no other answer", "Write one after =."
            )
            for id, value in missing.items()
        )
    return changed


def _value(attribute: Attribute, said: object) -> object:
    """A plain value; a list of one for an attribute of one value is that one."""
    value = plain(said)
    if isinstance(value, list) and attribute.kind != "several" and len(value) <= 1:
        return value[0] if value else None
    return value


def _by_attribute(
    knowledge_base: KnowledgeBase, said: Said, entrance: Entrance
) -> Mapping[str, tuple[Attribute, list[tuple[str, object]]]]:
    """What is said of each attribute, in the vocabulary's order, with the names it is said under.

    Raises MisuseError for every name that is no attribute.
    """
    stated: dict[str, list[tuple[str, object]]] = {}
    unknown: list[str] = []
    for name, value in said.items() if isinstance(said, Mapping) else said:
        if attribute := attribute_of_heading(knowledge_base, name):
            stated.setdefault(attribute.id, []).append((name, value))
        else:
            unknown.append(name)
    if unknown:
        raise MisuseError.of(_no_attribute(knowledge_base, name, entrance) for name in unknown)
    return {
        id: (attribute, stated[id])
        for id, attribute in knowledge_base.stated.items()
        if id in stated
    }


def _contradiction(
    attribute: Attribute, given: Sequence[tuple[str, object]], entrance: Entrance
) -> Fault:
    """Two values of an attribute that has one."""
    (one, this), (other, that), *_ = given
    what = f"{quote(f'{one}={this}')} and {quote(f'{other}={that}')} contradict each other"
    return Fault(f"{entrance.where}{attribute.id}", what, "Keep one of the two.")


def _together(attribute: Attribute, readings: Sequence[Reading]) -> Reading:
    """The reading of everything that is said of an attribute; of several values, all of them."""
    told = [one for one in readings if one != NOT_KNOWN]
    if attribute.kind != "several" or len(told) < 2:  # noqa: PLR2004 - two are to be joined
        return told[0] if told else NOT_KNOWN
    found = {id for one in told if isinstance(one.value, tuple) for id in one.value}
    values = tuple(id for id in attribute.choices if id in found)
    return Reading(values or None, ", ".join(one.problem for one in told if one.problem))


def _no_attribute(knowledge_base: KnowledgeBase, name: str, entrance: Entrance) -> Fault:
    known = list(knowledge_base.stated)
    otherwise = entrance.attributes or f"The attributes are {', '.join(known)}."
    cure = did_you_mean(nearest(name, known), otherwise)
    return Fault(f"{entrance.where}attribute {quote(name)}", "does not exist", cure)
