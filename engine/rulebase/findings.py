"""Findings: faults of a rule base, each with the entry of a file that it is about."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from reprlib import Repr
from typing import Any

from engine.errors import Fault
from engine.language.sentences import SHOWN
from engine.rulebase.line_numbers import Entry, entry_lines, line_of

PLAIN = re.compile(r"[\w-]{1,50}")
MOST_BITS = 200  # of a whole number that is shown; Python refuses to write very long ones


@dataclass(frozen=True, slots=True)
class Finding(Fault):
    """A fault whose `where` is a file, and the entry of that file which has it.

    Its line is looked up by `with_lines`, so that a rule base without a fault is not scanned.
    """

    entry: Entry = ()


def with_lines(faults: Iterable[Fault], texts: Mapping[str, str]) -> list[Fault]:
    """The faults with the lines of what they are about: file by file, and from its top.

    `texts` holds the files' texts by what the faults call the files.
    """
    found = list(dict.fromkeys(faults))
    lines = {where: entry_lines(texts[where]) for where in {f.where for f in found} & texts.keys()}
    placed = [(fault.where, _line(fault, lines), fault) for fault in found]
    placed.sort(key=lambda item: item[:2])
    return [
        Fault(f"{where}, line {line}" if line else where, fault.what, fault.cure)
        for where, line, fault in placed
    ]


def _line(fault: Fault, lines: Mapping[str, Mapping[Entry, int]]) -> int:
    """The line of what a fault is about; 0 where it is about a whole file."""
    if not isinstance(fault, Finding) or fault.where not in lines:
        return 0
    return line_of(lines[fault.where], fault.entry) or 0


class _Short(Repr):
    """Values as Python writes them, cut where they are long or deep."""

    def __init__(self) -> None:
        super().__init__()
        self.maxlevel, self.maxdict, self.maxlist = 3, 4, 6
        self.maxstring = self.maxother = SHOWN

    def repr_int(self, value: int, level: int) -> str:
        """A number that is too long to be of use is told by its length."""
        if value.bit_length() > MOST_BITS:
            return "a number of more than 60 digits"
        return super().repr_int(value, level)

    def repr_instance(self, value: Any, level: int) -> str:
        """A date or time as TOML writes it."""
        return str(value) if hasattr(value, "isoformat") else super().repr_instance(value, level)


_SHORT = _Short()


def shown(value: object) -> str:
    """A value as it is shown in a fault.

    >>> shown("stay"), shown("x" * 90), shown(float("inf"))[:3]
    ("'stay'", "'xxxxxxxxxxxxxxxxxxxxxxxxxxx...xxxxxxxxxxxxxxxxxxxxxxxxxxxx'", 'inf')
    """
    if isinstance(value, str) and PLAIN.fullmatch(value):
        return f"'{value}'"  # nearly all: every table is named after its id
    return _SHORT.repr(value)
