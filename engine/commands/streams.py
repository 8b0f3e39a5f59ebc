"""Standard streams: which are open, what is shown while a command works, and where that fails."""

import io
import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress

import click

from engine.errors import MisuseError
from engine.language.visible import visible

INTERRUPTED = 1  # exit code
WIDEST_BAR = 36
BESIDE_BAR = 24  # columns of what stands beside it: brackets, percentage, time left

Progress = Callable[[int, int], None]


def check_open(name: str, stream: object) -> None:
    """Raise MisuseError for a closed stream, for which Python has None."""
    if stream is None:
        raise MisuseError(name, "is closed", "Open it: a terminal, a file or a pipe.")


@contextmanager
def standard_streams() -> Iterator[None]:
    """The standard streams while the program runs; exit in words where they cannot be written."""
    _fill_closed()
    try:
        check_open("standard output", sys.stdout)
        _replace_unknown_characters()
        yield
    except MisuseError as error:
        print(f"Error: {error}", file=sys.stderr)
        sys.exit(error.exit_code)
    except OSError as error:  # the screen or the file behind it is full or gone
        with suppress(OSError):  # standard error may be the one
            sys.stderr.write(f"Error: {_not_written(error)}\n")
        os._exit(1)  # what waits to be written cannot be, and would only say so again


def _fill_closed() -> None:
    """Put the null device where a standard stream is closed, or the next open file would be there.

    What is said on standard error is said to nobody then. The others stay None, for `check_open`.
    """
    for number in range(3):
        try:
            os.fstat(number)
        except OSError:
            os.open(os.devnull, os.O_RDWR)  # takes the lowest number that is free: this one
    if sys.stderr is None:
        sys.stderr = open(os.devnull, "w", encoding="utf-8")  # noqa: SIM115 - until the end


def _replace_unknown_characters() -> None:
    """Show a replacement for characters that a stream's encoding has not, in place of an error."""
    for stream in (sys.stdin, sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")


def _not_written(error: OSError) -> str:
    """What has gone wrong, where no command has said so."""
    try:
        os.getcwd()
    except OSError:
        return "the folder that you are in no longer exists. Go to another one."
    if error.filename is not None:
        return f"{visible(str(error.filename))}: {error.strerror}"
    return f"the output cannot be written: {error.strerror}"


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
