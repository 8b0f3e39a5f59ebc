"""Mapping files: TOML with the meaning of an owner's own headings and words.

Every fault is reported at once. What is left "" is left undecided, so that the file which
`--write-map` writes changes nothing until it is filled in.
"""

from datetime import date
from pathlib import Path as FilePath
from typing import Any

from engine.batch.columns.mapping import Conventions, word_key
from engine.batch.source import Source
from engine.core.model import Attribute, KnowledgeBase
from engine.errors import CrossroadsError, Fault, MisuseError, did_you_mean
from engine.facts.headings import read_target
from engine.facts.values import Reading, read_value
from engine.language.dates import day_of
from engine.language.sentences import quote
from engine.language.toml_reader import read_toml
from engine.rulebase.toml_table import Table, type_name
from engine.tables.file_state import changed


def read_mapping(path: str, knowledge_base: KnowledgeBase) -> Conventions:
    """The mapping in a file.

    Raises MisuseError for a file that cannot be read, and CrossroadsError with every fault in it.
    """
    faults: list[Fault] = []
    source = Source.at(path)
    whole = Table(path, "the mapping", _content(path), faults)
    as_of = _read_day(whole)
    if Source.at(path) != source:
        raise changed(path, "it was written to")
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
    return Conventions(columns, words, places, {path: source}, as_of)


def _read_day(table: Table) -> date | None:
    """The day that lengths of time are counted to, if the file names one."""
    table.asked.add("as_of")
    said = table.content.get("as_of")
    day = day_of(str(said)) if said is not None else None
    if said is not None and day is None:
        table.fault(f"has as_of = {said!r}, which is no day", "Write as_of = 2026-11-30.", "as_of")
    return day


def _content(path: str) -> dict[str, Any]:
    try:
        return read_toml(FilePath(path), path).content
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
        found = read_target(knowledge_base, name) if name.strip() else None
        id = found.target if found else ""
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
    """The reading of each text; those left "" are left out."""
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
