"""Header detection: the record that holds the headings, wherever it stands."""

import pytest

from engine.tables.header import begins_with_header, find_header

KNOWN = {"part", "price"}


@pytest.mark.parametrize(
    ("records", "position"),
    [
        pytest.param([["part", "price"], ["nut", "1"]], 0, id="first"),
        pytest.param(
            [["Stock of 2024"], [], ["part", "price"], ["nut", "1"]], 2, id="below a title"
        ),
        pytest.param([["part", "x"], ["price", "part"]], 0, id="not a row as wide as the header"),
        pytest.param([["part"], ["part", "price"]], 1, id="below a title that is a heading"),
        pytest.param([[" "], ["a", "b"], ["c", "d"]], 1, id="unknown, the first that is filled"),
        pytest.param([[], [" "]], None, id="none"),
    ],
)
def test_a_header_is_found(records: list[list[str]], position: int | None) -> None:
    """By the headings that are known, and by how many cells are filled."""
    assert find_header(records, KNOWN.__contains__) == position


@pytest.mark.parametrize(
    ("records", "begins"),
    [
        pytest.param([["part", "price"], ["nut"]], True, id="two known headings"),
        pytest.param([["part", "x"], ["nut", "1"]], True, id="one, and a row as wide"),
        pytest.param([["part", "x"], ["nut", "1", "2"]], False, id="one, and a wider row"),
        pytest.param([["x", "y"], ["nut", "1"]], False, id="none"),
    ],
)
def test_a_first_record_that_is_surely_the_header(records: list[list[str]], begins: bool) -> None:
    """Then no other is looked for."""
    assert begins_with_header(records, KNOWN.__contains__) is begins
