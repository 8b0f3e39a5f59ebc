"""The fast path of stray-row detection: many rows at once of which none is stray.

`stray_rows` is the definition.
"""

from collections.abc import Sequence, Set
from contextlib import suppress
from operator import itemgetter

from engine.tables.stray_rows import ASCII, TEXT, stray

FILLED = "!"  # a cell that begins between it and the last of ASCII is not blank


class RecordsAtSight:
    """Recognises at sight, for many rows at once, that none of them is stray.

    A text after a filled first cell shows a record. Where such a text stands in one row, it mostly
    stands in all, in the same column.
    """

    def __init__(self, ratings: Set[int]) -> None:
        self._text, self._ratings = 1, ratings

    def are(self, records: Sequence[Sequence[str]], starts: Set[str]) -> bool:
        """Whether none of these is stray; `starts` holds how their first cells begin."""
        if records and min(starts) > FILLED and max(starts) < ASCII:
            with suppress(IndexError):  # of rows that leave columns off
                texts = list(map(itemgetter(self._text), records))
                if min(texts) > TEXT and max(texts) < ASCII:
                    return True
        doubtful = self._doubtful(records)
        if len(doubtful) * 4 > len(records) and self._look_elsewhere(doubtful):
            doubtful = self._doubtful(records)
        return not any(stray(cells, self._ratings) for cells in doubtful)

    def _doubtful(self, records: Sequence[Sequence[str]]) -> Sequence[Sequence[str]]:
        """The rows that are not seen to be records."""
        return [cells for cells in records if not self._is_record(cells)]

    def _is_record(self, cells: Sequence[str]) -> bool:
        text = self._text
        return len(cells) > text and TEXT < cells[text] < ASCII and FILLED < cells[0] < ASCII

    def _look_elsewhere(self, doubtful: Sequence[Sequence[str]]) -> bool:
        """Take another column to tell by; whether there is any."""
        for cells in doubtful[0], doubtful[-1]:
            later = range(1, len(cells) if FILLED < cells[0] < ASCII else 0)
            text = next((at for at in later if TEXT < cells[at] < ASCII), None)
            if text is not None:
                self._text = text
                return True
        return False
