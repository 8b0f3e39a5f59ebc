"""Standard input and pipes are read as often as is needed, and leave nothing behind."""

import io
import os
import subprocess
import sys
import tempfile
import threading
import time
import tracemalloc
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.errors import CrossroadsError, MisuseError
from engine.tables.rereadable import Rereadable
from engine.tables.spool import rereadable
from tests.checkout import ROOT


def piped(monkeypatch: pytest.MonkeyPatch, content: bytes) -> None:
    """Have this content come through standard input."""
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(content)))


def test_standard_input_can_be_read_by_several_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Each begins at the beginning, and none is moved by another."""
    piped(monkeypatch, b"one\ntwo\nthree\n")

    with rereadable("-") as place:
        assert isinstance(place, Rereadable)
        with place.open() as first, place.open() as second:
            lines = [first.readline(), second.readline(), first.readline(), second.read()]

    assert lines == [b"one\n", b"one\n", b"two\n", b"two\nthree\n"]
    assert str(place) == "standard input"


@given(st.binary(max_size=300), st.lists(st.tuples(st.booleans(), st.integers(0, 90)), max_size=9))
def test_any_reading_of_it_is_as_of_a_file(content: bytes, reads: list[tuple[bool, int]]) -> None:
    """Whatever two readers do in turns, each sees the same bytes as in a file of its own."""
    with pytest.MonkeyPatch.context() as monkeypatch:
        piped(monkeypatch, content)
        with rereadable("-") as place:
            assert isinstance(place, Rereadable)
            ours, files = [place.open(), place.open()], [io.BytesIO(content), io.BytesIO(content)]
            for which, count in reads:
                assert ours[which].read(count) == files[which].read(count)
                assert ours[which].tell() == files[which].tell()
                ours[not which].seek(count)
                files[not which].seek(count)


def test_it_is_kept_where_nobody_can_open_it(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """No name leads to it, and others have no right to it."""
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    monkeypatch.setattr("tempfile.tempdir", None)
    piped(monkeypatch, b"Ann\n")

    with rereadable("-") as place:
        assert isinstance(place, Rereadable)
        with place.open() as stream:
            about = os.fstat(stream.fileno())
        assert os.listdir(tmp_path) == []

    assert (about.st_size, about.st_nlink, about.st_mode & 0o077) == (4, 0, 0)


def test_nothing_is_left_of_it_when_a_run_is_killed(tmp_path: Path) -> None:
    """Although half of it had come."""
    run = subprocess.Popen(
        [sys.executable, "cli.py", "batch", "-", "-o", str(tmp_path / "advice.csv")],
        cwd=ROOT,
        env=os.environ | {"TMPDIR": str(tmp_path)},
        stdin=subprocess.PIPE,
    )
    assert run.stdin
    run.stdin.write(b"Job Title\n" + b"PMO Analyst\n" * 100_000)
    run.stdin.flush()

    run.kill()
    run.wait()
    run.stdin.close()

    assert os.listdir(tmp_path) == []


def test_a_file_at_standard_input_is_read_where_it_lies(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """It is not copied, and stays open for the program that opened it."""
    place = tmp_path / "staff.csv"
    place.write_bytes(b"Ann\n")
    monkeypatch.setattr("engine.tables.spool.TemporaryFile", None)

    with place.open() as file:
        monkeypatch.setattr(sys, "stdin", file)
        with rereadable("-") as kept:
            assert isinstance(kept, Rereadable)
            with kept.open() as first, kept.open() as second:
                assert first.read() == second.read() == b"Ann\n"
        assert not file.closed


def test_what_somebody_else_has_read_of_standard_input_is_not_read_again(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """`(read title; crossroads batch - ...) < staff.csv` begins below the title."""
    place = tmp_path / "staff.csv"
    place.write_bytes(b"Staff\nAnn\n")

    with place.open("rb") as file:
        file.readline()
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(file))
        with rereadable("-") as kept:
            assert isinstance(kept, Rereadable)
            assert kept.open().read() == b"Ann\n"


def slowly(pipe: Path) -> Iterator[None]:
    """Write to a pipe, piece by piece."""
    with pipe.open("wb", buffering=0) as file:
        for piece in (b"on", b"e\ntw", b"o\n"):
            file.write(piece)
            time.sleep(0.02)
            yield


def test_a_pipe_with_a_name_may_be_slow(tmp_path: Path) -> None:
    """It is waited for until its end, and called by its name."""
    pipe = tmp_path / "pipe.csv"
    os.mkfifo(pipe)
    writer = threading.Thread(target=lambda: list(slowly(pipe)))
    writer.start()

    with rereadable(str(pipe)) as place:
        assert isinstance(place, Rereadable)
        assert place.open().read() == place.open().read() == b"one\ntwo\n"

    writer.join()
    assert str(place) == str(pipe)


def test_memory_does_not_grow_with_what_comes(monkeypatch: pytest.MonkeyPatch) -> None:
    """A pipe may hold more than there is memory."""

    class Endless(io.RawIOBase):
        left = 64 << 20

        def readable(self) -> bool:
            return True

        def readinto(self, buffer: memoryview, /) -> int:  # type: ignore[override]
            count = min(len(buffer), self.left)
            self.left -= count
            return count

    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BufferedReader(Endless())))
    tracemalloc.start()

    with rereadable("-") as place:
        assert isinstance(place, Rereadable)
        _, peak = tracemalloc.get_traced_memory()
        size = os.fstat(place.open().fileno()).st_size

    tracemalloc.stop()
    assert size == 64 << 20
    assert peak < 8 << 20


def test_a_file_is_held_open_and_not_copied(tmp_path: Path) -> None:
    """It is read where it lies, and stays what it was when another takes its name."""
    staff, other = tmp_path / "staff.csv", tmp_path / "other.csv"
    staff.write_bytes(b"ours")
    other.write_bytes(b"theirs")

    with rereadable(str(staff)) as place, rereadable(place) as again:
        other.replace(staff)

        assert again is place
        assert (place.path, place.open().read()) == (str(staff), b"ours")
        place.refuse_changed()


@pytest.mark.parametrize(
    ("name", "told"),
    [("", "is a folder"), ("no.csv", "there is no such file"), ("a\0b", "cannot be read")],
    ids=["a folder", "nothing", "no name at all"],
)
def test_what_cannot_be_opened_is_misuse(tmp_path: Path, name: str, told: str) -> None:
    """With the reason."""
    place = str(tmp_path / name)

    with pytest.raises(MisuseError, match=told), rereadable(place):
        pass


def test_a_full_disk_is_an_error_with_its_cure(monkeypatch: pytest.MonkeyPatch) -> None:
    """With what can be done about it."""
    piped(monkeypatch, b"Ann\n")
    tempfile.gettempdir()  # as the first temporary file would have it looked for
    full = open("/dev/full", "wb", buffering=0)  # noqa: SIM115 - `repeatable` closes it
    monkeypatch.setattr("engine.tables.spool.TemporaryFile", lambda **_: full)

    with pytest.raises(MisuseError) as error, rereadable("-"):
        pass

    assert str(error.value) == (
        f"standard input: cannot be kept in {tempfile.gettempdir()} to be read again: No space "
        "left on device. Save it as a file first, or name a folder with room in TMPDIR."
    )
    assert full.closed


def test_no_folder_for_temporary_files_is_an_error(monkeypatch: pytest.MonkeyPatch) -> None:
    """As a full disk is."""

    def nowhere(**_: object) -> None:
        raise FileNotFoundError(2, "No usable temporary directory found")

    piped(monkeypatch, b"Ann\n")
    monkeypatch.setattr("engine.tables.spool.TemporaryFile", nowhere)

    with pytest.raises(MisuseError, match="No usable temporary directory"), rereadable("-"):
        pass


def test_standard_input_that_breaks_off_is_an_error(monkeypatch: pytest.MonkeyPatch) -> None:
    """Half a file is nobody's staff."""

    class Broken(io.RawIOBase):
        def readable(self) -> bool:
            return True

        def readinto(self, _buffer: object) -> int:
            raise OSError(5, "Input/output error")

    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BufferedReader(Broken())))

    with pytest.raises(CrossroadsError, match="cannot be read any further"), rereadable("-"):
        pass


def test_standard_input_may_be_closed(monkeypatch: pytest.MonkeyPatch) -> None:
    """Python has none then."""
    monkeypatch.setattr(sys, "stdin", None)

    with pytest.raises(MisuseError, match="standard input: is closed"), rereadable("-"):
        pass


def test_a_pipe_that_may_not_be_opened_is_an_error(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """By its name."""
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)

    def refused(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("builtins.open", refused)

    with (
        pytest.raises(MisuseError, match="pipe: cannot be read: Permission denied"),
        rereadable(str(pipe)),
    ):
        pass
