"""Content detection: what a file really is, by the magic number it begins with.

Its name is not asked: a file that was renamed has not been converted.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

HEAD = 4096  # bytes of a file, which are enough to know it by
BLANK = b" \t\r\n"
AS_CSV = "Save it as 'CSV UTF-8' or .xlsx."
OPEN_AND_SAVE = "Open it in a spreadsheet, and save it as 'CSV UTF-8' or .xlsx."
UNPACK = "Unpack it, and hand over the file that is in it."
HAND_OVER = "Hand over CSV, an Excel workbook or Parquet."


class Kind(NamedTuple):
    """What a file is, and what to do about it."""

    what: str
    cure: str


IS_JSON = Kind("is JSON, which is not read", HAND_OVER)
ARCHIVES = {
    **dict.fromkeys((b"BZh%d1AY&SY" % level for level in range(1, 10)), "is compressed by bzip2"),
    b"\xfd7zXZ\x00": "is compressed by xz",
    b"\x28\xb5\x2f\xfd": "is compressed by zstd",
    b"\x04\x22\x4d\x18": "is compressed by lz4",
    b"\x1f\x9d": "is compressed by compress (.Z)",
    b"7z\xbc\xaf\x27\x1c": "is a 7-Zip archive",
    b"Rar!\x1a\x07": "is a RAR archive",
    b"PK\x05\x06": "is an empty zip archive",
    b"PK\x07\x08": "is a zip archive in several parts",
}
OTHERS = {
    b"%PDF-": Kind("is a PDF file", "Ask for the table as .xlsx or 'CSV UTF-8'."),
    rb"{\rtf": Kind("is rich text (RTF)", AS_CSV),
    b"SQLite format 3\x00": Kind("is an SQLite database", "Export the table as CSV."),
    b"PARE\x15": Kind("is an encrypted Parquet file", "Write it again without encryption."),
    b"ARROW1\x00\x00": Kind("is an Arrow or Feather file", "Write it as Parquet or CSV."),
    b"Obj\x01": Kind("is an Avro file", "Write it as Parquet or CSV."),
    b"$FL2": Kind("is an SPSS file", "Export it as CSV."),
    b"$FL3": Kind("is an SPSS file", "Export it as CSV."),
    b"<stata_dta>": Kind("is a Stata file", "Export it as CSV."),
    b"\x89HDF\r\n\x1a\n": Kind("is an HDF5 file", "Export the table as CSV."),
    b"\x89PNG\r\n\x1a\n": Kind("is a picture (PNG)", HAND_OVER),
    b"\xff\xd8\xff": Kind("is a picture (JPEG)", HAND_OVER),
    b"GIF87a": Kind("is a picture (GIF)", HAND_OVER),
    b"GIF89a": Kind("is a picture (GIF)", HAND_OVER),
    b"\x7fELF": Kind("is a program", HAND_OVER),
    b"-----BEGIN PGP": Kind("is encrypted (PGP)", "Decrypt it first."),
    b"version https://git-lfs": Kind("is a pointer of Git LFS", "Run: git lfs pull"),
    b"MIME-Version:": Kind("is a web archive (MHTML)", AS_CSV),
    b"\xff\xfe\x00\x00": Kind("is UTF-32", "Save it as 'CSV UTF-8'."),
    b"\x00\x00\xfe\xff": Kind("is UTF-32", "Save it as 'CSV UTF-8'."),
    b"\x09\x00\x04\x00": Kind("is in a very old Excel format", AS_CSV),
    b"\x09\x02\x06\x00": Kind("is in a very old Excel format", AS_CSV),
    b"\x09\x04\x06\x00": Kind("is in a very old Excel format", AS_CSV),
}
TAR = 257  # where the magic number of a tar archive stands
OLE = b"\xd0\xcf\x11\xe0"  # of Office files before 2007, and of encrypted ones
SYLK = re.compile(rb"ID;P[^\r\n]*[\r\n]+[A-Z]{1,2};")
HTML = re.compile(
    rb"(<!--.*?-->\s*)*<(!doctype\s+html|html|head|body|table|meta|style|script|title)\b",
    re.IGNORECASE | re.DOTALL,
)
JSON = re.compile(rb'\{\s*("|\}\s*$)|\[\s*[\[{"]')
SPREADSHEET_ML = b"urn:schemas-microsoft-com:office:spreadsheet"
ODF = b"urn:oasis:names:tc:opendocument"


def kind_of(head: bytes, named: str = "") -> Kind | None:
    """What a file is that begins like this; None for what may be text, or a format that is read.

    `named` is the ending of its name, by which a text was thought to be something else.

    >>> kind_of(b"<html><table>", ".xls").what
    'is a web page (HTML) saved as .xls'
    """
    if kind := next(_kinds(head), None):
        return kind
    kind = _kind_of_text(_plain(head))
    return (
        kind._replace(what=f"{kind.what} saved as {named}")
        if kind and named and kind != IS_JSON
        else kind
    )


def _kinds(head: bytes) -> Iterator[Kind]:
    yield from (Kind(what, UNPACK) for magic, what in ARCHIVES.items() if head.startswith(magic))
    yield from (kind for magic, kind in OTHERS.items() if head.startswith(magic))
    if head[TAR : TAR + 5] == b"ustar":
        yield Kind("is a tar archive", UNPACK)
    if SYLK.match(head):
        yield Kind("is in the SYLK format", AS_CSV)


def _kind_of_text(text: bytes) -> Kind | None:
    """What is written in letters: a web page, XML, JSON."""
    if HTML.match(text):
        return Kind("is a web page (HTML)", OPEN_AND_SAVE)
    if text.startswith(b"<?xml") or SPREADSHEET_ML in text:
        if SPREADSHEET_ML in text or b'progid="Excel.Sheet"' in text:
            what = "is a spreadsheet in XML (SpreadsheetML 2003)"
            return Kind(what, OPEN_AND_SAVE)
        if ODF in text:
            return Kind("is an OpenDocument spreadsheet in XML", AS_CSV)
        return Kind("is XML", HAND_OVER)
    return IS_JSON if JSON.match(text) else None


def _plain(head: bytes) -> bytes:
    """The beginning of a text in one byte a letter, without a mark and blanks before it."""
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):
        head = head[2:].replace(b"\x00", b"")
    return head.removeprefix(b"\xef\xbb\xbf").lstrip(BLANK)
