"""The encoding of a staff file."""

import io
import sys
from collections import deque
from pathlib import Path

import pytest

from engine.errors import CrossroadsError
from engine.tables.csv_file import CsvFile, open_csv_file
from engine.tables.encoding import UTF_8, Decoded
from engine.tables.rows import Row
from tests.tables.csv_files import cells, is_known, read, rejects

BAD = "rows that are not UTF-8: {}; save the file as 'CSV UTF-8' to have them read"
WESTERN = "read as Windows-1252 (cp1252), since it is not UTF-8"


def rows_of(tmp_path: Path, content: bytes) -> tuple[CsvFile, list[tuple[str, ...]]]:
    """A file with this content, and the cells of its rows."""
    place = tmp_path / "staff.csv"
    place.write_bytes(content)
    with open_csv_file(str(place), is_known) as staff:
        return staff, [record.cells for record in staff if isinstance(record, Row)]


def lines_of(*names: str, encoding: str) -> bytes:
    """A file of people with these names."""
    return "".join(["id,name\n", *(f"1,{name}\n" for name in names)]).encode(encoding)


ENCODINGS = {
    "ASCII": (lines_of("Ann", encoding="ascii"), ["Ann"], ()),
    "UTF-8": (lines_of("José", "Ångström", encoding="utf-8"), ["José", "Ångström"], ()),
    "Windows-1252": (
        lines_of("José", "Müller", "d’Été", "5 €", encoding="cp1252"),
        ["José", "Müller", "d’Été", "5 €"],
        (WESTERN,),
    ),
    "Windows-1252 in Finland": (
        lines_of("päällikkö", "Hämäläinen", encoding="cp1252"),
        ["päällikkö", "Hämäläinen"],
        (WESTERN,),
    ),
    "Windows-1252 with one torn line": (
        lines_of("José", "Müller", encoding="cp1252") + b"1,x\x81y\n",
        ["José", "Müller"],
        (WESTERN, BAD.format(1).replace("UTF-8:", "Windows-1252:")),
    ),
    "UTF-8 with one line of Windows-1252": (
        lines_of("José", encoding="utf-8") + b"1,Ren\xe9\n",
        ["José"],
        (BAD.format(1),),
    ),
    "UTF-8 with its mark, and one line of Windows-1252": (
        b"\xef\xbb\xbf" + lines_of("Ann", encoding="ascii") + b"1,Ren\xe9\n",
        ["Ann"],
        (BAD.format(1),),
    ),
    "ASCII with bytes that are no letters": (
        lines_of("Ann", encoding="ascii") + b"1,pedro\xff\xff\n",
        ["Ann"],
        (BAD.format(1),),
    ),
    "Cyrillic": (lines_of("Иванова", "Ann", encoding="cp1251"), ["Ann"], (BAD.format(1),)),
    "Japanese": (lines_of("山田太郎", "Ann", encoding="cp932"), ["Ann"], (BAD.format(1),)),
    "cut off within a letter": (
        lines_of("José", encoding="utf-8") + "1,José".encode()[:-1],
        ["José"],
        (BAD.format(1),),
    ),
}


@pytest.mark.parametrize(("content", "names", "notes"), ENCODINGS.values(), ids=ENCODINGS.keys())
def test_the_encoding_is_found(
    tmp_path: Path, content: bytes, names: list[str], notes: tuple[str, ...]
) -> None:
    """A name is read as it was typed, or its row is rejected; it is never garbled in silence."""
    staff, rows = rows_of(tmp_path, content)

    assert [row[1] for row in rows] == names
    assert staff.notes == notes


def test_the_whole_file_decides_its_encoding(tmp_path: Path) -> None:
    """The first letter beyond ASCII may stand far below."""
    content = b"id,role\n" + b"1,pm\n" * 60_000 + b"2,Ren\xe9\n"

    staff, rows = rows_of(tmp_path, content)

    assert rows[-1] == ("2", "René")
    assert len(rows) == 60_001
    assert staff.notes == (WESTERN,)


def test_what_comes_through_a_pipe_is_read_as_its_file_is(monkeypatch: pytest.MonkeyPatch) -> None:
    """All of it decides its encoding, though it is handed over only once."""
    content = io.BytesIO(lines_of("Ann", encoding="ascii") + b"1,Ren\xe9\n")
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(content))

    with open_csv_file("-", is_known) as staff:
        rows = [record.cells for record in staff if isinstance(record, Row)]

    assert rows == [("1", "Ann"), ("1", "René")]
    assert staff.notes == (WESTERN,)


def test_standard_input_that_is_a_file_is_read_as_that_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """`crossroads batch - < staff.csv` reads what `crossroads batch staff.csv` reads."""
    place = tmp_path / "staff.csv"
    place.write_bytes(lines_of("José", encoding="cp1252"))

    with place.open(encoding="ascii") as file:
        monkeypatch.setattr(sys, "stdin", file)
        with open_csv_file("-", is_known) as staff:
            rows = [record.cells for record in staff if isinstance(record, Row)]

    assert rows == [("1", "José")]


def test_torn_utf_16_costs_one_row(tmp_path: Path) -> None:
    """Half a letter is not a letter."""
    content = "\ufeffid,role\n1,\ud800m\n2,pm\n".encode("utf-16-le", "surrogatepass")

    staff, records = read(tmp_path, content)

    assert cells(records) == [("2", "pm")]
    assert [reason for _, reason, _ in rejects(records)] == ["holds characters that are not UTF-16"]
    assert staff.notes[0] == "read as UTF-16"


def test_a_reader_that_fails_on_the_way_is_an_error(tmp_path: Path) -> None:
    """A file on a network drive may go away."""

    class Broken(io.RawIOBase):
        def readable(self) -> bool:
            return True

        def readinto(self, _: object) -> int:
            raise OSError(5, "Input/output error")

    with pytest.raises(CrossroadsError, match=r"staff\.csv: cannot be read any further: .*Input"):
        deque(Decoded("staff.csv", io.BufferedReader(Broken()), UTF_8))
