"""Header detection: the record that holds the headings, wherever it stands."""

import pytest

from engine.tables.header import begins_with_header, find_header, header_position

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


@pytest.mark.parametrize(
    ("records", "position"),
    [
        pytest.param([[], ["part", "x"], ["nut", "1"], ["part", "price", "2"]], 1, id="the first"),
        pytest.param([["Stock"], ["part", "x"], ["nut", "1"]], 1, id="below a title"),
        pytest.param([["Stock"], ["a", "b"], ["c", "d"]], 0, id="no heading is known"),
        pytest.param([[], [" "]], None, id="nothing"),
    ],
)
def test_a_sheet_has_its_header_where_a_csv_file_has_it(
    records: list[list[str]], position: int | None
) -> None:
    """One rule for both: where nothing is known, it is what stands first."""
    assert header_position(records, KNOWN.__contains__) == position
