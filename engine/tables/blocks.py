"""Blocks of a CSV file for other processes to read: byte ranges that probably hold whole records.

Whether they do is for `read` to find out, which runs elsewhere and gives None where it cannot be
sure; then the block is read on here, as any other part of the file. So the definition of reading
stays what it is, and a block counts only once everything before it has been read.
"""

import io
import os
from dataclasses import dataclass

from engine.tables.clean_blocks import CleanBlocks
from engine.tables.encoding import Decoded
from engine.tables.physical_lines import PhysicalLines
from engine.tables.records import Records
from engine.tables.table_layout import TableLayout

QUOTE, LINE_FEED = b'"', b"\n"


@dataclass(frozen=True, slots=True)
class Block:
    """A part of a file: its first byte, and how many there are."""

    start: int
    size: int

    @property
    def end(self) -> int:
        """The byte after the last one."""
        return self.start + self.size


@dataclass(frozen=True, slots=True)
class BlockCounts:
    """What the reading of a file has to know of a block that was read elsewhere.

    `foreign` are the other delimiters that its first cells hold, `nameless` the columns without a
    heading that are not empty.
    """

    rows: int
    lines: int
    blank_lines: int
    foreign: tuple[str, ...]
    nameless: frozenset[int]


class Blocks:
    """The blocks of a file that is being read, by the parts of its reader."""

    def __init__(
        self,
        stream: io.BufferedReader,
        text: Decoded,
        lines: PhysicalLines,
        layout: TableLayout,
        records: Records,
    ) -> None:
        self._stream, self._text, self._lines = stream, text, lines
        self._layout, self._records = layout, records
        self._clean = CleanBlocks(lines, layout, records)

    @property
    def can_be_taken(self) -> bool:
        """Whether a block is bytes that can be decoded by themselves."""
        return self._text.by_lines

    @property
    def at_rest(self) -> bool:
        """Whether the next byte begins a record of this table, whatever came before it."""
        read, lines = self._records, self._lines
        is_sure = lines.number >= read.suspect and not read.second_table
        return is_sure and lines.all_read and self._text.at_line_end

    def take(self, size: int) -> Block | None:
        """The next block, of this size or a little more; the reading has to be at rest.

        None at the end, and where no block ends soon.
        """
        start = self._stream.tell()
        data = self._stream.read(size) + self._stream.readline(size)
        while data.count(QUOTE) % 2 and len(data) < 2 * size:
            if not (line := self._stream.readline(size)):
                break
            data += line
        if not data.endswith(LINE_FEED) or data.count(QUOTE) % 2:
            self._stream.seek(start)
            return None
        return Block(start, len(data))

    def back_to(self, block: Block) -> None:
        """Read on at the beginning of a block."""
        self._stream.seek(block.start)

    def go_on_after(self, block: Block) -> None:
        """Read on after a block."""
        self._stream.seek(block.end)

    def read(self, block: Block) -> tuple[list[tuple[str, ...]], BlockCounts] | None:
        """The cells of the rows of a block; None where it is not clean."""
        data = os.pread(self._stream.fileno(), block.size, block.start)
        checked = self._clean.check(data.decode(self._text.codec, self._text.errors))
        if checked is None or checked.rest:
            return None
        self._layout.other_delimiters.learn(checked.foreign)
        rows = self._layout.padded(checked.records)
        nameless = frozenset(self._layout.nameless)
        counts = BlockCounts(
            len(rows), checked.lines, checked.blank_lines, checked.foreign, nameless
        )
        return rows, counts

    def count(self, counts: BlockCounts) -> None:
        """Take note of a block that was read elsewhere, once everything before it has been read."""
        self._records.rows += counts.rows
        self._records.blank_lines += counts.blank_lines
        self._lines.number += counts.lines
        self._layout.other_delimiters.learn(counts.foreign)
        self._layout.nameless |= counts.nameless
