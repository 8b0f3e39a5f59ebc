"""The file of rejects: the line of each, the reason, and what `--keep` keeps of the row."""

from collections.abc import Sequence

from engine.batch.output.places import REJECT_COLUMNS, holds_rejects
from engine.tables.csv_text import csv_text, joined
from engine.tables.draft import Draft
from engine.tables.file_format import delimiter_for
from engine.tables.rows import Reject

ABOUT = REJECT_COLUMNS[:-1]  # without the row


class Rejects:
    """The rejects of a file, written as CSV to a draft that has no header before the first.

    `kept` are the positions of the columns that the advice keeps, of `width` that there are. Where
    it keeps all, the text of the row is written as it stands in the file; where some, their cells,
    if the row could be divided into the file's columns; where none, only the line and the reason.
    """

    def __init__(self, draft: Draft, delimiter: str, kept: Sequence[int], width: int) -> None:
        self.draft, self._kept = draft, kept
        self._delimiter = delimiter_for(draft.place, delimiter)
        self._whole = len(kept) == width
        self._columns = REJECT_COLUMNS if kept or self._whole else ABOUT

    def add(self, reject: Reject, text: str | None = None) -> None:
        """Write a reject; `text` is what is kept of it, where that is known."""
        if not self.draft.begun:
            self._write(self._columns)
        said = (str(reject.line), reject.reason, self._row(reject) if text is None else text)
        self._write(said[: len(self._columns)])

    def add_answer(self, reject: Reject) -> None:
        """Write a reject of another file, which is joined; where not all is kept, by its id."""
        text = reject.row if self._whole else "".join(reject.cells[:1])
        self.add(reject, text)

    def finish(self) -> None:
        """Have all of them on the disk; an earlier run's, which would mislead, give way to none."""
        if not self.draft.begun and holds_rejects(self.draft.place):
            self._write(self._columns)
        self.draft.settle()

    def _row(self, reject: Reject) -> str:
        """The part of a row that is kept."""
        if self._whole:
            return reject.row
        cells = [reject.cells[at] for at in self._kept] if reject.cells else ()
        return joined(cells, self._delimiter)

    def _write(self, cells: Sequence[str]) -> None:
        self.draft.write(csv_text(cells, self._delimiter))
