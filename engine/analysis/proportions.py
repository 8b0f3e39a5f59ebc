"""Proportions with confidence intervals, and the ratio of two rates (impact ratio)."""

from dataclasses import dataclass
from math import sqrt

Z_95 = 1.959964  # the quantile of the standard normal distribution that leaves 2.5 % on each side
FOUR_FIFTHS = 0.8


@dataclass(frozen=True, slots=True)
class Proportion:
    """So many of so many, one at least, and the 95 % interval of the rate behind that."""

    count: int
    of: int

    @property
    def rate(self) -> float:
        """The share that was found."""
        return self.count / self.of

    @property
    def interval(self) -> tuple[float, float]:
        """The Wilson score interval, 95 %, without a correction for continuity.

        Sources: Wilson, E. B. (1927), Probable Inference, the Law of Succession, and Statistical
        Inference, JASA 22, 209-212; Newcombe, R. G. (1998), Statistics in Medicine 17, 857-872,
        whose examples these are.

        >>> [[round(end, 4) for end in Proportion(*one).interval] for one in ((81, 263), (0, 20))]
        [[0.2553, 0.3662], [0.0, 0.1611]]
        """
        square = Z_95 * Z_95
        middle = 2 * self.count + square
        spread = Z_95 * sqrt(square + 4 * self.count * (1 - self.rate))
        whole = 2 * (self.of + square)
        low, high = (middle - spread) / whole, (middle + spread) / whole
        return (low if self.count else 0.0), (high if self.count < self.of else 1.0)


def impact_ratio(one: Proportion, highest: Proportion) -> float | None:
    """A rate as a share of the highest rate; None where that is 0.

    >>> impact_ratio(Proportion(12, 40), Proportion(48, 80))
    0.5
    """
    return one.rate / highest.rate if highest.count else None
