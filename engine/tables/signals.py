"""Deferred interruption: a few steps that are taken together or not at all."""

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager

REQUESTS = ("SIGINT", "SIGTERM", "SIGHUP")  # to stop; not every system has all of them


@contextmanager
def undisturbed() -> Iterator[None]:
    """Ignore requests to stop, so that several files are put in their places together.

    A request in this moment is too late: the work is done.
    """
    if threading.current_thread() is not threading.main_thread():
        yield  # only the main thread is ever interrupted
        return
    known = [getattr(signal, name) for name in REQUESTS if hasattr(signal, name)]
    before = {one: signal.signal(one, signal.SIG_IGN) for one in known}
    try:
        yield
    finally:
        for one, handler in before.items():
            signal.signal(one, handler)
