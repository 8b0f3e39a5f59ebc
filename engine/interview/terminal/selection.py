"""Selection state of a list of choices: the highlighted one and, for several values, the marks.

The result is a line, the same that a person could type, so that the dialogue knows no lists.
"""

from collections.abc import Iterable


class Selection:
    """The highlighted place in a list, and the marked ones. Places count from 1; 0 is none.

    At first nothing is highlighted, so that Enter alone means the same as at every prompt.
    """

    def __init__(self, length: int, several: bool, marked: Iterable[int] = ()) -> None:
        self.length, self.several = length, several
        self.place = 0
        self.marked = set(marked)
        self._touched = False

    def move(self, steps: int) -> None:
        """Move the highlight down, or up with negative steps; the list is cyclic."""
        start = self.place or (min(self.marked, default=1) + (1 if steps < 0 else -1))
        if not self.place and not self.marked and steps < 0:
            start = 1
        self.place = (start - 1 + steps) % self.length + 1

    def mark(self) -> None:
        """Toggle the mark of the highlighted choice."""
        if self.place:
            self.marked ^= {self.place}
            self._touched = True

    @property
    def line(self) -> str:
        """The line that is equivalent to the selection; '' if nothing was chosen.

        >>> selection = Selection(3, several=True)
        >>> selection.move(1); selection.mark(); selection.move(-1); selection.mark()
        >>> selection.line
        '1,3'
        """
        if self.several and self._touched:
            return ",".join(map(str, sorted(self.marked))) or "skip"
        return str(self.place) if self.place else ""
