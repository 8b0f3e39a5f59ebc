"""The physical lines of a file, one record at a time, with a way back.

A record of CSV may span lines, and whether it really did is known only at its end. Lines can be
given back and read again, never so often that the work outgrows the file.
"""

import io
from collections import deque
from collections.abc import Iterator

from engine.errors import CrossroadsError

LONGEST = 1 << 20  # characters of a record; a quote that is open for longer was never closed


class Lines:
    """The physical lines of a file, one record at a time, with a way back.

    After a failed record, `doubtful` is the last line that it had swallowed. A record that starts
    before that line is kept to one line: this is what keeps the work in proportion to the file.
    """

    def __init__(self, name: str, text: io.TextIOWrapper) -> None:
        self._name, self._text = name, text
        self._again: deque[str] = deque()
        self.record: list[str] = []
        self.number = self.start = self.doubtful = self.characters = self._size = 0
        self.too_long = False

    def __iter__(self) -> Iterator[str]:
        return self

    def __next__(self) -> str:
        if self.record and (self.start < self.doubtful or self._size >= LONGEST):
            raise StopIteration
        line = self._again.popleft() if self._again else self._read()
        if not line:
            raise StopIteration
        self.number += 1
        self._size += len(line)
        self.record.append(line)
        if len(line) >= LONGEST:
            self._end_overlong()
        return line

    def begin(self) -> None:
        """From here on, lines belong to a new record."""
        self.record, self.start, self._size, self.too_long = [], self.number + 1, 0, False

    def back(self, keep: int = 0) -> None:
        """Give all lines of the record back but the first ones."""
        self._again.extendleft(reversed(self.record[keep:]))
        self.number -= len(self.record) - keep
        del self.record[keep:]

    def fail(self) -> None:
        """Keep the record's first line only; the others may well be good rows."""
        self.doubtful = max(self.doubtful, self.number)
        self.back(keep=1)

    def _read(self) -> str:
        try:
            line = self._text.readline(LONGEST)
        except OSError as error:
            raise CrossroadsError(self._name, f"cannot be read any further: {error}") from error
        self.characters += len(line)
        return line

    def _end_overlong(self) -> None:
        """Pass over the rest of an overlong line, or leave it to a record of its own."""
        if len(self.record) > 1:
            self.back(keep=len(self.record) - 1)
            raise StopIteration
        self.too_long = True
        rest = self.record[0]
        while rest and not rest.endswith(("\n", "\r")):
            rest = self._read()
