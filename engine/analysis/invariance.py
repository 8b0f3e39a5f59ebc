"""Invariance of results: the same rows advised again after a change that must not matter."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256

Cells = Sequence[str]  # of a result, in the order of its columns


@dataclass(frozen=True, slots=True)
class Comparison:
    """The results after a change: their hash, and how many of them are other than before."""

    change: str
    sha256: str
    differing: int


@dataclass(frozen=True, slots=True)
class Invariance:
    """The results of rows as they are, and after each change.

    `read_as` gives the attribute of every changed column that is read after all, by its heading.
    """

    rows: int
    sha256: str
    comparisons: tuple[Comparison, ...]
    read_as: Mapping[str, str]

    @property
    def holds(self) -> bool:
        """Whether no result is another."""
        return not any(one.differing for one in self.comparisons)


def compared(
    before: Sequence[Cells], after: Mapping[str, Sequence[Cells]], read_as: Mapping[str, str]
) -> Invariance:
    """The comparison of results with those after each change, row by row."""
    comparisons = (
        Comparison(
            change,
            hash_of(results),
            sum(one != two for one, two in zip(before, results, strict=True)),
        )
        for change, results in after.items()
    )
    return Invariance(len(before), hash_of(before), tuple(comparisons), read_as)


def hash_of(results: Sequence[Cells]) -> str:
    """The SHA-256 of all results in their order."""
    digest = sha256()
    for cells in results:
        digest.update("\x1f".join(cells).encode("utf-8", "surrogatepass") + b"\n")
    return digest.hexdigest()
