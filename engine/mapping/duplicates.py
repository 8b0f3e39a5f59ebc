"""People who stand in a staff file twice: the same again, or in contradiction to themselves.

Two rows are identical when all their cells are, but for white space around them. Whoever stands
there in two versions is not advised at all: which one is right, only the house knows.
"""

import os
import stat
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from engine.errors import MisuseError, did_you_mean
from engine.people.staff_file import STANDARD, Reject, Row
from engine.results.safe_csv import as_it_was
from engine.words.spelling import fold, nearest
from engine.words.values import quote

SHOWN = 5  # lines that a reason names


@dataclass(slots=True)
class Person:
    """The lines with one id, and whether their cells differ."""

    lines: list[int]
    differ: bool = False


@dataclass(frozen=True, slots=True)
class Duplicates:
    """The people of a file who stand in it more than once, by each of their lines.

    `blank` counts the rows without an id: nobody can tell whether those are repeated.
    """

    people: dict[int, Person] = field(default_factory=dict)
    blank: int = 0

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
        others = [other for other in person.lines if other != line]
        return f"has the same id as {_listed(others)}, and they differ"

    @property
    def repeats(self) -> int:
        """Rows that say again what an earlier one says."""
        return sum(not one.differ and line != one.lines[0] for line, one in self.people.items())

    @property
    def conflicting(self) -> int:
        """Rows that differ from another one with their id."""
        return sum(person.differ for person in self.people.values())

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


def find_duplicates(staff: Iterable[Row | Reject], id_at: int) -> Duplicates:
    """Who stands in the file more than once. Holds each id, one line and one number for it.

    Ids are compared as they are written, but for white space around them: 007 is not 7.
    """
    first: dict[str, tuple[int, int]] = {}  # the line, and a hash of its cells
    people: dict[str, Person] = {}
    blank = 0
    for row in staff:
        if isinstance(row, Reject):
            continue
        cells = tuple([as_it_was(cell).strip() for cell in row.cells])
        id, content = cells[id_at], hash(cells)
        if not id:
            blank += 1
            continue
        line, before = first.setdefault(id, (row.line, content))
        if line != row.line:
            person = people.setdefault(id, Person([line]))
            person.lines.append(row.line)
            person.differ |= content != before
    return Duplicates({line: one for one in people.values() for line in one.lines}, blank)


def refuse_unrepeatable(source: str) -> None:
    """Raise MisuseError for what can be read only once: standard input, a pipe."""
    piped = os.path.exists(source) and not stat.S_ISREG(os.stat(source).st_mode)
    if source == STANDARD or (piped and not os.path.isdir(source)):
        name = "standard input" if source == STANDARD else source
        raise MisuseError(name, "cannot be read twice, as --id needs", "Save it as a file first.")


def id_position(headings: Sequence[str], wanted: str) -> int:
    """Where the column of ids stands: as it is written or, failing that, but for case and spaces.

    Raises MisuseError where there is none, or more than one.
    """
    where = f"--id '{wanted}'"
    said = [as_it_was(heading) for heading in headings]
    exactly = [at for at, heading in enumerate(said) if heading == wanted]
    found = exactly or [at for at, heading in enumerate(said) if fold(heading) == fold(wanted)]
    if not found:
        known = ", ".join(map(quote, said))
        cure = did_you_mean(nearest(wanted, said), f"The headings are {known}.")
        raise MisuseError(where, "the file has no such column", cure)
    if len(found) > 1:
        raise MisuseError(where, "the file has several such columns", "Rename all but one of them.")
    return found[0]


def _listed(lines: Sequence[int]) -> str:
    """Lines in words.

    >>> _listed([7]), _listed([1, 2, 3]), _listed(range(1, 9))
    ('line 7', 'lines 1, 2 and 3', 'lines 1, 2, 3, 4, 5 and 3 others')
    """
    shown = [str(line) for line in lines[:SHOWN]]
    if len(lines) > SHOWN:
        return f"lines {', '.join(shown)} and {len(lines) - SHOWN:,} others"
    if len(shown) == 1:
        return f"line {shown[0]}"
    return f"lines {', '.join(shown[:-1])} and {shown[-1]}"
