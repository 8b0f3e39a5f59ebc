"""People from a workbook or from Parquet are the people of the same table as CSV."""

import io
import os
import sys
import zipfile
from collections.abc import Callable, Iterable, Sequence
from datetime import date, datetime, time
from pathlib import Path
from typing import Any

import duckdb
import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.batch.batch import advise_everyone
from engine.batch.options import Options
from engine.core.model import KnowledgeBase
from engine.errors import CrossroadsError, MisuseError
from engine.tables.open_table import open_table
from engine.tables.rows import Reject, Row
from engine.tables.typed_rows import text_of

HEADER = ["id", "current_role", "skills"]
KNOWN = {"current_role", "skills"}


def workbook(place: Path, *sheets: Iterable[Sequence[Any]]) -> str:
    """A workbook with these sheets."""
    book = openpyxl.Workbook()
    book.remove(book.worksheets[0])
    for at, rows in enumerate(sheets, 1):
        sheet = book.create_sheet(f"Sheet {at}")
        for row in rows:
            sheet.append(list(row))
    book.save(place)
    return str(place)


def parquet(place: Path, query: str) -> str:
    """A Parquet file of what a query gives."""
    with duckdb.connect() as connection:
        connection.execute(f"COPY ({query}) TO '{place}' (FORMAT parquet)")
    return str(place)


class Read:
    """Everything that a source hands over."""

    def __init__(self, source: str, sheet: str | None = None) -> None:
        with open_table(source, KNOWN.__contains__, sheet) as people:
            records = list(people)
            self.headings, self.notes, self.rows = people.headings, people.notes, people.rows
            self.blank_lines, self.encoding = people.blank_lines, people.encoding
            self.header_line, self.delimiter = people.header_line, people.delimiter
            self.progress = people.bytes_read, people.size
        self.cells = [record.cells for record in records if isinstance(record, Row)]
        self.lines = [record.line for record in records]
        self.rejects = [record for record in records if isinstance(record, Reject)]


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


VALUES = {
    "text": ("x", "x"),
    "a number as text": ("007", "007"),
    "a whole number": (3, "3"),
    "a whole number with a point": (3.0, "3"),
    "a fraction": (1.5, "1.5"),
    "noise in the last digit": (0.1 + 0.2, "0.3"),
    "a large number": (12345678901.0, "12345678901"),
    "an id of sixteen digits": (1234567890123456.0, "1234567890123456"),
    "a truth value": (True, "true"),
    "a day": (date(2024, 2, 29), "2024-02-29"),
    "a day and a time": (datetime(2024, 2, 29, 9, 30), "2024-02-29T09:30:00"),
    "a time": (time(9, 30), "09:30:00"),
    "nothing": (None, ""),
    "spaces": ("  ", "  "),
}


@pytest.mark.parametrize(("value", "text"), VALUES.values(), ids=VALUES.keys())
def test_a_cell_of_a_workbook_is_text(tmp_path: Path, value: Any, text: str) -> None:
    """It says what a CSV export of the sheet would say."""
    source = workbook(tmp_path / "staff.xlsx", [HEADER, ["1", value, "tools"]])

    assert Read(source).cells == [("1", text, "tools")]


UUID = "3132309f-acb0-4fe5-9bc1-e45db6ade24d"
PARQUET_VALUES = {
    "text": ("'x'", "x"),
    "a whole number": ("3::BIGINT", "3"),
    "a whole number with a point": ("3.0::DOUBLE", "3"),
    "a fraction": ("2.3::FLOAT", "2.3"),
    "fractions in a list": ("[2.3::FLOAT, 3]", "2.3; 3"),
    "an id held as a number": ("1234567890123456::DOUBLE", "1234567890123456"),
    "a number of any size": ("18446744073709551615::UBIGINT", "18446744073709551615"),
    "one beyond all sizes": ("12::HUGEINT", "12"),
    "no number": ("'nan'::DOUBLE", "nan"),
    "a decimal": ("1.50::DECIMAL(5,2)", "1.50"),
    "a truth value": ("false", "false"),
    "a day": ("DATE '2024-02-29'", "2024-02-29"),
    "midnight": ("TIMESTAMP '2024-02-29'", "2024-02-29"),
    "a day and a time": ("TIMESTAMP '2024-02-29 09:30:00'", "2024-02-29T09:30:00"),
    "parts of a second": ("TIMESTAMP_NS '2024-02-29 09:30:00.25'", "2024-02-29T09:30:00.250000"),
    "a day beyond Python's": ("DATE '20000-03-15'", "20000-03-15"),
    "a moment": ("TIMESTAMPTZ '2024-02-29 09:30:00+02'", "2024-02-29T07:30:00+00:00"),
    "moments": ("[[TIMESTAMPTZ '2024-02-29 09:30+02']]", "2024-02-29 07:30:00+00"),
    "a time": ("TIME '09:30:00'", "09:30:00"),
    "a time of a zone": ("TIMETZ '09:30:00+02'", "07:30:00+00"),
    "a span of time": ("INTERVAL '14 months 3 days'", "1 year 2 months 3 days"),
    "a universal id": (f"'{UUID}'::UUID", UUID),
    "bytes that are text": ("'Zo\\xC3\\xAB'::BLOB", "Zoë"),
    "bytes that are none": ("'a\\xDE'::BLOB", "a\\xde"),
    "one of some words": ("'a'::ENUM('a', 'b')", "a"),
    "a structure": (
        "{'a': 1, 'b': TIMESTAMPTZ '2024-02-29 09:30+02'}",
        "{'a': 1, 'b': '2024-02-29 07:30:00+00'}",
    ),
    "structures": ("[{'a': 1}, {'a': 2}]", "{'a': 1}; {'a': 2}"),
    "a map": ("MAP {'a': 1}", "{a=1}"),
    "lists in a list": ("[['a', 'b'], ['c']]", "a; b; c"),
    "a list of fixed length": ("[1, 2]::INTEGER[2]", "1; 2"),
    "JSON": ("""'{"a":1}'::JSON""", '{"a":1}'),
    "bits": ("'0101'::BIT", "0101"),
    "nothing of no type": ("NULL", ""),
    "a list": ("['a', NULL, 'b c']", "a; ; b c"),
    "a list of numbers": ("[1.0::DOUBLE, 2.5]", "1; 2.5"),
    "nothing": ("NULL::INTEGER", ""),
}


@pytest.mark.parametrize(("value", "text"), PARQUET_VALUES.values(), ids=PARQUET_VALUES.keys())
def test_a_value_of_parquet_is_text(tmp_path: Path, value: str, text: str) -> None:
    """Whatever type it has."""
    source = parquet(tmp_path / "staff.parquet", f"SELECT 1 AS id, {value} AS current_role")

    read = Read(source)

    assert read.headings == ("id", "current_role")
    assert read.cells == [("1", text)]


@given(one=st.integers(-(2**53), 2**53).map(float), other=st.integers(-(2**53), 2**53).map(float))
def test_two_people_are_not_taken_for_one(one: float, other: float) -> None:
    """Ids that are held as numbers are told apart, and written with digits alone."""
    texts = [text_of(one), text_of(other)]

    assert texts == [str(int(one)), str(int(other))]
    assert (texts[0] == texts[1]) == (one == other)


def test_decimals_that_a_format_asks_for_are_kept(tmp_path: Path) -> None:
    """A grade of 2.50 stays so, and no digit is rounded away."""
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    for row in (HEADER, [2.5, 2.125, 3]):
        sheet.append(row)
    for cell in sheet[2]:
        cell.number_format = "0.00"
    book.save(tmp_path / "staff.xlsx")

    assert Read(str(tmp_path / "staff.xlsx")).cells == [("2.50", "2.125", "3.00")]


def test_long_parquet_files_are_read_in_order(tmp_path: Path) -> None:
    """Rows are handed over some at a time, each once."""
    source = parquet(
        tmp_path / "staff.parquet", "SELECT range AS id, 'tools' AS skills FROM range(2500)"
    )

    read = Read(source)

    assert [cells[0] for cells in read.cells] == [str(number) for number in range(2500)]
    assert (read.rows, read.lines[-1]) == (2500, 2500)
    assert read.progress[0] == read.progress[1] == os.path.getsize(source)


def test_a_name_is_no_pattern(tmp_path: Path) -> None:
    """A file whose name has brackets or stars is that file, and not every file like it."""
    parquet(tmp_path / "staff1.parquet", "SELECT 'other' AS skills")
    source = parquet(tmp_path / "staff[1]*?.parquet", "SELECT 'tools' AS skills")

    assert Read(source).cells == [("tools",)]


def test_the_first_sheet_is_read_or_the_one_that_is_named(tmp_path: Path) -> None:
    """A note says which one was not."""
    source = workbook(tmp_path / "staff.xlsx", [HEADER, ["1", "a", "b"]], [HEADER, ["2", "c", "d"]])

    assert Read(source).cells == [("1", "a", "b")]
    assert Read(source).notes == ("the sheet 'Sheet 1' is read, and not 'Sheet 2'",)
    assert Read(source, sheet="Sheet 2").cells == [("2", "c", "d")]


def test_a_sheet_that_is_not_there_is_misuse(tmp_path: Path) -> None:
    """The nearest is named; and a CSV file has none."""
    source = workbook(tmp_path / "staff.xlsx", [HEADER])
    plain = tmp_path / "staff.csv"
    plain.write_text("skills\ntools\n")

    with pytest.raises(MisuseError, match=r"has no sheet 'Shet 1'\. Did you mean 'Sheet 1'\?"):
        Read(source, sheet="Shet 1")
    with pytest.raises(MisuseError, match=r"--sheet: '.*staff.csv' is no workbook"):
        Read(str(plain), sheet="Sheet 1")


SHEETS = {
    "a title above": ([["Staff 2024"], [], HEADER, ["1", "a", "b"]], [4], 0, 1),
    "a title with a known word": ([["skills"], HEADER, ["1", "a", "b"]], [3], 0, 1),
    "empty rows between and behind": (
        [HEADER, ["1", "a", "b"], [], ["2", "c", "d"], [None], [" ", None]],
        [2, 4],
        1,
        0,
    ),
    "cells missing at the right": ([HEADER, ["1"], ["2", "c"]], [2, 3], 0, 0),
    "people who name a heading": ([HEADER, ["1", "current_role", "skills"]], [2], 0, 0),
}


@pytest.mark.parametrize(("sheet", "lines", "blank", "notes"), SHEETS.values(), ids=SHEETS.keys())
def test_rows_of_a_sheet_have_their_numbers(
    tmp_path: Path, sheet: list[list[Any]], lines: list[int], blank: int, notes: int
) -> None:
    """The header may stand lower down, and rows without a cell are no people."""
    read = Read(workbook(tmp_path / "staff.xlsx", sheet))

    assert read.headings == tuple(HEADER)
    assert read.lines == lines
    assert {len(cells) for cells in read.cells} == {3}
    assert (read.blank_lines, len(read.notes)) == (blank, notes)


def test_rows_of_a_sheet_that_do_not_fit_are_rejected(tmp_path: Path) -> None:
    """As those of a CSV file are, with their number and what they say."""
    read = Read(
        workbook(tmp_path / "staff.xlsx", [HEADER, ["1", "a", "b", "c"], HEADER, ["2", "a", "b"]])
    )

    assert read.rejects == [
        Reject(2, "has 4 cells, the header has 3", "1; a; b; c"),
        Reject(3, "repeats the header", "id; current_role; skills"),
    ]
    assert (read.rows, len(read.cells)) == (3, 1)


def test_formulas_give_their_values_and_are_never_run(tmp_path: Path) -> None:
    """A formula that no spreadsheet has computed yet is blank, and a note says where."""
    source = workbook(tmp_path / "staff.xlsx", [HEADER, ["1", "a", "=1+1"], ["2", "b", "x"]])

    read = Read(source)

    assert read.cells == [("1", "a", ""), ("2", "b", "x")]
    assert read.notes == (
        "formulas without a value, read as blank: 1, the first in row 2; open the file in a "
        "spreadsheet and save it to have them computed",
    )


def test_a_formula_with_a_value_is_that_value(tmp_path: Path) -> None:
    """As a spreadsheet saves it."""
    place = tmp_path / "staff.xlsx"
    workbook(place, [HEADER, ["1", "=A2", '=""']])
    rewrite(
        place, lambda xml: xml.replace(b"<v />", b"<v>7</v>", 1).replace(b"<v/>", b"<v>7</v>", 1)
    )

    read = Read(str(place))

    assert read.cells[0][1] == "7"


def rewrite(place: Path, change: Callable[[bytes], bytes]) -> None:
    """Change the first sheet of a workbook."""
    with zipfile.ZipFile(place) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    parts["xl/worksheets/sheet1.xml"] = change(parts["xl/worksheets/sheet1.xml"])
    with zipfile.ZipFile(place, "w") as archive:
        for name, content in parts.items():
            archive.writestr(name, content)


def test_a_sheet_is_larger_than_it_says(tmp_path: Path) -> None:
    """Some programs write a wrong size, and nobody may be lost to that."""
    place = tmp_path / "staff.xlsx"
    workbook(place, [HEADER, ["1", "a", "b"], ["2", "c", "d"]])
    rewrite(place, lambda xml: xml.replace(b'ref="A1:C3"', b'ref="A1"'))

    assert len(Read(str(place)).cells) == 2


WRONG = {
    "a workbook named CSV": ("staff.csv", b"PK\x03\x04...", "is an Excel workbook and no CSV file"),
    "the old Excel format": ("staff.xls", b"\xd0\xcf\x11\xe0\xa1", "is in the old Excel format"),
    "the old one with a new name": ("staff.xlsx", b"\xd0\xcf\x11\xe0", "or has a password"),
    "OpenDocument": ("staff.ods", b"PK\x03\x04...", "is an OpenDocument spreadsheet"),
    "CSV named workbook": ("staff.xlsx", b"id,skills\n1,tools\n", "is no Excel workbook. Name it"),
    "CSV named Parquet": ("staff.parquet", b"id,skills\n1,tools\n", "is no Parquet file"),
    "Parquet named CSV": ("staff.csv", b"PAR1...", "is a Parquet file and no CSV file"),
    "half a workbook": ("staff.xlsx", b"PK\x03\x04...", "is no Excel workbook that can be read"),
    "half a Parquet file": ("staff.parquet", b"PAR1...", "is no Parquet file that can be read"),
    "JSON": ("staff.json", b'[{"id": 1}]', "is JSON, which is not read. Hand over CSV, an Excel"),
    "JSON, line by line": ("staff.NDJSON", b'{"id": 1}', "is JSON, which is not read"),
    "JSON with a mark": ("staff.jsonl", b'\xef\xbb\xbf{"id": 1}', "is JSON, which is not read"),
    "JSON named CSV": ("staff.csv", b'{"id": 1}', "is JSON, which is not read"),
    "nothing named workbook": ("staff.xlsx", b"", "is no Excel workbook"),
}


@pytest.mark.parametrize(("name", "content", "told"), WRONG.values(), ids=WRONG.keys())
def test_a_file_that_is_not_what_it_is_called_is_told(
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


def test_another_archive_is_no_workbook(tmp_path: Path) -> None:
    """A zip file of something else opens, and is told."""
    with zipfile.ZipFile(tmp_path / "staff.xlsx", "w") as archive:
        archive.writestr("hello.txt", "hello")

    with pytest.raises(CrossroadsError, match="is no Excel workbook that can be read"):
        Read(str(tmp_path / "staff.xlsx"))


@pytest.mark.parametrize("name", ["staff.csv", "staff.xlsx", "staff.parquet"])
def test_a_missing_file_is_misuse(tmp_path: Path, name: str) -> None:
    """In whichever format it would be."""
    with pytest.raises(MisuseError, match="there is no such file"):
        Read(str(tmp_path / name))


def test_an_empty_sheet_is_an_error(tmp_path: Path) -> None:
    """Nobody is in it."""
    with pytest.raises(CrossroadsError, match="is empty"):
        Read(workbook(tmp_path / "staff.xlsx", [[]]))


@pytest.mark.parametrize("ending", ["xlsx", "parquet"])
def test_advice_can_be_fed_in_again_in_any_format(
    knowledge_base: KnowledgeBase, tmp_path: Path, ending: str
) -> None:
    """It gives the same bytes as the same advice from CSV."""
    staff = tmp_path / "staff.csv"
    staff.write_text('id,Job Title,skills,=x\n1,PMO Analyst,tools,"a\nb"\n=2,cook,,+44 20\n3,,,\n')
    for place in ("once.csv", f"once.{ending}"):
        advise_everyone(knowledge_base, str(staff), str(tmp_path / place))

    for name, place in (("csv", "once.csv"), (ending, f"once.{ending}")):
        advise_everyone(
            knowledge_base,
            str(tmp_path / place),
            str(tmp_path / f"from_{name}.csv"),
            options=Options(),
        )

    again = (tmp_path / f"from_{ending}.csv").read_bytes()
    assert again == (tmp_path / "from_csv.csv").read_bytes()
    assert b"'+44 20" in again
