"""Yes/no columns that hold codes: where there is a 2, nobody knows whether 1 means yes.

A column of 0 and 1 can be read. The codes of a file are known only at its end, so it has to be
gone through before its first cell is understood.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

from engine.batch.columns.mapping import NOTHING_MAPPED, StaffMapping, code_in
from engine.core.model import Attribute, KnowledgeBase
from engine.tables.csv_file import Reject, Row
from engine.tables.csv_text import unescape_formula

PLAIN = {"0", "1"}
MOST = 100  # codes of a column that are told apart, and texts that are not looked at twice


def unclear_codes(codes: Collection[str]) -> tuple[str, ...]:
    """The codes of a yes/no column, if they are others than 0 and 1.

    >>> unclear_codes({"2", "1"}), unclear_codes({"0", "1"})
    (('1', '2'), ())
    """
    return () if PLAIN.issuperset(codes) else in_order(codes)


def in_order(codes: Iterable[str]) -> tuple[str, ...]:
    """Codes in the order of their numbers."""
    return tuple(sorted(codes, key=lambda code: (len(code), code)))


class CodeFound(Exception):  # noqa: N818 - no error of anybody's
    """A yes/no column holds a code other than 0 and 1: what its other cells mean, all of it tells.

    Whoever reads the file begins again, and looks ahead first.
    """


def unless_code(attribute: Attribute, cell: str) -> None:
    """Raise CodeFound for a cell after which a yes/no column cannot be read as it was."""
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
    codes: Mapping[str, Sequence[str]], mapping: StaffMapping = NOTHING_MAPPED
) -> list[str]:
    """What a reader of the advice should know about columns that hold codes which nobody mapped.

    >>> code_notes({"manager_knows": ("1", "2")})
    ['manager_knows holds codes (1, 2), and which means yes is not known: say so in a mapping file']
    """
    words = {id: mapping.words.get(id, {}) for id in codes}
    left = {id: [one for one in found if one not in words[id]] for id, found in codes.items()}
    return [
        f"{id} holds codes ({', '.join(found)}), and which means yes is not known: say so in "
        "a mapping file"
        for id, found in left.items()
        if found
    ]


def yes_no_columns(
    knowledge_base: KnowledgeBase, attributes: Sequence[str | None]
) -> dict[int, str]:
    """Those of the columns that answer yes or no: their positions and attributes."""
    return {
        at: id
        for at, id in enumerate(attributes)
        if id and knowledge_base.attributes[id].kind == "yes/no"
    }
