"""The summary of a batch: the counts of its rows, results, problems and rejects."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from engine.batch.columns.recognition import Column
from engine.batch.join.answers_file import JoinCount
from engine.batch.options import DEFAULT, Options
from engine.batch.tally import Standings
from engine.core.model import KnowledgeBase
from engine.language.sentences import counted
from engine.tables.rows import Reject
from engine.version import __version__

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


def numbers(knowledge_base: KnowledgeBase, summary: Summary) -> Iterator[tuple[str, str | int]]:
    """The summary as two columns: what, and how many."""
    yield "Rows in", summary.rows_in
    yield "Rows out, with one result each", summary.rows_out
    yield "Rows rejected", summary.rejected
    if summary.profiles is not None:
        yield "Different sets of facts", summary.profiles
    for path, rows in summary.paths.items():
        title = knowledge_base.paths[path].title if path else "Not enough to advise"
        yield title, rows
        if rows and path and path in summary.standings:
            yield f"{title}, by case and answers known", standing_in_words(summary.standings[path])
    yield "Of those without advice, not asked yet", summary.not_asked
    yield "Of these with a runner-up that is as good (margin 0)", summary.ties
    yield "Cells that are not understood", summary.misread
    for heading, texts in summary.problems.items():
        yield f"Cells in the column {heading}", sum(texts.values())
    for one in summary.answers:
        yield f"Rows in {one.file}", one.rows
        yield f"People with answers in {one.file}", one.joined
        yield f"Rows of {one.file} that are not used", one.left_out
    for note in summary.notes:
        yield "Note", note
    yield "Version of the rules", knowledge_base.version
    yield "Version of crossroads", __version__
