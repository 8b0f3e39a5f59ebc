"""A mapping file: what the headings and the words of a house's staff files mean.

Every fault is reported at once. What is left "" is left undecided, so that the file which
`--write-map` writes changes nothing until somebody fills it in.
"""

import tomllib
from collections.abc import Mapping, Sequence
from functools import reduce
from pathlib import Path as FilePath
from typing import Any

from engine.batch.columns.mapping import NOTHING_MAPPED, Mapped, StaffMapping, word_key
from engine.batch.columns.match import Column, match_columns
from engine.core.model import Attribute, KnowledgeBase
from engine.errors import CrossroadsError, Fault, MisuseError, did_you_mean
from engine.facts.parse import attribute_of_heading
from engine.facts.values import Reading, read_value
from engine.language.sentences import quote
from engine.language.spelling import fold
from engine.rulebase.toml_table import Table, type_name
from engine.tables.csv_text import unescape_formula


def read_mapping(path: str, knowledge_base: KnowledgeBase) -> StaffMapping:
    """The mapping in a file.

    Raises MisuseError for a file that cannot be read, and CrossroadsError with every fault in it.
    """
    faults: list[Fault] = []
    whole = Table(path, "the mapping", _content(path), faults)
    headings = Table(path, "[columns]", whole.table("columns"), faults)
    columns = _read_columns(knowledge_base, headings)
    values = Table(path, "[values]", whole.table("values"), faults)
    words = {}
    for id, content in values.content.items():
        if id in knowledge_base.stated:
            table = Table(path, f"[values.{id}]", content, faults)
            words[id] = _read_words(knowledge_base, knowledge_base.stated[id], table)
        else:
            values.unknown(f"has '{id}'", id, knowledge_base.stated)
    whole.done()
    if faults:
        raise CrossroadsError.of(faults)
    places = {heading: f"{path}, [columns], {quote(heading)}" for heading in columns}
    return StaffMapping(columns, words, places)


def _content(path: str) -> dict[str, Any]:
    try:
        return tomllib.loads(FilePath(path).read_text(encoding="utf-8-sig"))
    except tomllib.TOMLDecodeError as error:
        cure = 'Write "heading" = "attribute", both in quotes, and each heading once.'
        raise CrossroadsError(path, f"is not TOML: {error}", cure) from None
    except UnicodeDecodeError:
        raise CrossroadsError(path, "is not UTF-8", "Save the file as UTF-8.") from None
    except OSError as error:
        cure = "Name a mapping file; --inspect --write-map writes one."
        raise MisuseError(path, f"cannot be read: {error.strerror}", cure) from None


def _read_columns(knowledge_base: KnowledgeBase, table: Table) -> dict[str, str]:
    """The attribute of each heading, "" for none. Two headings for one attribute are a fault."""
    columns: dict[str, str] = {}
    for heading, name in table.content.items():
        if not isinstance(name, str):
            cure = 'Put the heading in quotes, and an attribute or "" after the =.'
            table.fault(f"has {quote(heading)} = {type_name(name)}", cure)
            continue
        attribute = attribute_of_heading(knowledge_base, name) if name.strip() else None
        id = attribute.id if attribute else ""
        if name.strip() and not id:
            table.unknown(f"gives {quote(heading)} to '{name}'", name, knowledge_base.stated)
        if id and id in columns.values():
            other = next(other for other, taken in columns.items() if taken == id)
            both = f"{quote(other)} and {quote(heading)}"
            table.fault(f"gives both {both} to {id}", 'Make one of them "".')
        columns[heading] = id
    return columns


def _read_words(
    knowledge_base: KnowledgeBase, attribute: Attribute, table: Table
) -> dict[str, Reading]:
    """How each text is to be read; those left "" are left out."""
    words: dict[str, Reading] = {}
    for text, said in table.content.items():
        if isinstance(said, dict) or type_name(said) == "a date or time":
            cure = "Put the text in quotes, and a value in quotes after the =."
            table.fault(f"has {quote(text)} = {type_name(said)}", cure)
        elif said != "":
            reading = read_value(knowledge_base, attribute, said)
            if reading.problem:
                otherwise = f"Known: {', '.join(attribute.choices)}." if attribute.choices else ""
                cure = did_you_mean(reading.nearest, otherwise)
                table.fault(f"has {quote(text)} = {said!r}: {reading.problem}", cure)
            if words.setdefault(word_key(text), reading) != reading:
                table.fault(f"gives {quote(text)} two meanings", "Keep one of the two lines.")
    return words


def combined(mappings: Sequence[StaffMapping]) -> StaffMapping:
    """Several mappings as one. Where two of them disagree, the later one goes first."""
    return reduce(_overruled, mappings, NOTHING_MAPPED)


def _overruled(earlier: StaffMapping, later: StaffMapping) -> StaffMapping:
    ids = {*earlier.words, *later.words}
    words = {id: {**earlier.words.get(id, {}), **later.words.get(id, {})} for id in ids}
    columns = _with(earlier.columns, later.columns)
    return StaffMapping(columns, words, {**earlier.places, **later.places})


def _with(columns: Mapping[str, str], overruling: Mapping[str, str]) -> dict[str, str]:
    """Columns, where others have the last word about their headings and their attributes."""
    headings = {fold(heading) for heading in overruling}
    taken = {attribute for attribute in overruling.values() if attribute}
    kept = {
        heading: "" if attribute in taken else attribute
        for heading, attribute in columns.items()
        if fold(heading) not in headings
    }
    return {**kept, **overruling}


def match_mapped(
    knowledge_base: KnowledgeBase,
    source: str,
    raw_headings: Sequence[str],
    mapping: StaffMapping,
    explicit: Mapping[str, str],
) -> tuple[tuple[str, ...], tuple[Column, ...], list[str]]:
    """A file's headings before they were made harmless, and its columns with notes on them.

    Columns are matched as the mapping and, before it, what was said explicitly has them.
    """
    headings = tuple(map(unescape_formula, raw_headings))
    to_map = columns_to_map(knowledge_base, mapping, headings, explicit)
    return headings, *match_columns(knowledge_base, source, headings, to_map)


def columns_to_map(
    knowledge_base: KnowledgeBase,
    mapping: StaffMapping,
    headings: Sequence[str],
    explicit: Mapping[str, str],
) -> dict[str, Mapped]:
    """What is mapped in a file with these headings: by the mapping and, before it, explicitly.

    A column that a mapping leaves alone may be missing from the file. One that it needs may not,
    and whoever reads the columns says so, as for what was said explicitly with --map.
    """
    there = {fold(heading) for heading in headings}
    settled = {
        heading: attribute
        for heading, attribute in mapping.columns.items()
        if attribute or fold(heading) in there
    }
    named = {heading: _named(knowledge_base, name) for heading, name in explicit.items()}
    return {
        **{
            heading: Mapped(name, mapping.places.get(heading, quote(heading)))
            for heading, name in _with(settled, named).items()
        },
        **{
            heading: Mapped(name, f"--map '{heading}={name}'") for heading, name in explicit.items()
        },
    }


def _named(knowledge_base: KnowledgeBase, name: str) -> str:
    """The attribute's id, or the name itself where it is none."""
    attribute = attribute_of_heading(knowledge_base, name)
    return attribute.id if attribute else name
