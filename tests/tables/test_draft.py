"""A draft replaces nothing before it is whole."""

import os
import socket
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


def test_links_are_followed_as_the_system_follows_them(tmp_path: Path) -> None:
    """To the end of a chain, and to a file that is not there yet; not in a circle."""
    first, second, real = (tmp_path / name for name in ("first.csv", "second.csv", "real.csv"))
    first.symlink_to("second.csv")
    second.symlink_to("real.csv")
    circle = tmp_path / "circle.csv"
    circle.symlink_to("circle.csv")

    write(first, "header")

    assert real.read_text("utf-8-sig") == "header\n"
    assert first.is_symlink()
    assert second.is_symlink()
    with pytest.raises(MisuseError, match="Too many levels of symbolic links"):
        Draft(str(circle))


WRONG_NAMES = {
    "a slash at the end": ("advice.csv/", "is a folder"),
    "too long": ("a" * 300 + ".csv", "File name too long"),
    "a NUL": ("a\0.csv", "holds a NUL character"),
}


@pytest.mark.parametrize(("name", "told"), WRONG_NAMES.values(), ids=WRONG_NAMES.keys())
def test_names_that_no_file_can_have_are_refused(tmp_path: Path, name: str, told: str) -> None:
    """Before any work is done."""
    with pytest.raises(MisuseError, match=told):
        Draft(f"{tmp_path}/{name}")


def test_a_socket_is_refused(tmp_path: Path) -> None:
    """No table can be written there."""
    with socket.socket(socket.AF_UNIX) as listening:
        listening.bind(str(tmp_path / "s"))

        with pytest.raises(MisuseError, match="is a socket"):
            Draft(str(tmp_path / "s"))


def test_what_killed_runs_left_is_deleted(tmp_path: Path) -> None:
    """Their files are locked by nobody; what is still written to, and the like of others, stays."""
    dead = [
        ".advice.csv.0123abcd.tmp",
        ".advice.csv.4567abcd.tmp.csv",
        ".advice.csv.89ababcd.tmp.jsonl",
    ]
    others = [".advice.csv.0123abcd.tmp2", ".other.csv.0123abcd.tmp", ".advice.csv.mine.tmp"]
    for name in (*dead, *others):
        (tmp_path / name).touch()

    with Draft(str(tmp_path / "advice.csv")) as running:
        running.write("header")
        write(tmp_path / "advice.csv", "header", publish=False)
        still = os.path.basename(running.temporary)

        assert sorted(os.listdir(tmp_path)) == sorted([*others, still])


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
