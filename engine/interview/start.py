"""How an interview begins: anew or gone on with, and what is known and said beforehand."""

from collections.abc import Iterable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path as FilePath

from engine.core.model import Facts, KnowledgeBase
from engine.errors import MisuseError
from engine.interview.conversation import Ending
from engine.interview.interview import Interview
from engine.interview.session_format import Restored
from engine.interview.session_store import SessionStore, state_folder
from engine.language.sentences import counted
from engine.phrasing.facts_and_rules import fact_in_words
from engine.tables.new_file import check_can_write, full_place
from engine.views.console.layout import paragraph

WAITING = "An interview that was left waits for you: `crossroads ask --resume` goes on with it."
NOTHING = "You left the interview. Nothing was kept."
KEPT = "You left the interview. Your answers are kept: `crossroads ask --resume` goes on with them."

IN_THE_END = "In the end they are written to {}."


@dataclass(frozen=True, slots=True)
class Start:
    """An interview that is about to begin. `told` is said first; `kept` is its file, if any.

    `save` is where the answers are to be written in the end, if anywhere.
    """

    interview: Interview
    kept: SessionStore | None
    told: str
    save: str | None

    def keep(self) -> None:
        """Keep the answers, if they are kept. Raises MisuseError where that cannot be done."""
        if self.kept is not None:
            version = self.interview.knowledge_base.version
            place = full_place(self.save) if self.save else None
            self.kept.keep(version, self.interview.known, self.interview.answers, place)

    def finish(self, ending: Ending) -> None:
        """Keep nothing any more, unless the interview is to be gone on with."""
        if self.kept is None:
            return
        if ending is Ending.KEPT:
            self.kept.let_go()
        else:
            self.kept.forget()

    @property
    def interrupted(self) -> str:
        """What is said to whoever breaks off."""
        if self.kept is None or not self.kept.holds_answers:
            return paragraph(NOTHING, indent=0)
        told = [KEPT, IN_THE_END.format(self.save)] if self.save else [KEPT]
        return paragraph(" ".join(told), indent=0)

    def farewell(self, ending: Ending) -> str:
        """What is said at the end; '' after advice, which ends by itself."""
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
    """Begin an interview, about which that much is known."""
    left = SessionStore.left_behind(state_folder()) if keeps else None
    if left is not None:
        left.let_go()
    told = [*notes, _known_in_words(knowledge_base, known), WAITING if left else ""]
    kept = SessionStore(state_folder()) if keeps else None
    return Start(Interview(knowledge_base, known), kept, _joined(told), save)


def resume(knowledge_base: KnowledgeBase, save: str | None = None) -> Start:
    """Go on with the interview that was left last. Raises MisuseError where there is none.

    `save` goes before the file that was named when it began.
    """
    kept = SessionStore.left_behind(state_folder())
    if kept is None:
        what = f"no interview that was left is kept in {state_folder()}"
        raise MisuseError("--resume", what, "Begin one with `crossroads ask`.")
    restored, aside = kept.restored(knowledge_base)
    interview = _restored(knowledge_base, restored)
    told = _restored_in_words(restored, aside)
    told.append(_known_in_words(knowledge_base, interview.known))
    if save is None and restored.save is not None:
        save, about = _still_free(restored.save)
        told.append(about)
    begun = Start(interview, kept, _joined(told), save)
    with suppress(MisuseError):  # the first answer will say so
        begun.keep()
    return begun


def _restored(knowledge_base: KnowledgeBase, restored: Restored) -> Interview:
    """An interview as far as it had come."""
    interview = Interview(knowledge_base, restored.known)
    for id, value in restored.answers.items():
        interview.answer(knowledge_base.attributes[id], value)
    return interview


def _still_free(place: str) -> tuple[str | None, str]:
    """The file to write in the end, or None where that cannot be done by now; and what is said."""
    try:
        check_can_write(place)
    except MisuseError as error:
        return None, f"--save {error} 'save' writes your answers to another file."
    return place, IN_THE_END.format(place)


def _restored_in_words(restored: Restored, aside: FilePath | None) -> list[str]:
    """What came of answers that were kept."""
    answers = counted(len(restored.answers), "answer")
    lines = [f"This goes on with the interview of {restored.when:%d %B %Y, %H:%M}: {answers}."]
    if restored.other_rules:
        lines.append("The rules have changed since then. What still holds was taken over.")
    if restored.lost:
        lines += [f"Not taken over: {lost}." for lost in restored.lost]
        lines.append(f"The file as it was: {aside}")
    return lines


def _known_in_words(knowledge_base: KnowledgeBase, known: Facts) -> str:
    """What is known beforehand; '' where nothing is."""
    facts = "; ".join(fact_in_words(knowledge_base.attributes[id], known[id]) for id in known)
    return f"Known already, and not asked: {facts}." if facts else ""


def _joined(sentences: Iterable[str]) -> str:
    return "\n".join(paragraph(one, indent=0) for one in sentences if one)
