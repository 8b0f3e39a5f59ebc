"""Real CSV files: damage costs the damaged rows, and cells say what their bytes say."""

from collections import deque

import pytest

from engine.errors import CrossroadsError
from engine.tables.csv_file import open_csv_file
from tests.checkout import DATA, needs_data
from tests.tables.csv_files import cells, rejects

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
    """Somebody who gets the advice is told how its file was read."""
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
