"""Every way a user can be told no: where it is, what it is, how to cure it.

A `CrossroadsError` is something that the person at the keyboard can put right. A mistake of ours is
any other exception, and keeps its traceback.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Fault:
    """One thing that is wrong in something we were given. Knows nothing of how it is reported.

    >>> print(Fault("staff.csv, line 3", "has 4 fields, the header has 5", "Add the missing field."))
    staff.csv, line 3: has 4 fields, the header has 5. Add the missing field.
    """

    where: str
    what: str
    cure: str = ""

    def __str__(self) -> str:
        sentence = f"{self.where}: {self.what}".rstrip(".") + "."
        return f"{sentence} {self.cure}".rstrip()


class CrossroadsError(Exception):
    """Something the person at the keyboard can put right.

    `exit_code` is what a command ends with: 1 for what a file holds, 2 for what was asked of us.
    """

    exit_code = 1

    def __init__(self, where: str, what: str, cure: str = "") -> None:
        self.fault = Fault(where, what, cure)
        super().__init__(str(self.fault))


class MisuseError(CrossroadsError):
    """The request itself cannot be carried out: a missing file, an unknown attribute, a wrong value."""

    exit_code = 2


class KnowledgeBaseError(CrossroadsError):
    """The rules cannot be used. Holds every fault that was found, not only the first."""

    def __init__(self, faults: tuple[Fault, ...]) -> None:
        self.faults = faults
        Exception.__init__(self, "\n".join(str(fault) for fault in faults))


def did_you_mean(suggestion: str | None, otherwise: str = "") -> str:
    """The cure for a misspelling: the nearest right spelling, or something else to try.

    >>> did_you_mean("career_ladder")
    "Did you mean 'career_ladder'?"
    """
    return f"Did you mean '{suggestion}'?" if suggestion else otherwise
