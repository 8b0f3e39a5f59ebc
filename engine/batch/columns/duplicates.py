"""Duplicate detection by id: rows that repeat another one, contradict it, or are older.

Only the columns that are read decide whether two rows agree. Where they do not, the latest counts,
if the file has a column with the moment of the answer and the moments can be told apart; else
nobody but the owner of the file knows which row is right, and the person is not advised at all. The
reason names the columns in which the rows differ, and never their content.
"""

from array import array
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from engine.batch.columns.comparison import Compared, id_key
from engine.language.invisible import without_invisible
from engine.language.moments import Moment, Times
from engine.language.sentences import abridged, plural, quote
from engine.language.spelling import fold
from engine.tables.csv_text import unescape_formula
from engine.tables.rows import Reject, Row

SHOWN = 5  # lines, and columns, that a reason names
HASH = (1 << 32) - 1  # the largest hash of a cell: four bytes


@dataclass(slots=True)
class Person:
    """The lines with one id, and the positions of the columns in which not all of them agree.

    `moments` are those of the lines; `latest` is the line that counts though they do not agree.
    """

    lines: list[int]
    moments: list[Moment | None] = field(default_factory=list)
    differ: set[int] = field(default_factory=set)
    latest: int | None = None


@dataclass(frozen=True, slots=True)
class Duplicates:
    """The people with more than one row in a file, by each of their lines.

    `blank` counts the rows without an id, which cannot be compared. `headings` are those of the
    file, `time_at` is the position of the moments.
    """

    people: dict[int, Person] = field(default_factory=dict)
    blank: int = 0
    headings: Sequence[str] = ()
    time_at: int | None = None

    def verdict(self, line: int) -> str | None:
        """The reason why the row on a line is not advised, None where it is.

        >>> twice = Person([2, 5])
        >>> Duplicates({2: twice, 5: twice}).verdict(5)
        'repeats line 2'
        """
        person = self.people.get(line)
        counts = person and (person.latest if person.differ else person.lines[0])
        if person is None or line == counts:
            return None
        if not person.differ:
            return f"repeats line {counts}"
        if counts is not None and self.time_at is not None:
            column = self._column(self.time_at)
            return f"has the same id as line {counts}, which is later by column {column}"
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
        """Rows that differ from another one with their id, and none is known to count."""
        return sum(bool(one.differ) and one.latest is None for one in self.people.values())

    @property
    def older(self) -> int:
        """Rows that differ from a later one with their id."""
        return sum(one.latest not in (None, line) for line, one in self.people.items())

    @property
    def notes(self) -> tuple[str, ...]:
        """Remarks for those who use the advice."""
        found = {
            f"rows that repeat another one, advised once: {self.repeats}": self.repeats,
            f"rows with a later one under their id, not advised: {self.older}": self.older,
            f"rows that differ from another one with their id, not advised: {self.conflicting}": (
                self.conflicting
            ),
            f"rows without an id, not compared: {self.blank}": self.blank,
        }
        return tuple(note for note, rows in found.items() if rows)


def find_duplicates(staff: Iterable[Row | Reject], by: Compared) -> Duplicates:
    """The duplicates in a file. Memory holds each id, one line and a hash of each cell read."""
    first: dict[str, tuple[int, bytes, Moment | None]] = {}
    people: dict[str, Person] = {}
    times, blank = Times(), 0
    for row in staff:
        if isinstance(row, Reject):
            continue
        moment = times.add(row.cells[by.time_at]) if by.time_at is not None else None
        id, content = id_key(row.cells[by.id_at]), _hashes(row.cells[at] for at in by.read)
        if not id or fold(id) in by.no_id:
            blank += 1
            continue
        line, before, earlier = first.setdefault(id, (row.line, content, moment))
        if line != row.line:
            person = people.setdefault(id, Person([line], [earlier]))
            person.lines.append(row.line)
            person.moments.append(moment)
            if content != before:
                person.differ |= {by.read[at] for at in _differing(before, content)}
    for person in people.values():
        at = times.latest(person.moments) if by.time_at is not None else None
        person.latest = person.lines[at] if person.differ and at is not None else None
    by_line = {line: one for one in people.values() for line in one.lines}
    return Duplicates(by_line, blank, by.headings, by.time_at)


def _hashes(cells: Iterable[str]) -> bytes:
    """A hash of each cell, in four bytes: other text has the same once in four billion times."""
    return array("I", [hash(_said(cell)) & HASH for cell in cells]).tobytes()


def _said(cell: str) -> str:
    return without_invisible(unescape_formula(cell))


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
