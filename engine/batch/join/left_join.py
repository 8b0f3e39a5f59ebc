"""A left join: everybody in the file of people, in its order, with their own answers beside.

Answers that match nobody are rejects with the line of their file.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace

from engine.batch.columns.comparison import id_key
from engine.batch.columns.mapping import Conventions
from engine.batch.columns.recognition import Column
from engine.batch.join.answers_file import AnswersFile
from engine.batch.options import Prefer
from engine.core.model import KnowledgeBase
from engine.language.sentences import counted
from engine.language.spelling import fold
from engine.tables.rows import Reject, Row


class Join:
    """The files of answers, joined to the rows of a staff file by the ids in one column."""

    def __init__(self, id_at: int, files: Sequence[AnswersFile]) -> None:
        self.files, self._id_at = tuple(files), id_at
        self._met: list[set[str]] = [set() for _ in files]
        self._blank = [("",) * len(one.columns) for one in files]
        self._rejected: set[str] = set()  # the ids of people whose own row is a reject

    @property
    def columns(self) -> tuple[Column, ...]:
        """The known columns of all files of answers, in their order."""
        return tuple(column for one in self.files for column in one.columns)

    def codes(self, source: str) -> Mapping[str, tuple[str, ...]]:
        """The codes of unknown meaning in the file of that name."""
        return next(one.codes for one in self.files if one.count.file == source)

    @property
    def notes(self) -> tuple[str, ...]:
        """Remarks on how the files were read."""
        return tuple(f"{one.count.file}: {note}" for one in self.files for note in one.notes)

    def row(self, record: Row | Reject) -> Row | Reject:
        """A row with the person's answers at its end; a reject as it is."""
        if isinstance(record, Reject):
            if record.cells:
                self._rejected.add(id_key(record.cells[self._id_at]))
            return record
        id, cells = self.id_of(record), record.cells
        for one, met, blank in zip(self.files, self._met, self._blank, strict=True):
            if (answers := one.cells.get(id)) is not None:
                met.add(id)
            cells += blank if answers is None else answers
        return Row(record.line, cells)

    def id_of(self, record: Row) -> str:
        """The id of a row, as it is compared."""
        return id_key(record.cells[self._id_at])

    def knows(self, record: Row) -> bool:
        """Whether any file has answers of the person in a row."""
        return any(self.id_of(record) in one.cells for one in self.files)

    def left_over(self) -> Iterator[Reject]:
        """The answers that are no part of the advice, once every row was joined."""
        for one, met in zip(self.files, self._met, strict=True):
            one.count.joined = len(met)
            strangers = [id for id in one.cells if id not in met]
            one.count.of_rejects = len(self._rejected.intersection(strangers))
            one.count.unmatched = len(strangers) - one.count.of_rejects
            yield from one.rejects
            for id in strangers:
                line, row = one.lines[id]
                why = "is of a person whose row is rejected"
                reason = why if id in self._rejected else "matches nobody"
                yield Reject(line, f"{one.count.file}: {reason}", row, (id,))

    @property
    def answered(self) -> int:
        """How many people of the staff file have answers in any file."""
        return len(set().union(*self._met))

    def unmatched(self) -> Iterator[tuple[AnswersFile, list[str]]]:
        """The ids in each file that no row had, as they are compared."""
        for one, met in zip(self.files, self._met, strict=True):
            yield one, [id for id in one.cells if id not in met and id not in self._rejected]


def own_columns(knowledge_base: KnowledgeBase, *, joined: bool) -> Callable[[Column], bool]:
    """Which columns hold what only the person can have answered: those of the files of answers
    or, without any, those about another topic than the first, which personnel systems know."""
    if joined:
        return lambda column: column.source != ""
    first = knowledge_base.opening_topics[:1]
    attributes = knowledge_base.attributes
    return lambda column: attributes[str(column.attribute)].topic not in first


def differing_notes(differing: Mapping[str, int], prefer: Prefer) -> list[str]:
    """Remarks on facts about which two files differ."""
    counts = "the person's own answer" if prefer == "self" else "what the file of people says"
    return [
        f"{id}: two files differ about {counted(people, 'row')}; {counts} counts"
        for id, people in differing.items()
    ]


def without_theirs(
    conventions: Conventions, explicit: Mapping[str, str], files: Sequence[AnswersFile]
) -> tuple[Conventions, dict[str, str]]:
    """What is mapped in the staff file: without the headings that only files of answers have."""
    theirs = {fold(heading) for one in files for heading in one.headings}

    def kept(mapping: Mapping[str, str]) -> dict[str, str]:
        return {heading: name for heading, name in mapping.items() if fold(heading) not in theirs}

    return replace(conventions, columns=kept(conventions.columns)), kept(explicit)
