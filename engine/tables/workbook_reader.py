"""Excel workbook reading, by openpyxl: the values on a sheet, never its formulas, as text.

A cell becomes the text that a CSV export of the sheet would have. The size that a sheet declares is
not trusted: it is read to its end.
"""

import re
import warnings
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from itertools import chain, islice, zip_longest
from typing import Any
from xml.etree.ElementTree import ParseError
from zipfile import BadZipFile, ZipFile

import openpyxl

from engine.errors import CrossroadsError, MisuseError, did_you_mean
from engine.language.sentences import counted
from engine.language.spelling import nearest
from engine.tables.header import HEAD, Knows, find_header
from engine.tables.typed_rows import Record, TypedRows, text_of

ESCAPED = re.compile("_x([0-9A-Fa-f]{4})_")  # a character that XML cannot hold
FIXED = re.compile(r"0\.(0+)")  # a number format with so many decimals
FORMULA = re.compile(rb"<(\w+:)?f[ />]")
CHUNK = 1 << 20
UNREADABLE = (BadZipFile, ParseError, KeyError, IndexError, ValueError, TypeError, EOFError)
CURE = "Open it in a spreadsheet and save it as .xlsx or 'CSV UTF-8'."


@contextmanager
def open_workbook(source: str, knows: Knows, wanted: str | None) -> Iterator[TypedRows]:
    """The table on a sheet: the one of that name, or the first. The header may stand lower down.

    `knows` is asked about headings. Raises MisuseError for a sheet that is not there and
    CrossroadsError for a file that cannot be read.
    """
    with warnings.catch_warnings():
        warnings.filterwarnings("ignore", module="openpyxl")  # of decoration that it leaves out
        with _readable(source):
            values = openpyxl.load_workbook(source, read_only=True, data_only=True)
            formulas = openpyxl.load_workbook(source, read_only=True) if _computes(source) else None
        try:
            name, notes = _choose(source, [sheet.title for sheet in values.worksheets], wanted)
            yield _table(
                source, _rows(values, name), _rows(formulas, name), knows, notes,
            )  # fmt: skip
        finally:
            values.close()
            if formulas:
                formulas.close()


def _choose(source: str, names: Sequence[str], wanted: str | None) -> tuple[str, list[str]]:
    """The name of the sheet to be read, and a note where there are others."""
    if not names:
        raise CrossroadsError(source, "has no sheet with cells", CURE)
    name = names[0] if wanted is None else wanted
    if name not in names:
        cure = did_you_mean(nearest(name, names), f"The sheets are {', '.join(names)}.")
        raise MisuseError("--sheet", f"{source} has no sheet '{name}'", cure)
    others = ", ".join(f"'{other}'" for other in names if other != name)
    return name, [f"the sheet '{name}' is read, and not {others}"] if others else []


def _rows(book: Any, name: str) -> Iterable[Any]:
    """The cells of a sheet, row by row."""
    if book is None:
        return ()
    sheet = next(sheet for sheet in book.worksheets if sheet.title == name)
    sheet.reset_dimensions()  # what a file says of its size is often wrong, and cuts rows off
    rows: Iterable[Any] = sheet.rows
    return rows


def _table(
    source: str,
    values: Iterable[Any],
    formulas: Iterable[Any],
    knows: Knows,
    notes: list[str],
) -> TypedRows:
    """The rows below the header. Above it there may be a title and the like."""
    hollow: list[int] = []
    records = _records(source, values, formulas, hollow)
    first = list(islice(records, HEAD))
    header = find_header([cells for _, cells in first], knows)
    if header is None:
        raise CrossroadsError(source, "is empty", "Give a sheet with a header and rows.")
    line, headings = first[header]
    if above := sum(bool(cells) for _, cells in first[:header]):
        are = "is" if above == 1 else "are"
        notes.append(f"the header is row {line}; {counted(above, 'row')} above it {are} not read")
    return TypedRows(
        source,
        headings,
        chain(first[header + 1 :], records),
        encoding="xlsx",
        header_line=line,
        notes=lambda: (*notes, *_note_on(hollow)),
    )


def _note_on(hollow: Sequence[int]) -> Iterator[str]:
    """The remark on formulas that have no value yet."""
    if hollow:
        yield (
            f"formulas without a value, read as blank: {len(hollow)}, the first in row "
            f"{hollow[0]}; open the file in a spreadsheet and save it to have them computed"
        )


def _records(
    source: str, values: Iterable[Any], formulas: Iterable[Any], hollow: list[int]
) -> Iterator[Record]:
    """Every row's number and cells up to its last; `hollow` collects rows of blank formulas.

    A formula that comes to an empty text is not hollow; its cell is known to hold text.
    """
    with _readable(source):
        for at, (row, behind) in enumerate(zip_longest(values, formulas, fillvalue=()), 1):
            for value, cell in zip(row, behind, strict=False):
                if cell.data_type == "f" and value.value is None and value.data_type == "n":
                    hollow.append(at)
            cells = [_text(cell) for cell in row]
            while cells and not cells[-1].strip():
                cells.pop()
            yield at, cells


def _text(cell: Any) -> str:
    """The text that a cell shows. Decimals of its format are kept, and no digit is rounded away.

    Characters that XML cannot hold are unescaped.
    """
    value = cell.value
    if isinstance(value, str):
        return ESCAPED.sub(lambda found: chr(int(found[1], 16)), value) if "_x" in value else value
    if type(value) in (float, int) and (fixed := FIXED.fullmatch(cell.number_format)):
        shown = f"{value:.{len(fixed[1])}f}"
        return shown if float(shown) == value else text_of(value)
    return text_of(value)


def _computes(source: str) -> bool:
    """Whether any sheet has a formula."""
    with ZipFile(source) as archive:
        names = [name for name in archive.namelist() if name.startswith("xl/worksheets/")]
        return any(_has_formula(archive, name) for name in names if name.endswith(".xml"))


def _has_formula(archive: ZipFile, name: str) -> bool:
    with archive.open(name) as sheet:
        before = b""
        while some := sheet.read(CHUNK):
            if FORMULA.search(before + some):
                return True
            before = some[-20:]  # a tag may stand across two pieces
    return False


@contextmanager
def _readable(source: str) -> Iterator[None]:
    """Raise the errors of a broken workbook as ours."""
    try:
        yield
    except OSError as error:
        raise MisuseError(source, f"cannot be read: {error.strerror or error}") from error
    except UNREADABLE as error:
        what = f"is no Excel workbook that can be read ({type(error).__name__})"
        raise CrossroadsError(source, what, CURE) from error
