"""The options --from, --row and --id: the facts about one person of a staff file."""

from engine.batch.columns.one_person import find_person, wanted
from engine.commands.mapping_option import employer_mapping, parse_mapping
from engine.core.model import Facts, KnowledgeBase


def person_in_file(
    rules: KnowledgeBase, staff: str, row: int | None, id: str | None, mappings: tuple[str, ...]
) -> tuple[Facts, tuple[str, ...]]:
    """The facts, and notes: who the person is, and what is not understood."""
    mapping, employer = parse_mapping(mappings), employer_mapping(rules, mappings)
    person = find_person(rules, staff, wanted(row, id), explicit=mapping, employer=employer)
    return person.facts, person.notes
