"""Sums for many people at once.

A plane holds one binary digit of everybody's number, one bit for each person. Adding carries from
plane to plane, as one adds in writing.
"""


class Sums:
    """A whole number from 0 for each person of a crowd."""

    def __init__(self) -> None:
        self.planes: list[int] = []

    def plane(self, digit: int) -> int:
        """Those whose number has a 1 at the binary digit."""
        return self.planes[digit] if digit < len(self.planes) else 0

    def add(self, amount: int, people: int) -> None:
        """Add an amount to some people's numbers."""
        missing = amount.bit_length() - len(self.planes)
        self.planes += [0] * missing
        for digit in range(amount.bit_length()):
            if amount >> digit & 1:
                self._carry(digit, people)

    def _carry(self, digit: int, people: int) -> None:
        while people:
            if digit == len(self.planes):
                self.planes.append(0)
            before = self.planes[digit]
            self.planes[digit] = before ^ people
            people &= before
            digit += 1

    def above(self, other: "Sums", everybody: int) -> int:
        """Those whose number here is greater than in the other sums."""
        greater, equal = 0, everybody
        for digit in reversed(range(max(len(self.planes), len(other.planes)))):
            mine = self.plane(digit)
            differs = equal & (mine ^ other.plane(digit))
            greater |= differs & mine
            equal ^= differs
        return greater

    def take(self, other: "Sums", people: int) -> None:
        """Give some people the other sums' number."""
        width = max(len(self.planes), len(other.planes))
        self.planes = [
            self.plane(digit) ^ (self.plane(digit) ^ other.plane(digit)) & people
            for digit in range(width)
        ]
