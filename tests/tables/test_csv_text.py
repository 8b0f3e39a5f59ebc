"""Text of a CSV file: formulas are escaped, and any text survives a reader."""

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.tables.csv_text import csv_text, escape_formula, unescape_formula

FORMULAS = {
    "equals": "=1+1",
    "plus": "+44 20 7946 0000",
    "minus": "-2+3",
    "a minus before a call": "-SUM(A1)",
    "two numbers": "-1-2",
    "at": "@SUM(A1)",
    "tab": "\tx",
    "carriage return": "\rx",
    "line feed": "\nx",
    "nul": "\0=1",
    "spaces before": "  =1+1",
    "a hard space before": "\u00a0=1+1",
    "no width before": "\ufeff\u200b\u00ad=1+1",
    "quotes before": '"=1+1"',
    "full width": "\uff1d1+1",
    "a minus in full width": "\uff0dA1",
    "an apostrophe before": "'=1+1",
    "two apostrophes before": "''=1+1",
}
INSIDE = {
    "a semicolon": ("x;=1+1;y", "x;'=1+1;y"),
    "a comma": ("x, =1+1", "x,' =1+1"),
    "a tab": ("x\t@SUM(A1)", "x\t'@SUM(A1)"),
    "a pipe": ("x|+1", "x|'+1"),
    "a line break": ("x\n-1", "x\n'-1"),
    "a price": ("12,-", "12,'-"),
    "quotes": ('x;"=1+1";y', 'x;\'"=1+1";y'),
    "an apostrophe": ("x;'=1+1", "x;''=1+1"),
    "several": (";=1|=2\r\n=3", ";'=1|'=2\r\n'=3"),
    "both": ("=a;=b", "'=a;'=b"),
    "a tab at the start": ("\t=1+1", "'\t'=1+1"),
    "a number and a line": ("-5\n=1", "'-5\n'=1"),
}
PLAIN = {
    "a word": "planning",
    "an apostrophe": "'tis",
    "a minus alone": "-",
    "a number below nought": "-5",
    "a share below nought": "-12.5% ",
    "a hyphen inside": "co-ordinator",
    "an address": "me@example.org",
    "nothing": "",
    "spaces": "  ",
    "two apostrophes": "''tis",
    "an apostrophe later": "x, '=1",
    "a list": "breadth; seniority",
    "a number with commas": "-1,234.50",
}
TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=20)
LEADING = st.text(" '\t=+-@ab", max_size=4)
TELLING = st.text(
    "';,\t|\r\n=+-@\"\0 \u200b\ufeff\uff1da1.%", max_size=14
)  # characters that matter


@pytest.mark.parametrize("cell", FORMULAS.values(), ids=FORMULAS.keys())
def test_what_may_be_a_formula_is_written_as_text(cell: str) -> None:
    """The cell gets an apostrophe and quotes, and is itself again when it is read back."""
    written = csv_text([cell])

    [[read]] = csv.reader([written.replace("\r", "\n")], strict=True)
    assert written.startswith('"')
    assert read == f"'{cell}".replace("\r", "\n")
    assert unescape_formula(escape_formula(cell)) == cell


@pytest.mark.parametrize(("cell", "escaped"), INSIDE.values(), ids=INSIDE.keys())
def test_what_is_a_formula_under_another_delimiter_is_text(cell: str, escaped: str) -> None:
    """A spreadsheet in another country divides the line elsewhere."""
    assert escape_formula(cell) == escaped
    assert unescape_formula(escaped) == cell


@pytest.mark.parametrize("cell", PLAIN.values(), ids=PLAIN.keys())
def test_other_text_is_left_alone(cell: str) -> None:
    """Neither writing nor reading changes it."""
    assert list(csv.reader([csv_text(["first", cell])])) == [["first", cell]]
    assert escape_formula(cell) == cell
    assert unescape_formula(cell) == cell


@given(TELLING | TEXT)
def test_a_cell_read_back_is_the_cell_that_was_written(cell: str) -> None:
    """Whatever it holds, apostrophes before formulas included."""
    assert unescape_formula(escape_formula(cell)) == cell


@given(TELLING | LEADING.flatmap(lambda lead: TEXT.map(lambda rest: lead + rest)))
def test_apostrophes_never_pile_up(cell: str) -> None:
    """However often a file is fed in again, its cells stay as they were written first."""
    once = escape_formula(unescape_formula(cell))

    assert escape_formula(unescape_formula(once)) == once
    assert unescape_formula(once) == unescape_formula(cell)


@given(st.lists(TEXT, min_size=2, max_size=5))
def test_any_text_survives_a_csv_reader(cells: list[str]) -> None:
    """Commas, quotes and line ends within a cell stay within it."""
    [read] = csv.reader(io.StringIO(csv_text(cells), newline=""), strict=True)

    assert list(map(unescape_formula, read)) == cells
