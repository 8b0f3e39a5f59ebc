"""The option --map: what the columns of a file mean, on the command line or in mapping files."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from engine.batch.columns.mapping import Conventions
from engine.batch.columns.mapping_file import read_mapping
from engine.batch.columns.precedence import combined
from engine.core.model import KnowledgeBase
from engine.errors import MisuseError


def is_mapping_file(item: str) -> bool:
    """Whether a value of --map is a mapping file."""
    return "=" not in item and item.lower().endswith(".toml")


def conventions_of(knowledge_base: KnowledgeBase, items: Iterable[str]) -> Conventions:
    """What the mapping files of --map say; a later file overrides an earlier one."""
    files = filter(is_mapping_file, items)
    return combined([read_mapping(file, knowledge_base) for file in files])


def parse_mapping(items: Iterable[str]) -> dict[str, str]:
    """What --map says, by heading. A heading may hold an equals sign; an attribute does not."""
    mapping: dict[str, str] = {}
    for item in items:
        if is_mapping_file(item):
            continue
        heading, equals, attribute = item.rpartition("=")
        where = f"--map '{item}'"
        if not equals or not heading.strip():
            cure = 'Write --map "HEADING=ATTRIBUTE". A mapping file ends in .toml.'
            raise MisuseError(where, "has no heading and attribute", cure)
        if heading.strip() in mapping:
            raise MisuseError(where, f"'{heading.strip()}' is mapped twice", "Keep one of the two.")
        mapping[heading.strip()] = attribute.strip()
    return mapping


def counted_to(conventions: Conventions, as_of: date | None) -> Conventions:
    """The conventions with the day of the option, which goes before that of mapping files."""
    return replace(conventions, as_of=as_of) if as_of else conventions
