"""Codes in one column: whole numbers whose meaning only the owner of the file knows.

A yes/no column holds codes where it has any number but 0 and 1; one about a list or about sizes
where it has a few small numbers and nothing else. Head-counts vary and soon exceed these; the price
is that a file of tiny organisations alone is asked about, and none is advised by a code.
"""

from collections.abc import Iterable

from engine.batch.columns.mapping import (
    NOTHING_MAPPED,
    Conventions,
    code_in,
    parts_of,
    read_mapped,
)
from engine.core.model import Attribute, KnowledgeBase
from engine.facts.bounds import beyond_bounds
from engine.facts.values import NOT_KNOWN
from engine.tables.csv_text import unescape_formula

PLAIN = frozenset("01")  # of yes and no
SMALL = frozenset(map(str, range(21)))  # the numbers of answers, a stray one and 11 to 13 included
MOST_ANSWERS = 12  # different small numbers; more of them are counts
ALONE = (
    10  # the largest that is a code where everybody has it; 20 is the size of their organisation
)
MISSING = frozenset(("-1", "-2", "-7", "-8", "-9", "88", "98", "99", "-99", "998", "999", "-999"))
MOST = 100  # distinct codes of a column, and texts that are not looked at twice


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
        answers = {int(code) for code in plain & SMALL}
        coded = plain <= SMALL | MISSING and 0 < len(answers) <= MOST_ANSWERS
        counted = len(answers) == 1 and max(answers) > ALONE
        return in_order(self._codes) if coded and not counted and not self._mixed else ()


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
