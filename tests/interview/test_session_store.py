"""The session store: answers of an interview that is going on are private, whole and never lost."""

import os
from datetime import datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.core.model import Facts, KnowledgeBase, Value
from engine.errors import MisuseError
from engine.interview import session_store
from engine.interview.interview import Interview
from engine.interview.session_format import EndFiles, Restored, read_session
from engine.interview.session_store import SessionStore, state_folders
from engine.interview.start import resume, start
from tests.shipped import SHIPPED
from tests.strategies import facts

ANSWERS: dict[str, Value | None] = {
    "current_role": "pmo_analyst",
    "years_in_role": 1.5,
    "manager_knows": None,
    "ambitions": ("breadth", "new_challenge"),
}


def left(folder: Path, known: Facts, answers: dict[str, Value | None], version: str = "") -> Path:
    """The file of an interview that was left."""
    kept = SessionStore(folder)
    kept.keep(version or SHIPPED.version, known, answers)
    kept.release()
    return kept.place


def restored(folder: Path) -> Restored:
    """What the interview that was left last still says."""
    kept = SessionStore.latest_resumable(folder)
    assert kept is not None
    found, aside = kept.restored(SHIPPED)
    kept.release()
    assert (aside is not None) is bool(found.lost)
    return found


@given(
    known=facts(SHIPPED),
    answers=facts(SHIPPED),
    skipped=st.sets(st.sampled_from([*SHIPPED.stated])),
)
def test_what_was_kept_is_restored(
    tmp_path_factory: pytest.TempPathFactory, known: Facts, answers: Facts, skipped: set[str]
) -> None:
    """Every value, every question that was skipped, and their order."""
    folder = tmp_path_factory.mktemp("state")
    given_ = {**dict.fromkeys(skipped), **answers, "manager_knows": None}

    left(folder, known, given_)
    found = restored(folder)

    assert found.known == known
    assert list(found.answers.items()) == list(given_.items())
    assert not found.lost
    assert not found.other_rules


@given(st.data())
def test_a_damaged_line_costs_no_other(
    tmp_path_factory: pytest.TempPathFactory, data: st.DataObject
) -> None:
    """Whatever stands in its place; it is named, and the file is put aside as it was."""
    folder = tmp_path_factory.mktemp("state")
    place = left(folder, {}, ANSWERS)
    lines = place.read_bytes().split(b"\n")
    at = data.draw(st.integers(2, 2 + len(ANSWERS) - 1))
    lines[at] = data.draw(st.sampled_from([b'answers.x = "', b"\xff\xfe", b"{", b"\0", b"a b"]))
    damaged = b"\n".join(lines)
    place.write_bytes(damaged)

    found = restored(folder)

    gone = list(ANSWERS)[at - 2]
    assert found.answers == {id: value for id, value in ANSWERS.items() if id != gone}
    assert found.lost == (f"line {at + 1} cannot be read",)
    assert place.with_suffix(".damaged").read_bytes() == damaged


@given(st.integers(0, 300))
def test_a_file_cut_anywhere_still_says_what_is_whole(
    tmp_path_factory: pytest.TempPathFactory, length: int
) -> None:
    """What was read is what was kept, as far as it goes."""
    folder = tmp_path_factory.mktemp("state")
    place = left(folder, {}, ANSWERS)
    place.write_bytes(place.read_bytes()[:length])

    found = restored(folder)

    assert list(found.answers) == list(ANSWERS)[: len(found.answers)]


def test_other_rules_and_values_that_are_gone_are_named(tmp_path: Path) -> None:
    """What still holds is taken over, and what does not is named."""
    place = left(tmp_path, {"organisation_size": "small"}, ANSWERS, version="of old")
    text = place.read_text().replace("current_role", "shoe_size").replace("small", "tiny-ish")
    place.write_text(text)

    found = restored(tmp_path)

    assert found.other_rules
    assert found.known == {}
    assert found.answers == {id: ANSWERS[id] for id in list(ANSWERS)[1:]}
    assert found.lost[0].startswith("line 3: organisation_size: 'tiny-ish' is not understood")
    assert found.lost[1] == "line 4: 'shoe_size' is not asked any more"


def test_nobody_else_can_read_them(tmp_path: Path) -> None:
    """Whatever the umask says, and whatever rights the folder had."""
    folder = tmp_path / "crossroads"
    folder.mkdir(mode=0o755)
    before = os.umask(0)
    try:
        place = left(folder, {}, ANSWERS)
    finally:
        os.umask(before)

    assert folder.stat().st_mode & 0o777 == 0o700
    assert place.stat().st_mode & 0o777 == 0o600
    assert [one.name for one in folder.iterdir()] == [place.name]


def test_one_that_is_going_on_is_not_taken_over(tmp_path: Path) -> None:
    """The one left last is, and after it the one before."""
    going_on = SessionStore(tmp_path)
    going_on.keep(SHIPPED.version, {}, ANSWERS)
    first = left(tmp_path, {}, ANSWERS)
    os.utime(first, (1, 1))
    second = left(tmp_path, {}, ANSWERS)

    one, other = SessionStore.latest_resumable(tmp_path), SessionStore.latest_resumable(tmp_path)
    nothing = SessionStore.latest_resumable(tmp_path)

    assert one is not None
    assert other is not None
    assert (one.place, other.place, nothing) == (second, first, None)
    for kept in (going_on, one, other):
        kept.delete()
    assert list(tmp_path.iterdir()) == []


def test_every_answer_replaces_the_file_as_a_whole(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A disk that fills up in between leaves what was kept before."""
    kept = SessionStore(tmp_path)
    kept.keep(SHIPPED.version, {}, {"current_role": "pmo_analyst"})
    before = kept.place.read_bytes()

    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(MisuseError, match="cannot be kept there: No space left on device"):
        kept.keep(SHIPPED.version, {}, ANSWERS)

    assert kept.place.read_bytes() == before
    kept.delete()
    assert list(tmp_path.iterdir()) == []


def test_the_state_folder_is_where_the_system_wants_it(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """On Linux in XDG_STATE_HOME, which has to be absolute, or else in its default."""
    monkeypatch.setenv("HOME", "/home/ann")

    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path))
    assert state_folders() == (tmp_path / "crossroads",)
    monkeypatch.setenv("XDG_STATE_HOME", "relative")
    assert state_folders() == (Path("/home/ann/.local/state/crossroads"),)
    monkeypatch.delenv("XDG_STATE_HOME")
    assert state_folders() == (Path("/home/ann/.local/state/crossroads"),)


def test_an_interview_in_the_earlier_folder_is_still_resumed(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """On macOS and Windows the folder has changed; an interview goes on where its file is."""
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path))
    library = tmp_path / "Library" / "crossroads"
    monkeypatch.setattr(session_store, "user_state_path", lambda _: library)
    earlier = left(tmp_path / "crossroads", {}, ANSWERS)

    resumed = resume(SHIPPED)
    new = start(Interview(SHIPPED), keeps=True)

    assert resumed.interview.answers == ANSWERS
    assert resumed.store is not None
    assert resumed.store.place == earlier
    assert new.store is not None
    assert new.store.place.parent == library
    resumed.store.delete()


def test_where_the_answers_are_to_be_saved_is_kept_too(tmp_path: Path) -> None:
    """Somebody who goes on need not say it again."""
    kept = SessionStore(tmp_path)
    kept.keep(SHIPPED.version, {}, ANSWERS, EndFiles("/home/ann/me.toml", "/home/ann/me.html"))
    kept.release()

    assert restored(tmp_path).files == EndFiles("/home/ann/me.toml", "/home/ann/me.html")
    assert restored(tmp_path).answers == ANSWERS


def test_nothing_is_kept_before_there_is_an_answer(
    tmp_path: Path, knowledge_base: KnowledgeBase
) -> None:
    """Facts known beforehand are in a file already."""
    kept = SessionStore(tmp_path / "crossroads")

    kept.keep(knowledge_base.version, {"current_role": "pmo_analyst"}, {})

    assert not (tmp_path / "crossroads").exists()
    assert not kept.holds_answers


def test_an_answer_that_stands_twice_is_told(knowledge_base: KnowledgeBase) -> None:
    """A file that somebody edited; the first counts, and the file is put aside as it was."""
    text = b'answers.career_ladder = "none"\nanswers.career_ladder = "clear"\nanswers.skills = ""\n'

    found = read_session(knowledge_base, text, datetime(2026, 1, 1))

    assert found.answers == {"career_ladder": "none", "skills": None}
    assert found.lost == ("line 2: career_ladder stands twice",)
