"""The start of a session, new or resumed, and the texts shown before and after it.

A resumed session goes on in its own file, which its lock marks as taken.
"""

from collections.abc import Iterable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path as FilePath

from engine.core.model import Facts, KnowledgeBase
from engine.errors import MisuseError
from engine.facts.facts_file import check_can_save
from engine.interview.conversation import Ending
from engine.interview.interview import Interview
from engine.interview.session_format import Restored
from engine.interview.session_store import SessionStore, state_folders
from engine.language.sentences import counted
from engine.language.visible import visible
from engine.phrasing.facts_and_rules import fact_in_words
from engine.tables.new_file import full_place
from engine.views.console.layout import paragraph

WAITING = "An interview that was left waits for you: `crossroads ask --resume` goes on with it."
NOTHING = "You left the interview. Nothing was kept."
KEPT = "You left the interview. Your answers are kept: `crossroads ask --resume` goes on with them."
IN_THE_END = "In the end they are written to {}."


@dataclass(frozen=True, slots=True)
class Start:
    """An interview that is about to begin, with its `store` and a `notice` to show first.

    `save` is the file in which the answers are to be saved at the end, if any.
    """

    interview: Interview
    store: SessionStore | None
    notice: str
    save: str | None

    def keep(self) -> None:
        """Store the present answers, if there is a store. Raises MisuseError if that fails."""
        if self.store is not None:
            version = self.interview.knowledge_base.version
            place = full_place(self.save) if self.save else None
            self.store.keep(version, self.interview.known, self.interview.answers, place)

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
        sentences = [KEPT, IN_THE_END.format(visible(self.save))] if self.save else [KEPT]
        return paragraph(" ".join(sentences), indent=0)

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
    knowledge_base: KnowledgeBase,
    known: Facts,
    notes: Sequence[str] = (),
    *,
    keeps: bool,
    save: str | None = None,
) -> Start:
    """A new interview with some facts known beforehand. `keeps` makes it resumable."""
    left = SessionStore.latest_resumable(*state_folders()) if keeps else None
    if left is not None:
        left.release()
    notice = [*notes, _known_in_words(knowledge_base, known), WAITING if left else ""]
    store = SessionStore(state_folders()[0]) if keeps else None
    return Start(Interview(knowledge_base, known), store, _joined(notice), save)


def resume(knowledge_base: KnowledgeBase, save: str | None = None) -> Start:
    """The interview that was left last. Raises MisuseError if there is none.

    `save` takes precedence over the file that was named when the interview began.
    """
    store = SessionStore.latest_resumable(*state_folders())
    if store is None:
        what = f"no interview that was left is kept in {state_folders()[0]}"
        raise MisuseError("--resume", what, "Begin one with `crossroads ask`.")
    restored, aside = store.restored(knowledge_base)
    interview = _replayed(knowledge_base, restored)
    notice = _restored_in_words(restored, aside)
    notice.append(_known_in_words(knowledge_base, interview.known))
    if save is None and restored.save is not None:
        save, about = _still_free(restored.save)
        notice.append(about)
    resumed = Start(interview, store, _joined(notice), save)
    with suppress(MisuseError):  # the first answer will say so
        resumed.keep()
    return resumed


def _replayed(knowledge_base: KnowledgeBase, restored: Restored) -> Interview:
    """The interview with the restored answers given again."""
    interview = Interview(knowledge_base, restored.known)
    for id, value in restored.answers.items():
        interview.answer(knowledge_base.attributes[id], value)
    return interview


def _still_free(place: str) -> tuple[str | None, str]:
    """The file to save in at the end, or None if it cannot be written any more; with a notice."""
    try:
        check_can_save(place)
    except MisuseError as error:
        return None, f"--save {error} 'save' writes your answers to another file."
    return place, IN_THE_END.format(visible(place))


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


def _known_in_words(knowledge_base: KnowledgeBase, known: Facts) -> str:
    """The facts known beforehand, as a sentence; '' for none."""
    facts = "; ".join(fact_in_words(knowledge_base.attributes[id], known[id]) for id in known)
    return f"Known already, and not asked: {facts}." if facts else ""


def _joined(sentences: Iterable[str]) -> str:
    return "\n".join(paragraph(one, indent=0) for one in sentences if one)
