"""The options --from, --sheet, --row and --id: the facts about one person of a staff file."""

from datetime import date

from engine.batch.columns.one_person import find_person
from engine.batch.columns.wanted import wanted
from engine.commands.mapping_option import conventions_of, counted_to, parse_mapping
from engine.core.model import Facts, KnowledgeBase


def person_in_file(  # noqa: PLR0913, PLR0917
    rules: KnowledgeBase,
    staff: str,
    row: int | None,
    id: str | None,
    mappings: tuple[str, ...],
    sheet: str | None = None,
    as_of: date | None = None,
) -> tuple[Facts, tuple[str, ...]]:
    """The facts, and notes: who the person is, how the file was read, what is not understood."""
    mapping = parse_mapping(mappings)
    conventions = counted_to(conventions_of(rules, mappings), as_of)
    person = find_person(
        rules, staff, wanted(row, id), explicit=mapping, conventions=conventions, sheet=sheet
    )
    return person.facts, person.notes
