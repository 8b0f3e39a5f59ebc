"""Physical lines with backtracking: a record's lines can be given back and read again.

A record of CSV may span lines, and whether it really did is known only at its end. Backtracking is
limited, so that the work stays in proportion to the file.
"""

import io
from collections import deque
from collections.abc import Iterable, Iterator
from itertools import islice, takewhile


class PhysicalLines:
    """The physical lines of a text that comes in blocks, however these are cut.

    After a failed record, `doubtful` is the last line that it had swallowed. A record that starts
    before that line is kept to one line, which is the limit of backtracking. `take` gives many
    lines as one text, unsplit.
    """

    longest = 1 << 20  # characters of a record; a quote that is open for longer was never closed

    def __init__(self, blocks: Iterable[str]) -> None:
        self._pieces = whole_lines(blocks, self.longest)
        self._begun = ""  # the first lines of the next piece
        self._ahead: deque[str] = deque()
        self.record: list[str] = []
        self.number = self.start = self.doubtful = self._size = 0
        self.too_long = False

    def __iter__(self) -> Iterator[str]:
        return self

    def __next__(self) -> str:
        if self.record and (self.start < self.doubtful or self._size >= self.longest):
            raise StopIteration
        if not (self._ahead or self._split_next()):
            raise StopIteration
        line = self._ahead.popleft()
        self.number += 1
        self._size += len(line)
        self.record.append(line)
        return self._cut() if len(line) >= self.longest else line

    @property
    def all_read(self) -> bool:
        """Whether nothing is left of the blocks that have come, and no line is doubtful."""
        return not (self._ahead or self._begun) and self.number >= self.doubtful

    def begin(self) -> None:
        """From here on, lines belong to a new record."""
        self.record, self.start, self._size, self.too_long = [], self.number + 1, 0, False

    def back(self, keep: int = 0) -> None:
        """Give all lines of the record back but the first ones."""
        self._ahead.extendleft(reversed(self.record[keep:]))
        self.number -= len(self.record) - keep
        del self.record[keep:]

    def fail(self) -> None:
        """Keep the record's first line only; the others may well be good rows."""
        self.doubtful = max(self.doubtful, self.number)
        self.back(keep=1)

    def peek(self, count: int) -> list[str]:
        """The next lines, which stay where they are; fewer at the end and before an endless one."""
        while len(self._ahead) < count and self._split_next():
            if len(self._ahead[-1]) >= self.longest:
                break
        return list(takewhile(lambda line: len(line) < self.longest, islice(self._ahead, count)))

    def skip(self, count: int) -> None:
        """Pass over lines that were peeked at. Those after them can be taken."""
        for _ in range(count):
            self._ahead.popleft()
        self.number += count
        self._begun = "".join(self._ahead) + self._begun
        self._ahead.clear()

    def take(self) -> str:
        """Many whole lines at once; none at the end, or where lines are to be read one by one.

        What was taken is then counted, or put back.
        """
        return "" if self._ahead or self.number < self.doubtful else self._next_piece()

    def count(self, taken: int, rest: str = "") -> None:
        """So many lines were read of what was taken; the rest is taken again with what follows."""
        self.number += taken
        self._begun = rest

    def put_back(self, taken: str) -> None:
        """Give taken lines back, to be read line by line."""
        self._ahead.extend(io.StringIO(taken, newline=""))

    def _next_piece(self) -> str:
        piece = next(self._pieces, "")
        piece, self._begun = self._begun + piece, ""
        return piece

    def _split_next(self) -> bool:
        """Get more lines; whether there are any."""
        piece = self._next_piece()
        self.put_back(piece)
        return bool(piece)

    def _cut(self) -> str:
        """The beginning of an overlong line, whose rest is passed over; or leave it for later."""
        if len(self.record) > 1:
            self.back(keep=len(self.record) - 1)
            raise StopIteration
        self.too_long = True
        rest = self.record[0]
        while not rest.endswith(("\n", "\r")) and (self._ahead or self._split_next()):
            rest = self._ahead.popleft()
        self.record[0] = self.record[0][: self.longest]
        return self.record[0]


def whole_lines(blocks: Iterable[str], longest: int) -> Iterator[str]:
    r"""The text in other pieces, which end where a line ends, or within one that is overlong.

    >>> list(whole_lines(["a\r", "\nb\rc", "\n", "d"], longest=80))
    ['a\r\nb\r', 'c\n', 'd']
    """
    rest = ""
    for block in blocks:
        rest += block
        # a CR at the very end may be half a line end
        cut = max(rest.rfind("\n"), rest.rfind("\r", 0, -1)) + 1
        if not cut and len(rest) > longest:
            cut = len(rest) - rest.endswith("\r")
        if cut:
            yield rest[:cut]
            rest = rest[cut:]
    if rest:
        yield rest
