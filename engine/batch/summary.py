"""The summary of a batch: the counts of its rows, results, problems and rejects."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Self

from engine.batch.columns.recognition import Column
from engine.batch.join.answers_file import JoinCount
from engine.batch.options import DEFAULT, Options
from engine.batch.tally import Standings
from engine.language.sentences import counted
from engine.tables.rows import Reject

CASES = ("very strong", "strong", "fair", "first indication")


@dataclass(frozen=True, slots=True)
class Summary:
    """The outcome of a batch. Every row that came in went out or was rejected.

    `paths` counts rows by path, "" for none, and `ties` those whose runner-up is as good;
    `problems` by heading and text, the most frequent first; `profiles` the distinct sets of facts,
    None where they were not counted; `standings` the cases and known answers by path. `not_asked`
    are the people without a path of whom nothing is known that only they can have answered, and
    `answers` says what became of the rows of each file of answers, and `answered` how many people
    have one.
    `rejected_rows` are the first few, to be shown. `left_out` are the positions of the columns that
    are not in the output.
    """

    rows_in: int
    rows_out: int
    rejected: int
    blank_lines: int
    profiles: int | None
    paths: Mapping[str, int]
    ties: int
    problems: Mapping[str, Mapping[str, int]]
    columns: tuple[Column, ...]
    notes: tuple[str, ...]
    output: str
    rejects: str | None
    rejected_rows: tuple[Reject, ...]
    left_out: frozenset[int] = frozenset()
    options: Options = DEFAULT
    standings: Mapping[str, Standings] = field(default_factory=dict)
    not_asked: int = 0
    answers: tuple[JoinCount, ...] = ()
    answered: int = 0

    @property
    def misread(self) -> int:
        """Cells that were not understood."""
        return sum(sum(texts.values()) for texts in self.problems.values())

    @property
    def unused_answers(self) -> int:
        """Rows of files of answers that are rejects."""
        return sum(one.left_out for one in self.answers)

    @property
    def failed(self) -> bool:
        """Whether a run that had to be strict found a problem or a reject."""
        return self.options.strict and bool(self.rejected or self.unused_answers or self.misread)


@dataclass(frozen=True, slots=True)
class PathFigures:
    """The figures of one path, or of no path: people, and how strong and how well known they are.

    `cases` counts by case, the strongest first. `fewest`, `median` and `most` say how many of the
    answers that bear on a path are known; None where there is nobody.
    """

    path: str
    people: int
    cases: Mapping[str, int]
    fewest: int | None
    median: int | None
    most: int | None

    @classmethod
    def of(cls, path: str, people: int, standings: Standings) -> Self:
        """The figures of these people. The median is the lower of two."""
        known = sorted(standings.known.elements())
        return cls(
            path,
            people,
            {case: standings.cases[case] for case in CASES},
            *((known[0], known[(len(known) - 1) // 2], known[-1]) if known else (None,) * 3),
        )


def path_figures(summary: Summary) -> tuple[PathFigures, ...]:
    """The figures of every path, in order, and of no path at the end."""
    return tuple(
        PathFigures.of(path, people, summary.standings.get(path, Standings()))
        for path, people in summary.paths.items()
    )


def standing_in_words(standings: Standings) -> str:
    """The cases of a path, the strongest first, and how many answers are known.

    >>> from collections import Counter
    >>> standing_in_words(Standings(Counter({"fair": 4, "strong": 2}), Counter({3: 5, 7: 1})))
    '2 strong, 4 fair; 3 to 7 answers known'
    """
    cases = ", ".join(
        f"{standings.cases[case]:,} {case}" for case in CASES if standings.cases[case]
    )
    least, most = min(standings.known), max(standings.known)
    known = counted(most, "answer") if least == most else f"{least} to {counted(most, 'answer')}"
    return f"{cases}; {known} known"
