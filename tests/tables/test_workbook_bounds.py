"""Workbooks that attack, or are damaged: told in words, soon, and within little memory."""

import signal
import struct
import subprocess
import sys
import time
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import pytest

from engine.errors import CrossroadsError
from tests.checkout import ROOT
from tests.tables.raw_workbooks import (
    AFTER,
    ANN,
    BEFORE,
    BOOK,
    MAIN,
    PARTS,
    SHEET,
    STYLES,
    TEXTS,
    cells,
    raw_workbook,
    relations,
    with_rows,
)
from tests.tables.table_files import Read

CURE = "Open it in a spreadsheet and save it as .xlsx or 'CSV UTF-8'."
PERSON = cells("2", "training")
LAUGHS = "".join(f'<!ENTITY l{at + 1} "{f"&l{at};" * 10}">' for at in range(9))
ATTACKS: dict[str, tuple[Mapping[str, str | bytes | None], str]] = {
    "a row of two thousand million": (
        with_rows(f'<row r="2000000000">{PERSON}</row>'),
        "has a row 2000000000, beyond the last that a sheet can have (1,048,576)",
    ),
    "a row twice": (with_rows(f'<row r="2">{PERSON}</row>'), "has a row 2 after row 2"),
    "rows out of order": (
        with_rows(f'<row r="9">{PERSON}</row><row r="5">{PERSON}</row>'),
        "has a row 5 after row 9",
    ),
    "a negative row": (with_rows(f'<row r="-5">{PERSON}</row>'), "has a row '-5'"),
    "a row of six thousand digits": (with_rows(f'<row r="{"9" * 6000}"/>'), "has a row '9999"),
    "a column that is none": (
        with_rows('<row r="3"><c r="ZZZZZZ3"><v>1</v></c></row>'),
        "has a cell in a column 'ZZZZZZ'",
    ),
    "cells out of order": (
        with_rows('<row r="3"><c r="B3"><v>1</v></c><c r="A3"><v>2</v></c></row>'),
        "has a cell A3 after column 2 in row 3",
    ),
    "rows as wide as the sheet": (
        with_rows('<row><c r="A3"><v>1</v></c><c r="XFD3"><v>1</v></c></row>' * 300),
        "has 4,014,084 cells, and next to nothing in them",
    ),
    "white space without end": (with_rows(" " * (3 << 20)), "a text or a gap of more than"),
    "a text without end": (
        with_rows(f"<row>{cells('2', 'a' * (3 << 20))}</row>"),
        "a text or a gap of more than a million characters",
    ),
    "a name without end": (with_rows(f'<row x="{"a" * (3 << 20)}"/>'), "a text or a gap"),
    "a part that unpacks to much more": (
        with_rows(" " * (70 << 20)),
        "has a part that unpacks to 73,",
    ),
    "entities within entities": (
        {SHEET: f'<!DOCTYPE l [<!ENTITY l0 "l">{LAUGHS}]>{BEFORE}{ANN}{AFTER}'},
        "defines names within its XML",
    ),
    "entities in another part": (
        {BOOK: f'<!DOCTYPE l [<!ENTITY l "l">]>{PARTS[BOOK]}'},
        "defines names within its XML",
    ),
    "an entity from a file": (
        {SHEET: f'<!DOCTYPE l [<!ENTITY l SYSTEM "file:///etc/passwd">]>{BEFORE}{ANN}{AFTER}'},
        "defines names within its XML",
    ),
    "a shared text that is not there": (
        with_rows('<row><c t="s"><v>7</v></c></row>'),
        "refers to its text 7 of 1, which is not there",
    ),
    "a shared text before the first": (
        with_rows('<row><c t="s"><v>-1</v></c></row>'),
        "refers to its text -1 of 1, which is not there",
    ),
    "a style that is none": (with_rows('<row><c s="x"><v>1</v></c></row>'), "can be read"),
    "too many elements": (
        {STYLES: f"<styleSheet {MAIN}>{'<xf/>' * 300_000}</styleSheet>"},
        "has a part of more than 250,000 elements",
    ),
    "a sheet that is cut off": ({SHEET: f"{BEFORE}{ANN}"}, "a part of it is no XML"),
    "a number that is none": (with_rows("<row><c><v>abc</v></c></row>"), "can be read"),
    "a number of six thousand digits": (
        with_rows(f"<row><c><v>{'9' * 6000}</v></c></row>"),
        "can be read",
    ),
    "no list of sheets": ({BOOK: None}, "a part of it is missing"),
    "no list of parts": ({"[Content_Types].xml": None}, "a part of it is missing"),
    "no relations": ({"xl/_rels/workbook.xml.rels": None}, "a part of it is missing"),
    "no shared texts": ({TEXTS: None}, "a part of it is missing"),
    "no sheet": ({SHEET: None}, "has no sheet with cells"),
    "a relation to nothing": (
        {"xl/_rels/workbook.xml.rels": relations(other="nowhere.xml")},
        "a part of it is missing",
    ),
}


@pytest.mark.parametrize(("parts", "told"), ATTACKS.values(), ids=ATTACKS.keys())
def test_an_attack_is_told(
    tmp_path: Path, parts: Mapping[str, str | bytes | None], told: str
) -> None:
    """As an error with its cure; nothing of such a file is read, and nobody is left out."""
    place = raw_workbook(tmp_path / "staff.xlsx", parts)

    with pytest.raises(CrossroadsError) as caught:
        Read(place)

    assert told in str(caught.value)
    assert str(caught.value).endswith(CURE)


def test_the_workbook_of_these_tests_is_read(tmp_path: Path) -> None:
    """Where nothing is wrong with it."""
    assert Read(raw_workbook(tmp_path / "staff.xlsx", {})).cells == [("1", "tools")]


ODD: dict[str, tuple[str, list[tuple[str, ...]]]] = {
    "the last row of a sheet": (f'<row r="1048576">{PERSON}</row>', [("2", "training")]),
    "the last column of a sheet": (
        '<row r="3"><c r="A3"><v>2</v></c><c r="XFD3"/></row>',
        [("2", "")],
    ),
    "a style that is not there": ('<row><c s="99"><v>2</v></c></row>', [("2", "")]),
    "a style before the first": ('<row><c s="-3"><v>2</v></c></row>', [("2", "")]),
    "an unknown type": ('<row><c t="zzz"><v>2</v></c></row>', [("2", "")]),
    "half a character, escaped": (f"<row>{cells('2', 'a_xD800_b')}</row>", [("2", "a\ufffdb")]),
    "half a character, as a number": (f"<row>{cells('2', 'a&#xD800;')}</row>", [("2", "a\ufffd")]),
    "both halves": (f"<row>{cells('2', '_xD83D__xDE00_&#xD83D;&#56832;')}</row>", [("2", "😀😀")]),
    "an escaped underscore": (f"<row>{cells('2', '_x005F_x0041_')}</row>", [("2", "_x0041_")]),
}


@pytest.mark.parametrize(("rows", "read"), ODD.values(), ids=ODD.keys())
def test_what_is_odd_and_harmless_is_read(
    tmp_path: Path, rows: str, read: list[tuple[str, ...]]
) -> None:
    """No person is lost to it."""
    found = Read(raw_workbook(tmp_path / "staff.xlsx", with_rows(rows)))

    assert found.cells == [("1", "tools"), *read]


def test_raw_halves_of_characters_are_replaced_and_noted(tmp_path: Path) -> None:
    """Bytes that no parser takes; the person is read all the same."""
    sheet = with_rows(f"<row>{cells('2', 'aXXXb')}</row>")[SHEET].encode()
    parts = {SHEET: sheet.replace(b"XXX", b"\xed\xa0\x80")}

    read = Read(raw_workbook(tmp_path / "staff.xlsx", parts))

    assert read.cells[1] == ("2", "a\ufffdb")
    assert read.notes == (
        "cells with half a character, which is replaced by \ufffd: 1, the first in row 3",
    )


def test_shared_texts_are_what_is_shown(tmp_path: Path) -> None:
    """All runs of a text, without how it is pronounced."""
    text = '<si><r><t>to</t></r><r><t xml:space="preserve">ols </t></r><rPh><t>TO</t></rPh></si>'
    parts = {**with_rows('<row><c><v>2</v></c><c t="s"><v>0</v></c></row>')}
    parts[TEXTS] = f"<sst {MAIN}>{text}</sst>"

    assert Read(raw_workbook(tmp_path / "staff.xlsx", parts)).cells[1] == ("2", "tools ")


@pytest.mark.parametrize("method", [zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA], ids=["bzip2", "lzma"])
def test_other_compression_is_told(tmp_path: Path, method: int) -> None:
    """No spreadsheet writes it, and its memory is not bounded."""
    place = raw_workbook(tmp_path / "staff.xlsx", {}, method)

    with pytest.raises(CrossroadsError, match="compressed in a way that no spreadsheet uses"):
        Read(place)


def in_directory(archive: bytes | bytearray, name: str) -> int:
    """Where the entry of a part begins in the directory of an archive."""
    at = archive.find(b"PK\x01\x02")
    while archive[at + 46 : at + 46 + len(name)] != name.encode():
        at = archive.find(b"PK\x01\x02", at + 1)
    return at


BROKEN = {  # where in the directory's entry of the sheet, and the bytes that stand there then
    "a password": (8, b"\x01\x00", "is a zip archive with a password"),
    "an unknown compression": (10, b"\x63\x00", "compressed in a way that no spreadsheet uses"),
    "a wrong checksum": (16, b"\0\0\0\0", "it is damaged"),
    "a size of four gigabytes": (24, struct.pack("<I", 0xFFFFFFF0), "unpacks to 4,294,967,280"),
    "a size that is too small": (24, struct.pack("<I", 10), "it is damaged"),
}


@pytest.mark.parametrize(("at", "written", "told"), BROKEN.values(), ids=BROKEN.keys())
def test_a_broken_archive_is_told(tmp_path: Path, at: int, written: bytes, told: str) -> None:
    """Whatever is wrong in it."""
    place = tmp_path / "staff.xlsx"
    raw_workbook(place, {})
    content = bytearray(place.read_bytes())
    start = in_directory(content, SHEET) + at
    content[start : start + len(written)] = written
    place.write_bytes(content)

    with pytest.raises(CrossroadsError, match=told):
        Read(str(place))


def test_an_archive_of_too_many_files_is_told(tmp_path: Path) -> None:
    """Before its directory is read."""
    place = tmp_path / "staff.xlsx"
    raw_workbook(place, {})
    content = bytearray(place.read_bytes())
    struct.pack_into("<I", content, content.rfind(b"PK\x05\x06") + 12, 1 << 30)
    place.write_bytes(content)

    with pytest.raises(CrossroadsError, match="is a zip archive of too many files"):
        Read(str(place))


@dataclass(frozen=True)
class Bomb:
    """A part of many equal pieces."""

    before: str
    unit: str
    number: int
    after: str
    part: str = SHEET


def put(place: Path, bomb: Bomb) -> str:
    """A workbook with such a part."""
    with zipfile.ZipFile(place, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in PARTS.items():
            if name != bomb.part:
                archive.writestr(name, content)
        with archive.open(bomb.part, "w", force_zip64=True) as written:
            written.write(bomb.before.encode())
            for _ in range(100):
                written.write(bomb.unit.encode() * (bomb.number // 100))
            written.write(bomb.after.encode())
    return str(place)


BOMBS = {
    "rows without cells": Bomb(BEFORE, "<row/>", 10_000_000, AFTER),
    "cells without values": Bomb(BEFORE, f"<row>{'<c/>' * 1000}</row>", 15_000, AFTER),
    "white space": Bomb(BEFORE, " " * 1024, 200_000, AFTER),
    "elements that are no rows": Bomb(BEFORE + AFTER[:12], "<x/>", 15_000_000, AFTER[12:]),
    "blank shared texts": Bomb(f"<sst {MAIN}>", "<si/>", 12_000_000, "</sst>", TEXTS),
    "shared texts": Bomb(f"<sst {MAIN}>", f"<si><t>{'a' * 999}</t></si>", 60_000, "</sst>", TEXTS),
}
READING = """
import sys
from engine.errors import CrossroadsError
from engine.tables.open_table import open_table
try:
    with open_table(sys.argv[1], {"skills"}.__contains__) as table:
        print(sum(1 for _ in table))
except CrossroadsError as error:
    print(error)
"""


# of this program alone: ru_maxrss would begin with that of the program which started it
PEAK = """
with open("/proc/self/status") as status:
    print(next(line.split()[1] for line in status if line.startswith("VmHWM:")))
"""


@pytest.mark.slow
@pytest.mark.parametrize("bomb", BOMBS.values(), ids=BOMBS.keys())
def test_a_bomb_takes_little_memory(tmp_path: Path, bomb: Bomb) -> None:
    """500 MB at the most, and an answer in words or in people."""
    place = put(tmp_path / "staff.xlsx", bomb)

    ran = subprocess.run(
        [sys.executable, "-c", f"{READING}\n{PEAK}", place],
        cwd=ROOT, capture_output=True, text=True, check=True, timeout=100,
    )  # fmt: skip

    said, peak = ran.stdout.splitlines()
    assert said == "1" or said.startswith(place)
    assert int(peak) < 500_000


@pytest.mark.slow
def test_an_interruption_is_in_time(tmp_path: Path) -> None:
    """Ctrl-C ends the reading of a bomb within a second."""
    full = Bomb(BEFORE, f"<row>{'<c><v>1</v></c>' * 100}</row>", 20_000, AFTER)
    place = put(tmp_path / "staff.xlsx", full)
    reading = subprocess.Popen(
        [sys.executable, "-c", READING, place], cwd=ROOT, stderr=subprocess.PIPE
    )
    time.sleep(3)
    assert reading.poll() is None, "it was read too soon"

    began = time.monotonic()
    reading.send_signal(signal.SIGINT)
    _, said = reading.communicate(timeout=30)

    assert time.monotonic() - began < 1
    assert b"KeyboardInterrupt" in said
