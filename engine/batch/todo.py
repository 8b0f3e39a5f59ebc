"""The list of what is still to be asked: people without answers, and answers that could still
change somebody's path.

Each line names the question to ask first, the one with the most information about the path.
"""

from collections.abc import Callable, Sequence
from functools import cache, partial

from engine.analysis.outlook import look_ahead
from engine.batch.answers import Answer, Profile, facts_of
from engine.core.advice_row import BETWEEN
from engine.core.model import Facts, KnowledgeBase
from engine.tables.csv_text import csv_text, unescape_formula
from engine.tables.draft import Draft
from engine.tables.file_format import delimiter_for

COLUMNS = ("status", "path", "ask", "question")
NOT_ASKED, OPEN = "has not answered", "could still change"


class Todo:
    """The list as CSV, written to a draft while the people pass by.

    `id_at` is the position of the id that a line begins with, None for the number of the person.
    """

    def __init__(  # noqa: PLR0913, PLR0917
        self,
        knowledge_base: KnowledgeBase,
        known: Sequence[str],
        draft: Draft,
        delimiter: str,
        id_at: int | None,
        heading: str,
    ) -> None:
        self._attributes = knowledge_base.attributes
        self._draft, self._id_at, self._people = draft, id_at, 0
        self._line = partial(csv_text, delimiter=delimiter_for(draft.place, delimiter))
        self._open: Callable[[Profile], tuple[str, ...]] = cache(
            lambda profile: open_questions(knowledge_base, facts_of(known, profile))
        )
        draft.write(self._line((heading, *COLUMNS)))

    def add(self, rows: Sequence[Sequence[str]], answers: Sequence[Answer]) -> None:
        """Write a line for each person who could still be asked something."""
        for cells, answer in zip(rows, answers, strict=True):
            self._people += 1
            asked = self._open(answer.profile)
            if asked or not answer.standing.asked:
                at = self._id_at
                id = str(self._people) if at is None else unescape_formula(cells[at])
                question = self._attributes[asked[0]].question if asked else ""
                status = OPEN if answer.standing.asked else NOT_ASKED
                said = (id, status, answer.standing.path, BETWEEN.join(asked), question)
                self._draft.write(self._line(said))

    def finish(self) -> None:
        """Have the list on the disk."""
        self._draft.settle()


def open_questions(knowledge_base: KnowledgeBase, facts: Facts) -> tuple[str, ...]:
    """The attributes whose answers could still change the path, the most telling first."""
    outlook = look_ahead(knowledge_base, facts)
    steering = [id for id in outlook.questions if id in outlook.steering]
    return tuple(sorted(steering, key=lambda id: -outlook.information_gain(id)))
