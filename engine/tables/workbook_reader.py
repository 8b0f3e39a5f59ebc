"""Excel workbook reading, by openpyxl: what the cells of a sheet show, as a CSV export would have
it. Formulas are never run.

A sheet is read twice: for its layout (sheet_layout.py), and row by row. The size that a sheet
declares is not trusted: it is read to its end.
"""

import warnings
from collections.abc import Iterator
from contextlib import ExitStack, closing, contextmanager
from typing import IO
from xml.etree.ElementTree import ParseError
from xml.parsers.expat import ExpatError
from zipfile import BadZipFile, ZipFile

from engine.errors import CrossroadsError, MisuseError
from engine.tables.header import Knows
from engine.tables.sheet_choice import chosen_sheet, nothing_known, sheet_notes, tables_of
from engine.tables.sheet_head import SheetHead
from engine.tables.sheet_layout import sheet_layout
from engine.tables.sheet_records import SheetRecords
from engine.tables.strict_workbook import is_strict, transitional
from engine.tables.typed_rows import Record, TypedRows
from engine.tables.workbook_file import Sheet, WorkbookFile

UNREADABLE = (
    BadZipFile, ParseError, ExpatError, LookupError, ValueError, TypeError, EOFError,
)  # fmt: skip
CURE = "Open it in a spreadsheet and save it as .xlsx or 'CSV UTF-8'."
NO_ROWS = "Give a sheet with a header and rows."


@contextmanager
def open_workbook(source: str, knows: Knows, wanted: str | None) -> Iterator[TypedRows]:
    """The table on a sheet: the one of that name, or the first visible one. The header may stand
    lower down.

    `knows` is asked about headings. Raises MisuseError for a sheet that is not there, and
    CrossroadsError for a file that cannot be read, or of which nothing is known on the first sheet
    though there are others.
    """
    with ExitStack() as stack:
        stack.enter_context(warnings.catch_warnings())
        warnings.filterwarnings("ignore", module="openpyxl")  # of decoration that it leaves out
        with _readable(source):
            file = _transitional(stack.enter_context(open(source, "rb")), stack)
            book = stack.enter_context(closing(WorkbookFile(file)))
        yield _table(source, book, knows, wanted)


def _transitional(file: IO[bytes], stack: ExitStack) -> IO[bytes]:
    """The workbook, or its copy under other names where it is in Strict Open XML."""
    with ZipFile(file) as archive:
        return stack.enter_context(transitional(archive)) if is_strict(archive) else file


def _table(source: str, book: WorkbookFile, knows: Knows, wanted: str | None) -> TypedRows:
    """The rows below the header of a sheet."""
    sheet = chosen_sheet(source, book.sheets, wanted)
    head = _head(source, sheet, knows)
    if wanted is None and not head.known:
        others = [one for one in tables_of(book.sheets) if one is not sheet]
        _refuse_unknown(
            source, sheet.title, head, {one.title: _head(source, one, knows) for one in others}
        )
    if not head.headings:
        raise CrossroadsError(source, "is empty", NO_ROWS)
    return TypedRows(
        source,
        head.headings,
        head.below,
        encoding="xlsx",
        header_line=head.line,
        total=head.records.layout.last_row,
        notes=lambda: (*sheet_notes(book.sheets, sheet), *head.notes()),
    )


def _refuse_unknown(source: str, name: str, head: SheetHead, others: dict[str, SheetHead]) -> None:
    """Raise CrossroadsError for a sheet without a known heading, where others hold something."""
    if known := {title: other.known for title, other in others.items() if other.headings}:
        raise nothing_known(source, name, head.headings, known)


def _head(source: str, sheet: Sheet, knows: Knows) -> SheetHead:
    """The header of a sheet, and the rows below it."""
    with _readable(source):
        with sheet.xml() as xml:
            layout = sheet_layout(xml)
        records = SheetRecords(sheet, layout)
    return SheetHead(records, _read(source, records), knows)


def _read(source: str, records: SheetRecords) -> Iterator[Record]:
    """The records, with errors as ours."""
    with _readable(source):
        yield from records


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
