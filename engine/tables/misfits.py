"""Detection of a wrong header or delimiter: most rows do not have as many fields as the header."""

from collections import Counter

from engine.errors import CrossroadsError
from engine.tables.dialect import delimiter_name
from engine.tables.other_delimiter import looks_delimited

JUDGED = 1000  # rows at the beginning of a file
FEWEST = 20  # rows of a file that is refused; of fewer each is rejected on its own


class Misfits:
    """The rows at the beginning of a file with a wrong number of fields.

    Raises CrossroadsError as soon as they are more than half.
    """

    def __init__(self, name: str, delimiter: str, width: int) -> None:
        self._name, self._delimiter, self._width = name, delimiter, width
        self._counts: Counter[int] = Counter()  # of rows, by their number of fields
        self._examples: dict[int, tuple[int, str]] = {}

    def add(self, row: int, line: int, fields: int, raw: str) -> None:
        """Take note of such a row, the file's row-th, which begins on a line."""
        if row > JUDGED:
            return
        self._counts[fields] += 1
        self._examples.setdefault(fields, (line, raw))
        if self._counts.total() > JUDGED // 2:
            self._refuse("the first rows")

    def end(self, rows: int) -> None:
        """Judge a file that ends after so many rows."""
        if FEWEST <= rows < JUDGED and self._counts.total() * 2 > rows:
            self._refuse(f"{rows:,} rows")

    def _refuse(self, of: str) -> None:
        [(fields, _)] = self._counts.most_common(1)
        line, raw = self._examples[fields]
        what = f"most of {of} do not fit the header: it has {self._width} fields, this row {fields}"
        raise CrossroadsError(f"{self._name}, line {line}", what, self._cure(fields, raw))

    def _cure(self, fields: int, raw: str) -> str:
        """The probable cause, and what to do."""
        if name := looks_delimited(raw, self._delimiter, self._width):
            ours = delimiter_name(self._delimiter)
            return f"The rows are delimited by {name}, the header by {ours}: use one of them."
        if self._counts[fields] * 10 > self._counts.total() * 9:
            few = "few" if fields > self._width else "many"
            return f"The header probably has too {few} names: give each column one."
        if fields > self._width:
            name = delimiter_name(self._delimiter)
            return f"A cell probably holds a {name}: save the file with such cells in quotes."
        return "Cells are probably missing, or lines broken: save the file anew where it was made."
