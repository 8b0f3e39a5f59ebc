"""Workbooks that other tools read wrongly, as their cells show them."""

import pytest

from engine.tables.open_table import open_table
from engine.tables.rows import Row
from tests.checkout import DATA, needs_data

COLUMNS = ("Employee ID", "Job Title", "Years in role", "Organisation size")
SHOWN: dict[str, tuple[list[tuple[str, ...]], tuple[str, ...]]] = {
    "leading_zeros": (
        [("00042", "PMO Analyst", "3", "20"), ("E-0007", "PMO Analyst", "3", "20")],
        (),
    ),
    "numberformat_words": (
        [("1", "PMO Analyst", "3.5 years", "1,200"), ("1", "PMO Analyst", "18 months", "1200")],
        (),
    ),
    "percent": ([("001", "PMO Analyst", "50%", "35%")], ()),
    "two_decimals": (
        [
            ("1001.00", "PMO Analyst", "3.00", "35.00"),
            ("1,001.00", "PMO Analyst", "3.00", "35.00"),
            ("1001.0", "PMO Analyst", "3.0", "35.0"),
        ],
        (),
    ),
    "merged": (
        [(str(at), "PMO Analyst", str(at), "20") for at in range(4)],
        ("merged cells count for every row that they span: B2:B3 and B4:B5",),
    ),
    "veryhidden": (
        [("1", "PMO Analyst", "3", "20")],
        ("the sheet 'Staff' is read, and not 'old staff' (hidden)",),
    ),
}


@needs_data
@pytest.mark.parametrize(("name", "shown"), SHOWN.items(), ids=SHOWN)
def test_what_a_sheet_shows_is_read(
    name: str, shown: tuple[list[tuple[str, ...]], tuple[str, ...]]
) -> None:
    """And what it hides is told."""
    with open_table(str(DATA / "faults" / f"{name}.xlsx"), COLUMNS.__contains__) as table:
        at = [table.headings.index(heading) for heading in COLUMNS]
        rows = [tuple(row.cells[one] for one in at) for row in table if isinstance(row, Row)]

        assert (rows, table.notes) == shown
