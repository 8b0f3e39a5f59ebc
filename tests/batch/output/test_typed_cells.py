"""Numbers and dates of the input in a workbook: kept as such, and shown as they were."""

from collections.abc import Sequence
from datetime import date, datetime
from pathlib import Path

import duckdb
import openpyxl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from engine.batch.batch import advise_everyone
from engine.batch.options import Options
from engine.batch.output import sheet_cells
from engine.tables.csv_text import unescape_formula
from tests.batch.output.two_people import read_back
from tests.shipped import SHIPPED
from tests.strategies import examples

WIDTH = 5
CSV = """\
id,number,current_role,started,pay
00042,1,PMO analyst,2024-02-29,3.50
00043,-7,PMO analyst,2024-03-01,1200.25
00044,,PMO analyst,,
"""


def cells_of(source: Path, width: int = WIDTH) -> list[list[tuple[object, str]]]:
    """The values of the input's columns in the workbook of advice, with their formats."""
    place = source.with_name("advice.xlsx")
    advise_everyone(SHIPPED, str(source), str(place))
    rows = openpyxl.load_workbook(place)["Advice"].iter_rows(min_row=2, max_col=width)
    return [[(cell.value, cell.number_format) for cell in row] for row in rows]


def test_plain_columns_of_a_csv_file_are_numbers_and_dates(tmp_path: Path) -> None:
    """With as many decimals as they had; ids with zeros are text."""
    staff = tmp_path / "staff.csv"
    staff.write_text(CSV)

    first, second, third = cells_of(staff)

    assert first == [
        ("00042", "General"),
        (1, "0"),
        ("PMO analyst", "General"),
        (datetime(2024, 2, 29), "yyyy-mm-dd"),
        (3.5, "0.00"),
    ]
    assert second[1:5:3] == [(-7, "0"), (1200.25, "0.00")]
    assert [value for value, _ in third] == ["00044", None, "PMO analyst", None, None]


def test_one_odd_cell_makes_a_column_text(tmp_path: Path) -> None:
    """A column is one thing, so that it is sorted as one."""
    staff = tmp_path / "staff.csv"
    staff.write_text(CSV.replace(",1,", ",007,"))

    assert [row[1][0] for row in cells_of(staff)] == ["007", "-7", None]


def test_a_workbook_keeps_numbers_dates_and_their_formats(tmp_path: Path) -> None:
    """As the owner's sheet shows them."""
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    sheet.append(["id", "number", "current_role", "started", "pay"])
    sheet.append([42, 1234567890123456, "PMO analyst", date(2024, 2, 29), 1200])
    for at, code in enumerate(["00000", "0", "General", "dd/mm/yyyy", "#,##0.00"], 1):
        sheet.cell(2, at).number_format = code
    book.save(tmp_path / "staff.xlsx")

    (row,) = cells_of(tmp_path / "staff.xlsx")

    assert row == [
        (42, "00000"),
        ("1234567890123456", "General"),
        ("PMO analyst", "General"),
        (datetime(2024, 2, 29), "dd/mm/yyyy"),
        (1200, "#,##0.00"),
    ]


def test_text_that_looks_like_a_number_stays_text_in_a_workbook(tmp_path: Path) -> None:
    """The owner has said that it is text."""
    book = openpyxl.Workbook()
    book.worksheets[0].append(["id", "current_role"])
    book.worksheets[0].append(["42", "PMO analyst"])
    book.save(tmp_path / "staff.xlsx")

    assert cells_of(tmp_path / "staff.xlsx", 1) == [[("42", "General")]]


def test_parquet_says_which_columns_are_numbers(tmp_path: Path) -> None:
    """Text of digits is text; decimals, days and moments are what they are."""
    place = tmp_path / "staff.parquet"
    with duckdb.connect() as connection:
        connection.execute(
            "COPY (SELECT '42' AS id, 7 AS number, 'PMO analyst' AS current_role, "
            "TIMESTAMP '2024-02-29 12:00:00' AS started, 35.00::DECIMAL(6,2) AS pay) "
            f"TO '{place}' (FORMAT parquet)"
        )

    (row,) = cells_of(place)

    assert row == [
        ("42", "General"),
        (7, "0"),
        ("PMO analyst", "General"),
        (datetime(2024, 2, 29, 12), 'yyyy-mm-dd"T"hh:mm:ss'),
        (35, "0.00"),
    ]


def test_a_joined_column_of_numbers_is_one(tmp_path: Path) -> None:
    """What people have answered stands beside what the file says, as what it is."""
    staff, answers = tmp_path / "staff.csv", tmp_path / "answers.csv"
    staff.write_text("id,current_role\n01,PMO analyst\n")
    answers.write_text("id,years_in_role\n01,3\n")
    place = tmp_path / "advice.xlsx"

    options = Options(answers=(str(answers),), id_heading="id")
    advise_everyone(SHIPPED, str(staff), str(place), options=options)

    _, row = openpyxl.load_workbook(place)["Advice"].iter_rows(max_col=3, values_only=True)
    assert row == ("01", "PMO analyst", 3)


def test_too_many_formats_are_text(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A workbook holds some hundreds of them; what is shown stays the same."""
    monkeypatch.setattr(sheet_cells, "MOST_FORMATS", 1)
    staff = tmp_path / "staff.csv"
    staff.write_text("pay,bonus,current_role\n1.5,1.25,PMO analyst\n")

    (row,) = cells_of(staff, 2)

    assert row == [(1.5, "0.0"), ("1.25", "General")]


CELL = st.one_of(
    st.integers(-(10**17), 10**17).map(str),
    st.decimals(allow_nan=False, allow_infinity=False, places=3).map(str),
    st.dates().map(str),
    st.sampled_from(["", "007", "n/a", "-0", "1,5", "1e9", "=1"]),
)


@settings(max_examples=examples(60), suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(rows=st.lists(st.tuples(CELL, CELL), min_size=1, max_size=6))
def test_a_workbook_says_what_the_file_said(
    tmp_path: Path, rows: Sequence[tuple[str, str]]
) -> None:
    """Typed or not, every cell is read back as the text that it was."""
    staff, place = tmp_path / "staff.csv", tmp_path / "advice.xlsx"
    lines = [f'"{one}","{two}",PMO analyst' for one, two in rows]
    staff.write_text("\n".join(["one,two,current_role", *lines]) + "\n")

    advise_everyone(SHIPPED, str(staff), str(place))

    written = [tuple(map(unescape_formula, row[:2])) for row in read_back(place)[1:]]
    assert written == list(rows)
