"""Conventions: the meaning of an owner's own headings and words, as mapping files give it.

It overrides how cells are read otherwise: where the owner's 1 means no, 1 means no.
"""

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field

from engine.batch.source import Source
from engine.core.model import Attribute, KnowledgeBase
from engine.facts.values import SEVERAL, Reading, read_value
from engine.language.normal_form import normalized
from engine.language.sentences import quote
from engine.language.spelling import fold

CODE = re.compile(r"\d+")
MINUS = re.compile(r"[-–—](?=\s*\d)")  # also the one in 50-249: to `fold` it is a space


@dataclass(frozen=True, slots=True)
class Conventions:
    """Headings and words of files, with the meaning that their owner gives them.

    `columns` goes from headings to attributes, "" for none; `words` by attribute from texts, as
    `word_key` gives them, to their readings. `places` has for each heading where it is mapped, and
    `files` what was read of each mapping file.
    It knows nothing of any one staff file.
    """

    columns: Mapping[str, str] = field(default_factory=dict)
    words: Mapping[str, Mapping[str, Reading]] = field(default_factory=dict)
    places: Mapping[str, str] = field(default_factory=dict)
    files: Mapping[str, Source] = field(default_factory=dict)


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
    number, _, decimals = cell.strip().partition(".")
    return number if CODE.fullmatch(number) and not decimals.strip("0") else ""


def read_mapped(
    knowledge_base: KnowledgeBase,
    attribute: Attribute,
    cell: str,
    mapping: Conventions = NOTHING_MAPPED,
    coded: Collection[str] = (),
) -> Reading:
    """The reading of a cell: by the mapping, else as people usually write a value.

    In the columns of the attributes in `coded`, a code that is not mapped is a problem; so it is
    where the mapping names other codes. Of several values in a cell, each may be mapped.
    """
    words = mapping.words.get(attribute.id, {})
    code = code_in(cell)
    if mapped := words.get(word_key(cell)) or (words.get(code) if code else None):
        return mapped
    if code and attribute.kind != "number" and _names_codes(words):
        return Reading(problem=f"{quote(cell)} is a code that the mapping does not name")
    if attribute.id in coded and code:
        return Reading(problem=f"{quote(cell)} is a code, and which code means yes is not known")
    if attribute.kind == "several" and words:
        return _read_parts(knowledge_base, attribute, SEVERAL.split(cell), words)
    return read_value(knowledge_base, attribute, cell)


def _names_codes(words: Mapping[str, Reading]) -> bool:
    """Whether any whole number stands for a value. One for "not known" says nothing of the others.

    Where 1 is mapped to small, 3 is no head-count; where 999 is mapped to unknown, it may be one.
    """
    return any(reading.value is not None and code_in(text) for text, reading in words.items())


def _read_parts(
    knowledge_base: KnowledgeBase,
    attribute: Attribute,
    parts: Sequence[str],
    words: Mapping[str, Reading],
) -> Reading:
    """Several values, some of which may be mapped."""
    mapped = [words[word_key(part)] for part in parts if word_key(part) in words]
    others = ";".join(part for part in parts if word_key(part) not in words)
    rest = read_value(knowledge_base, attribute, others)
    found = {id for read in (*mapped, rest) if isinstance(read.value, tuple) for id in read.value}
    values = tuple(id for id in attribute.choices if id in found)
    return Reading(values or None, rest.problem, rest.nearest)
