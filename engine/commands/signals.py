"""Signals that ask the program to stop: while it is imported, and while a command works.

Python raises KeyboardInterrupt wherever it happens to be, and shows a traceback if that is within
an import. So until a command runs, SIGINT ends the process, as it ends programs in general.
"""

import os
import signal
import sys

REQUESTS_TO_STOP = ("SIGINT", "SIGTERM", "SIGHUP")  # not every system knows all of them


def stop_at_once() -> None:
    """Have SIGINT end the process: there is nothing to clean up yet, or any more.

    A signal that is ignored, as SIGINT is in the background and SIGHUP under nohup, stays ignored.
    """
    if signal.getsignal(signal.SIGINT) is not signal.SIG_IGN:
        signal.signal(signal.SIGINT, signal.SIG_DFL)


def stop_in_order() -> None:
    """Have requests to stop raise KeyboardInterrupt, so that no half-written file stays behind."""
    sys.excepthook, sys.unraisablehook = _show_unless_stopped, _repeat_if_lost
    for name in REQUESTS_TO_STOP:
        request = getattr(signal, name, None)
        if request and signal.getsignal(request) is not signal.SIG_IGN:
            signal.signal(request, signal.default_int_handler)


def _show_unless_stopped(kind: type[BaseException], error: BaseException, trace: object) -> None:
    """The excepthook: a second request to stop, during the clean-up after the first, is no bug."""
    if not issubclass(kind, KeyboardInterrupt):
        sys.__excepthook__(kind, error, trace)  # type: ignore[arg-type]


def _repeat_if_lost(lost: "sys.UnraisableHookArgs") -> None:
    """The unraisablehook: a request that Python had to drop, in a finalizer, is made again."""
    if not issubclass(lost.exc_type, KeyboardInterrupt):
        sys.__unraisablehook__(lost)
        return
    from threading import Timer  # noqa: PLC0415 - hardly ever needed

    Timer(0.01, os.kill, (os.getpid(), signal.SIGINT)).start()
