"""Bit-sliced arithmetic: one non-negative integer for each person of a population.

Plane n holds the n-th binary digit of everybody's number, so that an addition for many people is a
ripple-carry over a few planes. Sums are never negative: there is no sign plane.
"""

from engine.engines.population import Group


class BitSlicedSums:
    """A non-negative integer for each person, 0 at first."""

    def __init__(self) -> None:
        self.planes: list[Group] = []

    def plane(self, digit: int) -> Group:
        """The people whose number has a 1 at the binary digit."""
        return self.planes[digit] if digit < len(self.planes) else 0

    def add(self, amount: int, group: Group) -> None:
        """Add a non-negative amount to the numbers of a group."""
        missing = amount.bit_length() - len(self.planes)
        self.planes += [0] * missing
        for digit in range(amount.bit_length()):
            if amount >> digit & 1:
                self._carry(digit, group)

    def _carry(self, digit: int, group: Group) -> None:
        """Add a 1 at the binary digit to the numbers of a group."""
        while group:
            if digit == len(self.planes):
                self.planes.append(0)
            before = self.planes[digit]
            self.planes[digit] = before ^ group
            group &= before
            digit += 1

    def above(self, other: "BitSlicedSums", everybody: Group) -> Group:
        """The people whose number is greater than their number in the other sums."""
        greater, equal = 0, everybody
        for digit in reversed(range(max(len(self.planes), len(other.planes)))):
            mine = self.plane(digit)
            differs = equal & (mine ^ other.plane(digit))
            greater |= differs & mine
            equal ^= differs
        return greater

    def take(self, other: "BitSlicedSums", group: Group) -> None:
        """Replace the numbers of a group by theirs in the other sums."""
        width = max(len(self.planes), len(other.planes))
        self.planes = [
            self.plane(digit) ^ (self.plane(digit) ^ other.plane(digit)) & group
            for digit in range(width)
        ]
