"""How a staff file is laid out: what delimits its cells, and where its header stands.

Neither is guessed from the letters of the file. That delimiter and that line are taken under which
most known headings are found; where none is known, the first line that holds anything.
"""

import csv
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from engine.errors import CrossroadsError
from engine.tables.merge_conflict import is_marker, refuse_conflict
from engine.tables.physical_lines import PhysicalLines
from engine.tables.repeated_header import MARK, Knows

DELIMITER_LINE = re.compile(r'"?sep=(?P<delimiter>[^\r\n"])"?\s*', re.IGNORECASE)
HEAD = 20  # lines, within which the header ends
SURE = 2  # known headings; after a line with so many no better one is looked for


@dataclass(frozen=True, slots=True)
class Dialect:
    """How a file is laid out. `line` is the header's; `passed_over` before it hold something."""

    delimiter: str
    headings: tuple[str, ...]
    passed_over: int
    blank_lines: int
    line: int


@dataclass(frozen=True, slots=True)
class _Line:
    """A record near the beginning of a file: the lines before it, those up to its end, its cells.

    A record that cannot be read has no cells.
    """

    before: int
    end: int
    cells: list[str]

    @property
    def filled(self) -> int:
        """How many of its cells hold anything."""
        return sum(map(bool, map(str.strip, self.cells)))

    def known(self, knows: Knows) -> int:
        """How many different known headings it holds."""
        return sum(map(knows, {cell for cell in self.cells if cell.strip()}))


def find_dialect(name: str, lines: PhysicalLines, knows: Knows) -> Dialect:
    """The layout of a file, whose lines are then read up to the header.

    Raises CrossroadsError where there is no header that can be read.
    """
    blank_lines, named = _pass_over_blank_lines(name, lines)
    head = lines.peek(HEAD)
    headers = {one: _header(head, one, knows) for one in ([named] if named else DELIMITERS)}
    able = {one: header for one, header in headers.items() if header.cells}
    if not able:
        raise _bad_header(
            f"{name}, line {lines.number + 1}", "the header has a quote that is never closed"
        )
    found = {one: (header.known(knows), len(header.cells)) for one, header in able.items()}
    delimiter = max(found, key=lambda one: found[one])
    header = able[delimiter]
    if any(map(is_marker, head[: header.end])):
        refuse_conflict(name, lines)
    if "\0" in "".join(header.cells):
        where = f"{name}, line {lines.number + 1 + header.before}"
        raise _bad_header(where, "the header holds control characters (NUL)")
    blank = sum(not line.strip() for line in head[: header.before])
    line = lines.number + 1 + header.before
    lines.skip(header.end)
    return Dialect(delimiter, tuple(header.cells), header.before - blank, blank_lines + blank, line)


def _pass_over_blank_lines(name: str, lines: PhysicalLines) -> tuple[int, str | None]:
    """Go to the first line that holds anything: how many blank ones stand before it, and the
    delimiter if a line `sep=;` does."""
    blank_lines, named = 0, None
    lines.begin()
    for line in lines:
        if lines.too_long:
            what = f"the header is longer than {lines.longest:,} characters"
            raise _bad_header(f"{name}, line {lines.start}", what)
        if found := DELIMITER_LINE.fullmatch(line):
            named = found["delimiter"]
        elif line.strip():
            lines.back()
            return blank_lines, named
        else:
            blank_lines += 1
        lines.begin()
    raise CrossroadsError(name, "is empty", "Give a CSV file with a header and rows.")


def _header(head: Sequence[str], delimiter: str, knows: Knows) -> _Line:
    """The record that is the header, if this is the delimiter.

    Titles, dates and the like before a header fill fewer cells than it does. A later record that
    does not fill more cells than every one before it is a row, though it held a known heading.
    """
    best, *others = _records(head, delimiter)
    if _is_sure(best, others, knows):
        return best
    most, known = best.filled, best.known(knows)
    for one in others:
        if one.filled > most:
            most = one.filled
            if (better := min(one.known(knows), SURE)) > known:
                best, known = one, better
    return best


def _is_sure(first: _Line, others: Sequence[_Line], knows: Knows) -> bool:
    """Whether the first record is the header whatever follows: one known heading is enough if the
    record below fills as many cells."""
    known = first.known(knows)
    below = next((one.filled for one in others if one.filled), 0)
    return known >= SURE or (known > 0 and below == first.filled)


def _records(head: Sequence[str], delimiter: str) -> Iterator[_Line]:
    """The records at the beginning of a file. One that cannot be read is passed over as a line."""
    at = 0
    while at < len(head):
        lines = [head[at].lstrip(MARK), *head[at + 1 :]]
        reader = csv.reader(lines, delimiter=delimiter, strict=True)
        try:
            cells = next(reader)
            end = at + reader.line_num
        except csv.Error:
            cells, end = [], at + 1
        yield _Line(at, end, cells)
        at = end


def _bad_header(where: str, what: str) -> CrossroadsError:
    return CrossroadsError(
        where, what, "Open the file in a spreadsheet and save it as 'CSV UTF-8'."
    )


DELIMITERS = {",": "comma", ";": "semicolon", "\t": "tab", "|": "pipe"}  # a tie goes to the first


def delimiter_name(delimiter: str) -> str:
    """What people call it.

    >>> delimiter_name(";"), delimiter_name("^")
    ('semicolon', "'^'")
    """
    return DELIMITERS.get(delimiter, repr(delimiter))
