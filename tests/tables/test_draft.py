"""A draft replaces nothing before it is whole."""

import os
from pathlib import Path

import pytest

from engine.errors import MisuseError
from engine.tables.draft import Draft


def write(place: Path, *lines: str, publish: bool = True) -> None:
    """A draft of these lines, finished or given up."""
    with Draft(str(place)) as draft:
        for line in lines:
            draft.write(line)
        if publish:
            draft.publish()


def test_a_published_file_opens_cleanly(tmp_path: Path) -> None:
    """It starts with the mark that Excel needs for é, and its lines end as RFC 4180 says."""
    place = tmp_path / "advice.csv"

    write(place, "name", "Zoë")

    assert place.read_bytes() == b"\xef\xbb\xbfname\r\nZo\xc3\xab\r\n"
    assert os.listdir(tmp_path) == ["advice.csv"]


def test_many_lines_arrive_in_order(tmp_path: Path) -> None:
    """Lines are written some thousand at a time, and none is lost between."""
    place = tmp_path / "many.csv"
    lines = [str(number) for number in range(2500)]

    write(place, *lines)

    assert place.read_text("utf-8-sig").split() == lines


def test_a_draft_that_is_given_up_leaves_no_trace(tmp_path: Path) -> None:
    """What stood there before is untouched, and no temporary file stays behind."""
    place = tmp_path / "advice.csv"
    place.write_text("precious")

    write(place, *["line"] * 2500, publish=False)

    assert place.read_text() == "precious"
    assert os.listdir(tmp_path) == ["advice.csv"]


def test_a_draft_without_a_header_is_no_file(tmp_path: Path) -> None:
    """Publishing nothing puts nothing in its place."""
    write(tmp_path / "rejects.csv")

    assert os.listdir(tmp_path) == []


def test_the_rights_of_a_replaced_file_are_kept(tmp_path: Path) -> None:
    """A file that only its owner may read stays so."""
    place = tmp_path / "advice.csv"
    place.touch()
    place.chmod(0o600)

    write(place, "header")

    assert place.stat().st_mode & 0o777 == 0o600


def test_a_link_stays_a_link(tmp_path: Path) -> None:
    """The file that it points at is replaced, not the link."""
    real, link = tmp_path / "real.csv", tmp_path / "link.csv"
    real.write_text("old")
    link.symlink_to(real)

    write(link, "new")

    assert link.is_symlink()
    assert real.read_text("utf-8-sig") == "new\n"


def test_a_device_is_written_straight_away() -> None:
    """/dev/null is not replaced by a file."""
    write(Path(os.devnull), "header")

    assert not os.path.isfile(os.devnull)


def test_standard_output_has_no_mark(capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    """What reads a pipe wants plain UTF-8."""
    write(Path("-"), "naïve")

    assert capfdbinary.readouterr().out == b"na\xc3\xafve\r\n"


def test_places_that_cannot_be_written_are_refused_before_any_work(tmp_path: Path) -> None:
    """A folder, and a file in a folder that is not there."""
    with pytest.raises(MisuseError, match=r"is a folder\. Name a file in it"):
        Draft(str(tmp_path))
    with pytest.raises(MisuseError, match="nowhere' does not exist"):
        Draft(str(tmp_path / "nowhere" / "advice.csv"))


def test_a_write_protected_file_is_not_replaced(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Renaming would get round the protection; we do not."""
    place = tmp_path / "advice.csv"
    place.touch()
    monkeypatch.setattr(os, "access", lambda path, _mode: Path(path) != place)

    with pytest.raises(MisuseError, match="write-protected"):
        Draft(str(place))


def test_a_full_disk_is_an_error_in_words() -> None:
    """An error of the system names the place and what to do."""
    if not os.path.exists("/dev/full"):
        pytest.skip("this system has no /dev/full")

    with pytest.raises(MisuseError, match=r"/dev/full: cannot be written: No space left"):
        write(Path("/dev/full"), "header")


def test_a_rename_that_fails_leaves_the_old_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As on Windows, where a file that is open in Excel cannot be replaced."""
    place = tmp_path / "advice.csv"
    place.write_text("precious")

    def refuse(*_: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(os, "replace", refuse)

    with pytest.raises(MisuseError, match="cannot be written: Permission denied"):
        write(place, "header")

    assert place.read_text() == "precious"
    assert os.listdir(tmp_path) == ["advice.csv"]
