"""Answers of an interview that is going on, kept where only its owner can read them.

Each interview has a file of its own, put in its place whole after every answer, and holds a lock on
it, so that another one can tell whether it is still going on.
"""

import os
import secrets
import sys
from collections.abc import Mapping
from contextlib import suppress
from datetime import datetime
from pathlib import Path as FilePath
from typing import IO

from engine.core.model import Facts, KnowledgeBase, Value
from engine.errors import MisuseError
from engine.interview.session_format import Restored, read_session, session_text

if sys.platform != "win32":
    import fcntl

ENDING, UNFINISHED, ASIDE = ".toml", ".new", ".damaged"


def state_folder() -> FilePath:
    """Where answers are kept, as the XDG Base Directory Specification has it."""
    named = os.environ.get("XDG_STATE_HOME", "")
    base = FilePath(named) if os.path.isabs(named) else FilePath.home() / ".local" / "state"
    return base / "crossroads"


class SessionStore:
    """The file of one interview. There is none before the first answer."""

    def __init__(self, folder: FilePath) -> None:
        name = f"{datetime.now():%Y%m%d-%H%M%S}-{secrets.token_hex(4)}{ENDING}"
        self.place = folder / name
        self._file: IO[bytes] | None = None
        self._text = ""

    @classmethod
    def left_behind(cls, folder: FilePath) -> "SessionStore | None":
        """The latest interview that was left and is not going on anywhere; it is ours now."""
        for place in _latest_first(folder):
            if file := _claimed(place):
                kept = cls(folder)
                kept.place, kept._file = place, file
                return kept
        return None

    @property
    def holds_answers(self) -> bool:
        """Whether there is something to go on with."""
        return bool(self._text)

    def keep(
        self,
        version: str,
        known: Facts,
        answers: Mapping[str, Value | None],
        save: str | None = None,
    ) -> None:
        """Keep the answers. Raises MisuseError where that cannot be done."""
        text = session_text(version, known, answers, save)
        if text == self._text or not answers:
            return
        try:
            self._write(text.encode())
        except OSError as error:
            what = f"your answers cannot be kept there: {error.strerror}"
            raise MisuseError(str(self.place.parent), what, "The interview goes on.") from None
        self._text = text

    def _write(self, text: bytes) -> None:
        folder = self.place.parent
        folder.mkdir(parents=True, exist_ok=True)
        folder.chmod(0o700)
        temporary = self.place.with_suffix(UNFINISHED)
        temporary.unlink(missing_ok=True)
        descriptor = os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        file = os.fdopen(descriptor, "wb")
        try:
            _is_free(file)  # the lock moves to its place together with the file
            file.write(text)
            file.flush()
            os.fsync(descriptor)
            os.replace(temporary, self.place)
        except BaseException:
            file.close()
            temporary.unlink(missing_ok=True)
            raise
        self.let_go()
        self._file = file

    def restored(self, knowledge_base: KnowledgeBase) -> tuple[Restored, FilePath | None]:
        """What was kept. Where some of it is of no use any more, the file is put aside as it is."""
        text, seconds = self.place.read_bytes(), self.place.stat().st_mtime
        found = read_session(knowledge_base, text, datetime.fromtimestamp(seconds))
        return found, self._put_aside() if found.lost else None

    def _put_aside(self) -> FilePath:
        """Give the file another name; ours will be written anew."""
        aside = self.place.with_suffix(ASIDE)
        os.replace(self.place, aside)
        self.let_go()
        return aside

    def forget(self) -> None:
        """Take the file away; nothing is left of the answers."""
        for place in (self.place, self.place.with_suffix(UNFINISHED)):
            with suppress(OSError):  # where nothing could be kept, nothing is left
                place.unlink()
        self.let_go()

    def let_go(self) -> None:
        """Hold the file no longer."""
        if self._file is not None:
            self._file.close()
            self._file = None


def _latest_first(folder: FilePath) -> list[FilePath]:
    """The files of all interviews, the one that was answered last first."""
    there = [place for place in folder.glob(f"*{ENDING}") if place.is_file()]
    return sorted(there, key=lambda place: place.stat().st_mtime, reverse=True)


def _claimed(place: FilePath) -> IO[bytes] | None:
    """The file, held by us; None where it is gone, or somebody else's interview is going on."""
    try:
        file = place.open("rb")
    except OSError:
        return None
    with suppress(OSError):
        if _is_free(file) and os.path.samestat(os.fstat(file.fileno()), place.stat()):
            return file
    file.close()
    return None


def _is_free(file: IO[bytes]) -> bool:
    """Whether nobody else holds a file; if so, we do from now on. Windows has no such lock."""
    if sys.platform == "win32":
        return True
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True
