"""What the verifier finds, as values: never exceptions, and without words for a screen."""

from dataclasses import dataclass, field
from typing import Literal

from engine.authoring.prove.witness import Witness

Kind = Literal[
    "promise broken",
    "rule never fires",
    "rule without effect",
    "twin rules",
    "subsumed rule",
    "stacked evidence",
    "fact turns against its path",
    "nobody reaches",
    "no next role",
    "no advice",
    "own role",
    "wrong level",
    "no path",
    "same sentence twice",
    "pointless question decides",
    "accepted for nothing",
]


@dataclass(frozen=True, slots=True)
class Finding:
    """Something that is probably not meant, with the shortest witness where there is one.

    `about` are the ids that `[[accepted]]` names it by. `answer` is what is added to the witness,
    where the finding is about the step from one to the other. `implied_by` are promises that leave
    no other way, `accepted` the reason why it is meant.
    """

    kind: Kind
    about: tuple[str, ...]
    says: str
    witness: Witness | None = None
    after: Witness | None = None
    implied_by: tuple[str, ...] = ()
    accepted: str = ""

    @property
    def counts(self) -> bool:
        """Whether nobody has given a reason for it yet."""
        return not (self.implied_by or self.accepted)


@dataclass(frozen=True, slots=True)
class Overturned:
    """A recommendation that no answer to one open question would keep."""

    attribute: str
    witness: Witness


@dataclass(frozen=True, slots=True)
class Verification:
    """Everything that was found, and the questions that no proof was found for in time.

    `undecided` are the promises among these.
    """

    findings: tuple[Finding, ...]
    promises: int
    questions: int
    not_proved: tuple[str, ...] = ()
    undecided: tuple[str, ...] = ()
    overturned: tuple[Overturned, ...] = ()
    never_matter: dict[str, tuple[str, ...]] = field(default_factory=dict)

    @property
    def failed(self) -> bool:
        """Whether something was found that nobody has given a reason for, or a promise is open."""
        return bool(self.undecided) or any(finding.counts for finding in self.findings)

    @property
    def kept(self) -> int:
        """How many promises are proved to be kept."""
        broken = {one.about[0] for one in self.findings if one.kind == "promise broken"}
        return self.promises - len(broken.union(self.undecided))
