"""One person of a staff file, by a line or by an id."""

from pathlib import Path

import pytest

from engine.errors import CrossroadsError, MisuseError
from engine.mapping.mapping_file import read_mapping
from engine.mapping.one_person import AtLine, Person, WithId, find_person, wanted
from engine.model import KnowledgeBase

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


def test_a_line_is_what_a_spreadsheet_counts(staff: str, knowledge_base: KnowledgeBase) -> None:
    """The header is line 1, and a cell with a line break in it takes two."""
    ann = find_person(knowledge_base, staff, AtLine(2), explicit={})
    dee = find_person(knowledge_base, staff, AtLine(6), explicit={})

    assert ann == Person(
        f"{staff}, line 2",
        {"current_role": "pmo_analyst", "career_ladder": "none", "manager_knows": True},
        {},
    )
    assert dee.facts == {"current_role": "senior_project_manager"}


def test_what_is_not_understood_is_told(staff: str, knowledge_base: KnowledgeBase) -> None:
    """It is not known then, and can be asked."""
    ben = find_person(knowledge_base, staff, WithId("4712"), explicit={})

    assert ben.facts == {"manager_knows": False}
    assert list(ben.problems) == ["current_role", "career_ladder"]
    assert ben.notes[0].startswith(f"{staff}, line 3: current_role: 'cook' is not understood")


@pytest.mark.parametrize(
    ("said", "line"),
    [("4711", 2), ("Employee ID=4711", 2), ("employee_id = 4711", 2), ("0815", 6), ("4716", 9)],
)
def test_an_id_is_looked_for_as_it_is_written(
    staff: str, knowledge_base: KnowledgeBase, said: str, line: int
) -> None:
    """In the column that is named, or in any that is no fact; twice the same person is one."""
    person = find_person(knowledge_base, staff, wanted(None, said), explicit={})

    assert person.where == f"{staff}, line {line}"


@pytest.mark.parametrize(
    ("said", "told"),
    [
        (AtLine(1), "line 1: no person's row starts there. Lines count from 1"),
        (AtLine(4), "The nearest one starts on line 3."),
        (AtLine(99), "The nearest one starts on line 10."),
        (AtLine(5), "line 5: cannot be read: "),
        (WithId("815"), "--id '815': stands nowhere in"),
        (WithId("4715"), "on several lines: 7, 8. Say which line with --row"),
        (WithId("1", "Staff ID"), "the file has no such column"),
    ],
    ids=str,
)
def test_nobody_is_guessed(
    staff: str, knowledge_base: KnowledgeBase, said: AtLine | WithId, told: str
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
    file, house = tmp_path / "staff.csv", tmp_path / "house.toml"
    file.write_text("id,Post,manager_knows\n1,PMO Analyst,1\n2,PMO Manager,2\n")
    house.write_text(
        '[columns]\n"Post" = "current_role"\n[values.manager_knows]\n"1" = "yes"\n"2" = "no"\n'
    )

    bare = find_person(knowledge_base, str(file), AtLine(2), explicit={"Post": ""})
    mapped = find_person(
        knowledge_base, str(file), AtLine(2), explicit={},
        house=read_mapping(str(house), knowledge_base),
    )  # fmt: skip

    assert bare.facts == {}
    assert "is a code" in bare.problems["manager_knows"]
    assert mapped.facts == {"current_role": "pmo_analyst", "manager_knows": True}


@pytest.mark.parametrize(("line", "id"), [(None, None), (2, "4711"), (None, "id="), (None, " ")])
def test_exactly_one_way_says_who(line: int | None, id: str | None) -> None:
    """Neither is too little, both are too much."""
    with pytest.raises(MisuseError):
        wanted(line, id)
