"""A propositional formula with linear inequalities, built literal by literal (Tseitin's encoding).

It names no solver: `solver.py` hands the clauses and the inequalities over. A literal is a whole
number, and its negative is the opposite.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

Literal = int
TRUE: Literal = 1
FALSE: Literal = -TRUE


@dataclass(frozen=True, slots=True)
class Inequality:
    """`literal` is true where the weights of the true terms add up to `bound` or more."""

    literal: Literal
    terms: tuple[tuple[Literal, int], ...]
    bound: int


class Formula:
    """Literals, the clauses between them, and the inequalities that some of them stand for.

    >>> formula = Formula()
    >>> one, other = formula.literal(), formula.literal()
    >>> formula.all_of([one, TRUE]) == one, formula.any_of([one, other, TRUE]) == TRUE
    (True, True)
    """

    def __init__(self) -> None:
        self.variables = TRUE
        self.clauses: list[tuple[Literal, ...]] = [(TRUE,)]
        self.inequalities: list[Inequality] = []
        self._conjunctions: dict[frozenset[Literal], Literal] = {}
        self._sums: dict[tuple[tuple[tuple[Literal, int], ...], int], Literal] = {}

    def literal(self) -> Literal:
        """A new literal, of which nothing is known."""
        self.variables += 1
        return self.variables

    def require(self, *clause: Literal) -> None:
        """At least one of the literals is true."""
        self.clauses.append(clause)

    def all_of(self, literals: Iterable[Literal]) -> Literal:
        """A literal that is true where all of these are; the same for the same literals."""
        parts = frozenset(literals) - {TRUE}
        if FALSE in parts or any(-part in parts for part in parts):
            return FALSE
        if len(parts) <= 1:
            return next(iter(parts), TRUE)
        if parts not in self._conjunctions:
            whole = self._conjunctions[parts] = self.literal()
            for part in parts:
                self.require(-whole, part)
            self.require(whole, *(-part for part in sorted(parts)))
        return self._conjunctions[parts]

    def any_of(self, literals: Iterable[Literal]) -> Literal:
        """A literal that is true where at least one of these is."""
        return -self.all_of(-literal for literal in literals)

    def same(self, one: Literal, other: Literal) -> None:
        """The two literals are true together or not at all."""
        self.require(-one, other)
        self.require(one, -other)

    def differ(self, one: Literal, other: Literal) -> Literal:
        """A literal that is true where just one of the two is."""
        return self.any_of((self.all_of((one, -other)), self.all_of((-one, other))))

    def exactly_one(self, literals: Iterable[Literal]) -> None:
        """One of the literals is true and no other."""
        choices = list(literals)
        self.require(*choices)
        for place, one in enumerate(choices):
            for other in choices[place + 1 :]:
                self.require(-one, -other)

    def at_least(self, weights: Mapping[Literal, int], bound: int) -> Literal:
        """A literal that is true where the weights of the true literals reach the bound.

        A weight below 0 is turned over, so that every inequality is a sum of positive weights.
        """
        terms = tuple(
            (literal, weight) if weight > 0 else (-literal, -weight)
            for literal, weight in weights.items()
            if weight
        )
        least = bound - sum(weight for weight in weights.values() if weight < 0)
        if least <= 0:
            return TRUE
        if sum(weight for _, weight in terms) < least:
            return FALSE
        if (terms, least) not in self._sums:
            reached = self._sums[terms, least] = self.literal()
            self.inequalities.append(Inequality(reached, terms, least))
        return self._sums[terms, least]

    def at_most(self, literals: Iterable[Literal], bound: int) -> Literal:
        """A literal that is true where no more of these are."""
        return -self.at_least(dict.fromkeys(literals, 1), bound + 1)
