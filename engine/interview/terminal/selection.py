"""What is highlighted and marked in a list of choices while somebody moves through it."""

from collections.abc import Iterable


class Selection:
    """A place in a list and, where several may be taken, marks. Places count from 1; 0 is none.

    At first nothing is highlighted, so that Enter alone means here what it means everywhere.
    """

    def __init__(self, length: int, several: bool, marked: Iterable[int] = ()) -> None:
        self.length, self.several = length, several
        self.place = 0
        self.marked = set(marked)
        self._touched = False

    def move(self, steps: int) -> None:
        """Go down the list, or up with steps below 0; it goes round."""
        start = self.place or (min(self.marked, default=1) + (1 if steps < 0 else -1))
        if not self.place and not self.marked and steps < 0:
            start = 1
        self.place = (start - 1 + steps) % self.length + 1

    def mark(self) -> None:
        """Mark the highlighted choice, or take its mark away."""
        if self.place:
            self.marked ^= {self.place}
            self._touched = True

    @property
    def line(self) -> str:
        """The line that says the same; '' where nothing was chosen.

        >>> selection = Selection(3, several=True)
        >>> selection.move(1); selection.mark(); selection.move(-1); selection.mark()
        >>> selection.line
        '1,3'
        """
        if self.several and self._touched:
            return ",".join(map(str, sorted(self.marked))) or "skip"
        return str(self.place) if self.place else ""
