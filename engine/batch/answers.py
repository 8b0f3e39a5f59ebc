"""Memoised answers to rows: each distinct cell is read once, each set of facts is run once.

Rows come many at a time, so that the engine can run many profiles together. Memory is bounded: the
caches are cleared when they are full, and never grow with the rows.
"""

from array import array
from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from functools import cache, partial
from itertools import compress, filterfalse
from typing import Any, NamedTuple

from engine.batch.columns.cells import Together
from engine.batch.columns.recognition import Column
from engine.batch.output.outputs import Encoded, Prepared
from engine.core.model import Attribute, Facts, Value
from engine.facts.values import NOT_KNOWN, Reading
from engine.tables.csv_text import unescape_formula

REMEMBERED = 1 << 14  # answers, readings and results that are kept from one chunk to the next
COUNTED = 1 << 20  # sets of facts that are counted
NO_PROBLEMS: Mapping[str, str] = {}

Profile = tuple[Value | None, ...]  # a value for each known attribute, None where it is not known
Cells = tuple[str, ...]


def facts_of(known: Sequence[str], profile: Profile) -> Facts:
    """The facts of a profile, which holds the values of the `known` attributes in their order."""
    pairs = zip(known, profile, strict=True)
    return {id: value for id, value in pairs if value is not None}


class Result(NamedTuple):
    """The result of a profile: the cells that are COUNTED, and all cells as the format has them."""

    path: str
    case: str
    margin: str
    known: str
    encoded: Encoded


class Standing(NamedTuple):
    """What is counted of a row; `asked` says whether the person has answered any question."""

    path: str
    case: str
    tie: bool
    known: int
    asked: bool


@dataclass(slots=True, eq=False)
class Answer:
    """The answer to a row: the text to be written, and the values to be counted.

    Rows with the same cells have the same answer, and not only an equal one.
    """

    prepared: Prepared
    standing: Standing
    problems: Mapping[str, str]
    profile: Profile
    differing: tuple[str, ...]  # attributes on which two files differ


class Answers:
    """The answers to rows, by their cells of known columns as they stand in the file.

    `columns` are the known ones, of which several may hold one of the `attributes`. `read` reads a
    cell of a column, `run` gives the results of many profiles, and `prepare` joins a result and the
    problems of a row to what is written. `interchangeable` gives the one value that stands for all
    with the same result. Where columns of several files hold an attribute, those of the last file
    count most; with `hr_first`, those of the file of people do. `own` says which columns hold what
    only the person can have answered.
    """

    def __init__(  # noqa: PLR0913, PLR0917
        self,
        columns: Sequence[Column],
        attributes: Sequence[Attribute],
        read: Callable[[Column, str], Reading],
        run: Callable[[Sequence[Profile]], Sequence[Result]],
        prepare: Callable[[Encoded, Mapping[str, str]], Prepared],
        interchangeable: Callable[[Attribute, Value | None], Value | None] | None = None,
        *,
        own: Callable[[Column], bool] = lambda _: True,
        hr_first: bool = False,
    ) -> None:
        self._ids = tuple(attribute.id for attribute in attributes)
        self._columns = [_Readings(partial(read, column)) for column in columns]
        self._together = [Together(one, columns, hr_first=hr_first) for one in attributes]
        self._own = [at for at, column in enumerate(columns) if own(column)]
        self._run, self._prepare = run, prepare
        numbers = [
            at for at, one in enumerate(attributes) if one.kind == "number" and interchangeable
        ]
        self._interchangeable = {
            at: cache(partial(interchangeable, attributes[at])) for at in numbers if interchangeable
        }
        self._answers: dict[Cells, Answer] = {}
        self._results: dict[Profile, Result] = {}
        self._seen: set[int] = set()

    @property
    def profiles(self) -> int | None:
        """How many different sets of facts there were; None where they were too many to count."""
        return len(self._seen) if len(self._seen) < COUNTED else None

    def to(self, rows: Sequence[Cells]) -> list[Answer]:
        """The answers to rows, in their order. A row holds one cell for each attribute."""
        remembered: list[dict[Any, Any]] = [*self._columns, self._answers, self._results]
        for kept in remembered:
            if len(kept) > REMEMBERED:
                kept.clear()
        with suppress(KeyError):
            return list(map(self._answers.__getitem__, rows))
        new = list(dict.fromkeys(filterfalse(self._answers.__contains__, rows)))
        self._answers.update(zip(new, self._answers_to(new), strict=True))
        return list(map(self._answers.__getitem__, rows))

    def _answers_to(self, rows: Sequence[Cells]) -> Iterable[Answer]:
        """The answers to rows that are new."""
        by_column = [
            list(map(column.__getitem__, cells))
            for column, cells in zip(self._columns, zip(*rows, strict=True), strict=True)
        ]
        readings = [one.readings(by_column) for one in self._together]
        asked = _any_told([by_column[at] for at in self._own], len(rows))
        differing = self._differing(by_column, len(rows))
        values = [[one.value for one in column] for column in readings]
        self._count(zip(*values, strict=True))
        for at, interchangeable in self._interchangeable.items():
            values[at] = list(map(interchangeable, values[at]))
        profiles = list(zip(*values, strict=True))
        problems = zip(*([one.problem for one in column] for column in readings), strict=True)
        self._find_results(profiles)
        return map(self._answer, profiles, problems, asked, differing)

    def _differing(
        self, by_column: Sequence[Sequence[Reading]], rows: int
    ) -> Iterable[tuple[str, ...]]:
        """For each row the attributes on which files differ."""
        several = [one for one in self._together if one.has_several_sources]
        if not several:
            return [()] * rows
        found = [one.differences(by_column) for one in several]
        ids = [one.attribute.id for one in several]
        return [tuple(compress(ids, row)) for row in zip(*found, strict=True)]

    def _count(self, profiles: Iterable[Profile]) -> None:
        if len(self._seen) < COUNTED:
            self._seen.update(map(hash, profiles))

    def take_seen(self) -> "array[int]":
        """The hashes of the sets of facts so far, which are forgotten here; for `add_seen`."""
        seen = array("q", self._seen)
        self._seen.clear()
        return seen

    def add_seen(self, hashes: "array[int]") -> None:
        """Count sets of facts that were answered in a process that was forked from this one."""
        if len(self._seen) < COUNTED:
            self._seen.update(hashes)

    def _find_results(self, profiles: Iterable[Profile]) -> None:
        """Run the rules for every set of facts that has no result yet."""
        new = list(dict.fromkeys(filterfalse(self._results.__contains__, profiles)))
        if new:
            self._results.update(zip(new, self._run(new), strict=True))

    def _answer(
        self, profile: Profile, problems: Sequence[str], asked: bool, differing: tuple[str, ...]
    ) -> Answer:
        result = self._results[profile]
        misread = NO_PROBLEMS
        if any(problems):
            misread = dict(compress(zip(self._ids, problems, strict=True), problems))
        path, case, margin, known, encoded = result
        standing = Standing(path, case, margin == "0", int(known), asked)
        return Answer(self._prepare(encoded, misread), standing, misread, profile, differing)


def _any_told(columns: Sequence[Sequence[Reading]], rows: int) -> Iterable[bool]:
    """For each row whether any of the columns says something."""
    if not columns:
        return [False] * rows
    return [any(one != NOT_KNOWN for one in row) for row in zip(*columns, strict=True)]


class _Readings(dict[str, Reading]):
    """A cache of the readings of a column, by cell."""

    def __init__(self, read: Callable[[str], Reading]) -> None:
        super().__init__()
        self._read = read

    def __missing__(self, cell: str) -> Reading:
        self[cell] = reading = self._read(unescape_formula(cell))
        return reading
