"""Inspection: what is found in the columns of a file."""

from pathlib import Path

import click
import pytest

from engine.batch.columns import profile
from engine.batch.columns.column_texts import ReadColumn
from engine.batch.columns.hints import Hint
from engine.batch.columns.inspect import PassedColumn, inspect_staff
from engine.batch.pages.inspection import show_inspection
from engine.core.model import KnowledgeBase
from tests.batch.columns.inspections import inspected, passed, read
from tests.checkout import DATA, needs_data


def test_every_cell_of_a_known_column_is_counted(
    knowledge_base: KnowledgeBase, tmp_path: Path
) -> None:
    """Understood, blank or not understood; the texts stand with their rows, the frequent first."""
    found = inspected(
        knowledge_base,
        tmp_path,
        "Ladder,x\nclear,\nvague,\nvague,\nn/a,\n,\nvageu,\nVAGEU,\nzzz,\n",
    )

    ladder = read(found, "Ladder")

    assert (ladder.attribute, ladder.how) == ("career_ladder", "as a synonym")
    assert (ladder.understood, ladder.not_known, ladder.not_understood) == (3, 2, 3)
    assert [(one.text, one.rows) for one in ladder.unread] == [("vageu", 2), ("zzz", 1)]
    assert ladder.unread[1].reading.nearest is None
    assert ladder.texts[0].reading.value == "unclear"


def test_titles_show_the_role_that_they_were_taken_for(
    knowledge_base: KnowledgeBase, tmp_path: Path
) -> None:
    """Somebody who knows the employer can see a wrong one."""
    found = inspected(
        knowledge_base, tmp_path, "Post\nSnr PM\nProject Support Officer\nProject Support Officer\n"
    )

    roles = {one.text: one.reading.value for one in read(found, "Post").texts}

    assert roles["Project Support Officer"] == "pmo_coordinator"
    page = click.unstyle(show_inspection(knowledge_base, found))
    assert "          2  Project Support Officer -> pmo_coordinator" in page


def test_of_several_values_each_counts_by_itself(
    knowledge_base: KnowledgeBase, tmp_path: Path
) -> None:
    """What is understood beside them is not shown as a problem."""
    found = inspected(
        knowledge_base, tmp_path, "Ambition,x\nbreadth; fame,\nfame; glory,\nfame; fame,\n"
    )

    column = read(found, "Ambition")

    assert [(one.text, one.rows) for one in column.unread] == [("fame", 3), ("glory", 1)]
    assert column.not_understood == 3


@pytest.mark.parametrize(
    ("content", "codes"),
    [
        pytest.param("Stretch\n1\n2\n2\n", ("1", "2"), id="yes and no as 1 and 2"),
        pytest.param("Stretch\n1\n0\n", (), id="plain 0 and 1"),
        pytest.param("Job Role\n8\n7\n\n", ("7", "8"), id="titles as codes"),
        pytest.param("Job Role\n8\nPMO analyst\n", (), id="a title among numbers"),
        pytest.param("Company size\n8\n700\n", (), id="head-counts"),
        pytest.param("Years in role\n8\n700\n", (), id="numbers"),
    ],
)
def test_codes_are_told_from_words(
    knowledge_base: KnowledgeBase, tmp_path: Path, content: str, codes: tuple[str, ...]
) -> None:
    """What a code means only its owner knows."""
    found = inspected(knowledge_base, tmp_path, content)

    (column,) = found.columns
    assert isinstance(column, ReadColumn)
    assert column.codes == codes
    if codes:
        assert column.understood == 0


def test_rows_that_would_be_rejected(knowledge_base: KnowledgeBase, tmp_path: Path) -> None:
    """With the reason and the first lines; the other rows are looked at all the same."""
    found = inspected(
        knowledge_base, tmp_path, "Post,x\nPMO analyst,1\nPMO analyst\nSales\nSales,2\n"
    )

    (rejected,) = found.rejected

    assert (rejected.reason, rejected.rows) == ("has 1 fields, the header has 2", 2)
    assert rejected.lines == (3, 4)
    assert found.rows == 4
    assert read(found, "Post").understood == 1


def test_a_file_without_known_columns_is_inspected_all_the_same(
    knowledge_base: KnowledgeBase, tmp_path: Path
) -> None:
    """This is when it is needed most: it says what to map."""
    found = inspected(
        knowledge_base, tmp_path, "Generic Title,Pay\nPMO Analyst,1\nProject Manager,2\nCook,3\n"
    )

    assert "no column is known" in found.faults[0]
    assert passed(found, "Generic Title").hint == Hint("current_role", 2, 3)
    page = click.unstyle(show_inspection(knowledge_base, found))
    assert '    --map "Generic Title=current_role"\n' in page


def test_two_columns_for_one_attribute_are_both_shown(
    knowledge_base: KnowledgeBase, tmp_path: Path
) -> None:
    """A batch would refuse them; here one can see which is the right one."""
    found = inspected(knowledge_base, tmp_path, "Position,Job Title\n12,PMO Analyst\n")

    assert "both stand for current_role" in found.faults[0]
    assert read(found, "Position").understood == 0
    assert read(found, "Job Title").understood == 1


@pytest.mark.parametrize("ladder", ["Ladder", "Ladder,Ladder"], ids=["as asked", "and a fault"])
def test_months_under_a_heading_are_not_taken_for_years_unnoticed(
    knowledge_base: KnowledgeBase, tmp_path: Path, ladder: str
) -> None:
    """A bare number is read as years, and a note says how to write months."""
    staff = tmp_path / "staff.csv"
    staff.write_text(f"MONTHS in role,{ladder}\n4,{ladder}\n")

    found = inspect_staff(knowledge_base, str(staff), explicit={"MONTHS in role": "years_in_role"})

    assert found.notes == (
        "'MONTHS in role' is read as years_in_role, in years; write '18 months' where months are "
        "meant",
    )


def test_memory_has_a_limit(
    knowledge_base: KnowledgeBase, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Beyond so many different texts, and beyond so long ones, cells are only counted."""
    monkeypatch.setattr(profile, "DISTINCT", 3)
    texts = ["a1", "a2", "a3", "a4", "a1", "b" * 501]

    found = inspected(knowledge_base, tmp_path, "Post,x\n" + "".join(f"{one},\n" for one in texts))

    column = read(found, "Post")
    assert [(one.text, one.rows) for one in column.texts] == [("a1", 2), ("a2", 1), ("a3", 1)]
    assert column.others == 2


REAL = {
    "ibm_hr_attrition.csv": (1470, {"JobRole": (0, 1470), "YearsInCurrentRole": (1470, 0)}),
    "hrdataset_v14.csv": (311, {"Position": (0, 311)}),
    "uk_npia_2011-03-31_junior.csv": (810, {}),
    "variants/nyc_jobs_r_headers_cut_titles.csv": (4190, {}),
    "variants/ibm_all_numeric_codes.csv": (1470, {"JobRole": (0, 1470)}),
}


@needs_data
@pytest.mark.parametrize("name", REAL)
def test_real_files(knowledge_base: KnowledgeBase, name: str) -> None:
    """Rows, and what is understood and not understood in the columns that matter."""
    rows, columns = REAL[name]

    found = inspect_staff(knowledge_base, str(DATA / name))

    counts = {one.heading: one for one in found.columns if isinstance(one, ReadColumn)}
    assert found.rows == rows
    for heading, expected in columns.items():
        assert (counts[heading].understood, counts[heading].not_understood) == expected


@needs_data
def test_codes_of_a_real_file_are_refused(knowledge_base: KnowledgeBase) -> None:
    """One file, two codings: Attrition is 0 and 1, OverTime is 1 for no and 2 for yes."""
    found = inspect_staff(
        knowledge_base,
        str(DATA / "variants" / "ibm_all_numeric_codes.csv"),
        explicit={"OverTime": "manager_knows", "Attrition": "serious_about_leaving"},
    )

    assert read(found, "JobRole").codes == tuple("123456789")
    assert read(found, "OverTime").codes == ("1", "2")
    assert read(found, "Attrition").codes == ()
    assert read(found, "Attrition").understood == 1470


@needs_data
@pytest.mark.parametrize(
    ("name", "heading"),
    [
        ("uk_npia_2011-03-31_junior.csv", "Generic Job Title"),
        ("variants/nyc_jobs_r_headers_cut_titles.csv", "Civil.Service.Title"),
    ],
)
def test_titles_of_real_files_are_found_by_their_content(
    knowledge_base: KnowledgeBase, name: str, heading: str
) -> None:
    """And no other column is suggested."""
    found = inspect_staff(knowledge_base, str(DATA / name))

    hints = {one.heading: one.hint for one in found.columns if isinstance(one, PassedColumn)}
    suggested = {heading: hint.attribute for heading, hint in hints.items() if hint}
    assert suggested == {heading: "current_role"}
