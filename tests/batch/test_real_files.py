"""Real staff files: every row is advised, or the file is refused in words."""

import csv
import os
import re
from pathlib import Path

import pytest

from engine.batch.batch import advise_everyone
from engine.core.model import KnowledgeBase
from engine.errors import CrossroadsError
from engine.tables.csv_file import open_csv_file
from tests.checkout import DATA, needs_data
from tests.desk import Desk

REAL = {
    "ibm_hr_attrition.csv": ({"JobRole": "current_role"}, 1470, []),
    "hrdataset_v14.csv": ({}, 311, []),
    "uk_npia_2011-03-31_junior.csv": ({"Generic Job Title": "current_role"}, 810, []),
    "variants/hr_tab_named_csv.csv": ({}, 311, []),
    "variants/hr_semicolon_bom.csv": ({}, 310, []),
    "variants/hr_ragged_blank_ids.csv": ({}, 310, [10]),
    "variants/hr_duplicate_people.csv": ({}, 344, []),
    "variants/ibm_header_twice.csv": ({}, 1470, [2]),
    "variants/ibm_semicolon_bom.csv": ({}, 1470, []),
    "variants/ibm_header_with_comma_yes_as_1.csv": ({}, 1470, []),
    "variants/ibm_floats_and_blanks.csv": ({}, 1470, []),
    "variants/ibm_all_numeric_codes.csv": ({}, 1470, []),
    "variants/nyc_jobs_r_headers_cut_titles.csv": (
        {"Civil.Service.Title": "current_role"},
        4190,
        [],
    ),
}


@needs_data
@pytest.mark.parametrize(("name", "expected"), REAL.items(), ids=REAL.keys())
def test_real_staff_files_are_read_whole(
    knowledge_base: KnowledgeBase,
    tmp_path: Path,
    name: str,
    expected: tuple[dict[str, str], int, list[int]],
) -> None:
    """As people saved them: every row is advised, and the damaged one is named by its line."""
    mapping, rows, rejected = expected

    summary = advise_everyone(
        knowledge_base, str(DATA / name), str(tmp_path / "advice.csv"), mapping=mapping
    )

    assert summary.rows_out == rows
    assert [reject.line for reject in summary.rejected_rows] == rejected
    assert summary.rows_in == rows + len(rejected)


@needs_data
def test_people_outside_the_field_get_no_advice(
    knowledge_base: KnowledgeBase, tmp_path: Path
) -> None:
    """None of IBM's nine roles is a project role: each row says so, none has a path."""
    output = tmp_path / "advice.csv"

    summary = advise_everyone(
        knowledge_base,
        str(DATA / "ibm_hr_attrition.csv"),
        str(output),
        mapping={"JobRole": "current_role"},
    )

    assert summary.paths[""] == 1470
    assert sum(summary.problems["JobRole"].values()) == 1470
    with output.open(encoding="utf-8-sig", newline="") as file:
        assert all(row["problems"] and not row["path"] for row in csv.DictReader(file))


DAMAGED_FILES = sorted(DATA.glob("variants/*.csv")) + sorted(DATA.glob("nasty/*.?sv"))


@needs_data
@pytest.mark.parametrize("place", DAMAGED_FILES, ids=lambda place: place.name)
@pytest.mark.parametrize("mapped", [False, True], ids=["as it is", "with a column mapped"])
def test_real_damage_is_read_or_refused(desk: Desk, place: Path, mapped: bool) -> None:
    """Rows add up, or an error says what is wrong; there is no third way."""
    written, refused = -1, ""

    try:
        mapping = {first_heading(place): "skills"} if mapped else {}
        summary = advise_everyone(
            desk.knowledge_base, str(place), str(desk.advice), mapping=mapping
        )
        assert summary.rows_in == summary.rows_out + summary.rejected > 0
        written = summary.rows_out
    except CrossroadsError as error:
        refused = str(error)

    if refused:
        assert refused.startswith(str(place))
        assert re.search("no column is known|control characters|a conflict", refused)
        assert os.listdir(desk.advice.parent) == []
    else:
        assert len(desk.read()) == 1 + written


def first_heading(place: Path) -> str:
    """What stands first in a file, whatever its delimiter is."""
    with open_csv_file(str(place), lambda _: True) as staff:
        return staff.headings[0]
