"""Quantities in small files that went wrong: each cell as it is to be read."""

import pytest

from engine.batch.columns.column_texts import ReadColumn
from engine.batch.columns.inspect import inspect_staff
from engine.core.model import KnowledgeBase, Value
from tests.checkout import DATA, needs_data

COLUMNS: dict[str, tuple[str, dict[str, Value | None]]] = {
    "endash_ranges.csv": (
        "organisation_size",
        {
            "11-49": "small", "11–49": "small", "51-200": "medium", "51–200": "medium",
            "1-49": "small", "20–150": None, "201–500": None, "10–249": None,
        },
    ),
    "size_bands.csv": (
        "organisation_size",
        {
            "S": "small", "M": "medium", "L": "large", "11-50": "small", "51-200": "medium",
            "10,001+": "large", "Oct-49": None, "up to 10": "small",
            "More than 1,000 employees": "large", "SME": None,
        },
    ),
    "size_codes.csv": ("organisation_size", {"1": None, "2": None, "3": None}),
    "tenure.csv": (
        "years_in_role",
        {
            "1-3 years": 2, "5+": 5, "Less than 1 year": 0.5, "1,5": 1.5, "3 years 2 months": 3.17,
            "2 years, 3 months": 2.25, "2019-03-01": None, "2 Jahre": 2, "3 1/2": 3.5,
            "3 year(s), 2 month(s), 5 day(s)": 3.18,
        },
    ),
    "two_decimals.xlsx": ("manager_knows", {"1.00": True, "1.0": True}),
    "percent.xlsx": ("years_in_role", {"50%": None}),
}  # fmt: skip


@needs_data
@pytest.mark.parametrize("name", COLUMNS)
def test_a_cell_is_read_as_what_it_means(knowledge_base: KnowledgeBase, name: str) -> None:
    """And what may mean two things, or is no quantity, is a problem."""
    attribute, expected = COLUMNS[name]

    inspection = inspect_staff(knowledge_base, str(DATA / "faults" / name))

    (column,) = [
        one
        for one in inspection.columns
        if isinstance(one, ReadColumn) and one.attribute == attribute
    ]
    assert {one.text: one.reading.value for one in column.texts} == expected
    problems = {one.text for one in column.texts if one.reading.problem}
    assert problems == {text for text, value in expected.items() if value is None}
