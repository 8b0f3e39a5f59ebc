"""A worker thread for one thing at a time, which nobody waits for once the work is broken off.

Not a ThreadPoolExecutor: that waits for its thread, even at the end of the program, and what a
person wants to stop with Ctrl-C is often the very thing that the thread is at.
"""

from collections.abc import Callable
from concurrent.futures import Future
from queue import SimpleQueue
from threading import Thread
from typing import Self, TypeVar

T = TypeVar("T")

Task = Callable[[], None]
BRIEFLY = 0.2  # seconds


class Aside:
    """The worker, from the beginning of a `with` block to its end."""

    def __init__(self) -> None:
        self._tasks: SimpleQueue[Task | None] = SimpleQueue()
        self._thread = Thread(target=_work, args=(self._tasks,), daemon=True)

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(self, broken_off: object, *_: object) -> None:
        """Wait for the thread, whose work is done: one that is still about to end when the program
        does would take it down. Where the work is broken off, it may be at it for long."""
        self._tasks.put(None)
        self._thread.join(BRIEFLY if broken_off else None)

    def submit(self, function: Callable[..., T], *given: object) -> "Future[T]":
        """What the function will give."""
        future: Future[T] = Future()

        def task() -> None:
            try:
                future.set_result(function(*given))
            except BaseException as error:
                future.set_exception(error)

        self._tasks.put(task)
        return future


def _work(tasks: "SimpleQueue[Task | None]") -> None:
    while task := tasks.get():
        task()
        del task  # with all that it holds, before the next one comes
