"""A new file appears whole or not at all, and never in the place of another."""

import os
from pathlib import Path

import pytest

from engine.errors import MisuseError
from engine.tables.new_file import check_can_write, write_new

WRONG = {
    "a slash at the end": ("new/", "is a folder"),
    "too long": ("a" * 300, "File name too long"),
    "a folder that is not there": ("no/new.toml", "does not exist"),
    "no name": (" ", "has no name"),
}


@pytest.mark.parametrize(("name", "told"), WRONG.values(), ids=WRONG.keys())
def test_names_that_cannot_be_are_refused_before_any_question(
    tmp_path: Path, name: str, told: str
) -> None:
    """Who has answered twenty questions does not want to hear of it in the end."""
    with pytest.raises(MisuseError, match=told):
        check_can_write(f"{tmp_path}/{name}" if name.strip() else name)


def test_a_link_that_leads_nowhere_is_something_that_exists(tmp_path: Path) -> None:
    """A new file would not take its place."""
    (tmp_path / "link").symlink_to("nowhere")

    with pytest.raises(MisuseError, match="exists already"):
        check_can_write(str(tmp_path / "link"))


def test_a_file_that_cannot_be_finished_is_not_left(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As on a full disk: an empty file would be in the way of the next try."""
    opened = open

    def full(*args: object, **options: object) -> object:
        opened(*args, **options).close()  # type: ignore[call-overload]
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("builtins.open", full)

    with pytest.raises(MisuseError, match="No space left"):
        write_new(str(tmp_path / "facts.toml"), "text")

    assert os.listdir(tmp_path) == []
