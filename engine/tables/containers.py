"""Content detection within containers: what a zip archive or an OLE file holds."""

import io
import struct
from typing import IO
from zipfile import BadZipFile, ZipFile

from engine.tables.magic_numbers import AS_CSV, HAND_OVER, OPEN_AND_SAVE, UNPACK, Kind

SECTOR = 30  # where an OLE header has the size of a sector, as a power of two
DIRECTORY = 48  # where it has the number of the sector in which its directory begins
STREAMS = {  # by the names of what an OLE file holds
    "EncryptedPackage": Kind(
        "is encrypted with a password", "Open it in a spreadsheet and save it without one."
    ),
    "Workbook": Kind("is in the old Excel format", OPEN_AND_SAVE),
    "Book": Kind("is in the old Excel format", OPEN_AND_SAVE),
    "WordDocument": Kind("is a Word file", AS_CSV),
    "PowerPoint Document": Kind("is a PowerPoint presentation", HAND_OVER),
    "__properties_version1.0": Kind("is an Outlook message", "Hand over what is attached to it."),
}
OTHER_OLE = Kind("is in the old Excel format, or has a password", AS_CSV)
PARTS = {  # by the names of the parts of a zip archive
    "xl/workbook.bin": Kind("is a binary Excel workbook (.xlsb)", AS_CSV),
    "word/document.xml": Kind("is a Word file", AS_CSV),
    "ppt/presentation.xml": Kind("is a PowerPoint presentation", HAND_OVER),
    "Index/Document.iwa": Kind("is a file of Apple Numbers or Pages", AS_CSV),
}
ODF = "application/vnd.oasis.opendocument"
LARGEST_DIRECTORY = 1 << 23  # bytes; one part takes about a hundred, and a workbook has dozens
TAIL = (1 << 16) + 22  # bytes at the end of a zip archive, among which its directory is described
LONGEST_TYPE = 200  # bytes
CONTENT_TYPES = "[Content_Types].xml"  # which every Office file has
CUT_OFF = Kind("is a zip archive or a workbook that is damaged or cut off", "Fetch it again.")


def ole_kind(file: IO[bytes]) -> Kind:
    """What an OLE file is, by the names in its directory."""
    header = file.read(512)
    if len(header) < DIRECTORY + 4:
        return OTHER_OLE
    size = 1 << min(struct.unpack_from("<H", header, SECTOR)[0], 16)
    file.seek((struct.unpack_from("<I", header, DIRECTORY)[0] + 1) * size)
    names = file.read(size)
    found = (kind for name, kind in STREAMS.items() if name.encode("utf-16-le") in names)
    return next(found, OTHER_OLE)


def zip_kind(file: IO[bytes]) -> Kind | None:
    """What a zip archive is; None for an Excel workbook."""
    try:
        if _directory_size(file) > LARGEST_DIRECTORY:
            return Kind("is a zip archive of too many files", UNPACK)
        with ZipFile(file) as archive:
            names = set(archive.namelist())
            if "mimetype" in names:
                kind = _odf_kind(archive)
            else:
                kind = next((kind for part, kind in PARTS.items() if part in names), None)
    except (BadZipFile, ValueError, NotImplementedError, OverflowError, struct.error):
        return CUT_OFF
    if kind or CONTENT_TYPES in names or any(name.startswith("xl/") for name in names):
        return kind
    what = "is an empty zip archive"
    if names:
        what = f"is a zip archive of {len(names):,} files" if len(names) > 1 else "is a zip archive"
    return Kind(what, UNPACK)


def _directory_size(file: IO[bytes]) -> int:
    """The size of the directory of a zip archive, which zipfile would read as a whole."""
    end = file.seek(0, io.SEEK_END)
    file.seek(max(0, end - TAIL))
    tail = file.read()
    at = tail.rfind(b"PK\x05\x06")
    size: int = struct.unpack_from("<I", tail, at + 12)[0] if at >= 0 else 0
    if at >= 0 and tail[max(0, at - 20) : at].startswith(b"PK\x06\x07"):
        file.seek(struct.unpack_from("<Q", tail, at - 12)[0] + 40)
        size = struct.unpack("<Q", file.read(8))[0]
    return size


def _odf_kind(archive: ZipFile) -> Kind | None:
    if archive.getinfo("mimetype").file_size > LONGEST_TYPE:
        return None
    said = archive.read("mimetype").decode("ascii", "replace")
    if said.startswith(f"{ODF}.spreadsheet"):
        return Kind("is an OpenDocument spreadsheet", AS_CSV)
    return Kind("is an OpenDocument file", AS_CSV) if said.startswith(ODF) else None
