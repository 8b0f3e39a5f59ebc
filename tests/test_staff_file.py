"""Staff files as people really save them: every record is a row or a reject, once."""

import csv
import io
import re
import sys
import time
from collections import deque
from collections.abc import Iterable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from engine.errors import CrossroadsError, MisuseError
from engine.tables import encoding
from engine.tables.clean_blocks import CleanBlocks
from engine.tables.csv_file import CsvFile, open_csv_file
from engine.tables.encoding import UTF_8, decoded
from engine.tables.physical_lines import PhysicalLines
from engine.tables.records import Records
from engine.tables.rows import Reject, Row

DATA = Path(__file__).parents[2] / "shared" / "data"
needs_data = pytest.mark.skipif(not DATA.is_dir(), reason="the shared data are not here")
CELL = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=8)
UNCLOSED = "has a quote that is never closed"
STRAY = "has text after a closing quote"
LONELY = "has a quote without its pair, and may be the rest of a line before it"


def is_known(heading: str) -> bool:
    """The headings that the files in these tests mean."""
    return heading in {"id", "role", "size"}


def put(tmp_path: Path, content: bytes) -> str:
    """The place of a file with this content."""
    place = tmp_path / "staff.csv"
    place.write_bytes(content)
    return str(place)


def read(tmp_path: Path, content: bytes) -> tuple[CsvFile, list[Row | Reject]]:
    """Everything that a file with this content gives."""
    with open_csv_file(put(tmp_path, content), is_known) as staff:
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
    "not UTF-8": (b"1,x\xff\xff\n", "holds characters that are not UTF-8", r"1,x\xff\xff"),
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
    monkeypatch.setattr(PhysicalLines, "longest", 10_000)
    started = time.perf_counter()

    staff, records = read(tmp_path, b"id,role\n" + b'x","y\n' * 20_000)

    assert staff.rows == len(rejects(records)) == 20_000
    assert time.perf_counter() - started < 5


def test_a_quote_is_given_up_after_a_while(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """So that no file is held in memory for it; the rows after it are read."""
    monkeypatch.setattr(PhysicalLines, "longest", 100)

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
    monkeypatch.setattr(PhysicalLines, "longest", 100)

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
    staff, _ = read(tmp_path, "id;role\n1;Ren\udce9\n2;Zoë\n".encode("utf-8", "surrogateescape"))

    assert staff.notes == (
        "read with semicolon as the delimiter",
        "rows that are not UTF-8: 1; save the file as 'CSV UTF-8' to have them read",
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
    monkeypatch.setattr(PhysicalLines, "longest", 100)

    with pytest.raises(CrossroadsError, match="the header is longer than 100 characters"):
        read(tmp_path, b"\xff" * 1000)


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
    """Whoever asks for it gets it; its length is known when all of it has come."""
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

    with open_csv_file(str(place), is_known) as staff:
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

    with open_csv_file(str(place), is_known) as staff:
        records = list(staff)

    assert staff.rows == len(records)
    assert all(len(row) == 2 for row in cells(records))
    assert [one.line for one in records] == sorted({one.line for one in records})


SECOND = "belongs to a second table, which begins on line 3"
JOINED = {
    "the header in capitals": (b"ID,Role\n2,pm\n", [(3, "repeats the header")], ["1", "2"]),
    "the header with a mark": (
        b"\xef\xbb\xbfid,role\n2,pm\n",
        [(3, "repeats the header")],
        ["1", "2"],
    ),
    "the header padded": (b" id , role \n2,pm\n", [(3, "repeats the header")], ["1", "2"]),
    "columns in another order": (
        b"role,id\npm,2\n",
        [(3, "begins a second table"), (4, SECOND)],
        ["1"],
    ),
    "other columns": (
        b"id,name,role\n2,Ann,pm\n3,pm\n",
        [(3, "begins a second table"), (4, SECOND), (5, SECOND)],
        ["1"],
    ),
    "columns that only we know": (
        b"size,x,role\n2,Ann,pm\n",
        [(3, "begins a second table"), (4, SECOND)],
        ["1"],
    ),
    "a person with a heading's word": (b"id,pm\n", [], ["1", "id"]),
}


@pytest.mark.parametrize(("content", "rejected", "ids"), JOINED.values(), ids=JOINED.keys())
def test_files_that_were_joined(
    tmp_path: Path, content: bytes, rejected: list[tuple[int, str]], ids: list[str]
) -> None:
    """A header among the rows is nobody; below that of another table nothing is read as ours."""
    _, records = read(tmp_path, b"id,role\n1,pm\n" + content)

    assert [row[0] for row in cells(records)] == ids
    assert [(line, reason) for line, reason, _ in rejects(records)] == rejected


def test_a_second_table_is_noted(tmp_path: Path) -> None:
    """With its line, so that it can be cut out."""
    staff, _ = read(tmp_path, b"id,role\n1,pm\nrole,id\npm,2\n")

    assert staff.notes == (
        "a second table begins on line 3 and is rejected; give it a file of its own",
    )


def test_rows_within_a_quote_are_not_believed(tmp_path: Path) -> None:
    """A quote that was closed by chance, rows later, costs the row in which it was opened."""
    torn = b'1,"pm,a\n2,pm,b\n3,pm,c\n4,pm,d\n5,19",e\n6,pm,f\n'

    staff, records = read(tmp_path, b"id,role,team\n" + torn)

    assert [row[0] for row in cells(records)] == ["2", "3", "4", "6"]
    assert [(line, reason) for line, reason, _ in rejects(records)] == [
        (2, "holds what look like 3 whole rows; a quote may be missing"),
        (6, LONELY),
    ]
    assert staff.rows == 6


REMARKS = {
    "prose": "Dear Ann,\nthanks, all is well\nor, so I hear, nearly\nyours, B",
    "an address": "1 High Street,\nOld Town,\nNewcastle,\nTyne and Wear,\nUK",
    "a list with a comma in each line": "one, two\nthree, four\nfive, six\nseven, eight",
    "line after line": "x\n" * 50,
}


@pytest.mark.parametrize("remark", REMARKS.values(), ids=REMARKS.keys())
def test_remarks_of_several_lines_are_believed(tmp_path: Path, remark: str) -> None:
    """They are cells like any other."""
    _, records = read(tmp_path, f'id,role\n1,"{remark}"\n2,pm\n'.encode())

    assert cells(records) == [("1", remark), ("2", "pm")]


MISFITS = {
    "another delimiter": (
        ["1;pm"],
        "line 2: most of 30 rows do not fit the header: it has 2 fields, this row 1. "
        "The rows are delimited by semicolon, the header by comma: use one of them.",
    ),
    "more cells than names": (["1,pm,x"], "The header probably has too few names"),
    "fewer cells than names": (["1"], "The header probably has too many names"),
    "commas within cells": (["1,a,b", "1,a,b,c", "1,a,b"], "A cell probably holds a comma"),
    "broken lines": (["1", "", "1"], "too many names"),
}


@pytest.mark.parametrize(("lines", "told"), MISFITS.values(), ids=MISFITS.keys())
def test_a_file_whose_rows_do_not_fit_is_refused(
    tmp_path: Path, lines: list[str], told: str
) -> None:
    """With the probable cause: a thousand rejects would not say it."""
    text = "\n".join(["id,role", *(lines * 30)[:30]])
    rows = text.count("\n") - text.count("\n\n")

    with pytest.raises(CrossroadsError, match=re.escape(told)):
        read(tmp_path, text.encode())

    assert rows >= 20


def test_a_large_file_is_refused_early(tmp_path: Path) -> None:
    """As soon as most of the first thousand rows are known not to fit."""
    with (
        pytest.raises(CrossroadsError, match="most of the first rows do not fit"),
        open_csv_file(put(tmp_path, b"id,role\n" + b"1,pm\n1\n1\n" * 9_000), is_known) as staff,
    ):
        deque(staff, maxlen=0)

    assert staff.rows < 1_000


FEW = {
    "fewer than twenty rows": b"1\n" * 19,
    "no more than half of them": b"1\n2,pm\n" * 600,
    "the rest of a torn record": b'0,"' + b"pm\n" * 600 + b"0,pm\n",
    "later on": b"0,pm\n" * 500 + b"1\n" * 900,
}


@pytest.mark.parametrize("content", FEW.values(), ids=FEW.keys())
def test_rows_that_do_not_fit_are_rejected_one_by_one(tmp_path: Path, content: bytes) -> None:
    """As long as the file as a whole makes sense."""
    staff, records = read(tmp_path, b"id,role\n" + content)

    assert staff.rows == len(records) == content.count(b"\n")
    assert {row[1] for row in cells(records)} <= {"pm"}


def test_data_without_a_heading_are_noted(tmp_path: Path) -> None:
    """Nobody knows what they are about; an empty column is not worth a word."""
    staff, _ = read(tmp_path, b"id,,role,,\n1,x,pm,,\n2,,pm,y,\n")

    assert staff.notes == ("columns without a heading that hold something: 2, 4",)


CONFLICT = b"<<<<<<< HEAD\nid,role\n1,pm\n=======\nid,role\n2,pm\n>>>>>>> other\n"
CONFLICTS = {
    "around everything": (CONFLICT, "lines 1, 4, 7"),
    "below the header": (b"id,role\n" + CONFLICT, "lines 2, 5, 8"),
    "far below": (b"id,role\n" + b"1,pm\n" * 9_000 + CONFLICT, "lines 9002, 9005, 9008"),
    "half resolved": (b"id,role\n1,pm\n>>>>>>> other\n", "line 3"),
    "in one column": (CONFLICT.replace(b"id,", b""), "lines 1, 4, 7"),
}


@pytest.mark.parametrize(("content", "marked"), CONFLICTS.values(), ids=CONFLICTS.keys())
def test_a_merge_that_was_not_resolved_is_refused(
    tmp_path: Path, content: bytes, marked: str
) -> None:
    """The file holds people twice, and only its owner knows which are right."""
    with pytest.raises(CrossroadsError, match=f"it is marked on {marked}. Resolve the merge"):
        read(tmp_path, content)


def test_what_looks_like_a_conflict_within_a_cell_is_none(tmp_path: Path) -> None:
    """Quoted mail begins its lines so, and titles are underlined."""
    text = "\n>>>>>>> he said\n======="

    _, records = read(tmp_path, f'id,role\n1,"{text}"\n2,=======\n'.encode())

    assert cells(records) == [("1", text), ("2", "=======")]


BITS = (
    *("id,role\n", "role,id\n", "ID,Role\n", "id,role,\n", "a,b,c\n", "1,pm\n" * 5, "1\n", "x\n"),
    *(",", ";", "\n", "\r\n", "\r", "\n\n", "  \n", '"', '""', "a", " ", "é", "6,a\r\n", "7,b\r"),
    *("\0", "\ufeff", "\udce9", "\udcff\udcff", "\x0b", "\u2028", '2,"a\nb"\n', '3,"a, b"\n'),
    *('4,"x\n1,pm\n2,pm\n3,pm\n4",z\n', '5,"x\n1,pm\n2,pm\n3,pm\n4"\n', "1,pm\n", "1,pm\n"),
    *("<<<<<<< x\n", ">>>>>>> y\n", "=======\n"),
)
HEADERS = ("id,role\n", "id,role\r\n", "id,role,,\n", "role\n", "x,id,role\n", ",id,role\n", "")


def everything(place: Path) -> object:
    """All that is to be known of a file: its records and their kinds, the counts and the notes."""
    records: list[tuple[str, Row | Reject]] = []
    try:
        with open_csv_file(str(place), lambda one: is_known(one.strip().lower())) as staff:
            records.extend((type(record).__name__, record) for record in staff)
            return staff.headings, records, staff.notes, staff.blank_lines, staff.rows
    except CrossroadsError as error:
        return records, str(error)


@settings(deadline=None, max_examples=300)
@given(
    st.sampled_from(HEADERS),
    st.lists(st.sampled_from(BITS), max_size=40),
    st.integers(1, 60),
    st.sampled_from([30, 100, PhysicalLines.longest]),
)
def test_fast_reading_is_careful_reading(
    tmp_path_factory: pytest.TempPathFactory,
    header: str,
    bits: list[str],
    block: int,
    longest: int,
) -> None:
    """However a file is damaged and cut into blocks, the two agree on every record and line."""
    place = tmp_path_factory.getbasetemp() / "damaged.csv"
    place.write_bytes((header + "".join(bits)).encode("utf-8", "surrogateescape"))

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(PhysicalLines, "longest", longest)
        patch.setattr(encoding, "BLOCK", block)
        fast = everything(place)
        patch.undo()
        patch.setattr(PhysicalLines, "longest", longest)
        patch.setattr(CleanBlocks, "next", lambda _: None)
        careful = everything(place)

    assert fast == careful


FAST = {
    "plain": b"1,pm\n",
    "with quotes": b'1,"pm, senior"\n',
    "with cells of several lines": b'1,"pm\nsenior\nof all"\n',
    "with empty lines between": b"1,pm\n\n",
    "with CR alone": b"1,pm\r",
    "with letters beyond ASCII": "1,Chargée\n".encode(),
    "in Windows-1252": b"1,Charg\xe9e\n",
}


@pytest.mark.parametrize("row", FAST.values(), ids=FAST.keys())
def test_good_rows_are_read_many_at_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, row: bytes
) -> None:
    """A million rows should not take a minute: a record is looked at only if something is odd."""
    careful = []
    really = Records.next

    def look_at(records: Records) -> Row | Reject | None:
        careful.append(records.rows)
        return really(records)

    monkeypatch.setattr(Records, "next", look_at)

    _, records = read(tmp_path, b"id,role\n" + row * 20_000)

    assert len(cells(records)) == 20_000
    assert records[-1].line == 2 + 19_999 * max(row.count(b"\n"), 1)
    assert careful == [20_000]  # there is no more


def test_a_reader_that_fails_on_the_way_is_told(tmp_path: Path) -> None:
    """A file on a network drive may go away."""

    class Broken(io.RawIOBase):
        def readable(self) -> bool:
            return True

        def readinto(self, _: object) -> int:
            raise OSError(5, "Input/output error")

    with pytest.raises(CrossroadsError, match=r"staff\.csv: cannot be read any further: .*Input"):
        deque(decoded("staff.csv", io.BufferedReader(Broken()), UTF_8))


# Files that other people saved, and files from the test corpora of csvkit, DuckDB, PapaParse,
# csv-spectrum and Pollock: how many rows, and the lines of the rejects, that follow from their
# bytes; see VARIANTS.md and EXPECTED.md beside them.
REAL = {
    "ibm_hr_attrition.csv": (1470, []),
    "hrdataset_v14.csv": (311, []),
    "uk_npia_2011-03-31_junior.csv": (810, []),
    "variants/hr_duplicate_people.csv": (344, []),
    "variants/hr_ragged_blank_ids.csv": (310, [10]),
    "variants/hr_semicolon_bom.csv": (310, []),
    "variants/hr_tab_named_csv.csv": (311, []),
    "variants/ibm_all_numeric_codes.csv": (1470, []),
    "variants/ibm_floats_and_blanks.csv": (1470, []),
    "variants/ibm_header_twice.csv": (1470, [2]),
    "variants/ibm_header_with_comma_yes_as_1.csv": (1470, []),
    "variants/ibm_semicolon_bom.csv": (1470, []),
    "variants/nyc_jobs_r_headers_cut_titles.csv": (4190, []),
    "nasty/csvkit_bad.csv": (1, [2, 3]),
    "nasty/csvkit_blanks.csv": (1, []),
    "nasty/csvkit_null_byte.csv": (0, [2]),
    "nasty/csvkit_test_empty_columns.csv": (3, []),
    "nasty/csvkit_test_extra_header.csv": (0, [2]),
    "nasty/csvkit_test_header_newline.csv": (1, []),
    "nasty/csvkit_test_locale.csv": (1, []),
    "nasty/csvkit_test_no_leading_zeroes.csv": (1, []),
    "nasty/csvkit_test_utf16_big.csv": (2, []),
    "nasty/csvkit_test_utf16_little.csv": (2, []),
    "nasty/duckdb_csv_quoted_newline_odd.csv": (1, [11]),
    "nasty/duckdb_decimal_separators__decimal_separators.csv": (5, []),
    "nasty/duckdb_encodings__latin1.csv": (12, []),
    "nasty/duckdb_evil_nullpadding.csv": (0, [2, 3]),
    "nasty/duckdb_headers__empty_2.csv": (2, []),
    "nasty/duckdb_inconsistent_cells.csv": (1, [3, 6, 7]),
    "nasty/duckdb_locations_header_trailing_comma.csv": (1, []),
    "nasty/duckdb_locations_row_trailing_comma.csv": (0, [2]),
    "nasty/duckdb_mixed_decimal.csv": (5, []),
    "nasty/duckdb_mixed_new_line.csv": (2, []),
    "nasty/duckdb_nullbyte.csv": (0, [2]),
    "nasty/duckdb_phonenumbers.csv": (3, []),
    "nasty/duckdb_rejects__frankstein__nightmare.csv": (43, [10, 14, 22, 38]),
    "nasty/duckdb_rejects__multiple_errors__invalid_utf_cast.csv": (1, [3]),
    "nasty/duckdb_rejects__multiple_errors__multiple_errors.csv": (2, [4, 5, 6, 7, 8]),
    "nasty/papaparse_malformed.tsv": (6, [3, 6, 9]),
    "nasty/pollock_file_header_multirow_2.csv": (83, [2]),
    "nasty/pollock_file_multitable_less.csv": (83, [*range(85, 168)]),
    "nasty/pollock_row_more_sep_row3_col2.csv": (82, [4]),
    "nasty/spectrum_comma_in_quotes.csv": (1, []),
    "nasty/spectrum_escaped_quotes.csv": (2, []),
    "nasty/spectrum_json.csv": (1, []),
    "nasty/spectrum_newlines_crlf.csv": (3, []),
    "nasty/spectrum_quotes_and_newlines.csv": (2, []),
}


@needs_data
@pytest.mark.parametrize("known", [False, True], ids=["no heading known", "every heading known"])
@pytest.mark.parametrize("name", REAL)
def test_real_damage_costs_the_damaged_rows(name: str, known: bool) -> None:
    """And no others, whether the headings mean anything to us or not."""
    rows, rejected = REAL[name]
    with open_csv_file(str(DATA / name), lambda _: False) as staff:
        headings = staff.headings if known else ()

    with open_csv_file(str(DATA / name), headings.__contains__) as staff:
        records = list(staff)

    assert [line for line, *_ in rejects(records)] == rejected
    assert len(cells(records)) == rows == staff.rows - len(rejected)


CELLS = {
    "csvkit_test_utf16_big.csv": [("1", "2", "3"), ("4", "5", "ʤ")],
    "csvkit_test_utf16_little.csv": [("1", "2", "3"), ("4", "5", "ʤ")],
    "duckdb_headers__empty_2.csv": [("1", "2", "3", "4", "5"), ("6", "7", "8", "9", "10")],
    "duckdb_mixed_decimal.csv": [
        ("1", "5,5"),
        ("2", "5,5"),
        ("3", "5"),
        ("4", "5.555"),
        ("5", "5,5"),
    ],
    "spectrum_comma_in_quotes.csv": [("John", "Doe", "120 any st.", "Anytown, WW", "08123")],
    "spectrum_escaped_quotes.csv": [("1", 'ha "ha" ha'), ("3", "4")],
    "spectrum_json.csv": [("1", '{"type": "Point", "coordinates": [102.0, 0.5]}')],
    "spectrum_newlines_crlf.csv": [
        ("1", "2", "3"),
        ("Once upon \r\na time", "5", "6"),
        ("7", "8", "9"),
    ],
    "spectrum_quotes_and_newlines.csv": [("1", 'ha \n"ha" \nha'), ("3", "4")],
}


@needs_data
@pytest.mark.parametrize(("name", "expected"), CELLS.items(), ids=CELLS.keys())
def test_real_cells_say_what_their_bytes_say(name: str, expected: list[tuple[str, ...]]) -> None:
    """The readings that the corpora themselves give."""
    with open_csv_file(str(DATA / "nasty" / name), lambda _: False) as staff:
        records = list(staff)

    assert cells(records) == expected


NOTED = {
    "nasty/duckdb_encodings__latin1.csv": ("read as Windows-1252 (cp1252), since it is not UTF-8",),
    "nasty/duckdb_headers__empty_2.csv": ("columns without a heading that hold something: 4",),
    "nasty/duckdb_rejects__frankstein__nightmare.csv": (
        "rows that are not UTF-8: 1; save the file as 'CSV UTF-8' to have them read",
    ),
    "nasty/pollock_file_multitable_less.csv": (
        "a second table begins on line 85 and is rejected; give it a file of its own",
    ),
    "variants/hr_tab_named_csv.csv": ("read with tab as the delimiter",),
    "variants/ibm_header_with_comma_yes_as_1.csv": (),
}


@needs_data
@pytest.mark.parametrize(("name", "notes"), NOTED.items(), ids=NOTED.keys())
def test_what_is_odd_about_real_files_is_noted(name: str, notes: tuple[str, ...]) -> None:
    """Whoever gets the advice is told how its file was read."""
    with open_csv_file(str(DATA / name), lambda _: False) as staff:
        deque(staff, maxlen=0)

    assert staff.notes == notes


REFUSED = {
    "variants/ibm_merge_conflict.csv": "it is marked on lines 1, 1473, 2945. Resolve the merge",
    "nasty/duckdb_nullbyte_header.csv": r"line 1: the header holds control characters \(NUL\)",
}


@needs_data
@pytest.mark.parametrize(("name", "told"), REFUSED.items(), ids=REFUSED.keys())
def test_real_files_that_no_reading_is_right_for_are_refused(name: str, told: str) -> None:
    """With what is the matter, and where."""
    with (
        pytest.raises(CrossroadsError, match=told),
        open_csv_file(str(DATA / name), lambda _: False),
    ):
        pass
