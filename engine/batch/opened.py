"""A staff file that is open: whose columns are matched, and what only the whole of it tells."""

from collections import deque
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass

from engine.batch.columns.codes import Codes, code_notes, unless_code, yes_no_columns
from engine.batch.columns.duplicates import Duplicates, find_duplicates, id_position
from engine.batch.columns.mapping import StaffMapping, read_mapped
from engine.batch.columns.mapping_file import match_mapped
from engine.batch.columns.match import Column, knows
from engine.batch.record import Options
from engine.core.model import Attribute, KnowledgeBase
from engine.facts.values import Reading
from engine.tables.open_table import OpenTable, open_table
from engine.tables.rereadable import Rereadable


@dataclass(frozen=True, slots=True)
class OpenedStaff:
    """A staff file, and what was found out about it as a whole.

    `codes` are those of yes/no columns in which nobody can tell which means yes; None where that
    was not looked for, and the first of them that is read raises CodeFound.
    """

    knowledge_base: KnowledgeBase
    people: OpenTable
    headings: tuple[str, ...]
    columns: tuple[Column, ...]
    stood_in: Sequence[str]  # notes on columns that another one stands in for
    duplicates: Duplicates
    codes: Mapping[str, tuple[str, ...]] | None
    employer: StaffMapping

    @property
    def known(self) -> list[str]:
        """The attributes that there are columns for, in their order."""
        return [column.attribute for column in self.columns if column.attribute]

    @property
    def delimiter(self) -> str:
        """What stands between cells in the advice: what the same spreadsheet reads."""
        return ";" if self.people.delimiter == ";" else ","

    @property
    def dialect(self) -> dict[str, str | None]:
        """How the input was read."""
        return {"encoding": self.people.encoding, "delimiter": self.people.delimiter}

    @property
    def notes(self) -> tuple[str, ...]:
        """What a reader of the advice should know, once everybody was read."""
        codes = code_notes(self.codes or {}, self.employer)
        return (*self.people.notes, *self.stood_in, *codes, *self.duplicates.notes)

    def read(self, attribute: Attribute, cell: str) -> Reading:
        """A cell, as the house means it."""
        if self.codes is None:
            unless_code(attribute, cell)
        return read_mapped(self.knowledge_base, attribute, cell, self.employer, self.codes or ())


@contextmanager
def open_staff(
    knowledge_base: KnowledgeBase,
    place: str | Rereadable,
    mapping: Mapping[str, str],
    options: Options,
    *,
    look_ahead: bool,
) -> Iterator[OpenedStaff]:
    """The file with its columns matched; `mapping` goes from headings to attributes.

    It is gone through once beforehand to find who stands in it twice, where there are ids, and with
    `look_ahead` which columns hold codes.
    """
    known = knows(knowledge_base, {**options.employer.columns, **mapping})
    with open_table(place, known, options.sheet) as people:
        headings, columns, notes = match_mapped(
            knowledge_base, people.name, people.headings, options.employer, mapping
        )
        duplicates, codes = Duplicates(), None
        if look_ahead or options.id_heading is not None:
            watch = Codes(yes_no_columns(knowledge_base, [one.attribute for one in columns]))
            with open_table(place, known, options.sheet) as before:
                records = watch.watch(before)
                if options.id_heading is None:
                    deque(records, maxlen=0)
                else:
                    at = id_position(before.headings, options.id_heading)
                    duplicates = find_duplicates(records, at, headings)
            codes = watch.unclear
        yield OpenedStaff(
            knowledge_base, people, headings, columns, notes, duplicates, codes, options.employer
        )
