"""A workbook in Strict Open XML is read like any other."""

import zipfile
from functools import reduce
from pathlib import Path

from tests.tables.table_files import HEADER, Read, workbook
from tests.tables.test_workbook_reader import rewrite

NAMES = (
    (
        b"http://schemas.openxmlformats.org/spreadsheetml/2006/main",
        b"http://purl.oclc.org/ooxml/spreadsheetml/main",
    ),
    (
        b"http://schemas.openxmlformats.org/officeDocument/2006/relationships",
        b"http://purl.oclc.org/ooxml/officeDocument/relationships",
    ),
    (
        b"http://schemas.openxmlformats.org/officeDocument/2006/extended-properties",
        b"http://purl.oclc.org/ooxml/officeDocument/extendedProperties",
    ),
    (
        b"http://schemas.openxmlformats.org/drawingml/2006/main",
        b"http://purl.oclc.org/ooxml/drawingml/main",
    ),
)


def strict(place: Path) -> str:
    """The workbook with the names that ISO/IEC 29500 gives in its strict part."""
    with zipfile.ZipFile(place) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    with zipfile.ZipFile(place, "w") as archive:
        for part, content in parts.items():
            archive.writestr(part, reduce(lambda text, name: text.replace(*name), NAMES, content))
    return str(place)


def test_strict_open_xml_is_read(tmp_path: Path) -> None:
    """Excel offers it as a format of its own, and writes days in it as texts."""
    place = tmp_path / "staff.xlsx"
    workbook(place, [HEADER, ["1", "a", 3.5], ["2", "b", 45351]])
    day = b'<c r="C3" t="d"><v>2024-02-29T00:00:00</v></c>'
    rewrite(place, lambda xml: xml.replace(b'<c r="C3" t="n"><v>45351</v></c>', day))

    read = Read(strict(place))

    assert read.headings == tuple(HEADER)
    assert read.cells == [("1", "a", "3.5"), ("2", "b", "2024-02-29")]
