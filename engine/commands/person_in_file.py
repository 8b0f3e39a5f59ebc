"""The options --from, --sheet, --row and --id: the facts about one person of a staff file."""

from engine.batch.columns.one_person import find_person
from engine.batch.columns.wanted import wanted
from engine.commands.mapping_option import conventions_of, parse_mapping
from engine.core.model import Facts, KnowledgeBase


def person_in_file(  # noqa: PLR0913, PLR0917
    rules: KnowledgeBase,
    staff: str,
    row: int | None,
    id: str | None,
    mappings: tuple[str, ...],
    sheet: str | None = None,
) -> tuple[Facts, tuple[str, ...]]:
    """The facts, and notes: who the person is, how the file was read, what is not understood."""
    mapping, conventions = parse_mapping(mappings), conventions_of(rules, mappings)
    person = find_person(
        rules, staff, wanted(row, id), explicit=mapping, conventions=conventions, sheet=sheet
    )
    return person.facts, person.notes
