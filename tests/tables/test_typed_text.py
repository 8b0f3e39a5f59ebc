"""Typed text: a number goes with its text only where a spreadsheet shows that very text."""

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.tables.number_format.show import shown_number
from engine.tables.rows import Row
from engine.tables.typed_text import PlainColumns, TypedText, typed

PLAIN = {
    "a whole number": ("42", 42, "0"),
    "below zero": ("-42", -42, "0"),
    "decimals with their zeros": ("3.50", 3.5, "0.00"),
    "fifteen digits": ("123456789012345", 123456789012345, "0"),
    "a day": ("2024-02-29", 45351, "yyyy-mm-dd"),
    "a moment": ("2024-02-29T12:00:00", 45351.5, 'yyyy-mm-dd"T"hh:mm:ss'),
}


@pytest.mark.parametrize(("text", "number", "code"), PLAIN.values(), ids=PLAIN.keys())
def test_a_plain_number_or_date_is_one(text: str, number: float, code: str) -> None:
    """With the format under which it looks as it does."""
    assert typed(text, plain=True) == (number, code)


TEXTS = {
    "an id with zeros": "00042",
    "an id of sixteen digits": "1234567890123456",
    "a thousands separator": "1,200",
    "a decimal comma": "3,5",
    "a plus": "+44",
    "a power of ten": "1e5",
    "minus nothing": "-0",
    "a point at the end": "3.",
    "sixteen digits in all": "12345678.12345678",
    "a day that is none": "2023-02-29",
    "a day before spreadsheets agree": "1900-02-28",
    "a day in another order": "29/02/2024",
    "words": "n/a",
    "digits of another script": "٤٢",
    "nothing": "",
}


@pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS.keys())
def test_all_else_is_text(text: str) -> None:
    """What is shown never changes."""
    assert typed(text, plain=True) is None


def test_without_a_type_digits_are_text() -> None:
    """A column says what it holds, and one cell does not."""
    assert typed("42") is None


NUMBER = st.one_of(
    st.integers(-(10**17), 10**17).map(str),
    st.decimals(allow_nan=False, allow_infinity=False, places=4).map(str),
    st.dates().map(str),
    st.text("0123456789.-", max_size=18),
)


@given(text=NUMBER)
def test_what_is_typed_is_shown_as_it_was(text: str) -> None:
    """Whatever it is, a spreadsheet shows the very text."""
    found = typed(text, plain=True)

    assert found is None or shown_number(*found).text == text


CODES = ("General", "0", "00000", "#,##0.00", "0%", '0" months"', "dd/mm/yyyy", "[h]:mm", "0.0E+0")


@given(number=st.floats(-1e17, 1e17), code=st.sampled_from(CODES), from_1904=st.booleans())
def test_a_cell_of_a_workbook_keeps_its_number_and_format(
    number: float, code: str, from_1904: bool
) -> None:
    """Also one that counts days from 1904, where a workbook that is written counts from 1900."""
    text = shown_number(number, code, from_1904).text

    found = typed(TypedText.of(text, number, code))

    assert found is None or (shown_number(*found).text == text and found.number_format == code)
    if abs(number) < 1e15 and code == "General":
        assert found == (number, code)


def test_days_from_1904_are_those_that_were_shown() -> None:
    """Not four years earlier."""
    text = shown_number(43889, "dd/mm/yyyy", from_1904=True).text

    assert text == "2024-02-29"
    assert typed(TypedText.of(text, 43889, "dd/mm/yyyy")) == (45351, "dd/mm/yyyy")


ODD = ["[", "0;0;0;@;0", '"', "0" * 300, "[Pink]0", "0\x01", "\\", "[$x\x00]0", "0;[Red"]


@pytest.mark.parametrize("code", ODD)
def test_an_odd_format_is_not_handed_on(code: str) -> None:
    """One that a spreadsheet may refuse would break the whole workbook."""
    text = shown_number(42, code).text

    assert typed(TypedText.of(text, 42, code)) is None


COLUMNS = {
    "numbers": (["1", "2.5", ""], True),
    "days": (["2024-02-29", "", "2024-03-01"], True),
    "a number and a day": (["1", "2024-02-29"], False),
    "a word among numbers": (["1", "2", "n/a"], False),
    "an id with zeros among numbers": (["1", "002"], False),
    "a long id among numbers": (["1", "1234567890123456"], False),
    "nothing": (["", ""], False),
    "numbers behind blanks": (["", "7"], True),
}


@pytest.mark.parametrize(("cells", "plain"), COLUMNS.values(), ids=COLUMNS.keys())
def test_a_column_is_plain_as_a_whole_or_not_at_all(cells: Sequence[str], plain: bool) -> None:
    """One odd cell makes it text, so that it is sorted and filtered as one thing."""
    columns = PlainColumns(2)
    records = [Row(at, ("x", cell)) for at, cell in enumerate(cells, 2)]

    assert list(columns.watch(records)) == records

    assert columns.found == ({1} if plain else set())
