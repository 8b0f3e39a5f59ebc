"""The page of an inspection: it fits, it counts, and it says what to do next."""

import re
from pathlib import Path

import click
import pytest

from engine.batch.columns.column_texts import ReadColumn
from engine.batch.columns.inspect import PassedColumn, inspect_staff
from engine.batch.columns.mapping_file import read_mapping
from engine.batch.pages.inspection import show_inspection
from engine.core.model import KnowledgeBase
from engine.errors import MisuseError
from tests.batch.columns.inspections import inspected, passed
from tests.checkout import ROOT

PAGE = (ROOT / "docs" / "mapping.md").read_text(encoding="utf-8")


def block(language: str, number: int = 0) -> str:
    """A code block of docs/mapping.md."""
    return str(re.findall(rf"```{language}\n(.*?)```", PAGE, re.DOTALL)[number])


def test_a_protected_column_is_never_suggested_nor_looked_at(
    knowledge_base: KnowledgeBase, tmp_path: Path
) -> None:
    """Even if titles stand in it."""
    found = inspected(knowledge_base, tmp_path, "Sex,x\nPMO Analyst,1\nProject Manager,2\n")

    assert passed(found, "Sex") == PassedColumn("Sex", protected=True, hint=None)
    page = click.unstyle(show_inspection(knowledge_base, found))
    assert "Protected: never read, left out of the advice\n  Sex\n" in page


@pytest.mark.parametrize("ladder", ["Ladder", "Ladder,Ladder"], ids=["as asked", "and a fault"])
def test_a_protected_column_that_is_mapped_is_read_and_noted(
    knowledge_base: KnowledgeBase, tmp_path: Path, ladder: str
) -> None:
    """The employer knows what stands there; the reader of the page learns what it looks like."""
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


def test_one_is_not_worded_as_many(knowledge_base: KnowledgeBase, tmp_path: Path) -> None:
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
    with pytest.raises(MisuseError, match="has no column 'Number'"):
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
    """Somebody who follows the page has a clean run at its end."""
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
