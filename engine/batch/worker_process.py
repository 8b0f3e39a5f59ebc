"""A worker process: it does what its connection asks for, and ends when that does."""

import os
import signal
from collections.abc import Sequence
from dataclasses import dataclass
from multiprocessing.connection import Connection
from typing import Any

from engine.batch.block_work import Alone, Dealt, Work
from engine.tables.blocks import Block


@dataclass(frozen=True, slots=True)
class Done:
    """The answer to a block that was dealt, by its first byte."""

    start: int
    told: Any
    size: int


@dataclass(frozen=True, slots=True)
class Written:
    """The answer to bytes that were to be written."""

    error: OSError | None


class Worker:
    """What can be asked of a worker."""

    def __init__(self, connection: Connection, work: Work, descriptor: int) -> None:
        self._connection, self._alone = connection, Alone(work, descriptor)
        self._dealt: dict[int, Dealt] = {}

    def work(self, block: Block) -> None:
        """Do a block. What fails here is done again where it is told, and fails there."""
        try:
            dealt = self._alone.deal(block)
        except Exception:
            self._connection.send(Done(block.start, None, 0))
            return
        self._dealt[block.start] = dealt
        self._connection.send(Done(block.start, dealt.told, dealt.size))

    def write(self, block: Block, place: int) -> None:
        """Write what was made of a block."""
        error = None
        try:
            self._alone.write(self._dealt.pop(block.start), place)
        except OSError as failed:
            error = failed
        self._connection.send(Written(error))

    def drop(self, block: Block) -> None:
        """Forget what was made of a block, if anything was."""
        if dealt := self._dealt.pop(block.start, None):
            self._alone.drop(dealt)


def serve(
    connection: Connection, others: Sequence[Connection], work: Work, descriptor: int
) -> None:
    """Do what is asked for until the connection ends; `others` are not this worker's."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the process that waits for us
    for name in (signal.SIGTERM, signal.SIGHUP):
        signal.signal(name, signal.SIG_DFL)
    for other in others:
        other.close()
    worker = Worker(connection, work, descriptor)
    try:
        while True:
            task, given = connection.recv()
            task(worker, *given)
    except (EOFError, OSError):
        os._exit(0)
