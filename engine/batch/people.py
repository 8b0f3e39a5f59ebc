"""The facts about everybody in a staff file, read as a batch reads them, without any advice."""

from collections.abc import Mapping
from functools import cache

from engine.batch.columns.cells import merged
from engine.batch.opened import open_staff
from engine.batch.options import DEFAULT, Options
from engine.core.model import Facts, KnowledgeBase
from engine.errors import CrossroadsError
from engine.tables.csv_text import unescape_formula
from engine.tables.rows import Row
from engine.tables.spool import rereadable


def read_people(
    knowledge_base: KnowledgeBase,
    place: str,
    mapping: Mapping[str, str] | None = None,
    options: Options = DEFAULT,
) -> tuple[list[Facts], tuple[str, ...]]:
    """The facts about each person, and notes on what was not read.

    `mapping` goes from headings to attributes. A cell that is not understood is not known, as in a
    batch. Raises as `advise_file`, and CrossroadsError where nobody is in the file.
    """
    everybody: list[Facts] = []
    rejected = 0
    with (
        rereadable(place) as again,
        open_staff(knowledge_base, again, mapping or {}, options, look_ahead=True) as staff,
    ):
        places: dict[str, list[int]] = {}
        for at, column in enumerate(staff.columns):
            if column.attribute:
                places.setdefault(column.attribute, []).append(at)

        @cache
        def value(id: str, *cells: str) -> object:
            read = [
                staff.read(staff.columns[at], unescape_formula(cell))
                for at, cell in zip(places[id], cells, strict=True)
            ]
            return merged(knowledge_base.attributes[id], read).value

        for record in staff.table:
            if isinstance(record, Row) and not staff.duplicates.verdict(record.line):
                read = {
                    id: value(id, *(record.cells[at] for at in some)) for id, some in places.items()
                }
                everybody.append({id: one for id, one in read.items() if one is not None})  # type: ignore[misc]
            else:
                rejected += 1
        notes = staff.notes
    if not everybody:
        raise CrossroadsError(place, "has nobody who can be read", "Add a row for each person.")
    left_out = (f"{place}: {rejected:,} rows cannot be read, and are left out.",)
    return everybody, (*notes, *(left_out if rejected else ()))
