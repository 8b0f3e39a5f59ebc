"""One person of a staff file, by a row or by an id."""

import csv
import io
from pathlib import Path
from tempfile import TemporaryFile

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.batch.columns.mapping_file import read_mapping
from engine.batch.columns.one_person import Person, find_person
from engine.batch.columns.wanted import AtRow, WithId, wanted
from engine.core.model import KnowledgeBase
from engine.errors import CrossroadsError, MisuseError
from engine.tables.csv_file import open_csv_file
from engine.tables.rereadable import Rereadable
from engine.tables.rows import Row
from engine.tables.sheet_rows import sheet_rows

STAFF = """\
Employee ID;Name;Job Title;career ladder;manager_knows
4711;Ann;PMO Analyst;none;yes
4712;"Ben
Smith";cook;well trodden;no
4713;Cleo;PMO Manager
0815;Dee;Snr Project Manager;;
4715;Eve;PMO Manager;clear;
4715;Eve;PMO Analyst;clear;
4716;Fay;PMO Manager;clear;
4716;Fay;PMO Manager;clear;
"""


@pytest.fixture
def staff(tmp_path: Path) -> str:
    """A staff file with what staff files have."""
    file = tmp_path / "staff.csv"
    file.write_text(STAFF)
    return str(file)


def test_a_row_is_what_a_spreadsheet_counts(staff: str, knowledge_base: KnowledgeBase) -> None:
    """The header is row 1, and a cell with a line break in it makes no second row."""
    ann = find_person(knowledge_base, staff, AtRow(2), explicit={})
    dee = find_person(knowledge_base, staff, AtRow(5), explicit={})

    assert ann == Person(
        f"{staff}, row 2",
        {"current_role": "pmo_analyst", "career_ladder": "none", "manager_knows": True},
        {},
        ("Employee ID '4711'", "Name 'Ann'"),
    )
    assert dee.facts == {"current_role": "senior_project_manager"}
    assert dee.where == f"{staff}, row 5 (line 6)"


def test_a_sheet_of_a_workbook_can_be_named(tmp_path: Path, knowledge_base: KnowledgeBase) -> None:
    """Which one was read is said before anything is asked, and so is what it hides."""
    book = openpyxl.Workbook()
    for title, role in (("Now", "PMO Analyst"), ("Then", "PMO Manager")):
        sheet = book.create_sheet(title)
        sheet.append(["Employee ID", "Job Title"])
        sheet.append(["4711", role])
        sheet.row_dimensions[2].hidden = True
    book.remove(book.worksheets[0])
    source = str(tmp_path / "staff.xlsx")
    book.save(source)

    now = find_person(knowledge_base, source, AtRow(2), explicit={})
    then = find_person(knowledge_base, source, WithId("4711"), explicit={}, sheet="Then")

    assert now.facts == {"current_role": "pmo_analyst"}
    assert then.facts == {"current_role": "pmo_manager"}
    assert now.notes == (
        f"Read from {source}, row 2: Employee ID '4711'.",
        "The sheet 'Now' is read, and not 'Then'.",
        "1 hidden row is read like the others: 2.",
    )


def test_blank_lines_and_titles_are_rows(tmp_path: Path, knowledge_base: KnowledgeBase) -> None:
    """As they are on the screen of a spreadsheet; a heading of two lines is in one row."""
    file = tmp_path / "staff.csv"
    file.write_bytes(
        b'Staff 2026\r\n\r\n"Job\r\nTitle",years_in_role,Note\r\n'
        b'cook,1,"a\nb\r\nc"\r\n\r\ncook,2,too,many\r\ncook,3,\r\n'
    )

    found = [
        find_person(knowledge_base, str(file), AtRow(row), explicit={"Job\r\nTitle": ""})
        for row in (4, 7)
    ]

    assert [one.facts["years_in_role"] for one in found] == [1, 3]
    assert [one.where for one in found] == [f"{file}, row 4 (line 5)", f"{file}, row 7 (line 10)"]


CELL = st.text('ab\n\r" ', max_size=6)


@given(rows=st.lists(st.none() | st.tuples(CELL, CELL), max_size=8))
def test_a_record_is_one_row_whatever_stands_in_it(rows: list[tuple[str, str] | None]) -> None:
    """Rows are numbered as they were written; None is a blank line."""
    with TemporaryFile() as file:
        text = io.TextIOWrapper(file, encoding="utf-8", newline="", write_through=True)
        writer = csv.writer(text, quoting=csv.QUOTE_ALL)
        writer.writerows([("a\nheading", "of two lines"), *(cells or () for cells in rows)])
        text.flush()
        with open_csv_file(Rereadable("staff", file), bool) as people:
            records = list(sheet_rows(people.headings, people))

    found = [(row, one.cells) for row, one in records if isinstance(one, Row)]
    assert found == [(at, cells) for at, cells in enumerate(rows, 2) if cells is not None]


def test_a_workbook_has_rows_of_its_own(tmp_path: Path, knowledge_base: KnowledgeBase) -> None:
    """Line breaks within its cells are no lines."""
    book = openpyxl.Workbook()
    for row in (["Name", "years_in_role"], ["Ann\nSmith", 1], [], ["Ben", 2]):
        book.worksheets[0].append(row)
    book.save(tmp_path / "staff.xlsx")

    ben = find_person(knowledge_base, str(tmp_path / "staff.xlsx"), AtRow(4), explicit={})

    assert ben.notes == (f"Read from {tmp_path}/staff.xlsx, row 4: Name 'Ben'.",)


def test_the_person_who_was_found_is_named_first(
    tmp_path: Path, knowledge_base: KnowledgeBase
) -> None:
    """By two cells at most that are filled; what is protected is not shown."""
    file = tmp_path / "staff.csv"
    file.write_text(
        "Gender,Employee ID,Nickname,Name,City,years_in_role\nF,4711,,Ann,Ulm,3\nM,,,,,4\n"
    )

    ann = find_person(knowledge_base, str(file), AtRow(2), explicit={})
    nobody = find_person(knowledge_base, str(file), AtRow(3), explicit={})

    assert ann.notes == (f"Read from {file}, row 2: Employee ID '4711', Name 'Ann'.",)
    assert nobody.notes == (f"Read from {file}, row 3.",)


def test_what_is_not_understood_is_named(staff: str, knowledge_base: KnowledgeBase) -> None:
    """It is not known then, and can be asked."""
    ben = find_person(knowledge_base, staff, WithId("4712"), explicit={})

    assert ben.facts == {"manager_knows": False}
    assert list(ben.problems) == ["current_role", "career_ladder"]
    assert ben.notes[0] == (f"Read from {staff}, row 3: Employee ID '4712', Name 'Ben Smith'.")
    assert ben.notes[1].startswith(f"{staff}, row 3: current_role: 'cook' is not understood")


@pytest.mark.parametrize(
    ("said", "row"),
    [
        ("4711", "2"),
        ("Employee ID=4711", "2"),
        ("employee_id = 4711", "2"),
        ("0815", "5 (line 6)"),
        ("4716", "8 (line 9)"),
    ],
)
def test_an_id_is_looked_for_as_it_is_written(
    staff: str, knowledge_base: KnowledgeBase, said: str, row: str
) -> None:
    """In the column that is named, or in any that is no fact; twice the same person is one."""
    person = find_person(knowledge_base, staff, wanted(None, said), explicit={})

    assert person.where == f"{staff}, row {row}"


@pytest.mark.parametrize(
    ("said", "told"),
    [
        (AtRow(1), "row 1: nobody stands there. Rows count from 1, the header included."),
        (AtRow(99), "The nearest one is row 9 (line 10)."),
        (AtRow(4), "row 4 (line 5): cannot be read: "),
        (WithId("815"), "--id '815': stands nowhere in"),
        (WithId("4715"), "in several rows: 6 (line 7), 7 (line 8). Say which row with --row"),
        (WithId("1", "Staff ID"), "has no column 'Staff ID'"),
    ],
    ids=str,
)
def test_nobody_is_guessed(
    staff: str, knowledge_base: KnowledgeBase, said: AtRow | WithId, told: str
) -> None:
    """Where it is not clear who is meant, that is said, with a way out."""
    with pytest.raises(CrossroadsError) as refused:
        find_person(knowledge_base, staff, said, explicit={})

    assert told in str(refused.value)


def test_a_fact_is_no_id(tmp_path: Path, knowledge_base: KnowledgeBase) -> None:
    """An id without a heading is not looked for among the years."""
    file = tmp_path / "staff.csv"
    file.write_text("number,years_in_role\n7,3\n3,7\n")

    person = find_person(knowledge_base, str(file), WithId("3"), explicit={})

    assert person.facts == {"years_in_role": 7}


def test_columns_and_codes_are_read_as_in_a_batch(
    tmp_path: Path, knowledge_base: KnowledgeBase
) -> None:
    """A mapping settles what a column is and what its codes mean; unmapped codes are problems."""
    file, employer = tmp_path / "staff.csv", tmp_path / "employer.toml"
    file.write_text("id,Post,manager_knows\n1,PMO Analyst,1\n2,PMO Manager,2\n")
    employer.write_text(
        '[columns]\n"Post" = "current_role"\n[values.manager_knows]\n"1" = "yes"\n"2" = "no"\n'
    )

    bare = find_person(knowledge_base, str(file), AtRow(2), explicit={"Post": ""})
    mapped = find_person(
        knowledge_base, str(file), AtRow(2), explicit={},
        conventions=read_mapping(str(employer), knowledge_base),
    )  # fmt: skip

    assert bare.facts == {}
    assert "is a code" in bare.problems["manager_knows"]
    assert mapped.facts == {"current_role": "pmo_analyst", "manager_knows": True}


@pytest.mark.parametrize(("row", "id"), [(None, None), (2, "4711"), (None, "id="), (None, " ")])
def test_exactly_one_way_says_who(row: int | None, id: str | None) -> None:
    """Neither is too little, both are too much."""
    with pytest.raises(MisuseError):
        wanted(row, id)


def test_of_several_answers_the_latest_is_taken(
    tmp_path: Path, knowledge_base: KnowledgeBase
) -> None:
    """As in a batch: by e-mail address in any letters, and with a remark."""
    file = tmp_path / "form.csv"
    file.write_text(
        "Timestamp,Email,years_in_role\n2025/03/02 9:00,Ann@x.org,2\n2025/03/01 9:00,ann@x.org,1\n"
        "2025/03/01 9:00,ben@x.org,5\n2025/03/01 9:00,ben@x.org,6\n"
    )

    ann = find_person(knowledge_base, str(file), WithId("ANN@X.ORG"), explicit={})

    assert ann.facts == {"years_in_role": 2}
    assert ann.notes[1] == (
        "Of several rows it is the latest by column 'Timestamp'; the others are 3."
    )
    with pytest.raises(MisuseError, match="in several rows: 4, 5"):
        find_person(knowledge_base, str(file), WithId("ben@x.org", "Email"), explicit={})


def test_columns_that_are_not_read_make_no_second_person(
    tmp_path: Path, knowledge_base: KnowledgeBase
) -> None:
    """A note on one of the rows is no other answer."""
    file = tmp_path / "staff.csv"
    file.write_text("ID,Note,years_in_role\n00042,a,2\n00042,b,2\n42,c,3\n")

    person = find_person(knowledge_base, str(file), WithId("00042"), explicit={})

    assert person.where == f"{file}, row 2"
