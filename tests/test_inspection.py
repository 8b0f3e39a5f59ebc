"""What `--inspect` finds in a file, and how it says so."""

import re
from pathlib import Path

import click
import pytest

from engine.batch.columns import profile
from engine.batch.columns.column_texts import ReadColumn
from engine.batch.columns.hints import Hint, looks_like
from engine.batch.columns.inspect import Inspection, PassedColumn, inspect_staff
from engine.batch.columns.mapping_file import read_mapping
from engine.batch.pages.inspection import show_inspection
from engine.core.model import KnowledgeBase
from engine.errors import MisuseError
from engine.language.protected import is_protected

ROOT = Path(__file__).parents[1]
PAGE = (ROOT / "docs" / "mapping.md").read_text(encoding="utf-8")
DATA = ROOT.parent / "shared" / "data"
needs_data = pytest.mark.skipif(not DATA.is_dir(), reason="the shared data are not here")


def inspected(knowledge_base: KnowledgeBase, folder: Path, content: str) -> Inspection:
    """What is found in a file with this content."""
    staff = folder / "staff.csv"
    staff.write_text(content, encoding="utf-8")
    return inspect_staff(knowledge_base, str(staff))


def read(inspection: Inspection, heading: str) -> ReadColumn:
    """A column that is read."""
    (column,) = [one for one in inspection.columns if one.heading == heading]
    assert isinstance(column, ReadColumn)
    return column


def passed(inspection: Inspection, heading: str) -> PassedColumn:
    """A column that passes through."""
    (column,) = [one for one in inspection.columns if one.heading == heading]
    assert isinstance(column, PassedColumn)
    return column


def block(language: str, number: int = 0) -> str:
    """A code block of docs/mapping.md."""
    return str(re.findall(rf"```{language}\n(.*?)```", PAGE, re.DOTALL)[number])


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
    """Somebody who knows the house can see a wrong one."""
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


HINTS = {
    "titles of roles": (["PMO Analyst", "Project Manager", "Cook", "Baker"], "current_role"),
    "one title": (["PMO Analyst", "Cook"], None),
    "values of an attribute": (["small", "large", "medium"], "organisation_size"),
    "mostly values": (["clear", "unclear", "dead man's shoes", "vague", "zzz"], "career_ladder"),
    "too few values": (["clear", "unclear", "zzz"], None),
    "marks that only resemble values": (["high", "medium", "low"], None),
    "yes and no": (["Yes", "No"], None),
    "head-counts, or pay": (["12", "300", "40000"], None),
    "nothing": (["", " "], None),
}


@pytest.mark.parametrize(("texts", "attribute"), HINTS.values(), ids=HINTS.keys())
def test_a_column_is_known_by_its_content(
    knowledge_base: KnowledgeBase, texts: list[str], attribute: str | None
) -> None:
    """Only where it can hardly be anything else."""
    hint = looks_like(knowledge_base, texts)

    assert (hint.attribute if hint else None) == attribute


def test_what_another_column_tells_is_not_suggested(
    knowledge_base: KnowledgeBase, tmp_path: Path
) -> None:
    """The titles are read already."""
    found = inspected(
        knowledge_base,
        tmp_path,
        "Post,Manager's work\nPMO Analyst,Project Manager\nCook,PMO Lead\n",
    )

    assert passed(found, "Manager's work").hint is None


PROTECTED = [
    "Age", "Gender", "MaritalStatus", "MarriedID", "GenderID", "DOB", "Sex", "RaceDesc",
    "HispanicLatino", "date_of_birth", "dateofbirth", "AGE_BAND", "Ethnicity", "CitizenDesc",
    "Nationality", "Religion", "Disabled", "SickDays", "Veteran", "Over18", "under 25s",
]  # fmt: skip
NOT_PROTECTED = [
    "Agency", "Manager", "Average", "Stage", "Racecourse", "Department", "JobFamily", "Position",
    "Percentage", "Sextant", "YearsAtCompany", "Wages", "Language", "Unit", "Message",
    "OverTime", "Days over 30",
]  # fmt: skip


def test_protected_headings_are_known() -> None:
    """As words of a heading, not as letters in one."""
    assert [heading for heading in PROTECTED if not is_protected(heading)] == []
    assert [heading for heading in NOT_PROTECTED if is_protected(heading)] == []


def test_a_protected_column_is_never_suggested_nor_looked_at(
    knowledge_base: KnowledgeBase, tmp_path: Path
) -> None:
    """Even if titles stand in it."""
    found = inspected(knowledge_base, tmp_path, "Sex,x\nPMO Analyst,1\nProject Manager,2\n")

    assert passed(found, "Sex") == PassedColumn("Sex", protected=True, hint=None)
    page = click.unstyle(show_inspection(knowledge_base, found))
    assert "Protected: passed through, never read\n  Sex\n" in page


@pytest.mark.parametrize("ladder", ["Ladder", "Ladder,Ladder"], ids=["as asked", "and a fault"])
def test_a_protected_column_that_is_mapped_is_read_and_told(
    knowledge_base: KnowledgeBase, tmp_path: Path, ladder: str
) -> None:
    """The house knows what stands there; whoever reads the page learns what it looks like."""
    staff = tmp_path / "staff.csv"
    staff.write_text(f"Age,Post,{ladder}\n4,Cook,{ladder}\n")

    found = inspect_staff(knowledge_base, str(staff), explicit={"Age": "years_in_role"})

    assert found.notes == (
        "'Age' is read as years_in_role, as mapped; its heading seems to name something that is "
        "protected by law, and no advice may rest on that: check what it holds",
    )
    page = click.unstyle(show_inspection(knowledge_base, found))
    assert "Age is read as years_in_role (mapped, though it seems protected)\n" in page
    assert "Protected" not in page


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


def test_unnamed_codes_are_shown(knowledge_base: KnowledgeBase, tmp_path: Path) -> None:
    """They can be named then."""
    staff, words = tmp_path / "staff.csv", tmp_path / "words.toml"
    staff.write_text("organisation_size,x\n1,\n2,\n3,\n")
    words.write_text('[values.organisation_size]\n"1" = "small"\n"2" = "medium"\n')

    found = inspect_staff(
        knowledge_base, str(staff), mapping=read_mapping(str(words), knowledge_base)
    )

    page = click.unstyle(show_inspection(knowledge_base, found))
    assert "It holds code 3: what it means cannot be known. Say so in a mapping file." in page
    assert "          1  '3' is a code that the mapping does not name\n" in page


@pytest.mark.parametrize(
    ("content", "id_heading", "told"),
    [
        pytest.param("id,skills\n1,tools\n2,tools\n", "id", ": run it with", id="nobody"),
        pytest.param(
            "id,skills\n1,tools\n1,tools\n", "id", ", but 1 row would be", id="one repeats another"
        ),
        pytest.param(
            "id,skills\n1,tools\n1,training\n2\n",
            "id",
            ", but 3 rows would be",
            id="two differ and one is short",
        ),
        pytest.param("id,skills\n1\n2,tools\n", None, ", but 1 row would be", id="one is short"),
    ],
)
def test_what_to_do_next_counts_those_who_would_be_left_out(
    knowledge_base: KnowledgeBase, tmp_path: Path, content: str, id_heading: str | None, told: str
) -> None:
    """That all is understood does not hide that rows would be rejected."""
    staff = tmp_path / "staff.csv"
    staff.write_text(content)

    found = inspect_staff(knowledge_base, str(staff), id_heading=id_heading)

    page = click.unstyle(show_inspection(knowledge_base, found))
    assert f"Everything that is read is understood{told}" in " ".join(page.split())


def test_one_is_not_told_as_many(knowledge_base: KnowledgeBase, tmp_path: Path) -> None:
    """Rows, columns, cells, and what is not shown."""
    one = inspected(knowledge_base, tmp_path, "skills\ntools\n")
    six = inspected(
        knowledge_base, tmp_path, "Ladder,x\n\n" + "".join(f"word{n},\n" for n in range(6))
    )

    first, second = (click.unstyle(show_inspection(knowledge_base, found)) for found in (one, six))

    for told in ("row", "column", "cell understood"):
        assert f"          1  {told}\n" in first
    assert "          1  blank line, not among the rows\n" in second
    assert "and 1 other\n" in second


def test_no_word_of_the_rules_is_protected(knowledge_base: KnowledgeBase) -> None:
    """So that a protected column is read only if somebody maps it."""
    words = [
        word
        for attribute in knowledge_base.stated.values()
        for word in (attribute.id, attribute.title, *attribute.headers)
    ]

    assert list(filter(is_protected, words)) == []


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


@pytest.mark.parametrize("columns", [60, 72, 88])
def test_the_page_fits_and_stays_short(
    knowledge_base: KnowledgeBase, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, columns: int
) -> None:
    """However many columns, titles, problems and rejects there are."""
    monkeypatch.setenv("COLUMNS", str(columns))
    headings = ["Job Title", "Ladder", *(f"Extra column {number}" for number in range(200))]
    rows = [[f"Person {n}", f"word{n}", *["x"] * 200] for n in range(50)]
    rows += [["Project Manager " + chr(65 + n), "clear", *["x"] * 200] for n in range(26)]
    rows += [["x"] * (n + 5) for n in range(30)]
    staff = tmp_path / "staff.csv"
    staff.write_text("".join(",".join(cells) + "\n" for cells in [headings, *rows]))

    found = inspect_staff(knowledge_base, str(staff), id_heading="Extra column 0")

    page = click.unstyle(show_inspection(knowledge_base, found))

    long = [line for line in page.splitlines() if len(line) > columns and "/" not in line]
    assert long == []
    assert page.count("\n") < 120
    assert "and 45 others" in page
    assert "and 160 others" in " ".join(page.split())


def test_ids_are_compared_if_a_column_is_named(
    knowledge_base: KnowledgeBase, tmp_path: Path
) -> None:
    """In the same passage through the file."""
    staff = tmp_path / "staff.csv"
    staff.write_text("Id,Post\n1,Cook\n1,Cook\n2,Cook\n2,Baker\n,Cook\n")

    found = inspect_staff(knowledge_base, str(staff), id_heading="id")

    assert (found.duplicates.repeats, found.duplicates.conflicting) == (1, 2)
    page = click.unstyle(show_inspection(knowledge_base, found))
    assert "Compared by Id" in page
    assert "line 3 repeats line 2" in page
    with pytest.raises(MisuseError, match="no such column"):
        inspect_staff(knowledge_base, str(staff), id_heading="Number")


def test_the_page_in_the_documentation_is_real(
    knowledge_base: KnowledgeBase, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Word for word."""
    monkeypatch.setenv("COLUMNS", "88")
    monkeypatch.chdir(tmp_path)
    Path("staff.csv").write_text(block("csv"))

    found = inspect_staff(knowledge_base, "staff.csv", id_heading="Employee")

    assert click.unstyle(show_inspection(knowledge_base, found)) + "\n" == block("text", 1)


def test_the_mapping_in_the_documentation_settles_its_file(
    knowledge_base: KnowledgeBase, tmp_path: Path
) -> None:
    """Whoever follows the page has a clean run at its end."""
    staff, words = tmp_path / "staff.csv", tmp_path / "words.toml"
    staff.write_text(block("csv"))
    words.write_text(block("toml"))

    mapping = read_mapping(str(words), knowledge_base)
    found = inspect_staff(knowledge_base, str(staff), mapping=mapping)

    columns = [one for one in found.columns if isinstance(one, ReadColumn)]
    assert [one.attribute for one in columns] == [
        "current_role", "organisation_size", "ambitions", "manager_can_stretch",
    ]  # fmt: skip
    assert [one.unread for one in columns] == [(), (), (), ()]
    assert [one.reading.value for one in columns[3].texts] == [False, True]
    assert "Everything that is read is understood" in show_inspection(knowledge_base, found)


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
