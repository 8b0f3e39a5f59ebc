"""Standard streams and devices: places where output goes at once and cannot be taken back."""

import os
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


def is_stream(place: str) -> bool:
    """Whether a place is written straight away: standard output, a pipe, a device."""
    there = os.path.exists(place) and not os.path.isdir(place)
    device = place.startswith("/dev/") or (there and not os.path.isfile(place))
    return place in OUTPUTS or device


def open_stream(place: str) -> IO[bytes]:
    """The stream at a place, ready to be written."""
    if place == STANDARD:
        return sys.stdout.buffer
    return sys.stderr.buffer if place == STANDARD_ERROR else open(place, "wb")


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
