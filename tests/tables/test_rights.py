"""An output is no more open than its input, nor than the file that it replaces."""

import os
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from engine.tables.draft import Draft
from engine.tables.rights import Rights, limited, rights_of

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no modes")
MODES = {  # the input, the file that is replaced, and what becomes of it
    "everybody may read": (0o644, None, 0o644),
    "only the owner may read": (0o600, None, 0o600),
    "nobody may write": (0o444, None, 0o644),
    "a group may read": (0o640, None, 0o640),
    "a private output": (0o644, 0o600, 0o600),
    "an open output of a private input": (0o600, 0o644, 0o600),
    "an output that others may write": (0o644, 0o666, 0o644),
    "no input": (None, None, 0o644),
    "no input, a private output": (None, 0o600, 0o600),
}


@pytest.fixture(autouse=True)
def _umask() -> Iterator[None]:
    """The usual umask, whatever that of the tests."""
    before = os.umask(0o022)
    yield
    os.umask(before)


@pytest.mark.parametrize(("given", "replaced", "expected"), MODES.values(), ids=MODES.keys())
def test_a_file_is_as_open_as_what_it_is_made_of(
    tmp_path: Path, given: int | None, replaced: int | None, expected: int
) -> None:
    """And until it is whole, nobody but its owner may read it."""
    source, place = tmp_path / "staff.csv", tmp_path / "advice.csv"
    for file, mode in ((source, given), (place, replaced)):
        if mode is not None:
            file.touch()
            file.chmod(mode)

    with Draft(str(place), rights_of(str(source))) as draft:
        draft.write("header")
        assert os.stat(draft.temporary).st_mode & 0o777 == 0o600
        draft.publish()

    assert place.stat().st_mode & 0o777 == expected


def test_the_strictest_of_several_inputs_counts(tmp_path: Path) -> None:
    """In whichever order they come, and with a pipe among them."""
    places = {"staff": 0o644, "answers": 0o600, "others": 0o640}
    for name, mode in places.items():
        (tmp_path / name).touch()
        (tmp_path / name).chmod(mode)
    os.mkfifo(tmp_path / "pipe")

    for names, expected in (
        (["staff", "answers"], 0o600),
        (["answers", "staff"], 0o600),
        (["pipe", "staff", "others"], 0o640),
    ):
        rights = rights_of(*(str(tmp_path / name) for name in names))
        assert rights
        assert rights.mode == expected


def test_another_group_counts_as_anybody() -> None:
    """What the input's group may read, the output's group may not, unless everybody may."""
    assert limited(0o644, 5, [Rights(0o640, 6)]) == 0o600
    assert limited(0o644, 5, [Rights(0o644, 6)]) == 0o644
    assert limited(0o644, 5, [Rights(0o640, 5)]) == 0o640


def test_a_pipe_has_no_rights_to_go_by(tmp_path: Path) -> None:
    """Then the umask decides, as it does for every new file."""
    os.mkfifo(tmp_path / "pipe")

    assert rights_of(str(tmp_path / "pipe")) is None
    assert rights_of(str(tmp_path / "missing.csv")) is None
