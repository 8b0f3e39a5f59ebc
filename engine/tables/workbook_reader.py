"""Excel workbook reading, by openpyxl: what the cells of a sheet show, as a CSV export would have
it. Formulas are never run.

A sheet is read twice: for its layout (sheet_layout.py), and row by row. The size that a sheet
declares is not trusted: it is read to its end.
"""

import struct
import warnings
import zlib
from collections.abc import Iterator
from contextlib import ExitStack, closing, contextmanager
from typing import IO
from xml.etree.ElementTree import ParseError
from xml.parsers.expat import ExpatError
from zipfile import BadZipFile

from engine.errors import CrossroadsError, MisuseError
from engine.tables.header import Knows
from engine.tables.sheet_choice import CURE, chosen_sheet, nothing_known, sheet_notes, tables_of
from engine.tables.sheet_head import SheetHead
from engine.tables.sheet_layout import sheet_layout
from engine.tables.sheet_records import SheetRecords
from engine.tables.strict_workbook import is_strict, transitional
from engine.tables.typed_rows import Record, TypedRows
from engine.tables.workbook_archive import WorkbookArchive
from engine.tables.workbook_file import Sheet, WorkbookFile
from engine.tables.xml_bounds import OutOfBoundsError

UNREADABLE: dict[type[Exception], str] = {  # what zipfile, expat and openpyxl raise, and why
    BadZipFile: "it is damaged",
    zlib.error: "it is damaged",
    struct.error: "it is damaged",
    EOFError: "it is cut off",
    ParseError: "a part of it is no XML",
    ExpatError: "a part of it is no XML",
    KeyError: "a part of it is missing",
    IndexError: "a part of it is missing",
    LookupError: "a part of it is in an encoding that is not known",
    AttributeError: "a part of it is missing",
    RecursionError: "a part of it is nested too deeply",
    NotImplementedError: "it is compressed in a way that is not known",
    OverflowError: "a number in it is too large",
    ValueError: "it holds what no workbook holds",
    TypeError: "it holds what no workbook holds",
}
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
    with WorkbookArchive(file) as archive:
        return stack.enter_context(transitional(archive)) if is_strict(archive) else file


def _table(source: str, book: WorkbookFile, knows: Knows, wanted: str | None) -> TypedRows:
    """The rows below the header of a sheet."""
    sheet = chosen_sheet(source, book.sheets, wanted)
    head = _head(source, sheet, knows)
    if wanted is None and not head.known:
        _refuse_unknown(source, book, sheet, head, knows)
    if not head.headings:
        raise CrossroadsError(source, "is empty", NO_ROWS)
    return TypedRows(
        source,
        head.headings,
        head.below,
        encoding="xlsx",
        header_line=head.line,
        total=head.records.layout.last_row,
        knows=knows,
        is_title=lambda row: head.records.merged.is_title(row, head.headings),
        notes=lambda: (*sheet_notes(book.sheets, sheet), *head.notes()),
    )


def _refuse_unknown(
    source: str, book: WorkbookFile, sheet: Sheet, head: SheetHead, knows: Knows
) -> None:
    """Raise CrossroadsError for a sheet without a known heading, where others hold something."""
    others = [one for one in tables_of(book.sheets) if one is not sheet]
    heads = {one.title: _head(source, one, knows) for one in others}
    if known := {title: one.known for title, one in heads.items() if one.headings}:
        raise nothing_known(source, sheet.title, head.headings, known)


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
    except OutOfBoundsError as error:
        raise CrossroadsError(source, str(error), CURE) from error
    except tuple(UNREADABLE) as error:
        why = next(why for kind, why in UNREADABLE.items() if isinstance(error, kind))
        what = f"is no Excel workbook that can be read: {why}"
        raise CrossroadsError(source, what, CURE) from error
