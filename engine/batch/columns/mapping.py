"""Conventions: the meaning of an owner's own headings and words, as mapping files give it.

It overrides how cells are read otherwise: where the owner's 1 means no, 1 means no.
"""

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from datetime import date

from engine.batch.source import Source
from engine.core.model import Attribute, KnowledgeBase
from engine.facts.bounds import SEPARATORS, beyond_bounds
from engine.facts.values import Reading, read_value
from engine.language.normal_form import normalized
from engine.language.numbers import whole_number
from engine.language.sentences import quote
from engine.language.spelling import fold

MINUS = re.compile(r"[-–—](?=\s*\d)")  # also the one in 50-249: to `fold` it is a space


@dataclass(frozen=True, slots=True)
class Conventions:
    """Headings and words of files, with the meaning that their owner gives them.

    `columns` goes from headings to attributes, "" for none; `words` by attribute from texts, as
    `word_key` gives them, to their readings. `places` has for each heading where it is mapped, and
    `files` what was read of each mapping file. `as_of` is the day that lengths of time are counted
    to, where a file has dates. It knows nothing of any one staff file.
    """

    columns: Mapping[str, str] = field(default_factory=dict)
    words: Mapping[str, Mapping[str, Reading]] = field(default_factory=dict)
    places: Mapping[str, str] = field(default_factory=dict)
    files: Mapping[str, Source] = field(default_factory=dict)
    as_of: date | None = None


NOTHING_MAPPED = Conventions()


@dataclass(frozen=True, slots=True)
class Mapped:
    """The attribute of a heading, "" for none, and where it is mapped: on the command line, in a
    file."""

    name: str
    where: str


def word_key(text: str) -> str:
    """A text normalised for comparison: folded, but a minus stays one.

    >>> word_key(" Well-Trodden "), word_key("-5") == word_key("5")
    ('well trodden', False)
    """
    return fold(MINUS.sub("−", normalized("NFKC", text)))


def code_in(cell: str) -> str:
    """The code in a cell, or nothing: a whole number, though a spreadsheet may give it decimals.

    >>> code_in(" 2.0 "), code_in("2.5"), code_in("Y2")
    ('2', '', '')
    """
    return whole_number(cell)


def parts_of(attribute: Attribute, cell: str) -> list[str]:
    """The texts in a cell that may be values: of several values, each."""
    return SEPARATORS.split(cell) if attribute.kind == "several" else [cell]


def read_mapped(  # noqa: PLR0913
    knowledge_base: KnowledgeBase,
    attribute: Attribute,
    cell: str,
    mapping: Conventions = NOTHING_MAPPED,
    coded: Collection[str] = (),
    *,
    dated: bool = False,
) -> Reading:
    """The reading of a cell: by the mapping, else as people usually write a value.

    In the columns of the attributes in `coded`, a code that is not mapped is a problem; so it is
    where the mapping names other codes. Of several values in a cell, each may be mapped. In a
    column that is `dated`, dates are expected.
    """
    words = mapping.words.get(attribute.id, {})
    if mapped := _mapped(words, cell):
        return mapped
    unclear = attribute.id in coded
    if attribute.kind == "several" and (words or unclear):
        return _read_parts(knowledge_base, attribute, cell, words, unclear=unclear)
    if problem := _code_problem(attribute, cell, words, unclear=unclear):
        return Reading(problem=problem)
    return read_value(knowledge_base, attribute, cell, mapping.as_of, dated=dated)


def _mapped(words: Mapping[str, Reading], text: str) -> Reading | None:
    """The reading that a text is given; 2.0 is given that of 2."""
    code = code_in(text)
    return words.get(word_key(text)) or (words.get(word_key(code)) if code else None)


def _code_problem(
    attribute: Attribute, text: str, words: Mapping[str, Reading], *, unclear: bool
) -> str:
    """The problem with a code that is not mapped, "" for a text that is none."""
    if attribute.kind == "number" or not code_in(text):
        return ""
    if _names_codes(words):
        return f"{quote(text)} is a code that the mapping does not name"
    unknown = "which code means yes" if attribute.kind == "yes/no" else "what it means"
    return f"{quote(text)} is a code, and {unknown} is not known" if unclear else ""


def _names_codes(words: Mapping[str, Reading]) -> bool:
    """Whether any whole number stands for a value. One for "not known" says nothing of the others.

    Where 1 is mapped to small, 3 is no head-count; where 999 is mapped to unknown, it may be one.
    """
    return any(reading.value is not None and code_in(text) for text, reading in words.items())


def _read_parts(
    knowledge_base: KnowledgeBase,
    attribute: Attribute,
    cell: str,
    words: Mapping[str, Reading],
    *,
    unclear: bool,
) -> Reading:
    """Several values, some of which may be mapped, or codes."""
    if problem := beyond_bounds(attribute, cell):
        return Reading(problem=problem)
    mapped, others, problems = list[Reading](), list[str](), list[str]()
    for part in parts_of(attribute, cell):
        if given := _mapped(words, part):
            mapped.append(given)
        elif problem := _code_problem(attribute, part, words, unclear=unclear):
            problems.append(problem)
        else:
            others.append(part)
    rest = read_value(knowledge_base, attribute, ";".join(others))
    found = {id for read in (*mapped, rest) if isinstance(read.value, tuple) for id in read.value}
    values = tuple(id for id in attribute.choices if id in found)
    problem = ", ".join(filter(None, (*problems, rest.problem)))
    return Reading(values or None, problem, None if problems else rest.nearest)
