"""Coded categories in yes/no columns: where there is a 2, it is unknown whether 1 means yes.

A column of 0 and 1 can be read. The codes of a file are known only at its end, so they need a full
pass before its first cell is read.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

from engine.batch.columns.mapping import NOTHING_MAPPED, Conventions, code_in
from engine.batch.columns.recognition import Column
from engine.core.model import Attribute, KnowledgeBase
from engine.language.sentences import counted
from engine.tables.csv_text import unescape_formula
from engine.tables.rows import Reject, Row

PLAIN = {"0", "1"}
MOST = 100  # distinct codes of a column, and texts that are not looked at twice


def unclear_codes(codes: Collection[str]) -> tuple[str, ...]:
    """The codes of a yes/no column, if they are others than 0 and 1.

    >>> unclear_codes({"2", "1"}), unclear_codes({"0", "1"})
    (('1', '2'), ())
    """
    return () if PLAIN.issuperset(codes) else in_order(codes)


def in_order(codes: Iterable[str]) -> tuple[str, ...]:
    """Codes in the order of their numbers."""
    return tuple(sorted(codes, key=lambda code: (len(code), code)))


class CodeFound(Exception):  # noqa: N818 - a signal to read again, no error
    """A yes/no column holds a code other than 0 and 1: its other cells need a full pass.

    The file is then read again from the beginning, and looked through first.
    """


def unless_code(attribute: Attribute, cell: str) -> None:
    """Raise CodeFound for a code other than 0 and 1 in a yes/no column."""
    if attribute.kind == "yes/no" and (code := code_in(cell)) and code not in PLAIN:
        raise CodeFound


class Codes:
    """The codes in the yes/no columns of a file, gathered while its records pass by.

    `attributes` goes from the positions of those columns to their attributes.
    """

    def __init__(self, attributes: Mapping[int, str]) -> None:
        self._attributes = attributes
        self._codes: dict[int, set[str]] = {at: set() for at in attributes}
        self._seen: dict[int, set[str]] = {at: set() for at in attributes}

    def watch(self, records: Iterable[Row | Reject]) -> Iterator[Row | Reject]:
        """The records, none changed and none held back."""
        for record in records:
            if isinstance(record, Row):
                for at, seen in self._seen.items():
                    if record.cells[at] not in seen:
                        self._note(at, record.cells[at])
            yield record

    def _note(self, at: int, cell: str) -> None:
        seen, codes = self._seen[at], self._codes[at]
        if len(seen) < MOST:
            seen.add(cell)
        if len(codes) < MOST and (code := code_in(unescape_formula(cell))):
            codes.add(code)

    @property
    def wanted(self) -> bool:
        """Whether there is a column in which codes could stand."""
        return bool(self._attributes)

    @property
    def unclear(self) -> Mapping[str, tuple[str, ...]]:
        """The codes of each attribute whose column holds others than 0 and 1."""
        found = {self._attributes[at]: unclear_codes(codes) for at, codes in self._codes.items()}
        return {attribute: codes for attribute, codes in found.items() if codes}


def code_notes(
    codes: Mapping[str, Sequence[str]], mapping: Conventions = NOTHING_MAPPED
) -> list[str]:
    """Remarks on columns with codes that no mapping explains. A code is what somebody's cell says,
    and so is not told: notes stand in the record of a run.

    >>> code_notes({"manager_knows": ("1", "2")})
    ['manager_knows holds 2 codes, and which means yes is not known: say so in a mapping file']
    """
    words = {id: mapping.words.get(id, {}) for id in codes}
    left = {id: [one for one in found if one not in words[id]] for id, found in codes.items()}
    return [
        f"{id} holds {counted(len(found), 'code')}, and which means yes is not known: say so in "
        "a mapping file"
        for id, found in left.items()
        if found
    ]


def yes_no_columns(knowledge_base: KnowledgeBase, columns: Sequence[Column]) -> dict[int, str]:
    """The positions and attributes of the yes/no columns."""
    return {
        at: one.attribute
        for at, one in enumerate(columns)
        if one.attribute and knowledge_base.attributes[one.attribute].kind == "yes/no"
    }
