"""Records: a quote that is never closed costs as few rows as it can."""

import time
from pathlib import Path

import pytest

from engine.tables.physical_lines import PhysicalLines
from tests.tables.csv_files import cells, read, rejects

UNCLOSED = "has a quote that is never closed"
STRAY = "has text after a closing quote"
LONELY = "has a quote without its pair, and may be the rest of a line before it"
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
    started = time.process_time()

    staff, records = read(tmp_path, b"id,role\n" + b'x","y\n' * 20_000)

    assert staff.rows == len(rejects(records)) == 20_000
    assert time.process_time() - started < 5


def test_a_quote_is_given_up_after_a_while(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """So that no file is held in memory for it; the rows after it are read."""
    monkeypatch.setattr(PhysicalLines, "longest", 100)

    _, records = read(tmp_path, b'id,role\n1,"pm\n' + b"2,pm\n" * 1000)

    assert rejects(records) == [(2, UNCLOSED, '1,"pm')]
    assert cells(records) == [("2", "pm")] * 1000

    _, records = read(tmp_path, b'id,role\n1,"' + b"pm\n" * 1000 + b'"\n')

    assert rejects(records)[0] == (2, UNCLOSED, '1,"pm')


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
