"""Files that are not what their names say, and compressed ones."""

import bz2
import gzip
import lzma
from pathlib import Path

import pytest

from engine.errors import CrossroadsError
from tests.tables.table_files import Read, zipped

OPEN_DOCUMENT = b"application/vnd.oasis.opendocument.spreadsheet"


def ole(stream: str) -> bytes:
    """The beginning of an OLE file whose directory names a stream."""
    header = bytearray(512)
    header[:4], header[30] = b"\xd0\xcf\x11\xe0", 9  # sectors of 512 bytes, the directory first
    return bytes(header) + stream.encode("utf-16-le").ljust(512, b"\0")


DISGUISED = {
    "bzip2": (bz2.compress(b"id,role"), "is compressed by bzip2"),
    "xz": (lzma.compress(b"id,role"), "is compressed by xz"),
    "zstd": (b"\x28\xb5\x2f\xfd\x04", "is compressed by zstd"),
    "a zip archive of one file": (zipped({"staff.csv": b"id"}), "is a zip archive"),
    "a zip archive of two": (zipped({"a.csv": b"id", "b": b""}), "is a zip archive of 2 files"),
    "a zip archive cut off": (zipped({"a.csv": b"id"})[:-9], "is a zip archive or a workbook"),
    "an empty zip archive": (zipped({}), "is an empty zip archive"),
    "an OpenDocument spreadsheet": (
        zipped({"mimetype": OPEN_DOCUMENT}),
        "is an OpenDocument spreadsheet",
    ),
    "a binary workbook": (zipped({"xl/workbook.bin": b""}), "is a binary Excel workbook (.xlsb)"),
    "a Word file": (zipped({"word/document.xml": b""}), "is a Word file"),
    "a web page": (b"<html><table><tr><td>id", "is a web page (HTML)"),
    "a web page with a doctype": (b"\n<!DOCTYPE html>", "is a web page (HTML)"),
    "a web page in UTF-16": ("<html><body>".encode("utf-16"), "is a web page (HTML)"),
    "a web archive": (b"MIME-Version: 1.0\r\n", "is a web archive (MHTML)"),
    "SpreadsheetML": (
        b'<?xml version="1.0"?>\n<?mso-application progid="Excel.Sheet"?>',
        "is a spreadsheet in XML (SpreadsheetML 2003)",
    ),
    "other XML": (b'\xef\xbb\xbf<?xml version="1.0"?><people/>', "is XML"),
    "an old workbook": (ole("Workbook"), "is in the old Excel format"),
    "an encrypted workbook": (ole("EncryptedPackage"), "is encrypted with a password"),
    "a PDF": (b"%PDF-1.7\n", "is a PDF file"),
    "rich text": (rb"{\rtf1\ansi", "is rich text (RTF)"),
    "a database": (b"SQLite format 3\0", "is an SQLite database"),
    "JSON": (b'[\n  {"id": 1}]', "is JSON, which is not read"),
    "UTF-32": ("id,role".encode("utf-32"), "is UTF-32"),
    "SYLK": (b"ID;PWXL;N;E\r\nP;PGeneral\r\n", "is in the SYLK format"),
}
NAMED = (".csv", ".txt", ".xls", ".xlsx", ".parquet", "")


@pytest.mark.parametrize(("content", "told"), DISGUISED.values(), ids=DISGUISED.keys())
def test_a_disguised_file_is_called_what_it_is(tmp_path: Path, content: bytes, told: str) -> None:
    """Whatever its name, and with what to do about it."""
    for named in NAMED:
        source = tmp_path / f"staff{named}"
        source.write_bytes(content)

        with pytest.raises(CrossroadsError) as caught:
            Read(str(source))

        assert str(caught.value).startswith(f"{source}: {told}")
        assert str(caught.value).count(". ") >= 1, "there is no cure"


LIKE_OTHERS = {
    "a heading that begins as SYLK does": b"ID;Position;skills\n1;x;tools\n",
    "a heading in angle brackets": b"<b>,skills\nx,tools\n",
    "headings of capitals": b"ORCID,PARENT,BZhen,GIF8,skills\n1,2,3,4,tools\n",
}


@pytest.mark.parametrize("content", LIKE_OTHERS.values(), ids=LIKE_OTHERS.keys())
def test_a_table_that_begins_as_other_files_do_is_read(tmp_path: Path, content: bytes) -> None:
    """A few letters do not make it something else."""
    (tmp_path / "staff.csv").write_bytes(content)

    assert Read(str(tmp_path / "staff.csv")).cells[0][-1] == "tools"


def test_a_table_compressed_by_gzip_is_read(tmp_path: Path) -> None:
    """By its content, whatever its name, and a note says so."""
    for name in ("staff.csv.gz", "staff.csv"):
        (tmp_path / name).write_bytes(gzip.compress(b"id,skills\n1,tools\n"))
        read = Read(str(tmp_path / name))

        assert read.cells == [("1", "tools")]
        assert read.notes == ("unpacked from gzip",)


def test_a_compressed_workbook_is_told(tmp_path: Path) -> None:
    """Only text is unpacked."""
    (tmp_path / "staff.xlsx.gz").write_bytes(gzip.compress(zipped({"xl/workbook.xml": b""})))

    with pytest.raises(CrossroadsError, match="is an Excel workbook and no CSV file"):
        Read(str(tmp_path / "staff.xlsx.gz"))


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (gzip.compress(b"id,skills\n" * 99)[:-9], "damaged or cut off"),
        (gzip.compress(b"id,skills\n" * 99)[:20] + b"\0" * 40, "damaged or cut off"),
    ],
    ids=["cut off", "overwritten"],
)
def test_broken_gzip_is_told(tmp_path: Path, content: bytes, told: str) -> None:
    """And nothing of it is read."""
    (tmp_path / "staff.csv.gz").write_bytes(content)

    with pytest.raises(CrossroadsError, match=told):
        Read(str(tmp_path / "staff.csv.gz"))


def test_a_decompression_bomb_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """It is not unpacked any further than a table might be."""
    monkeypatch.setattr("engine.tables.gzip_file.HARMLESS", 1 << 20)
    (tmp_path / "staff.csv.gz").write_bytes(gzip.compress(b"id,skills\n" * (1 << 19)))

    with pytest.raises(CrossroadsError, match="unpacks to more than 200 times its size"):
        Read(str(tmp_path / "staff.csv.gz"))


def test_a_disguise_is_named(tmp_path: Path) -> None:
    """Programs save web pages under the ending of a spreadsheet: that is what people see."""
    (tmp_path / "staff.xls").write_bytes(b"<html><table><tr><td>Job Title</td></tr></table></html>")

    with pytest.raises(CrossroadsError, match=r"is a web page \(HTML\) saved as \.xls\. Open it"):
        Read(str(tmp_path / "staff.xls"))
