"""The errors that a user can put right: where it is, what it is, how to cure it.

A `CrossroadsError` is something that the person at the keyboard can put right. A mistake of ours is
any other exception, and keeps its traceback.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Self


@dataclass(frozen=True, slots=True, order=True)
class Fault:
    """One thing that is wrong in something we were given. Knows nothing of how it is reported.

    >>> print(Fault("a.csv, line 3", "has 4 fields, the header has 5", "Add the missing one."))
    a.csv, line 3: has 4 fields, the header has 5. Add the missing one.
    """

    where: str
    what: str
    cure: str = ""

    def __str__(self) -> str:
        sentence = f"{self.where}: {self.what}".rstrip(".") + "."
        return f"{sentence} {self.cure}".rstrip()


class CrossroadsError(Exception):
    """Something the person at the keyboard can put right; holds every fault that was found.

    `exit_code` is what a command ends with: 1 for what a file holds, 2 for what was asked of us.
    """

    exit_code = 1

    def __init__(self, where: str, what: str, cure: str = "") -> None:
        self.faults: tuple[Fault, ...] = (Fault(where, what, cure),)
        super().__init__(str(self))

    @classmethod
    def of(cls, faults: Iterable[Fault]) -> Self:
        """One error for several faults."""
        error = cls("", "")
        error.faults = tuple(faults)
        return error

    def __str__(self) -> str:
        return "\n".join(str(fault) for fault in self.faults)


class MisuseError(CrossroadsError):
    """What was asked cannot be done: a missing file, an unknown attribute, a wrong value."""

    exit_code = 2


class KnowledgeBaseError(CrossroadsError):
    """The rules cannot be used."""


def did_you_mean(suggestion: str | None, otherwise: str = "") -> str:
    """The cure for a misspelling: the nearest right spelling, or something else to try.

    >>> did_you_mean("career_ladder")
    "Did you mean 'career_ladder'?"
    """
    return f"Did you mean '{suggestion}'?" if suggestion else otherwise
