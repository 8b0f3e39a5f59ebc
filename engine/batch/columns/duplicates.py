"""People who stand in a staff file twice: the same again, or in contradiction to themselves.

Two rows are identical when all their cells are, but for white space around them. Whoever stands
there in two versions is not advised at all: which one is right, only the house knows. It is told
the columns in which they differ, and never what stands there.
"""

from array import array
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from engine.errors import MisuseError, did_you_mean
from engine.language.sentences import counted, quote
from engine.language.spelling import fold, nearest
from engine.tables.csv_file import Reject, Row
from engine.tables.csv_text import unescape_formula

SHOWN = 5  # lines, and columns, that a reason names
NUMBER = (1 << 32) - 1  # a cell is compared by so large a number at most: four bytes


@dataclass(slots=True)
class Person:
    """The lines with one id, and the places of the columns in which not all of them agree."""

    lines: list[int]
    differ: set[int] = field(default_factory=set)


@dataclass(frozen=True, slots=True)
class Duplicates:
    """The people of a file who stand in it more than once, by each of their lines.

    `blank` counts the rows without an id: nobody can tell whether those are repeated. `headings`
    are those of the file.
    """

    people: dict[int, Person] = field(default_factory=dict)
    blank: int = 0
    headings: Sequence[str] = ()

    def verdict(self, line: int) -> str | None:
        """Why the row on a line is not advised, or None where it is.

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
        lines = _listed("line", list(map(str, others)), len(person.lines) - 1)
        columns = [self._column(at) for at in sorted(person.differ)]
        return f"has the same id as {lines}, and they differ in {_listed('column', columns)}"

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
        """What a reader of the advice should know."""
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
    """Who stands in the file more than once. Holds each id, one line and a number for each cell.

    Ids are compared as they are written, but for white space around them: 007 is not 7.
    """
    first: dict[str, tuple[int, bytes]] = {}  # the line, and the numbers of its cells
    people: dict[str, Person] = {}
    blank = 0
    for row in staff:
        if isinstance(row, Reject):
            continue
        cells = tuple([unescape_formula(cell).strip() for cell in row.cells])
        id, content = cells[id_at], _numbers(cells)
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


def _numbers(cells: Iterable[str]) -> bytes:
    """A number for each cell, small to keep: other text has the same once in four billion times."""
    return array("I", [hash(cell) & NUMBER for cell in cells]).tobytes()


def _differing(one: bytes, other: bytes) -> set[int]:
    """The places of the cells whose numbers are not the same."""
    pairs = zip(array("I", one), array("I", other), strict=True)
    return {at for at, (this, that) in enumerate(pairs) if this != that}


def id_position(headings: Sequence[str], wanted: str) -> int:
    """Where the column of ids stands: as it is written or, failing that, but for case and spaces.

    Raises MisuseError where there is none, or more than one.
    """
    where = f"--id '{wanted}'"
    said = [unescape_formula(heading) for heading in headings]
    exactly = [at for at, heading in enumerate(said) if heading == wanted]
    found = exactly or [at for at, heading in enumerate(said) if fold(heading) == fold(wanted)]
    if not found:
        known = ", ".join(map(quote, said))
        cure = did_you_mean(nearest(wanted, said), f"The headings are {known}.")
        raise MisuseError(where, "the file has no such column", cure)
    if len(found) > 1:
        raise MisuseError(where, "the file has several such columns", "Rename all but one of them.")
    return found[0]


def _listed(noun: str, some: Sequence[str], number: int | None = None) -> str:
    """Things in words, of which there may be more than those that are given.

    >>> _listed("line", ["7"]), _listed("line", ["1", "2"], 9), _listed("column", "abc")
    ('line 7', 'lines 1, 2 and 7 others', 'columns a, b and c')
    """
    number = len(some) if number is None else number
    shown = [*some[:SHOWN]]
    if number > len(shown):
        shown.append(counted(number - len(shown), "other"))
    if len(shown) == 1:
        return f"{noun} {shown[0]}"
    return f"{noun}s {', '.join(shown[:-1])} and {shown[-1]}"
