"""Work on blocks in this process: a block is done as soon as it is dealt.

With one core nobody else works; with several, each worker process works like this.
"""

import os
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Self

from engine.tables.blocks import Block

Work = Callable[[Block], tuple[Any, bytes] | None]  # what is told of a block, and what is written


@dataclass(slots=True)
class Dealt:
    """A block that a worker has. `told` and the `size` in bytes are there once it is done; nothing
    is told where the worker could not do it."""

    block: Block
    worker: int = 0
    is_done: bool = False
    told: Any = None
    size: int = 0


class Alone:
    """One worker, in this process, that writes what it makes to an open file."""

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
        return Dealt(block, is_done=True, told=told, size=len(data))

    def wait_for(self, dealt: Dealt) -> None:
        """Nothing is to be waited for."""

    def write(self, dealt: Dealt, place: int) -> None:
        """Write the bytes of a block from this place in the file on. Raises OSError."""
        left = memoryview(self._made.pop(dealt.block.start))
        while left:
            count = os.pwrite(self._descriptor, left, place)
            left, place = left[count:], place + count

    def drop(self, dealt: Dealt) -> None:
        """Forget what was made of a block."""
        del self._made[dealt.block.start]

    def settle(self) -> None:
        """Everything is written."""
