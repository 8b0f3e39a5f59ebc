"""CSV files as people really save them: every record is a row or a reject, once."""

import csv
import io
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.errors import CrossroadsError, MisuseError
from engine.tables.csv_file import open_csv_file
from tests.tables.csv_files import cells, is_known, read, rejects

CELL = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=8)
ONE_PERSON = [("1", "pm")]
SAME_TABLE = {
    "plain": b"id,role\n1,pm\n",
    "no line end at the end": b"id,role\n1,pm",
    "CRLF": b"id,role\r\n1,pm\r\n",
    "bare CR": b"id,role\r1,pm\r",
    "mixed line ends": b"id,role\r\n1,pm\r",
    "UTF-8 with its mark": b"\xef\xbb\xbfid,role\n1,pm\n",
    "UTF-16 little-endian": "\ufeffid,role\n1,pm\n".encode("utf-16-le"),
    "UTF-16 big-endian": "\ufeffid,role\n1,pm\n".encode("utf-16-be"),
    "semicolons": b"id;role\n1;pm\n",
    "tabs": b"id\trole\n1\tpm\n",
    "pipes": b"id|role\n1|pm\n",
    "a line that names the delimiter": b"sep=;\nid;role\n1;pm\n",
    "an unusual delimiter that is named": b"sep=^\r\nid^role\r\n1^pm\r\n",
    "all cells quoted": b'"id","role"\n"1","pm"\n',
    "quoted, with semicolons": b'"id";"role"\n"1";"pm"\n',
    "blank lines about": b"\n\nid,role\n\n1,pm\n   \n\n",
}


@pytest.mark.parametrize("content", SAME_TABLE.values(), ids=SAME_TABLE.keys())
def test_the_same_table_however_it_was_saved(tmp_path: Path, content: bytes) -> None:
    """Encoding, delimiter, line ends and quotes make no difference."""
    staff, records = read(tmp_path, content)

    assert staff.headings == ("id", "role")
    assert cells(records) == ONE_PERSON
    assert staff.rows == 1


ROWS = {
    "a comma in quotes": (b'id,role\n1,"pm, senior"\n', ("1", "pm, senior")),
    "doubled quotes": (b'id,role\n1,"so-called ""pm"""\n', ("1", 'so-called "pm"')),
    "a newline in quotes": (b'id,role\r\n1,"pm\r\nnow"\r\n', ("1", "pm\r\nnow")),
    "a quote inside an unquoted cell": (b'id,role\n1,19" rack pm\n', ("1", '19" rack pm')),
    "letters of all kinds": ("id,role\n1,Chargé d’études ✓\n".encode(), ("1", "Chargé d’études ✓")),
    "only empty cells": (b"id,role\n,\n", ("", "")),
    "spaces are kept": (b"id,role\n 1 , pm\n", (" 1 ", " pm")),
    "nameless columns at the end": (b"id,role,,\n1,pm,,\n", ("1", "pm", "", "")),
    "nameless columns left off": (b"id,role,,\n1,pm\n", ("1", "pm", "", "")),
    "a nameless column with data": (b"id,,role\n1,x,pm\n", ("1", "x", "pm")),
    "leading zeroes": (b"id,role\n007,pm\n", ("007", "pm")),
}


@pytest.mark.parametrize(("content", "row"), ROWS.values(), ids=ROWS.keys())
def test_a_row_is_read_as_it_stands(tmp_path: Path, content: bytes, row: tuple[str, ...]) -> None:
    """Nothing is trimmed, shifted or converted."""
    _, records = read(tmp_path, content)

    assert cells(records) == [row]
    assert rejects(records) == []


def test_what_was_noticed_is_noted(tmp_path: Path) -> None:
    """A delimiter other than the comma, and once for all rows that they are not UTF-8."""
    staff, _ = read(tmp_path, "id;role\n1;Ren\udce9\n2;Zoë\n".encode("utf-8", "surrogateescape"))

    assert staff.notes == (
        "read with semicolon as the delimiter",
        "rows that are not UTF-8: 1; save the file as 'CSV UTF-8' to have them read",
    )


DELIMITERS = {
    "known headings decide": (b"role;a,b,c,d\n", ";"),
    "then the number of fields": (b"a;b,c,d\n", ","),
    "then the comma": (b"a;b,c\n", ","),
    "one column": (b"role\n", ","),
}


@pytest.mark.parametrize(("content", "delimiter"), DELIMITERS.values(), ids=DELIMITERS.keys())
def test_the_delimiter_is_the_one_that_makes_sense(
    tmp_path: Path, content: bytes, delimiter: str
) -> None:
    """It is not guessed from the letters of the file."""
    staff, _ = read(tmp_path, content)

    assert staff.delimiter == delimiter


UNREADABLE = {
    "an empty file": (b"", "staff.csv: is empty"),
    "a mark alone": (b"\xef\xbb\xbf", "staff.csv: is empty"),
    "blank lines alone": (b"\n \n", "staff.csv: is empty"),
    "a quote open in the header": (b'\n"id,role\n1,pm\n', "line 2: the header has a quote"),
    "half a letter of UTF-16": (b"i\x00d\x00\x00,", r"control characters \(NUL\)"),
}


@pytest.mark.parametrize(("content", "told"), UNREADABLE.values(), ids=UNREADABLE.keys())
def test_a_file_without_a_header_is_refused(tmp_path: Path, content: bytes, told: str) -> None:
    """What the file holds is to blame, so the exit code is 1."""
    with pytest.raises(CrossroadsError, match=told) as caught:
        read(tmp_path, content)

    assert caught.value.exit_code == 1


def test_a_file_that_cannot_be_opened_is_misuse(tmp_path: Path) -> None:
    """The name was wrong, so the exit code is 2."""
    with (
        pytest.raises(MisuseError, match=r"no\.csv: there is no such file"),
        open_csv_file(str(tmp_path / "no.csv"), is_known),
    ):
        pass
    with (
        pytest.raises(MisuseError, match="is a folder"),
        open_csv_file(str(tmp_path), is_known),
    ):
        pass


def test_standard_input_is_read_and_left_open(monkeypatch: pytest.MonkeyPatch) -> None:
    """Somebody who asks for it gets it; its length is known when all of it has come."""
    content = b"\xef\xbb\xbfid,role\n1,pm\n"
    standard_input = io.TextIOWrapper(io.BytesIO(content))
    monkeypatch.setattr(sys, "stdin", standard_input)

    with open_csv_file("-", is_known) as staff:
        records = list(staff)
        size = staff.size

    assert staff.name == "standard input"
    assert cells(records) == ONE_PERSON
    assert size == len(content)
    assert not standard_input.buffer.closed


def test_progress_goes_to_the_end_of_the_file(tmp_path: Path) -> None:
    """In bytes, so that a share of the whole can be shown."""
    place = tmp_path / "staff.csv"
    place.write_bytes(b"id,role\n" + b"1,pm\n" * 20_000)

    with open_csv_file(str(place), is_known) as staff:
        first, *_ = ((staff.bytes_read, record) for record in staff)
        size, at_the_end = staff.size, staff.bytes_read

    assert first[0] < size == at_the_end == place.stat().st_size


@given(
    st.lists(st.lists(CELL, min_size=2, max_size=2), max_size=8),
    st.sampled_from(",;\t|"),
    st.sampled_from(["\n", "\r\n", "\r"]),
)
def test_what_a_csv_writer_wrote_is_read(
    tmp_path_factory: pytest.TempPathFactory, table: list[list[str]], delimiter: str, end: str
) -> None:
    """Any text in any cell, with any delimiter and line end, comes back as it was."""
    place = tmp_path_factory.getbasetemp() / "any.csv"
    with place.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, delimiter=delimiter, lineterminator=end, quoting=csv.QUOTE_ALL)
        writer.writerows([["id", "role"], *table])

    with open_csv_file(str(place), is_known) as staff:
        records = list(staff)

    assert cells(records) == [tuple(row) for row in table if row != ["id", "role"]]
    assert staff.blank_lines == 0


@given(st.binary(max_size=200))
def test_no_bytes_whatever_are_a_bug(
    tmp_path_factory: pytest.TempPathFactory, content: bytes
) -> None:
    """A file is read or refused; each record is a row of full width or a reject, in order."""
    place = tmp_path_factory.getbasetemp() / "bytes.csv"
    place.write_bytes(b'id,role\n1,"' + content)

    with open_csv_file(str(place), is_known) as staff:
        records = list(staff)

    assert staff.rows == len(records)
    assert all(len(row) == 2 for row in cells(records))
    assert [one.line for one in records] == sorted({one.line for one in records})
