"""Codes in the columns of a file: they are known only at its end.

So they need a full pass before the first cell is read. `column_codes` says what a code is.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from engine.batch.columns.column_codes import (
    MISSING,
    PLAIN,
    SMALL,
    ColumnCodes,
    can_hold_codes,
    in_order,
)
from engine.batch.columns.mapping import NOTHING_MAPPED, Conventions, code_in, parts_of
from engine.batch.columns.recognition import Column
from engine.core.model import Attribute, KnowledgeBase
from engine.facts.bounds import beyond_bounds
from engine.language.sentences import counted
from engine.tables.csv_text import unescape_formula
from engine.tables.rows import Reject, Row


class CodeFound(Exception):  # noqa: N818 - a signal to read again, no error
    """A column may hold codes of unknown meaning: its other cells need a full pass.

    The file is then read again from the beginning, and looked through first.
    """


def unless_code(attribute: Attribute, cell: str, choice: str | None = None) -> None:
    """Raise CodeFound for a cell whose meaning depends on the other cells of its column, or on
    those of the columns for the other choices."""
    if choice is not None:
        if code_in(cell) not in ("", *PLAIN):
            raise CodeFound
        return
    if beyond_bounds(attribute, cell):
        return
    codes = {code for part in parts_of(attribute, cell) if (code := code_in(part))}
    if attribute.kind == "yes/no":
        codes -= PLAIN
    else:
        codes = {code for code in codes if str(int(code)) in SMALL | MISSING}
    if codes and can_hold_codes(attribute):
        raise CodeFound


class Codes:
    """The codes in the columns of a file, gathered while its records pass by.

    In columns that stand for one choice each, 0 and 1 are ticks; where there is another number in
    any of them, all of them hold codes.
    """

    def __init__(
        self,
        knowledge_base: KnowledgeBase,
        columns: Sequence[Column],
        mapping: Conventions = NOTHING_MAPPED,
    ) -> None:
        known = {
            at: knowledge_base.attributes[one.attribute]
            for at, one in enumerate(columns)
            if one.attribute and one.choice is None
        }
        self._columns = {
            at: (one.id, ColumnCodes(knowledge_base, one, mapping))
            for at, one in known.items()
            if can_hold_codes(one)
        }
        self._ticks = {
            at: one.attribute for at, one in enumerate(columns) if one.attribute and one.choice
        }
        self._numbers: dict[str, set[str]] = {id: set() for id in self._ticks.values()}

    def watch(self, records: Iterable[Row | Reject]) -> Iterator[Row | Reject]:
        """The records, none changed and none held back."""
        for record in records:
            if isinstance(record, Row):
                for at, (_, codes) in self._columns.items():
                    codes.note(record.cells[at])
                for at, id in self._ticks.items():
                    if code := code_in(unescape_formula(record.cells[at])):
                        self._numbers[id].add(code)
            yield record

    @property
    def unclear(self) -> Mapping[str, tuple[str, ...]]:
        """The codes of each attribute whose column holds some of unknown meaning."""
        found = {id: codes.unclear for id, codes in self._columns.values() if codes.unclear}
        ticks = {id: in_order(some) for id, some in self._numbers.items() if not some <= PLAIN}
        return {**found, **ticks}


def code_notes(
    knowledge_base: KnowledgeBase,
    codes: Mapping[str, Sequence[str]],
    mapping: Conventions = NOTHING_MAPPED,
) -> list[str]:
    """Remarks on columns with codes that no mapping explains. A code is what somebody's cell says,
    and so is not told: notes stand in the record of a run.
    """
    words = {id: mapping.words.get(id, {}) for id in codes}
    left = {id: [one for one in found if one not in words[id]] for id, found in codes.items()}
    return [
        f"{id} holds {counted(len(found), 'code')}, and {_unknown(knowledge_base, id, found)} is "
        "not known: say so in a mapping file"
        for id, found in left.items()
        if found
    ]


def _unknown(knowledge_base: KnowledgeBase, id: str, codes: Sequence[str]) -> str:
    if knowledge_base.attributes[id].kind == "yes/no":
        return "which means yes"
    return "what they mean" if len(codes) > 1 else "what it means"
