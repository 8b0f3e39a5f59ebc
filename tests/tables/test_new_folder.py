"""A new folder appears whole or not at all."""

from collections.abc import Callable
from pathlib import Path

import pytest

from engine.errors import MisuseError
from engine.tables.new_folder import check_new_folder, new_folder


def test_the_folder_appears_with_everything_in_it(tmp_path: Path) -> None:
    """Under its name only at the end, and for its owner alone."""
    target = tmp_path / "pages"

    with new_folder(str(target)) as draft:
        (draft / "a.html").write_text("a")
        assert not target.exists()

    assert [one.name for one in target.iterdir()] == ["a.html"]
    assert target.stat().st_mode & 0o077 == 0
    assert [one.name for one in tmp_path.iterdir()] == ["pages"]


def test_an_empty_folder_is_taken(tmp_path: Path) -> None:
    """Somebody has made it for this."""
    (tmp_path / "pages").mkdir()

    with new_folder(str(tmp_path / "pages")) as draft:
        (draft / "a.html").write_text("a")

    assert (tmp_path / "pages" / "a.html").exists()


@pytest.mark.parametrize("fault", [KeyboardInterrupt, ValueError])
def test_nothing_is_left_of_a_run_that_breaks_off(
    tmp_path: Path, fault: type[BaseException]
) -> None:
    """Neither half a folder, nor the one beside its place."""
    with pytest.raises(fault):
        _broken_off(tmp_path / "pages", fault)

    assert list(tmp_path.iterdir()) == []


def _broken_off(place: Path, fault: type[BaseException]) -> None:
    with new_folder(str(place)) as draft:
        (draft / "a.html").write_text("a")
        raise fault


def _full(folder: Path) -> Path:
    (folder / "full").mkdir()
    (folder / "full" / "kept.txt").write_text("kept")
    return folder / "full"


def _file(folder: Path) -> Path:
    (folder / "file").write_text("kept")
    return folder / "file"


def _link(folder: Path) -> Path:
    (folder / "link").symlink_to(folder / "elsewhere")
    return folder / "link"


@pytest.mark.parametrize(
    ("make", "what"),
    [
        (_full, "is a folder with something in it"),
        (_file, "exists already, and is a file"),
        (_link, "is a link"),
        (lambda folder: folder / "no" / "where", "does not exist"),
    ],
    ids=["full", "a file", "a link", "no such place"],
)
def test_what_is_there_is_never_touched(
    tmp_path: Path, make: Callable[[Path], Path], what: str
) -> None:
    """It is refused before any work is done."""
    place = make(tmp_path)
    before = sorted(tmp_path.rglob("*"))

    with pytest.raises(MisuseError, match=what):
        check_new_folder(str(place))

    assert sorted(tmp_path.rglob("*")) == before


def test_a_folder_without_a_name_is_refused() -> None:
    """An empty variable in a script."""
    with pytest.raises(MisuseError, match="has no name"):
        check_new_folder(" ")
