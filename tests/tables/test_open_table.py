"""A table is opened as what it is, or what it is gets named."""

import io
import sys
from pathlib import Path

import pytest

from engine.errors import CrossroadsError, MisuseError
from tests.tables.table_files import HEADER, Read, parquet, workbook, zipped


def test_csv_is_read_as_ever(tmp_path: Path) -> None:
    """Whatever its ending is, if it is none of the others."""
    for name in ("staff.csv", "staff.tsv", "staff.txt", "staff"):
        (tmp_path / name).write_text("id\tskills\n1\ttools\n")

        assert Read(str(tmp_path / name)).cells == [("1", "tools")]


def test_every_format_says_how_it_was_saved_and_where_its_header_stands(tmp_path: Path) -> None:
    """A table without a header row has none."""
    (tmp_path / "staff.csv").write_bytes("Stäff\nid;skills\n1;töols\n".encode("cp1252"))
    sheet = workbook(tmp_path / "staff.xlsx", [["Staff"], HEADER, ["1", "a", "b"]])
    table = parquet(tmp_path / "staff.parquet", "SELECT 1 AS id, 'tools' AS skills")

    read = [Read(source) for source in (str(tmp_path / "staff.csv"), sheet, table)]

    assert [(one.encoding, one.header_line, one.delimiter) for one in read] == [
        ("Windows-1252", 2, ";"),
        ("xlsx", 2, ","),
        ("parquet", 0, ","),
    ]
    assert read[1].notes == ("the header is row 2; 1 row above it is not read",)


@pytest.mark.parametrize("content", [b"PK\x03\x04...", b"PAR1...", b"\xd0\xcf\x11\xe0...", b'{"id'])
def test_what_is_no_text_cannot_come_through_a_pipe(
    monkeypatch: pytest.MonkeyPatch, content: bytes
) -> None:
    """It is told for what it is, and not read as a table of noise."""
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(content)))

    with pytest.raises(CrossroadsError, match=r"^standard input: is (an|a|in the|JSON)\b.*\.$"):
        Read("-")


WRONG = {
    "a workbook named CSV": (
        "staff.csv",
        zipped({"xl/workbook.xml": b""}),
        "is an Excel workbook and no CSV file",
    ),
    "the old Excel format": ("staff.xls", b"\xd0\xcf\x11\xe0\xa1", "is in the old Excel format"),
    "the old one with a new name": ("staff.xlsx", b"\xd0\xcf\x11\xe0", "or has a password"),
    "CSV named workbook": ("staff.xlsx", b"id,skills\n1,tools\n", "is no Excel workbook. Name it"),
    "CSV named Parquet": ("staff.parquet", b"id,skills\n1,tools\n", "is no Parquet file"),
    "Parquet named CSV": ("staff.csv", b"PAR1...", "is a Parquet file and no CSV file"),
    "half a workbook": ("staff.xlsx", b"PK\x03\x04...", "damaged or cut off"),
    "half a Parquet file": ("staff.parquet", b"PAR1...", "is no Parquet file that can be read"),
    "JSON": ("staff.json", b'[{"id": 1}]', "is JSON, which is not read. Hand over CSV, an Excel"),
    "JSON, line by line": ("staff.NDJSON", b'{"id": 1}', "is JSON, which is not read"),
    "JSON with a mark": ("staff.jsonl", b'\xef\xbb\xbf{"id": 1}', "is JSON, which is not read"),
    "JSON named CSV": ("staff.csv", b'{"id": 1}', "is JSON, which is not read"),
    "nothing named workbook": ("staff.xlsx", b"", "is empty"),
}


@pytest.mark.parametrize(("name", "content", "told"), WRONG.values(), ids=WRONG.keys())
def test_a_file_that_is_not_what_it_is_called_is_an_error(
    tmp_path: Path, name: str, content: bytes, told: str
) -> None:
    """What it is and what to do, and never somebody's advice from noise."""
    source = tmp_path / name
    source.write_bytes(content)

    with pytest.raises(CrossroadsError) as caught:
        Read(str(source))

    assert str(caught.value).startswith(f"{source}: ")
    assert told in str(caught.value)
    assert caught.value.exit_code == 1


@pytest.mark.parametrize("name", ["staff.csv", "staff.xlsx", "staff.parquet"])
def test_a_missing_file_is_misuse(tmp_path: Path, name: str) -> None:
    """In whichever format it would be."""
    with pytest.raises(MisuseError, match="there is no such file"):
        Read(str(tmp_path / name))
