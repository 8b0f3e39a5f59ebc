"""Ctrl-C while z3 is called: some of its functions swallow whatever is raised within them."""

import signal
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Event, current_thread, main_thread
from types import FrameType


@contextmanager
def remembered_ctrl_c() -> Iterator[Event]:
    """An event that is set by Ctrl-C, which raises KeyboardInterrupt as well, as it does anyway."""
    pressed = Event()
    before = signal.getsignal(signal.SIGINT)
    if before is not signal.default_int_handler or current_thread() is not main_thread():
        yield pressed
        return

    def handler(number: int, frame: FrameType | None) -> None:
        pressed.set()
        signal.default_int_handler(number, frame)

    signal.signal(signal.SIGINT, handler)
    try:
        yield pressed
    finally:
        signal.signal(signal.SIGINT, before)
