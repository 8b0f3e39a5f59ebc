"""Session persistence: the answers of a running interview, in a locked file of their owner's.

Each session has a file of its own, replaced atomically after every answer and readable by its owner
only. The session holds a lock on it; a file that nobody has locked belongs to a session that was
left and can be resumed.
"""

import os
from collections.abc import Iterable, Mapping
from contextlib import suppress
from datetime import datetime
from pathlib import Path as FilePath
from typing import IO

from platformdirs import user_state_path

from engine.core.model import Facts, KnowledgeBase
from engine.errors import MisuseError
from engine.interview.answer import Answer
from engine.interview.session_format import EndFiles, Restored, read_session, session_text
from engine.rulebase.place import refuse_among_rules
from engine.tables.file_lock import is_at, lock

NO_FILES = EndFiles()
ENDING, UNFINISHED, ASIDE = ".toml", ".new", ".damaged"


def state_folders() -> tuple[FilePath, ...]:
    """The folders that may hold sessions. New ones go into the first, that of the platform.

    The second, if it differs, is the one that earlier versions used on every platform, as the XDG
    Base Directory Specification has it for Unix: a relative XDG_STATE_HOME counts as unset.
    """
    named = os.environ.get("XDG_STATE_HOME", "")
    base = FilePath(named) if os.path.isabs(named) else FilePath.home() / ".local" / "state"
    earlier, present = base / "crossroads", user_state_path("crossroads")
    return tuple(dict.fromkeys((present, earlier) if present.is_absolute() else (earlier,)))


class SessionStore:
    """The file of one session, locked as long as the session goes on.

    There is no file before the first answer.
    """

    def __init__(self, folder: FilePath) -> None:
        name = f"{datetime.now():%Y%m%d-%H%M%S}-{os.urandom(4).hex()}{ENDING}"
        self.place = folder / name
        self._file: IO[bytes] | None = None
        self._text = ""

    @classmethod
    def latest_resumable(cls, *folders: FilePath) -> "SessionStore | None":
        """The session that was left last and nobody has resumed, now locked by us."""
        for place in _latest_first(folders):
            if file := _locked(place):
                store = cls(place.parent)
                store.place, store._file = place, file
                return store
        return None

    @property
    def holds_answers(self) -> bool:
        """Whether there is anything to resume."""
        return bool(self._text)

    def keep(
        self,
        version: str,
        known: Facts,
        answers: Mapping[str, Answer],
        files: EndFiles = NO_FILES,
    ) -> None:
        """Write the answers, unless nothing has changed. Raises MisuseError if that fails."""
        text = session_text(version, known, answers, files)
        if text == self._text or not (answers or self._text):
            return
        refuse_among_rules(self.place)
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
        _delete_left(folder)
        temporary = self.place.with_suffix(UNFINISHED)
        temporary.unlink(missing_ok=True)
        descriptor = os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        file = os.fdopen(descriptor, "wb")
        try:
            lock(descriptor)  # the lock stays with the file when it is renamed
            file.write(text)
            file.flush()
            os.fsync(descriptor)
            os.replace(temporary, self.place)
        except BaseException:
            file.close()
            temporary.unlink(missing_ok=True)
            raise
        self.release()
        self._file = file

    def restored(self, knowledge_base: KnowledgeBase) -> tuple[Restored, FilePath | None]:
        """The state in the file. If any of it is lost, the file is put aside unchanged."""
        text, seconds = self.place.read_bytes(), self.place.stat().st_mtime
        found = read_session(knowledge_base, text, datetime.fromtimestamp(seconds))
        return found, self._put_aside() if found.lost else None

    def _put_aside(self) -> FilePath:
        """Rename the file; the session's own is written anew."""
        aside = self.place.with_suffix(ASIDE)
        os.replace(self.place, aside)
        self.release()
        return aside

    def delete(self) -> None:
        """Delete the file; nothing is left of the answers."""
        for place in (self.place, self.place.with_suffix(UNFINISHED)):
            with suppress(OSError):  # it may never have been written
                place.unlink()
        self.release()

    def release(self) -> None:
        """Unlock the file."""
        if self._file is not None:
            self._file.close()
            self._file = None


def _latest_first(folders: Iterable[FilePath]) -> list[FilePath]:
    """The files of all sessions, the one with the latest answer first."""
    files = [p for folder in folders for p in folder.glob(f"*{ENDING}") if p.is_file()]
    return sorted(files, key=lambda place: place.stat().st_mtime, reverse=True)


def _delete_left(folder: FilePath) -> None:
    """Delete what sessions that were killed while they wrote have left half-written."""
    for place in folder.glob(f"*{UNFINISHED}"):
        if file := _locked(place):
            with file, suppress(OSError):
                place.unlink()


def _locked(place: FilePath) -> IO[bytes] | None:
    """The file, locked by us; None if it is gone or another session has locked it."""
    try:
        file = place.open("rb")
    except OSError:
        return None
    with suppress(OSError):
        if lock(file.fileno()) and is_at(file.fileno(), str(place)):
            return file
    file.close()
    return None
