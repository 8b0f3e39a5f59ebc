"""People from Parquet are the people of the same table as CSV."""

import os
from pathlib import Path

import pytest

from tests.tables.table_files import Read, parquet

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


def test_headings_are_those_of_the_file(tmp_path: Path) -> None:
    """Also beside columns that have fields of their own."""
    nested = "{'a': [1], 'b': {'id': 3}} AS s, 'x' AS id, map{'k': 1} AS m, [{'q': 1}] AS l"
    query = f"SELECT {nested}, 'y' AS z"

    assert Read(parquet(tmp_path / "staff.parquet", query)).headings == ("s", "id", "m", "l", "z")


def test_two_headings_that_are_the_same_stay_so(tmp_path: Path) -> None:
    """They are refused like those of a CSV file, and none is renamed and passed over."""
    place = tmp_path / "staff.parquet"
    parquet(place, "SELECT 'PMO Analyst' AS current_role, 'cook' AS current_rol_")
    place.write_bytes(place.read_bytes().replace(b"current_rol_", b"current_role"))
    parquet(other := tmp_path / "other.parquet", "SELECT 'x' AS current_role, 'y' AS current_rolx")
    other.write_bytes(other.read_bytes().replace(b"current_rolx", b"CURRENT_ROLE"))

    assert Read(str(place)).headings == ("current_role", "current_role")
    assert Read(str(other)).headings == ("current_role", "CURRENT_ROLE")


ENDLESS = {
    "a text": "repeat('x', 2000000)",
    "letters of several bytes": "repeat('é', 1100000)",
    "a list": "range(600000)",
}


@pytest.mark.parametrize("value", ENDLESS.values(), ids=ENDLESS.keys())
def test_an_endless_row_is_a_reject(tmp_path: Path, value: str) -> None:
    """As in a CSV file; the others are read."""
    query = f"SELECT 1 AS id, {value} AS skills UNION ALL SELECT 2, NULL"

    read = Read(parquet(tmp_path / "staff.parquet", query))

    assert [row[0] for row in read.cells] == ["2"]
    [reject] = read.rejects
    assert reject.reason == "is longer than 1,048,576 characters; only its beginning is shown"
    assert len(reject.row) == 1 << 20
