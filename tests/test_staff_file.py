"""Staff files as people really save them: every record is a row or a reject, once."""

import csv
import io
import sys
import time
from collections.abc import Iterable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from engine import physical_lines, staff_file
from engine.errors import CrossroadsError, MisuseError
from engine.staff_file import Reject, Row, StaffFile, open_staff_file

NASTY = Path(__file__).parents[2] / "shared" / "data" / "nasty"
CELL = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=8)
UNCLOSED = "has a quote that is never closed"
STRAY = "has text after a closing quote"
LONELY = "has a quote without its pair, and may be the rest of a line before it"


def is_known(heading: str) -> bool:
    """The headings that the files in these tests mean."""
    return heading in {"id", "role", "size"}


def read(tmp_path: Path, content: bytes) -> tuple[StaffFile, list[Row | Reject]]:
    """Everything that a file with this content gives."""
    place = tmp_path / "staff.csv"
    place.write_bytes(content)
    with open_staff_file(str(place), is_known) as staff:
        return staff, list(staff)


def cells(records: Iterable[Row | Reject]) -> list[tuple[str, ...]]:
    """The cells of those records that are rows."""
    return [record.cells for record in records if isinstance(record, Row)]


def rejects(records: Iterable[Row | Reject]) -> list[tuple[int, str, str]]:
    """The records that are none."""
    found = [record for record in records if isinstance(record, Reject)]
    return [(reject.line, reject.reason, reject.row) for reject in found]


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


REJECTED = {
    "too short": (b"1\n", "has 1 fields, the header has 2", "1"),
    "too long": (b"1,pm,x\n", "has 3 fields, the header has 2", "1,pm,x"),
    "text after a closing quote": (b'1,"pm"x\n', STRAY, '1,"pm"x'),
    "not UTF-8": (b"1,Ren\xe9\n", "holds characters that are not UTF-8", r"1,Ren\xe9"),
    "a NUL": (b"1,p\0m\n", "holds a control character (NUL)", r"1,p\x00m"),
    "the header again": (b"id,role\n", "repeats the header", "id,role"),
    "short over two lines": (b'"1\n2"\n', "has 1 fields, the header has 2", '"1\n2"'),
}


@pytest.mark.parametrize(("line", "reason", "raw"), REJECTED.values(), ids=REJECTED.keys())
def test_a_record_that_cannot_be_read_is_rejected(
    tmp_path: Path, line: bytes, reason: str, raw: str
) -> None:
    """With its line, the reason and its text; the people around it are read."""
    staff, records = read(tmp_path, b"id,role\n0,before\n" + line + b"9,after\n")

    assert cells(records) == [("0", "before"), ("9", "after")]
    assert rejects(records) == [(3, reason, raw)]
    assert staff.rows == 3


QUOTES = {
    "to the end of the file": (b'id,role\n1,"pm\n2,pm\n3,pm\n', ["2", "3"], [(2, UNCLOSED)]),
    "until the next quote": (b'id,role\n1,"pm\n2,pm\n3,"a,b"\n', ["2", "3"], [(2, STRAY)]),
    "on the last line": (b'id,role\n1,pm\n2,"pm', ["1"], [(3, UNCLOSED)]),
    "twice": (b'id,role\n1,"pm\n2,"pm\n3,pm\n', ["3"], [(2, STRAY), (3, UNCLOSED)]),
    "before a cell of two lines": (b'id,role\n1,"pm\n2,"p\nm"\n', ["2"], [(2, STRAY)]),
}


@pytest.mark.parametrize(("content", "read_ids", "rejected"), QUOTES.values(), ids=QUOTES.keys())
def test_an_unclosed_quote_costs_one_row(
    tmp_path: Path, content: bytes, read_ids: list[str], rejected: list[tuple[int, str]]
) -> None:
    """The rows that it had swallowed are read after all."""
    staff, records = read(tmp_path, content)

    assert [row[0] for row in cells(records)] == read_ids
    assert [(line, reason) for line, reason, _ in rejects(records)] == rejected
    assert staff.rows == len(records)


TORN = {
    "on the next line": (b'1,"has a "nick\nname, so" to say\n', [(2, STRAY), (3, LONELY)]),
    "two lines on": (
        b'1,"has a "nick\nname\nor two, so" to say\n',
        [(2, STRAY), (3, "has 1 fields, the header has 2"), (4, LONELY)],
    ),
    "within what it swallowed": (b'1,"a\n19" rack,pm\n', [(2, STRAY), (3, LONELY)]),
}


@pytest.mark.parametrize(("torn", "rejected"), TORN.values(), ids=TORN.keys())
def test_the_rest_of_a_broken_record_is_not_taken_for_a_person(
    tmp_path: Path, torn: bytes, rejected: list[tuple[int, str]]
) -> None:
    """It may have the right number of fields by chance; its lonely quote gives it away."""
    _, records = read(tmp_path, b"id,role\n" + torn + b'3,pm\n4,19" rack\n')

    assert cells(records) == [("3", "pm"), ("4", '19" rack')]
    assert [(line, reason) for line, reason, _ in rejects(records)] == rejected


def test_a_torn_file_takes_time_in_proportion_to_its_length(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each of these lines leaves a quote open until the end of the file, if it may."""
    monkeypatch.setattr(staff_file, "LONGEST", 10_000)
    started = time.perf_counter()

    staff, records = read(tmp_path, b"id,role\n" + b'x","y\n' * 20_000)

    assert staff.rows == len(rejects(records)) == 20_000
    assert time.perf_counter() - started < 5


def test_a_quote_is_given_up_after_a_while(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """So that no file is held in memory for it; the rows after it are read."""
    monkeypatch.setattr(staff_file, "LONGEST", 100)
    monkeypatch.setattr(physical_lines, "LONGEST", 100)

    _, records = read(tmp_path, b'id,role\n1,"pm\n' + b"2,pm\n" * 1000)

    assert rejects(records) == [(2, UNCLOSED, '1,"pm')]
    assert cells(records) == [("2", "pm")] * 1000

    _, records = read(tmp_path, b'id,role\n1,"' + b"pm\n" * 1000 + b'"\n')

    assert rejects(records)[0] == (2, UNCLOSED, '1,"pm')


@pytest.mark.parametrize("opening", [b"", b'1,"pm\n'], ids=["alone", "within an open quote"])
def test_an_endless_line_is_rejected(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, opening: bytes
) -> None:
    """Only its beginning is kept, and the next line is read."""
    monkeypatch.setattr(staff_file, "LONGEST", 100)
    monkeypatch.setattr(physical_lines, "LONGEST", 100)

    _, records = read(tmp_path, b"id,role\n" + opening + b"x" * 1000 + b"\n3,pm\n")

    line, reason, raw = rejects(records)[-1]
    assert line == 2 + len(opening.splitlines())
    assert reason == "is longer than 100 characters; only its beginning is shown"
    assert raw == "x" * 100
    assert cells(records) == [("3", "pm")]


def test_lines_are_counted_as_an_editor_does(tmp_path: Path) -> None:
    """Blank lines and lines within a cell count."""
    _, records = read(tmp_path, b'\nid,role\n\n1,"a\nb"\n\nshort\n')

    assert [(type(one), one.line) for one in records] == [(Row, 4), (Reject, 7)]


def test_what_was_noticed_is_noted(tmp_path: Path) -> None:
    """A delimiter other than the comma, and once for all rows that they are not UTF-8."""
    staff, _ = read(tmp_path, b"id;role\n1;Ren\xe9\n2;Zo\xeb\n")

    assert staff.notes == (
        "read with semicolon as the delimiter",
        "rows that are not UTF-8: 2; save the file as 'CSV UTF-8' to have them read",
    )


def test_torn_utf_16_costs_one_row(tmp_path: Path) -> None:
    """Half a letter is not a letter."""
    content = "\ufeffid,role\n1,\ud800m\n2,pm\n".encode("utf-16-le", "surrogatepass")

    staff, records = read(tmp_path, content)

    assert cells(records) == [("2", "pm")]
    assert [reason for _, reason, _ in rejects(records)] == ["holds characters that are not UTF-16"]
    assert staff.notes[0] == "read as UTF-16"


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
    "UTF-16 without its mark": ("id,role\n".encode("utf-16-le"), r"control characters \(NUL\)"),
}


@pytest.mark.parametrize(("content", "told"), UNREADABLE.values(), ids=UNREADABLE.keys())
def test_a_file_without_a_header_is_refused(tmp_path: Path, content: bytes, told: str) -> None:
    """What the file holds is to blame, so the exit code is 1."""
    with pytest.raises(CrossroadsError, match=told) as caught:
        read(tmp_path, content)

    assert caught.value.exit_code == 1


def test_an_endless_header_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A film is not a staff file."""
    monkeypatch.setattr(staff_file, "LONGEST", 100)
    monkeypatch.setattr(physical_lines, "LONGEST", 100)

    with pytest.raises(CrossroadsError, match="the header is longer than 100 characters"):
        read(tmp_path, b"\xff" * 1000)


def test_a_file_that_cannot_be_opened_is_misuse(tmp_path: Path) -> None:
    """The name was wrong, so the exit code is 2."""
    with (
        pytest.raises(MisuseError, match=r"no\.csv: there is no such file"),
        open_staff_file(str(tmp_path / "no.csv"), is_known),
    ):
        pass
    with (
        pytest.raises(MisuseError, match="is a folder"),
        open_staff_file(str(tmp_path), is_known),
    ):
        pass


def test_standard_input_is_read_and_left_open(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever asks for it gets it; its length is not known."""
    standard_input = io.TextIOWrapper(io.BytesIO(b"\xef\xbb\xbfid,role\n1,pm\n"))
    monkeypatch.setattr(sys, "stdin", standard_input)

    with open_staff_file("-", is_known) as staff:
        records = list(staff)
        size = staff.size

    assert staff.name == "standard input"
    assert cells(records) == ONE_PERSON
    assert size == 0
    assert not standard_input.buffer.closed


def test_progress_goes_to_the_end_of_the_file(tmp_path: Path) -> None:
    """In bytes, so that a share of the whole can be shown."""
    place = tmp_path / "staff.csv"
    place.write_bytes(b"id,role\n" + b"1,pm\n" * 10_000)

    with open_staff_file(str(place), is_known) as staff:
        first, *_ = ((staff.bytes_read, record) for record in staff)
        size, at_the_end = staff.size, staff.bytes_read

    assert first[0] < size == at_the_end == place.stat().st_size


@settings(deadline=None)
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

    with open_staff_file(str(place), is_known) as staff:
        records = list(staff)

    assert cells(records) == [tuple(row) for row in table if row != ["id", "role"]]
    assert staff.blank_lines == 0


@settings(deadline=None)
@given(st.binary(max_size=200))
def test_no_bytes_whatever_are_a_bug(
    tmp_path_factory: pytest.TempPathFactory, content: bytes
) -> None:
    """A file is read or refused; each record is a row of full width or a reject, in order."""
    place = tmp_path_factory.getbasetemp() / "bytes.csv"
    place.write_bytes(b'id,role\n1,"' + content)

    with open_staff_file(str(place), is_known) as staff:
        records = list(staff)

    assert staff.rows == len(records)
    assert all(len(row) == 2 for row in cells(records))
    assert [one.line for one in records] == sorted({one.line for one in records})


# Files from the test corpora of csvkit, DuckDB, PapaParse, csv-spectrum and Pollock, with the rows
# and the lines of the rejects that follow from their bytes; see EXPECTED.md beside them.
CORPUS = {
    "csvkit_bad.csv": (1, [2, 3]),
    "csvkit_blanks.csv": (1, []),
    "csvkit_null_byte.csv": (0, [2]),
    "csvkit_test_empty_columns.csv": (3, []),
    "csvkit_test_extra_header.csv": (0, [2]),
    "csvkit_test_header_newline.csv": (1, []),
    "csvkit_test_utf16_big.csv": (2, []),
    "csvkit_test_utf16_little.csv": (2, []),
    "duckdb_csv_quoted_newline_odd.csv": (1, [11]),
    "duckdb_encodings__latin1.csv": (0, [*range(2, 14)]),
    "duckdb_headers__empty_2.csv": (2, []),
    "duckdb_inconsistent_cells.csv": (1, [3, 6, 7]),
    "duckdb_locations_header_trailing_comma.csv": (1, []),
    "duckdb_locations_row_trailing_comma.csv": (0, [2]),
    "duckdb_mixed_new_line.csv": (2, []),
    "duckdb_nullbyte.csv": (0, [2]),
    "duckdb_phonenumbers.csv": (3, []),
    "duckdb_rejects__frankstein__nightmare.csv": (43, [10, 14, 22, 38]),
    "duckdb_rejects__multiple_errors__invalid_utf_cast.csv": (1, [3]),
    "duckdb_rejects__multiple_errors__multiple_errors.csv": (2, [4, 5, 6, 7, 8]),
    "papaparse_malformed.tsv": (6, [3, 6, 9]),
    "pollock_file_header_multirow_2.csv": (83, [2]),
    "pollock_row_more_sep_row3_col2.csv": (82, [4]),
    "spectrum_comma_in_quotes.csv": (1, []),
    "spectrum_escaped_quotes.csv": (2, []),
    "spectrum_json.csv": (1, []),
    "spectrum_newlines_crlf.csv": (3, []),
    "spectrum_quotes_and_newlines.csv": (2, []),
}


@pytest.mark.skipif(not NASTY.is_dir(), reason="the shared data are not here")
@pytest.mark.parametrize("name", CORPUS)
def test_the_corpora_of_other_readers(name: str) -> None:
    """Real and made-up damage costs the damaged rows, and no others."""
    rows, rejected = CORPUS[name]

    with open_staff_file(str(NASTY / name), lambda _: True) as staff:
        records = list(staff)

    assert [line for line, *_ in rejects(records)] == rejected
    assert len(cells(records)) == rows
