"""Coded categories: columns of whole numbers whose meaning only their owner knows.

Where a yes/no column holds a 2, it is unknown whether 1 means yes. Where a column about a list or
about sizes holds nothing but a few small numbers, they are no head-counts but the numbers of
answers. The codes of a file are known only at its end, so they need a full pass before its first
cell is read.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from engine.batch.columns.mapping import (
    NOTHING_MAPPED,
    Conventions,
    code_in,
    parts_of,
    read_mapped,
)
from engine.batch.columns.recognition import Column
from engine.core.model import Attribute, KnowledgeBase
from engine.facts.bounds import beyond_bounds
from engine.facts.values import NOT_KNOWN
from engine.language.sentences import counted
from engine.tables.csv_text import unescape_formula
from engine.tables.rows import Reject, Row

PLAIN = frozenset("01")  # of yes and no
SMALL = frozenset(map(str, range(11)))  # the numbers of answers
MISSING = frozenset(("-1", "-2", "-7", "-8", "-9", "88", "98", "99", "-99", "998", "999", "-999"))
MOST = 100  # distinct codes of a column, and texts that are not looked at twice


class CodeFound(Exception):  # noqa: N818 - a signal to read again, no error
    """A column may hold codes of unknown meaning: its other cells need a full pass.

    The file is then read again from the beginning, and looked through first.
    """


def unless_code(attribute: Attribute, cell: str) -> None:
    """Raise CodeFound for a cell whose meaning depends on the other cells of its column."""
    if beyond_bounds(attribute, cell):
        return
    codes = {code for part in parts_of(attribute, cell) if (code := code_in(part))}
    if attribute.kind == "yes/no":
        codes -= PLAIN
    else:
        codes = {code for code in codes if str(int(code)) in SMALL | MISSING}
    if codes and can_hold_codes(attribute):
        raise CodeFound


def can_hold_codes(attribute: Attribute) -> bool:
    """Whether whole numbers in a column may be codes: they are no values, nor names of values."""
    return attribute.kind != "number" and not any(
        code_in(name)
        for choice in attribute.choices.values()
        for name in (choice.id, choice.label, *choice.says)
    )


class ColumnCodes:
    """The codes in the cells of one column, gathered one by one."""

    def __init__(
        self, knowledge_base: KnowledgeBase, attribute: Attribute, mapping: Conventions
    ) -> None:
        self._knowledge_base, self._attribute = knowledge_base, attribute
        self._mapping = mapping
        self._codes: set[str] = set()
        self._mixed = False  # whether a list's column holds anything but codes
        self._seen: set[str] = set()

    def note(self, cell: str) -> None:
        """Take the codes of a cell."""
        if cell in self._seen or self._mixed:
            return
        if len(self._seen) < MOST:
            self._seen.add(cell)
        if beyond_bounds(self._attribute, cell):
            self._mixed = self._attribute.kind != "yes/no"
            return
        for part in parts_of(self._attribute, unescape_formula(cell)):
            code = code_in(part)
            if code and len(self._codes) < MOST:
                self._codes.add(code)
            elif not code and self._attribute.kind != "yes/no":
                said = read_mapped(self._knowledge_base, self._attribute, part, self._mapping)
                self._mixed = self._mixed or said != NOT_KNOWN

    @property
    def unclear(self) -> tuple[str, ...]:
        """The codes whose meaning is not known, in the order of their numbers."""
        if self._attribute.kind == "yes/no":
            return () if self._codes <= PLAIN else in_order(self._codes)
        plain = {str(int(code)) for code in self._codes}
        coded = plain <= SMALL | MISSING and plain & SMALL
        return in_order(self._codes) if coded and not self._mixed else ()


def unclear_codes(
    knowledge_base: KnowledgeBase,
    attribute: Attribute,
    cells: Iterable[str],
    mapping: Conventions = NOTHING_MAPPED,
) -> tuple[str, ...]:
    """The codes of unknown meaning in the cells of a whole column."""
    if not can_hold_codes(attribute):
        return ()
    codes = ColumnCodes(knowledge_base, attribute, mapping)
    for cell in cells:
        codes.note(cell)
    return codes.unclear


def in_order(codes: Iterable[str]) -> tuple[str, ...]:
    """Codes in the order of their numbers."""
    return tuple(sorted(codes, key=int))


class Codes:
    """The codes in the columns of a file, gathered while its records pass by.

    A column that stands for one choice holds ticks, and no codes.
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

    def watch(self, records: Iterable[Row | Reject]) -> Iterator[Row | Reject]:
        """The records, none changed and none held back."""
        for record in records:
            if isinstance(record, Row):
                for at, (_, codes) in self._columns.items():
                    codes.note(record.cells[at])
            yield record

    @property
    def unclear(self) -> Mapping[str, tuple[str, ...]]:
        """The codes of each attribute whose column holds some of unknown meaning."""
        return {id: codes.unclear for id, codes in self._columns.values() if codes.unclear}


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
