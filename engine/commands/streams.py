"""Standard streams: which are open, and what a command shows on standard error while it works."""

import io
import os
import signal
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import click

from engine.errors import MisuseError

INTERRUPTED = 1  # exit code
WIDEST_BAR = 36
BESIDE_BAR = 24  # columns of what stands beside it: brackets, percentage, time left

Progress = Callable[[int, int], None]


def check_open(name: str, stream: object) -> None:
    """Raise MisuseError for a closed stream, for which Python has None."""
    if stream is None:
        raise MisuseError(name, "is closed", "Open it: a terminal, a file or a pipe.")


def replace_unknown_characters() -> None:
    """Show a replacement for characters that a stream's encoding has not, in place of an error."""
    for stream in (sys.stdin, sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")


def take_requests_to_stop_as_ctrl_c() -> None:
    """Have SIGTERM and SIGHUP raise KeyboardInterrupt, so that no half-written file stays behind.

    A signal that is ignored, as under nohup, stays ignored.
    """
    for name in ("SIGTERM", "SIGHUP"):
        request = getattr(signal, name, None)  # not every system knows both
        if request and signal.getsignal(request) is not signal.SIG_IGN:
            signal.signal(request, signal.default_int_handler)


@contextmanager
def progress_bar(label: str = "Advising") -> Iterator[Progress | None]:
    """A progress bar on standard error where that is a terminal; elsewhere None.

    It is given how much is done and how much there is in all.
    """
    if not sys.stderr.isatty():
        yield None
        return
    columns = os.get_terminal_size(sys.stderr.fileno()).columns or 80
    width = max(1, min(WIDEST_BAR, columns - len(label) - BESIDE_BAR))
    with click.progressbar(length=1, file=sys.stderr, label=label, width=width) as bar:

        def report(done: int, total: int) -> None:
            bar.length = max(total, done, 1)
            bar.update(done - bar.pos)

        yield report


@contextmanager
def interruptible() -> Iterator[None]:
    """Ctrl-C while a file is worked on: say that nothing was written, and exit with 1."""
    try:
        yield
    except KeyboardInterrupt:
        click.echo("\nInterrupted: nothing was written. Earlier files are as they were.", err=True)
        sys.exit(INTERRUPTED)
