"""Duplicate detection by id: rows that repeat another one, or contradict it.

Two rows are identical when all their cells are, but for white space around them. A person with
contradictory rows is not advised at all: only its owner knows which of them is right. The reason
names the columns in which they differ, and never their content.
"""

from array import array
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from engine.batch.columns.headings import positions
from engine.errors import MisuseError, did_you_mean
from engine.language.sentences import abridged, plural, quote
from engine.language.spelling import nearest
from engine.tables.csv_text import unescape_formula
from engine.tables.rows import Reject, Row

SHOWN = 5  # lines, and columns, that a reason names
HASH = (1 << 32) - 1  # the largest hash of a cell: four bytes


@dataclass(slots=True)
class Person:
    """The lines with one id, and the positions of the columns in which not all of them agree."""

    lines: list[int]
    differ: set[int] = field(default_factory=set)


@dataclass(frozen=True, slots=True)
class Duplicates:
    """The people with more than one row in a file, by each of their lines.

    `blank` counts the rows without an id, which cannot be compared. `headings` are those of the
    file.
    """

    people: dict[int, Person] = field(default_factory=dict)
    blank: int = 0
    headings: Sequence[str] = ()

    def verdict(self, line: int) -> str | None:
        """The reason why the row on a line is not advised, None where it is.

        >>> twice = Person([2, 5])
        >>> Duplicates({2: twice, 5: twice}).verdict(5)
        'repeats line 2'
        """
        person = self.people.get(line)
        if person is None or (not person.differ and line == person.lines[0]):
            return None
        if not person.differ:
            return f"repeats line {person.lines[0]}"
        others = [other for other in person.lines[: SHOWN + 1] if other != line][:SHOWN]
        lines = _named("line", list(map(str, others)), len(person.lines) - 1)
        columns = [self._column(at) for at in sorted(person.differ)]
        differ = _named("column", columns, len(columns))
        return f"has the same id as {lines}, and they differ in {differ}"

    def _column(self, at: int) -> str:
        heading = self.headings[at] if at < len(self.headings) else ""
        return quote(heading) if heading.strip() else str(at + 1)

    @property
    def repeats(self) -> int:
        """Rows that say again what an earlier one says."""
        return sum(not one.differ and line != one.lines[0] for line, one in self.people.items())

    @property
    def conflicting(self) -> int:
        """Rows that differ from another one with their id."""
        return sum(bool(person.differ) for person in self.people.values())

    @property
    def notes(self) -> tuple[str, ...]:
        """Remarks for those who use the advice."""
        found = {
            f"rows that repeat another one, advised once: {self.repeats}": self.repeats,
            f"rows that differ from another one with their id, not advised: {self.conflicting}": (
                self.conflicting
            ),
            f"rows without an id, not compared: {self.blank}": self.blank,
        }
        return tuple(note for note, rows in found.items() if rows)


def find_duplicates(
    staff: Iterable[Row | Reject], id_at: int, headings: Sequence[str]
) -> Duplicates:
    """The duplicates in a file. Memory holds each id, one line and a hash of each cell.

    Ids are compared as they are written, but for white space around them: 007 is not 7.
    """
    first: dict[str, tuple[int, bytes]] = {}  # the line, and the hashes of its cells
    people: dict[str, Person] = {}
    blank = 0
    for row in staff:
        if isinstance(row, Reject):
            continue
        cells = tuple([unescape_formula(cell).strip() for cell in row.cells])
        id, content = cells[id_at], _hashes(cells)
        if not id:
            blank += 1
            continue
        line, before = first.setdefault(id, (row.line, content))
        if line != row.line:
            person = people.setdefault(id, Person([line]))
            person.lines.append(row.line)
            if content != before:
                person.differ |= _differing(before, content)
    by_line = {line: one for one in people.values() for line in one.lines}
    return Duplicates(by_line, blank, headings)


def id_position(headings: Sequence[str], wanted: str) -> int:
    """The position of the column of ids. Raises MisuseError where there is none, or several."""
    where = f"--id '{wanted}'"
    said = [unescape_formula(heading) for heading in headings]
    found = positions(said, wanted)
    if not found:
        known = ", ".join(map(quote, said))
        cure = did_you_mean(nearest(wanted, said), f"The headings are {known}.")
        raise MisuseError(where, "the file has no such column", cure)
    if len(found) > 1:
        raise MisuseError(where, "the file has several such columns", "Rename all but one of them.")
    return found[0]


def _hashes(cells: Iterable[str]) -> bytes:
    """A hash of each cell, in four bytes: other text has the same once in four billion times."""
    return array("I", [hash(cell) & HASH for cell in cells]).tobytes()


def _differing(one: bytes, other: bytes) -> set[int]:
    """The positions of the cells whose hashes are not the same."""
    pairs = zip(array("I", one), array("I", other), strict=True)
    return {at for at, (this, that) in enumerate(pairs) if this != that}


def _named(noun: str, some: Sequence[str], number: int) -> str:
    """An enumeration after its noun, of which only the first are given.

    >>> _named("line", ["7"], 1), _named("line", ["1", "2"], 9)
    ('line 7', 'lines 1, 2 and 7 others')
    """
    return f"{plural(number, noun)} {abridged(some, SHOWN, number)}"
