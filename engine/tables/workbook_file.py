"""A workbook as far as a table needs it: its sheets, their cells, and the number formats of these.

openpyxl reads the package, the shared texts and the cells. Its own way to open a workbook reads
charts, themes, fonts, properties and named areas too, and gives up where any of them is odd.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import IO, Any
from xml.etree.ElementTree import fromstring
from zipfile import ZipFile

from openpyxl.reader.excel import ExcelReader
from openpyxl.styles.numbers import BUILTIN_FORMATS
from openpyxl.worksheet._read_only import ReadOnlyWorksheet
from openpyxl.xml.constants import SHARED_STRINGS

from engine.tables.number_format.show import GENERAL
from engine.tables.shared_strings import SharedStrings, read_shared_strings
from engine.tables.workbook_archive import WorkbookArchive

STYLES = "xl/styles.xml"
VISIBLE = "visible"
KINDS = {"worksheet": "", "chartsheet": "a chart"}  # by the type of the relation to the workbook
NO_TABLE = "no table"  # a dialog, or macros of the oldest kind
A_DAY = "yyyy-mm-dd"
Cell = tuple[Any, int]  # its value, and the number of its style
FORMATS = {  # by the ids of those that no workbook needs to define
    **BUILTIN_FORMATS,
    **dict.fromkeys((*range(27, 32), 36, *range(50, 55), 57, 58), A_DAY),  # of East Asia
    44: '_("$"* #,##0.00_);_("$"* \\(#,##0.00\\);_("$"* "-"??_);_(@_)',
    47: "mm:ss.0",
}


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet of a workbook; `kind` says what it is where it has no cells."""

    title: str
    hidden: bool
    kind: str
    part: str  # of the archive
    book: "WorkbookFile"

    def xml(self) -> IO[bytes]:
        """The sheet as it is in the archive."""
        return self.book.archive.open_xml(self.part)

    def rows(self) -> Iterator[list[Cell | None]]:
        """The cells row by row, to the end of the sheet, whatever size it says it has."""
        reader = self.book.reader
        rows: Any = _Rows(reader.wb, self.title, self.part, reader.shared_strings).rows
        return iter(rows)


class WorkbookFile:
    """A workbook in a file that is open. Raises what zipfile and openpyxl raise for one that is
    none."""

    def __init__(self, file: IO[bytes]) -> None:
        self.reader = ExcelReader(file, read_only=True, data_only=True, keep_links=False)
        self.reader.archive = self.archive = WorkbookArchive(file)
        self.reader.read_manifest()
        self.reader.shared_strings = self._shared_strings()
        self.reader.read_workbook()
        self.epoch = self.reader.wb.epoch
        self.formats = _formats(self.archive)
        self.sheets = list(self._sheets())

    def close(self) -> None:
        """Close the archive, but not the file."""
        self.archive.close()

    def _shared_strings(self) -> SharedStrings:
        """The texts that cells refer to; a workbook may have none."""
        listed = self.reader.package.find(SHARED_STRINGS)  # type: ignore[no-untyped-call]
        if listed is None:
            return SharedStrings()
        part = self.archive.getinfo(listed.PartName.removeprefix("/"))
        with self.archive.open_xml(part.filename) as texts:
            return read_shared_strings(texts, part.file_size)

    def _sheets(self) -> Iterator[Sheet]:
        """The sheets in their order, without those whose cells are missing."""
        for sheet, relation in self.reader.parser.find_sheets():
            if relation.target in self.reader.valid_files:
                kind = KINDS.get(relation.Type.rpartition("/")[2], NO_TABLE)
                yield Sheet(sheet.name, sheet.state != VISIBLE, kind, relation.target, self)


class _Rows(ReadOnlyWorksheet):
    """The rows of a worksheet: of each cell its value and its style, and nothing else."""

    def _get_source(self) -> IO[bytes]:
        """The sheet, mended."""
        own: Any = self
        source: IO[bytes] = own.parent._archive.open_xml(own._worksheet_path)
        return source

    def _get_size(self) -> None:
        """Leave the size open: what a file says is often wrong, and would cut rows off."""

    def _get_row(
        self, row: Sequence[dict[str, Any]], *_: object, **__: object
    ) -> list[Cell | None]:
        cells: list[Cell | None] = [None] * max((cell["column"] for cell in row), default=0)
        for cell in row:
            if cell["value"] is not None:
                cells[cell["column"] - 1] = cell["value"], cell["style_id"]
        return cells


def _formats(archive: ZipFile) -> list[str]:
    """The number format of each style of cells, by its number."""
    if STYLES not in archive.namelist():
        return []
    styles = fromstring(archive.read(STYLES))
    defined = {
        int(one.attrib["numFmtId"]): one.attrib["formatCode"]
        for one in styles.iterfind("{*}numFmts/{*}numFmt")
    }
    codes = FORMATS | defined
    cells = styles.iterfind("{*}cellXfs/{*}xf")
    return [codes.get(int(cell.get("numFmtId", 0)), GENERAL) for cell in cells]
