"""The pipeline of a batch on several cores: blocks of the file go to worker processes.

A worker reads a block, answers it and puts it into bytes. Here the blocks are cut, counted in their
order, and given their places in the output; what a worker cannot do, such as a block with a row
that is to be rejected, is done here as on one core. So the output is the same, byte for byte. With
one core, and for Parquet, there is no other process, and blocks are only faster than records.
"""

import sys
from array import array
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial
from itertools import islice
from typing import Any

from engine.batch.block_work import Alone, Dealt
from engine.batch.output.outputs import Csv, JsonLines, Prepared
from engine.batch.pipeline import (
    CHUNK_ROWS,
    Cells,
    Pipeline,
    Progress,
    garbage_collection_off,
    picked,
)
from engine.batch.tally import Tally
from engine.batch.workers import Workers
from engine.tables.blocks import Block, BlockCounts
from engine.tables.csv_file import CsvFile

NO_FILE = -1
BLOCK = 1 << 20  # bytes of the file that a worker is given at a time


@dataclass(frozen=True, slots=True)
class Told:
    """What a worker tells of a block: counts of its reading and of its results."""

    counts: BlockCounts
    tally: Tally
    profiles: "array[int]"


class Pieces:
    """The bytes of one block, in place of a draft."""

    def __init__(self) -> None:
        self.data = b""

    def add(self, _lines: int, pieces: Iterable[bytes]) -> None:
        """Take the lines of the block."""
        self.data = b"".join(pieces)


class ParallelPipeline(Pipeline):
    """A pipeline of which worker processes do most; for a CSV file, and advice that is a file."""

    def __init__(self, *parts: Any, jobs: int) -> None:
        super().__init__(*parts)
        assert isinstance(self._table, CsvFile)
        self._file = self._table
        self._in_bytes = isinstance(self.advice, Csv | JsonLines)
        # elsewhere a process that has threads is not to be forked
        self._jobs = jobs if self._in_bytes and sys.platform == "linux" else 1

    def write_rows(self, progress: Progress, chunk: int = CHUNK_ROWS) -> None:
        """Write every record of the file, as advice or as a reject. Raises where there is none."""
        # forked before anything is written, which starts a thread
        with garbage_collection_off(), self._workers() as workers:
            self._write_here(0, chunk)  # until a block can begin
            for _ in self._dealt(workers, chunk):
                progress(self._file.bytes_read, self._file.size)
            with self.advice.draft.errors():
                workers.settle()
        self.end()

    def _workers(self) -> Workers | Alone:
        """Who works on the blocks; with one core, this process does."""
        descriptor = self.advice.draft.descriptor if self._in_bytes else NO_FILE
        if self._jobs == 1:
            return Alone(self._work, descriptor)
        return Workers(self._jobs, self._work_apart, descriptor)

    def _dealt(self, workers: Workers | Alone, chunk: int) -> Iterator[None]:
        """Have every block done, by a worker or here; after each, there is progress."""
        blocks, queue = self._file.blocks, deque[Dealt]()
        while queue or not self._file.at_end:
            while workers.is_one_free and (block := blocks.take(BLOCK)):
                queue.append(workers.deal(block))
            if not queue:
                self._write_here(self._file.bytes_read + 1, chunk)
                continue
            dealt = queue.popleft()
            workers.wait_for(dealt)
            if isinstance(dealt.told, Told):
                self._count(dealt.told)
                self._write_made(dealt, workers)
            else:
                workers.drop(dealt)
                self._do_here(dealt.block, queue, workers, chunk)
            yield

    def _write_made(self, dealt: Dealt, workers: Workers | Alone) -> None:
        """Have a block written at the place that is next, where it is not written already."""
        draft = self.advice.draft
        if self._in_bytes:
            place = draft.reserve(dealt.told.counts.rows, dealt.size)
            with draft.errors():
                workers.write(dealt, place)
        else:
            workers.drop(dealt)

    def _do_here(
        self, block: Block, queue: deque[Dealt], workers: Workers | Alone, chunk: int
    ) -> None:
        """Do a block that a worker could not. If it ends elsewhere, so begin those after it."""
        blocks = self._file.blocks
        blocks.back_to(block)
        self._write_here(block.end, chunk)
        if self._file.bytes_read == block.end and blocks.at_rest and queue:
            blocks.go_on_after(queue[-1].block)
            return
        while queue:
            workers.drop(queue.pop())

    def _write_here(self, limit: int, chunk: int) -> None:
        """Read on to this byte or a little more, and write that, in this process."""
        records = self._file.records_to(limit)
        while some := list(islice(records, chunk)):
            if rows := self.rows_of(some):
                self._write(rows, partial(self._answers.to, picked(rows, self._known)))

    def _count(self, told: Told) -> None:
        """Take note of a block that a worker has done."""
        self._file.blocks.count(told.counts)
        self._file.rows += told.counts.rows
        self.tally.add_all(told.tally)
        self._answers.add_seen(told.profiles)

    def _work_apart(self, block: Block) -> tuple[Told, bytes] | None:
        """The same in another process, whose sets of facts are to be counted here."""
        if made := self._work(block):
            told, data = made
            return replace(told, profiles=self._answers.take_seen()), data
        return None

    def _work(self, block: Block) -> tuple[Told, bytes] | None:
        """A block as bytes; None where it is to be read line by line."""
        read = self._file.blocks.read(block)
        if read is None:
            return None
        rows, counts = read
        answers = self._answers.to(picked(rows, self._known))
        tally = Tally(keeps_all_problems=True)  # of a block; there is a limit for all
        tally.add(answers)
        kept = rows if self._whole else picked(rows, self.kept)
        data = self._add(kept, [answer.prepared for answer in answers])
        return Told(counts, tally, array("q")), data

    def _add(self, kept: Sequence[Cells], results: Sequence[Prepared]) -> bytes:
        """The bytes of rows with their results; none where the format has written them itself."""
        if not self._in_bytes:
            self.advice.add(kept, results)
            return b""
        draft, pieces = self.advice.draft, Pieces()
        self.advice.draft = pieces  # type: ignore[assignment] # for `add` alone
        self.advice.add(kept, results)
        self.advice.draft = draft
        return pieces.data
