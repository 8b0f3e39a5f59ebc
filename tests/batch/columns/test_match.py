"""Columns are found by mapping, by name or by synonym; what cannot be told apart is an error."""

import pytest
from click.testing import CliRunner

from cli import crossroads
from engine.batch.batch import advise_everyone
from engine.batch.options import Options
from engine.core.advice_row import RESULT_COLUMNS
from engine.errors import CrossroadsError, MisuseError
from tests.desk import STAFF, Desk

HEADINGS = {
    "its name": ("current_role", "current_role", "as its name"),
    "its name in capitals, with spaces": (" Current ROLE ", "current_role", "as its name"),
    "a synonym": ("Job-Title", "current_role", "as a synonym"),
    "a title": ("P&L appetite", "pnl_appetite", "as a synonym"),
    "none": ("shoe size", None, ""),
}


@pytest.mark.parametrize(("heading", "attribute", "how"), HEADINGS.values(), ids=HEADINGS.keys())
def test_columns_are_found_by_their_headings(
    desk: Desk, heading: str, attribute: str | None, how: str
) -> None:
    """The summary says what each was taken for, and by what right."""
    summary = desk.run(f"{heading},skills\nx,tools\n")

    column = summary.columns[0]
    assert (column.heading, column.attribute, column.how) == (heading, attribute, how)


MAPPED = {
    "one of its own": ("x,y", {"x": "current_role"}, {"x": "as mapped"}),
    "in other letters": (
        "Job_Role X,y",
        {"job role x": "Current Role"},
        {"Job_Role X": "as mapped"},
    ),
    "before its name": ("x,current_role", {"x": "current_role"}, {"x": "as mapped"}),
    "before a synonym": ("job title,x", {"x": "current_role"}, {"x": "as mapped"}),
    "its name before a synonym": ("job title,current_role", {}, {"current_role": "as its name"}),
    "left alone": ("role,job title", {"role": ""}, {"job title": "as a synonym"}),
    "exactly as it is written": ("X,x", {"x": "skills"}, {"x": "as mapped"}),
    "away from what it says": (
        "role,position",
        {"role": "skills"},
        {"role": "as mapped", "position": "as a synonym"},
    ),
}


@pytest.mark.parametrize(("header", "mapping", "taken"), MAPPED.values(), ids=MAPPED.keys())
def test_a_mapping_goes_before_a_name_and_a_name_before_a_synonym(
    desk: Desk, header: str, mapping: dict[str, str], taken: dict[str, str]
) -> None:
    """What loses is passed through."""
    summary = desk.run(f"{header}\nPMO Analyst,PMO Analyst\n", mapping)

    assert {one.heading: one.how for one in summary.columns if one.attribute} == taken
    assert desk.read()[1][:2] == ["PMO Analyst", "PMO Analyst"]


def test_a_mapped_column_helps_to_find_the_delimiter(desk: Desk) -> None:
    """A heading that was named is known, whatever it says."""
    summary = desk.run("x;a,b,c\nPMO Analyst;1,2,3\n", {"x": "current_role"})

    assert [column.heading for column in summary.columns] == ["x", "a,b,c"]


def test_a_column_that_loses_is_noted(desk: Desk) -> None:
    """Nobody has to wonder which of two columns was read."""
    summary = desk.run("Job Title,current_role\nx,PMO Analyst\n")

    assert summary.notes == (
        "'Job Title' is passed through: current_role is read from 'current_role'",
    )


MISTAKEN = {
    "no such column": (
        {"job tilte": "skills"},
        2,
        "--map 'job tilte=skills': the staff file has no column 'job tilte'. "
        "Did you mean 'Job Title'?",
    ),
    "nothing near": ({"zzz": "skills"}, 2, "The headings are 'Job Title', 'Position', 'x'."),
    "no such attribute": (
        {"x": "curent_role"},
        2,
        "--map 'x=curent_role': 'curent_role' is no attribute. Did you mean 'current_role'?",
    ),
    "an attribute twice": (
        {"Position": "skills", "x": "skills"},
        2,
        "--map 'x=skills': 'Position' is mapped to skills too. Keep one of the two.",
    ),
    "a column twice": (
        {"X": "skills", "x": "ambitions"},
        2,
        "--map 'x=ambitions': 'x' is mapped twice. Keep one of the two.",
    ),
    "two with the same right": (
        {},
        1,
        "'Job Title' and 'Position' both stand for current_role. "
        'Choose with --map "Job Title=current_role".',
    ),
}


@pytest.mark.parametrize(("mapping", "code", "told"), MISTAKEN.values(), ids=MISTAKEN.keys())
def test_columns_that_cannot_be_told_apart_are_an_error(
    desk: Desk, mapping: dict[str, str], code: int, told: str
) -> None:
    """Both are named, and the way out."""
    with pytest.raises(CrossroadsError) as caught:
        desk.run("Job Title,Position,x\na,b,c\n", mapping)

    assert told in str(caught.value)
    assert caught.value.exit_code == code
    assert not desk.advice.exists()


def test_two_columns_with_one_heading_are_an_error(desk: Desk) -> None:
    """No mapping can tell them apart, so the file must."""
    with pytest.raises(CrossroadsError, match=r"columns 1 and 2 are both headed"):
        desk.run("skills,Skills\ntools,tools\n")


KEPT = {
    "all": ("all", ["id", "current_role", "ambitions", "team", "id"], []),
    "none": ("none", [], ["id", "current_role", "ambitions", "team", "id"]),
    "two, in the file's order": ("Team, current role", ["current_role", "team"], ["id"]),
    "two of one name": ("ID", ["id", "id"], ["current_role"]),
    "an attribute left out": ("team", ["team"], ["current_role", "ambitions"]),
}


@pytest.mark.parametrize(("keep", "kept", "left_out"), KEPT.values(), ids=KEPT.keys())
def test_columns_can_be_left_out_of_the_advice(
    desk: Desk, keep: str, kept: list[str], left_out: list[str]
) -> None:
    """What is left out is read all the same, and the summary says so."""
    desk.staff.write_text("id,current_role,ambitions,team,id\n1,PMO Analyst,breadth,red,2\n")

    result = CliRunner().invoke(
        crossroads, ["batch", str(desk.staff), "-o", str(desk.advice), "--keep", keep]
    )

    header, row = desk.read()
    said = result.stdout.partition("Columns left out of the advice")[2].partition("\n\n")[0]
    assert header == [*kept, *RESULT_COLUMNS]
    assert row[len(kept)] == "move_sideways"
    assert all(heading in said for heading in left_out)
    assert bool(said) == bool(left_out)


def test_a_heading_with_a_comma_can_be_kept(desk: Desk) -> None:
    """In quotes, as in CSV."""
    desk.staff.write_text('"Name, first",current_role\nA,PMO Analyst\n')

    result = CliRunner().invoke(
        crossroads,
        ["batch", str(desk.staff), "-o", str(desk.advice), "--keep", '"Name, first"'],
    )

    assert result.exit_code == 0
    assert desk.read()[0] == ["Name, first", *RESULT_COLUMNS]


def test_an_unknown_heading_to_keep_is_misuse(desk: Desk) -> None:
    """The nearest heading is named, and nothing is written."""
    desk.staff.write_text(STAFF)

    with pytest.raises(MisuseError, match=r"--keep: the staff file has no column 'taem'.*'team'\?"):
        advise_everyone(
            desk.knowledge_base,
            str(desk.staff),
            str(desk.advice),
            options=Options(keep=("taem",)),
        )

    assert not desk.advice.exists()
