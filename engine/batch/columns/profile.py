"""Streaming data profiling: the distinct texts of a file's columns, and the reasons for rejects.

Memory grows with the distinct texts up to a limit, never with the rows. Only the columns that are
asked for are looked into.
"""

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from engine.tables.csv_text import unescape_formula
from engine.tables.rows import Reject, Row

DISTINCT = 10_000  # texts of a column that is counted
SAMPLE = 1000  # texts of a column that is sampled
LONG = 500  # characters; longer cells are neither counted text by text nor sampled
REASONS = 1000
OTHER_REASONS = "cannot be read, for other reasons"
SHOWN_LINES = 5
STEP = 500  # records that are counted together


@dataclass(frozen=True, slots=True)
class Rejected:
    """A reason for rejects, the number of its rows, and their first lines."""

    reason: str
    rows: int
    lines: tuple[int, ...]


class FileProfile:
    """The texts of the columns at some positions: counted in some, sampled in others.

    `others` are the cells of a counted column whose text is long, or one too many.
    """

    def __init__(self, counted: Collection[int], sampled: Collection[int]) -> None:
        self.texts: dict[int, Counter[str]] = {at: Counter() for at in counted}
        self.samples: dict[int, dict[str, None]] = {at: {} for at in sampled}
        self.others: Counter[int] = Counter()
        self._reasons: dict[str, tuple[int, tuple[int, ...]]] = {}

    @property
    def rejected(self) -> tuple[Rejected, ...]:
        """The reasons for which rows would be rejected, in the order of the file."""
        return tuple(Rejected(reason, *found) for reason, found in self._reasons.items())

    def watch(
        self, records: Iterable[Row | Reject], report: Callable[[], None]
    ) -> Iterator[Row | Reject]:
        """The records unchanged, counted in passing; `report` is called now and then."""
        waiting = iter(records)
        while some := list(islice(waiting, STEP)):
            rows = [record.cells for record in some if isinstance(record, Row)]
            self._count(rows)
            self._sample(rows)
            for record in some:
                if isinstance(record, Reject):
                    self._reject(record)
            yield from some
            report()

    def _count(self, rows: Sequence[tuple[str, ...]]) -> None:
        for at, texts in self.texts.items():
            for text, number in Counter([cells[at] for cells in rows]).items():
                said = unescape_formula(text)
                if said in texts or (len(texts) < DISTINCT and len(said) <= LONG):
                    texts[said] += number
                else:
                    self.others[at] += number

    def _sample(self, rows: Sequence[tuple[str, ...]]) -> None:
        for at, sample in self.samples.items():
            if len(sample) < SAMPLE:
                texts = {cells[at] for cells in rows}
                sample.update(
                    dict.fromkeys(unescape_formula(one) for one in texts if len(one) <= LONG)
                )

    def _reject(self, reject: Reject) -> None:
        known = reject.reason in self._reasons or len(self._reasons) < REASONS
        reason = reject.reason if known else OTHER_REASONS
        rows, lines = self._reasons.get(reason, (0, ()))
        self._reasons[reason] = rows + 1, (*lines, reject.line)[:SHOWN_LINES]
