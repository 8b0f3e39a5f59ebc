"""Running counts of a batch: results, ties, problems and rejects, as rows are written."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from math import inf
from operator import attrgetter

from engine.batch.answers import Answer
from engine.tables.rows import Reject

SHOWN_REJECTS = 20
DISTINCT_PROBLEMS = 1000  # of a column; the rest are counted together
OTHER_PROBLEMS = "other cells that are not understood"


@dataclass(frozen=True, slots=True)
class Standings:
    """People with one path: by the strength of its case, and by how many answers are known."""

    cases: Counter[str] = field(default_factory=Counter)
    known: Counter[int] = field(default_factory=Counter)


class Tally:
    """Rows by path, "" for none; ties, rejects, and problems by attribute and text.

    `not_asked` counts the people of whom nothing is known that only they could have answered, and
    `differing` by attribute those of whom two files say different things.
    """

    def __init__(self, *, keeps_all_problems: bool = False) -> None:
        self._distinct_problems = inf if keeps_all_problems else DISTINCT_PROBLEMS
        self.ties = self.rejects = self.not_asked = 0
        self.differing: Counter[str] = Counter()
        self._standings: dict[str, Standings] = {}
        self.first_rejects: list[Reject] = []
        self._paths: Counter[str] = Counter()
        self._problems: dict[str, Counter[str]] = {}

    @property
    def advised(self) -> int:
        """How many rows have their advice."""
        return self._paths.total()

    def paths(self, ids: Iterable[str]) -> dict[str, int]:
        """Rows by path, in this order."""
        return {id: self._paths[id] for id in ids}

    def standings(self, ids: Iterable[str]) -> dict[str, Standings]:
        """The cases and the numbers of known answers by path, in this order."""
        return {id: self._standings.get(id, Standings()) for id in ids}

    def problems(self, attribute: str) -> Mapping[str, int]:
        """How often each problem of an attribute occurred, the most frequent first."""
        return dict(self._problems.get(attribute, Counter()).most_common())

    def add(self, answers: Sequence[Answer]) -> None:
        """Count the answers to rows; rows with the same cells share one."""
        for standing, times in Counter(map(attrgetter("standing"), answers)).items():
            self._paths[standing.path] += times
            self.ties += standing.tie * times
            self.not_asked += times if not (standing.asked or standing.path) else 0
            standings = self._standings.setdefault(standing.path, Standings())
            standings.cases[standing.case] += times
            standings.known[standing.known] += times
        for answer, times in Counter(filter(attrgetter("differing"), answers)).items():
            self.differing.update(dict.fromkeys(answer.differing, times))
        for answer, times in Counter(filter(attrgetter("problems"), answers)).items():
            for attribute, problem in answer.problems.items():
                self._add_problem(attribute, problem, times)

    def add_all(self, other: "Tally") -> None:
        """Count what was counted elsewhere, of the rows that come next."""
        self._paths += other._paths
        self.ties += other.ties
        self.not_asked += other.not_asked
        self.differing += other.differing
        for path, standings in other._standings.items():
            own = self._standings.setdefault(path, Standings())
            own.cases.update(standings.cases)
            own.known.update(standings.known)
        for attribute, texts in other._problems.items():
            for problem, times in texts.items():
                self._add_problem(attribute, problem, times)

    def _add_problem(self, attribute: str, problem: str, times: int) -> None:
        texts = self._problems.setdefault(attribute, Counter())
        known = problem in texts or len(texts) < self._distinct_problems
        texts[problem if known else OTHER_PROBLEMS] += times

    def reject(self, reject: Reject) -> None:
        """Count a row that has no advice."""
        self.rejects += 1
        if len(self.first_rejects) < SHOWN_REJECTS:
            self.first_rejects.append(reject)
