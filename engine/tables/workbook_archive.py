"""The zip archive of a workbook, within bounds: no part unpacks to more than a sheet can hold.

zipfile never unpacks more of a part than its declared size, so these sizes can be relied on.
"""

import io
from typing import IO, cast
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

from engine.tables.mended_xml import MendedXml
from engine.tables.xml_bounds import (
    ElementCount,
    OutOfBoundsError,
    bounded_parser,
    parse_bounded,
)

LARGEST = 1 << 32  # bytes of a part; a full sheet of a million rows has about one billion
MOST_TIMES = 200  # the size; the XML of a sheet unpacks to 5 to 50 times, and a bomb to 1,000
HARMLESS = 1 << 26  # bytes, up to which it may be any number of times
WHOLE = 1 << 25  # bytes of a part that is read as a whole: styles, names of sheets and the like
MOST_ELEMENTS = 250_000  # of such a part; 65,000 styles are the most that Excel allows
ENCRYPTED = 1  # a flag of a part


class WorkbookArchive(ZipFile):
    """The archive of a workbook. Raises OutOfBoundsError for what no spreadsheet writes."""

    def __init__(self, file: IO[bytes]) -> None:
        super().__init__(file)
        for part in self.infolist():
            _refuse_unbounded(part)

    def read(self, name: str | ZipInfo, pwd: bytes | None = None) -> bytes:
        """A part as a whole, which is XML: openpyxl makes a tree of it."""
        part = name if isinstance(name, ZipInfo) else self.getinfo(name)
        if part.file_size > WHOLE:
            message = f"has a part '{part.filename}' of {part.file_size:,} bytes"
            raise OutOfBoundsError(message)
        content = super().read(part, pwd)
        count, parser = ElementCount(MOST_ELEMENTS), bounded_parser()
        parser.StartElementHandler = count.start
        parse_bounded(io.BytesIO(content), parser, count)
        return content

    def open_xml(self, name: str) -> IO[bytes]:
        """A part as a stream, mended."""
        return cast("IO[bytes]", MendedXml(self.open(name)))


def _refuse_unbounded(part: ZipInfo) -> None:
    """Raise OutOfBoundsError for a part that is not read, whatever it holds."""
    if part.flag_bits & ENCRYPTED:
        message = "is a zip archive with a password"
        raise OutOfBoundsError(message)
    if part.compress_type not in (ZIP_STORED, ZIP_DEFLATED):
        message = "is compressed in a way that no spreadsheet uses"
        raise OutOfBoundsError(message)
    bomb = part.file_size > max(HARMLESS, MOST_TIMES * part.compress_size)
    if bomb or part.file_size > LARGEST:
        message = f"has a part that unpacks to {part.file_size:,} bytes, as that of no sheet does"
        raise OutOfBoundsError(message)
