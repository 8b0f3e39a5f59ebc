"""Row numbers as a spreadsheet shows them, for the records of a CSV file.

There a record is one row, however many lines of the file it takes. A blank line is a row too, and
so is each line before the header. Files in other formats have row numbers of their own.
"""

import re
from collections.abc import Iterable, Iterator, Sequence

from engine.tables.rows import Reject, Row

ANY_LINE_END = re.compile(r"\r\n|\r|\n")


def sheet_rows(
    headings: Sequence[str], records: Iterable[Row | Reject]
) -> Iterator[tuple[int, Row | Reject]]:
    r"""The records of a CSV file with these headings, each with the number of its row.

    >>> records = [Row(3, ("hex\nnut",)), Row(5, ("bolt",))]
    >>> [row for row, _ in sheet_rows(["Part\nname"], records)]
    [2, 3]
    """
    within = _line_ends(headings)  # records and header so far: lines that begin no row
    for record in records:
        yield record.line - within, record
        within += _line_ends(record.cells if isinstance(record, Row) else [record.row])


def row_and_line(row: int, line: int) -> str:
    """The number of a row, and of the line on which it starts where that is another.

    >>> row_and_line(2, 2), row_and_line(6, 7)
    ('2', '6 (line 7)')
    """
    return str(row) if row == line else f"{row} (line {line})"


def _line_ends(cells: Iterable[str]) -> int:
    return sum(len(ANY_LINE_END.findall(cell)) for cell in cells)
