"""Names of standard streams, and places that are none."""

import os
from pathlib import Path

import pytest

from engine.tables.streams import (
    STANDARD,
    STANDARD_ERROR,
    input_place,
    is_stream,
    output_place,
)

pytestmark = pytest.mark.skipif(
    not os.path.exists("/proc/self/fd"), reason="this system names no descriptors in /proc"
)
OUTPUT = ["/dev/stdout", "/dev/fd/1", "/proc/self/fd/1", "/proc/thread-self/fd/1", "/dev/./fd/1"]
ERROR = ["/dev/stderr", "/dev/fd/2", "/proc/self/fd/2"]
INPUT = ["/dev/stdin", "/dev/fd/0", "/proc/self/fd/0"]


@pytest.mark.parametrize("place", OUTPUT)
def test_every_name_of_standard_output_is_standard_output(place: str) -> None:
    """Advice for a program that wants a file's name goes where - would send it."""
    assert output_place(place) == STANDARD


@pytest.mark.parametrize("place", ERROR)
def test_every_name_of_standard_error_is_standard_error(place: str) -> None:
    """Rejects may be sent there by name."""
    assert output_place(place) == STANDARD_ERROR


@pytest.mark.parametrize("place", INPUT)
def test_every_name_of_standard_input_is_standard_input(place: str) -> None:
    """A staff file may come from there by name."""
    assert input_place(place) == STANDARD


def test_a_link_to_standard_output_is_standard_output(tmp_path: Path) -> None:
    """Also by way of another link."""
    first, second = tmp_path / "first", tmp_path / "second.csv"
    first.symlink_to("/dev/stdout")
    second.symlink_to("first")

    assert output_place(str(second)) == STANDARD


def test_a_file_in_memory_is_a_file(tmp_path: Path) -> None:
    """/dev/shm is a folder like others; /dev/null is a device; a link in a circle is neither."""
    circle = tmp_path / "circle"
    circle.symlink_to(circle)

    assert not is_stream("/dev/shm/advice.csv")
    assert output_place("/dev/shm/advice.csv") == "/dev/shm/advice.csv"
    assert is_stream("/dev/null")
    assert not is_stream(str(circle))
