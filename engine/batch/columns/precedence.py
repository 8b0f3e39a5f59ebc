"""Precedence of mappings: --map before mapping files, and a later file before an earlier one."""

from collections.abc import Mapping, Sequence
from functools import reduce
from typing import TypeVar

from engine.batch.columns.mapping import NOTHING_MAPPED, Conventions, Mapped
from engine.batch.columns.match import match_columns
from engine.batch.columns.recognition import Column
from engine.core.model import KnowledgeBase
from engine.facts.headings import read_target
from engine.language.sentences import quote
from engine.language.spelling import fold
from engine.tables.csv_text import unescape_formula

M = TypeVar("M")


def combined(mappings: Sequence[Conventions]) -> Conventions:
    """Several mappings as one. Where two of them disagree, the later one goes first."""
    return reduce(_overruled, mappings, NOTHING_MAPPED)


def match_mapped(  # noqa: PLR0913
    knowledge_base: KnowledgeBase,
    source: str,
    raw_headings: Sequence[str],
    mapping: Conventions,
    explicit: Mapping[str, str],
    *,
    joined: bool = False,
) -> tuple[tuple[str, ...], tuple[Column, ...], list[str]]:
    """The unescaped headings of a file, and its columns with notes on them.

    Columns are matched by the mapping and, before it, by what was said explicitly. Where others
    are `joined` to them, none need be known.
    """
    headings = tuple(map(unescape_formula, raw_headings))
    to_map = columns_to_map(knowledge_base, mapping, headings, explicit)
    return headings, *match_columns(knowledge_base, source, headings, to_map, joined=joined)


def present(mapping: Mapping[str, M], headings: Sequence[str]) -> dict[str, M]:
    """The mapped headings that a file has, where others are those of another file."""
    there = {fold(unescape_formula(heading)) for heading in headings}
    return {heading: name for heading, name in mapping.items() if fold(heading) in there}


def columns_to_map(
    knowledge_base: KnowledgeBase,
    mapping: Conventions,
    headings: Sequence[str],
    explicit: Mapping[str, str],
) -> dict[str, Mapped]:
    """The mapped headings of a file: by the mapping and, before it, explicitly with --map.

    A heading that a mapping leaves alone may be missing from the file. One that it needs stays
    here, so that `match_columns` refuses a file without it, as for --map.
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
            for heading, name in _overruled_columns(settled, named).items()
        },
        **{
            heading: Mapped(name, f"--map '{heading}={name}'") for heading, name in explicit.items()
        },
    }


def _overruled(earlier: Conventions, later: Conventions) -> Conventions:
    ids = dict.fromkeys((*earlier.words, *later.words))
    words = {id: {**earlier.words.get(id, {}), **later.words.get(id, {})} for id in ids}
    columns = _overruled_columns(earlier.columns, later.columns)
    places, files = {**earlier.places, **later.places}, {**earlier.files, **later.files}
    return Conventions(columns, words, places, files, later.as_of or earlier.as_of)


def _overruled_columns(columns: Mapping[str, str], overruling: Mapping[str, str]) -> dict[str, str]:
    """Columns, overruled in their headings and in their attributes."""
    headings = {fold(heading) for heading in overruling}
    taken = {attribute for attribute in overruling.values() if attribute}
    kept = {
        heading: "" if attribute in taken else attribute
        for heading, attribute in columns.items()
        if fold(heading) not in headings
    }
    return {**kept, **overruling}


def _named(knowledge_base: KnowledgeBase, name: str) -> str:
    """The attribute or the choice as a mapping calls it, or the name itself where it is none."""
    found = read_target(knowledge_base, name)
    return found.target if found else name
