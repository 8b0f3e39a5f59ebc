"""Worker processes: blocks of a file are dealt out, worked on side by side, and put in order again.

A worker is forked, so that it knows all that is known here, and ends when its connection does: none
outlives this process, however that ends. What a worker makes it writes itself, at the place in the
output that it is told once everything before it has one.
"""

import os
import signal
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from multiprocessing import get_context
from multiprocessing.connection import Connection, wait
from types import TracebackType
from typing import Any, NoReturn, Self

from engine.errors import CrossroadsError
from engine.tables.blocks import Block

AHEAD = 2  # blocks that each worker has: one that it works on, and one that waits

Work = Callable[[Block], tuple[Any, bytes] | None]  # what is told of a block, and what is written


@dataclass(slots=True)
class Dealt:
    """A block that a worker has. `told` and the `size` in bytes are there once it is done; nothing
    is told where the worker could not do it."""

    block: Block
    worker: int
    is_done: bool = False
    told: Any = None
    size: int = 0


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
            process = context.Process(target=_serve, args=given, daemon=True)
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
        self._send(worker, _Server.work, block)
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
        self._send(dealt.worker, _Server.write, dealt.block, place)

    def drop(self, dealt: Dealt) -> None:
        """Have what is made of a block forgotten."""
        self.wait_for(dealt)
        self._send(dealt.worker, _Server.drop, dealt.block)

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
                case _Done(start, told, size):
                    dealt = self._dealt.pop(start)
                    dealt.is_done, dealt.told, dealt.size = True, told, size
                    self._busy[worker] -= 1
                case _Written(error):
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


class Alone:
    """The same without any other process: a block is done as soon as it is dealt."""

    def __init__(self, work: Work, descriptor: int) -> None:
        self._work, self._descriptor = work, descriptor
        self._made: dict[int, bytes] = {}

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._made.clear()

    @property
    def is_one_free(self) -> bool:
        """Whether nothing waits to be written."""
        return not self._made

    def deal(self, block: Block) -> Dealt:
        """Do a block."""
        told, data = self._work(block) or (None, b"")
        self._made[block.start] = data
        return Dealt(block, 0, True, told, len(data))

    def wait_for(self, dealt: Dealt) -> None:
        """Nothing is to be waited for."""

    def write(self, dealt: Dealt, place: int) -> None:
        """Write the bytes of a block from this place in the file on. Raises OSError."""
        _write(self._descriptor, self._made.pop(dealt.block.start), place)

    def drop(self, dealt: Dealt) -> None:
        """Forget what was made of a block."""
        del self._made[dealt.block.start]

    def settle(self) -> None:
        """Everything is written."""


def _write(descriptor: int, data: bytes, place: int) -> None:
    """Write all of some bytes at a place in a file."""
    left = memoryview(data)
    while left:
        count = os.pwrite(descriptor, left, place)
        left, place = left[count:], place + count


@dataclass(frozen=True, slots=True)
class _Done:
    start: int
    told: Any
    size: int


@dataclass(frozen=True, slots=True)
class _Written:
    error: OSError | None


class _Server:
    """What runs in a worker."""

    def __init__(self, connection: Connection, work: Work, descriptor: int) -> None:
        self._connection, self._work, self._descriptor = connection, work, descriptor
        self._made: dict[int, bytes] = {}

    def work(self, block: Block) -> None:
        """Do the work. Whatever fails here is done again there, and fails where it is told."""
        try:
            made = self._work(block)
        except Exception:
            made = None
        told, data = made or (None, b"")
        self._made[block.start] = data
        self._connection.send(_Done(block.start, told, len(data)))

    def write(self, block: Block, place: int) -> None:
        """Write what was made of a block."""
        error = None
        try:
            _write(self._descriptor, self._made.pop(block.start), place)
        except OSError as failed:
            error = failed
        self._connection.send(_Written(error))

    def drop(self, block: Block) -> None:
        """Forget what was made of a block."""
        del self._made[block.start]


def _serve(
    connection: Connection, others: Sequence[Connection], work: Work, descriptor: int
) -> None:
    """Do what is asked for until the connection ends; `others` are not this worker's."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the process that waits for us
    for name in (signal.SIGTERM, signal.SIGHUP):
        signal.signal(name, signal.SIG_DFL)
    for other in others:
        other.close()
    server = _Server(connection, work, descriptor)
    try:
        while True:
            task, given = connection.recv()
            task(server, *given)
    except (EOFError, OSError):
        os._exit(0)
