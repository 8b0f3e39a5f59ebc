"""Dialect detection: which delimiter a CSV file has, and on which line its header stands.

Neither is guessed from the frequency of letters, as `csv.Sniffer` does. That delimiter is taken
under which most known headings are found; where none is known, the first line that is not blank is
the header.
"""

import csv
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from engine.errors import CrossroadsError
from engine.tables.encoding import BYTE_ORDER_MARK
from engine.tables.header import HEAD, Knows, first_or_better, known_headings
from engine.tables.merge_conflict import is_marker, refuse_conflict
from engine.tables.physical_lines import PhysicalLines
from engine.tables.survey_header import header_of_a_form

DELIMITERS = {",": "comma", ";": "semicolon", "\t": "tab", "|": "pipe"}  # a tie goes to the first
DELIMITER_LINE = re.compile(r'"?sep=(?P<delimiter>[^\r\n"])"?\s*', re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Dialect:
    """The layout of a file. `line` is the header's; of the lines before it, `passed_over` are not
    blank. `form` names the service whose header has several rows."""

    delimiter: str
    headings: tuple[str, ...]
    passed_over: int
    blank_lines: int
    line: int
    form: str = ""


@dataclass(frozen=True, slots=True)
class _Record:
    """A record near the beginning of a file: the lines before it, those up to its end, its cells.

    A record that cannot be read has no cells. `form` is that of `Dialect`.
    """

    before: int
    end: int
    cells: Sequence[str]
    form: str = ""


def delimiter_name(delimiter: str) -> str:
    """The name of a delimiter, for messages.

    >>> delimiter_name(";"), delimiter_name("^")
    ('semicolon', "'^'")
    """
    return DELIMITERS.get(delimiter, repr(delimiter))


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
    found = {one: (known_headings(it.cells, knows), len(it.cells)) for one, it in able.items()}
    delimiter = max(found, key=lambda one: found[one])
    header = able[delimiter]
    if any(map(is_marker, head[: header.end])):
        refuse_conflict(name, lines)
    line = lines.number + 1 + header.before
    if "\0" in "".join(header.cells):
        raise _bad_header(f"{name}, line {line}", "the header holds control characters (NUL)")
    blank = sum(not line.strip() for line in head[: header.before])
    lines.skip(header.end)
    passed_over = header.before - blank
    headings = tuple(header.cells)
    return Dialect(delimiter, headings, passed_over, blank_lines + blank, line, header.form)


def _pass_over_blank_lines(name: str, lines: PhysicalLines) -> tuple[int, str | None]:
    """Go to the first line that is not blank: how many blank ones stand before it, and the
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


def _header(head: Sequence[str], delimiter: str, knows: Knows) -> _Record:
    """The record that is the header, if this is the delimiter: the first where none is known."""
    records = list(_records(head, delimiter))
    cells = [record.cells for record in records]
    at = first_or_better(cells, knows)
    if found_form := header_of_a_form(cells, at):
        first, several = found_form
        last = records[first + several.rows - 1]
        return _Record(records[first].before, last.end, several.headings, several.form)
    return records[at]


def _records(head: Sequence[str], delimiter: str) -> Iterator[_Record]:
    """The records at the beginning of a file. One that cannot be read is passed over as a line."""
    at = 0
    while at < len(head):
        lines = [head[at].lstrip(BYTE_ORDER_MARK), *head[at + 1 :]]
        reader = csv.reader(lines, delimiter=delimiter, strict=True)
        try:
            cells = next(reader)
            end = at + reader.line_num
        except csv.Error:
            cells, end = [], at + 1
        yield _Record(at, end, cells)
        at = end


def _bad_header(where: str, what: str) -> CrossroadsError:
    return CrossroadsError(
        where, what, "Open the file in a spreadsheet and save it as 'CSV UTF-8'."
    )
