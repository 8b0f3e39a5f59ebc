"""Worker processes: blocks of a file are dealt out, worked on side by side, and put in order again.

A worker is forked, so that it knows all that is known here, and ends when its connection does: none
outlives this process, however that ends. What a worker makes it writes itself, at the place in the
output that it is told once everything before it has one.
"""

import signal
from collections.abc import Callable
from multiprocessing import get_context
from multiprocessing.connection import Connection, wait
from types import TracebackType
from typing import NoReturn, Self

from engine.batch.block_work import Dealt, Work
from engine.batch.worker_process import Done, Worker, Written, serve
from engine.errors import CrossroadsError
from engine.tables.blocks import Block

AHEAD = 2  # blocks that each worker has: one that it works on, and one that waits


class Workers:
    """So many processes that do `work` on blocks, and write what they make to an open file."""

    def __init__(self, count: int, work: Work, descriptor: int) -> None:
        context = get_context("fork")
        self._connections: list[Connection] = []
        self._busy = [0] * count  # how many blocks each has
        self._dealt: dict[int, Dealt] = {}
        self._unwritten = 0
        self._failure: OSError | None = None
        self._processes = []
        for _ in range(count):
            ours, theirs = context.Pipe()
            self._connections.append(ours)
            given = (theirs, tuple(self._connections), work, descriptor)
            process = context.Process(target=serve, args=given, daemon=True)
            process.start()
            theirs.close()
            self._processes.append(process)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, broken_off: type[BaseException] | None, _: object, __: TracebackType | None
    ) -> None:
        for process in self._processes if broken_off else ():
            process.kill()
        for connection in self._connections:
            connection.close()
        for process in self._processes:
            process.join()

    @property
    def is_one_free(self) -> bool:
        """Whether any of them can take another block."""
        return min(self._busy) < AHEAD

    def deal(self, block: Block) -> Dealt:
        """Give a block to the worker that has least to do."""
        worker = self._busy.index(min(self._busy))
        self._busy[worker] += 1
        self._dealt[block.start] = dealt = Dealt(block, worker)
        self._send(worker, Worker.work, block)
        return dealt

    def wait_for(self, dealt: Dealt) -> None:
        """Wait until a block is done."""
        while not dealt.is_done:
            self._receive()

    def write(self, dealt: Dealt, place: int) -> None:
        """Have the bytes of a block written from this place in the file on.

        Raises OSError where that failed for an earlier one.
        """
        if self._failure:
            raise self._failure
        self._unwritten += 1
        self._send(dealt.worker, Worker.write, dealt.block, place)

    def drop(self, dealt: Dealt) -> None:
        """Have what is made of a block forgotten."""
        self.wait_for(dealt)
        self._send(dealt.worker, Worker.drop, dealt.block)

    def settle(self) -> None:
        """Wait until everything is written. Raises OSError where that failed."""
        while self._unwritten:
            self._receive()
        if self._failure:
            raise self._failure

    def _send(self, worker: int, task: Callable[..., None], *given: object) -> None:
        try:
            self._connections[worker].send((task, given))
        except OSError:
            self._refuse_ended(worker)

    def _receive(self) -> None:
        """Take what any of the workers says next."""
        for connection in wait(self._connections):
            assert isinstance(connection, Connection)
            worker = self._connections.index(connection)
            try:
                said = connection.recv()
            except (EOFError, OSError):
                self._refuse_ended(worker)
            match said:
                case Done(start, told, size):
                    dealt = self._dealt.pop(start)
                    dealt.is_done, dealt.told, dealt.size = True, told, size
                    self._busy[worker] -= 1
                case Written(error):
                    self._unwritten -= 1
                    self._failure = self._failure or error

    def _refuse_ended(self, worker: int) -> NoReturn:
        """Raise CrossroadsError, since a worker has ended, which none does by itself."""
        process = self._processes[worker]
        process.join()
        code = process.exitcode or 0
        how = f"was ended by {signal.Signals(-code).name}" if code < 0 else f"ended with {code}"
        cure = "Nothing is written. Run it again, with --jobs 1 if there is too little memory."
        raise CrossroadsError("one of the worker processes", how, cure)
