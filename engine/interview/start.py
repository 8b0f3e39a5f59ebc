"""The start of a session, new or resumed, and the texts shown before and after it.

A resumed session goes on in its own file, which its lock marks as taken.
"""

from collections.abc import Iterable, Sequence
from contextlib import suppress
from dataclasses import asdict, dataclass, replace
from pathlib import Path as FilePath

from engine.core.model import KnowledgeBase
from engine.errors import MisuseError
from engine.facts.facts_file import check_can_save
from engine.interview.answer import NONE_FITS, Answer, answer_in_words, as_said
from engine.interview.callbacks import Ending
from engine.interview.interview import Interview
from engine.interview.session_format import EndFiles, Restored
from engine.interview.session_store import NO_FILES, SessionStore, state_folders
from engine.language.sentences import counted
from engine.language.visible import visible
from engine.tables.new_file import full_place
from engine.views.console.layout import paragraph

WAITING = "An interview that was left waits for you: `crossroads ask --resume` goes on with it."
NOTHING = "You left the interview. Nothing was kept."
KEPT = "You left the interview. Your answers are kept: `crossroads ask --resume` goes on with them."
IN_THE_END = "In the end they are written to {}."
PAGE_IN_THE_END = "In the end the advice is written to {} as a page."


@dataclass(frozen=True, slots=True)
class Start:
    """An interview that is about to begin, with its `store` and a `notice` to show first.

    `files` are those to be written at the end.
    """

    interview: Interview
    store: SessionStore | None
    notice: str
    files: EndFiles = NO_FILES

    def keep(self) -> None:
        """Store the present answers, if there is a store. Raises MisuseError if that fails."""
        if self.store is not None:
            interview = self.interview
            known = as_said(interview.known, interview.none_known)
            places = {name: full_place(one) for name, one in asdict(self.files).items() if one}
            files = EndFiles(**places)
            self.store.keep(interview.knowledge_base.version, known, interview.answers, files)

    def finish(self, ending: Ending) -> None:
        """Delete the stored answers, unless the interview is to be resumed."""
        if self.store is None:
            return
        if ending is Ending.KEPT:
            self.store.release()
        else:
            self.store.delete()

    @property
    def interrupted(self) -> str:
        """The text after an interruption with Ctrl-C or Ctrl-D."""
        if self.store is None or not self.store.holds_answers:
            return paragraph(NOTHING, indent=0)
        return paragraph(" ".join((KEPT, *_told(self.files))), indent=0)

    def farewell(self, ending: Ending) -> str:
        """The text at the end; '' after the advice, which needs none."""
        match ending:
            case Ending.ADVISED:
                return ""
            case Ending.SAVED:
                return "You left the interview."
            case Ending.LEFT:
                return paragraph(NOTHING, indent=0)
            case Ending.KEPT:
                return self.interrupted


def start(
    interview: Interview,
    notes: Sequence[str] = (),
    *,
    keeps: bool,
    files: EndFiles = NO_FILES,
) -> Start:
    """A new interview that is about to begin. `keeps` makes it resumable."""
    left = SessionStore.latest_resumable(*state_folders()) if keeps else None
    if left is not None:
        left.release()
    notice = [*notes, _known_in_words(interview), WAITING if left else ""]
    store = SessionStore(state_folders()[0]) if keeps else None
    return Start(interview, store, _joined(notice), files)


def resume(knowledge_base: KnowledgeBase, files: EndFiles = NO_FILES) -> Start:
    """The interview that was left last. Raises MisuseError if there is none.

    The files take precedence over those that were named when the interview began.
    """
    store = SessionStore.latest_resumable(*state_folders())
    if store is None:
        what = f"no interview that was left is kept in {state_folders()[0]}"
        raise MisuseError("--resume", what, "Begin one with `crossroads ask`.")
    restored, aside = store.restored(knowledge_base)
    interview = _replayed(knowledge_base, restored)
    notice = _restored_in_words(restored, aside)
    notice.append(_known_in_words(interview))
    files, about = _still_free(files, restored.files)
    resumed = Start(interview, store, _joined([*notice, *about]), files)
    with suppress(MisuseError):  # the first answer will say so
        resumed.keep()
    return resumed


def _replayed(knowledge_base: KnowledgeBase, restored: Restored) -> Interview:
    """The interview with the restored answers given again."""
    interview = Interview(knowledge_base, restored.known, restored.none_known)
    for id, value in restored.answers.items():
        interview.answer(knowledge_base.attributes[id], value)
    return interview


def _still_free(named: EndFiles, earlier: EndFiles) -> tuple[EndFiles, list[str]]:
    """The files to write at the end, without those that cannot be written any more; and notices."""
    files, notices = named, list[str]()
    for name, place in asdict(earlier).items():
        if place is None or getattr(named, name) is not None:
            continue
        try:
            check_can_save(place)
        except MisuseError as error:
            notices.append(f"--{name} {error} '{name}' writes to another file.")
        else:
            files = replace(files, **{name: place})
            notices += _told(EndFiles(**{name: place}))
    return files, notices


def _told(files: EndFiles) -> list[str]:
    """What is written at the end, in sentences."""
    told = {IN_THE_END: files.save, PAGE_IN_THE_END: files.report}
    return [sentence.format(visible(place)) for sentence, place in told.items() if place]


def _restored_in_words(restored: Restored, aside: FilePath | None) -> list[str]:
    """The sentences about what was restored and what was lost."""
    answers = counted(len(restored.answers), "answer")
    lines = [f"This goes on with the interview of {restored.when:%d %B %Y, %H:%M}: {answers}."]
    if restored.other_rules:
        lines.append("The rules have changed since then. What still holds was taken over.")
    if restored.lost:
        lines += [f"Not taken over: {lost}." for lost in restored.lost]
        lines.append(f"The file as it was: {aside}")
    return lines


def _known_in_words(interview: Interview) -> str:
    """What is known beforehand, as a sentence; '' for nothing."""
    attributes = interview.knowledge_base.attributes
    known: dict[str, Answer] = {**interview.known, **dict.fromkeys(interview.none_known, NONE_FITS)}
    facts = "; ".join(answer_in_words(attributes[id], answer) for id, answer in known.items())
    return f"Known already, and not asked: {facts}." if facts else ""


def _joined(sentences: Iterable[str]) -> str:
    return "\n".join(paragraph(one, indent=0) for one in sentences if one)
