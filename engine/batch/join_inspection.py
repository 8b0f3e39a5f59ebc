"""Join profiling before a batch: how many people have answered, and near misses among the ids."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from engine.batch.join.answers_file import JoinCount, open_answers
from engine.batch.opened import open_staff
from engine.batch.options import Options
from engine.core.model import KnowledgeBase
from engine.language.spelling import fold, nearest_folded
from engine.tables.rereadable import Rereadable
from engine.tables.rows import Reject, Row
from engine.tables.spool import rereadable

ZEROS = "0"


@dataclass(frozen=True, slots=True)
class NearMiss:
    """An id of the answers that matches nobody, its line, and the id that may be meant."""

    file: str
    line: int
    id: str
    meant: str | None


@dataclass(frozen=True, slots=True)
class JoinInspection:
    """The outcome of a join: `people` in the file of people, of whom so many have `answered`."""

    people: int
    answered: int
    counts: tuple[JoinCount, ...]
    misses: tuple[NearMiss, ...]


def inspect_join(
    knowledge_base: KnowledgeBase,
    source: str | Rereadable,
    options: Options,
    explicit: Mapping[str, str],
) -> JoinInspection:
    """The join of the files of answers to a file of people, without any advice."""
    with (
        open_answers(knowledge_base, options, explicit) as files,
        rereadable(source) as place,
        open_staff(
            knowledge_base, place, explicit, options, look_ahead=True, answers=files
        ) as staff,
    ):
        assert staff.join
        lacking: list[str] = []
        others: list[str] = []
        for record in staff.table:
            if not isinstance(record, Row):
                staff.join.row(record)
            elif staff.duplicates.verdict(record.line):
                staff.join.row(Reject(record.line, "", "", record.cells))
            else:
                staff.join.row(record)
                has_answers = staff.join.knows(record)
                (others if has_answers else lacking).append(staff.join.id_of(record))
        for _ in staff.join.left_over():
            pass
        first, then = Ids(lacking), Ids(others)
        misses = tuple(
            NearMiss(
                one.count.file,
                one.lines[id][0],
                id,
                first.near(id) or then.near(id),
            )
            for one, ids in staff.join.unmatched()
            for id in ids
        )
        counts = tuple(one.count for one in files)
        return JoinInspection(len(lacking) + len(others), len(others), counts, misses)


class Ids:
    """Ids of the file of people, among which near misses are looked for."""

    def __init__(self, ids: Iterable[str]) -> None:
        self._folded = {id: fold(id) for id in ids}
        self._plain: dict[str, str] = {}
        for id in self._folded:
            self._plain.setdefault(id.lstrip(ZEROS), id)

    def near(self, id: str) -> str | None:
        """The id that is nearly this one, None where none is near.

        >>> Ids(["00042", "7"]).near("42"), Ids(["E-1034", "E-2000"]).near("E-1043")
        ('00042', 'E-1034')
        """
        same = self._plain.get(id.lstrip(ZEROS))
        return nearest_folded(id, self._folded) if same is None else same
