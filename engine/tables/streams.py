"""Standard streams and devices: places where output goes at once and cannot be taken back."""

import os
import re
import stat
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import IO

from engine.errors import MisuseError

STANDARD = "-"  # as a place: standard input where files are read, standard output where written
STANDARD_INPUT = "standard input"
STANDARD_ERROR = "(standard error)"
OUTPUTS = {STANDARD: "standard output", STANDARD_ERROR: "standard error"}
MAKE_ROOM = "Make room for it, or choose another place."
# Names of the descriptors that this process has open, as the kernel gives them.
OWN = re.compile(r"/dev/fd/(\d+)|/proc/(self|\d+)(?:/task/\d+)?/fd/(\d+)")
BY_NAME = {"/dev/stdin": 0, "/dev/stdout": 1, "/dev/stderr": 2}
MOST_LINKS = 40  # that the kernel follows


def input_place(place: str) -> str:
    """The place of an input, `STANDARD` for every name of standard input. Raises MisuseError for
    what cannot be the name of anything.

    >>> input_place("/dev/stdin"), input_place("/dev/fd/3"), input_place("staff.csv")
    ('-', '/dev/fd/3', 'staff.csv')
    """
    return STANDARD if _descriptor(place) == 0 else place


def output_place(place: str) -> str:
    """The place of an output, `STANDARD` or `STANDARD_ERROR` for every name of these streams.
    Raises MisuseError as `input_place` does.

    >>> output_place("/dev/stdout"), output_place("/proc/self/fd/2"), output_place("/dev/shm/a.csv")
    ('-', '(standard error)', '/dev/shm/a.csv')
    """
    return {1: STANDARD, 2: STANDARD_ERROR}.get(_descriptor(place) or 0, place)


def is_stream(place: str) -> bool:
    """Whether a place is written straight away: standard output, a pipe, a device."""
    if place in OUTPUTS or _descriptor(place) is not None:
        return True
    return os.path.exists(place) and not os.path.isdir(place) and not os.path.isfile(place)


def check_stream(place: str) -> None:
    """Raise MisuseError, before any work is done, for what no table can be written to."""
    if place in OUTPUTS:
        return
    try:
        descriptor = _descriptor(place)
        about = os.stat(place) if descriptor is None else os.fstat(descriptor)
    except OSError as error:
        raise cannot_write(place, str(error.strerror)) from error
    for kind, name in ((stat.S_ISSOCK, "a socket"), (stat.S_ISBLK, "a disk")):
        if descriptor is None and kind(about.st_mode):
            raise MisuseError(place, f"is {name}", "Name a file, or - for standard output.")


def open_stream(place: str) -> IO[bytes]:
    """The stream at a place, ready to be written."""
    if place == STANDARD:
        return sys.stdout.buffer
    if place == STANDARD_ERROR:
        return sys.stderr.buffer
    descriptor = _descriptor(place)
    return open(place if descriptor is None else os.dup(descriptor), "wb")


def cannot_write(place: str, why: str) -> MisuseError:
    """The error for a place that turns out not to take what is written."""
    return MisuseError(OUTPUTS.get(place, place), f"cannot be written: {why}", MAKE_ROOM)


@contextmanager
def write_errors(place: str) -> Iterator[None]:
    """Raise MisuseError for a failure to write. A reader who closes a pipe is no failure."""
    try:
        yield
    except BrokenPipeError:
        raise
    except OSError as error:
        raise cannot_write(place, str(error.strerror)) from error


def _descriptor(place: str) -> int | None:
    """The number of the open descriptor that a place is a name of, by whatever links; None for a
    file. What is open there may be anything, a file too."""
    if "\0" in place:
        raise MisuseError(repr(place), "holds a NUL character", "Name another file.")
    path = place
    for _ in range(MOST_LINKS):
        folder, name = os.path.split(os.path.abspath(path))
        here = os.path.realpath(folder)
        path = os.path.join(here, name)
        if path in BY_NAME:
            return BY_NAME[path]
        if (found := OWN.fullmatch(path)) and found[2] in (None, "self", str(os.getpid())):
            return int(found[1] or found[3])
        try:
            path = os.path.join(here, os.readlink(path))
        except (OSError, ValueError):
            return None
    return None
