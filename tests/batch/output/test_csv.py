"""Advice as CSV: the delimiter of the input, and no formula."""

from engine.batch.batch import advise_everyone
from tests.desk import Desk


def test_nothing_in_the_output_is_a_formula(desk: Desk) -> None:
    """Cells and headings that are passed through, and rejects, are text to a spreadsheet."""
    desk.run('=cmd,current_role,phone\n" =1+1",PMO Analyst,+44 20\n=short\n')

    header, row = desk.read()
    assert header[:3] == ["'=cmd", "current_role", "phone"]
    assert row[:3] == ["' =1+1", "PMO Analyst", "'+44 20"]
    assert desk.read(desk.rejects)[1][2] == "'=short"


def test_semicolons_are_answered_with_semicolons(desk: Desk) -> None:
    """A spreadsheet that wrote semicolons reads semicolons."""
    desk.run("name;current_role;ambitions\nA;pmo_analyst;breadth, seniority\n")

    header, row = desk.advice.read_text(encoding="utf-8-sig").splitlines()
    assert header.startswith("name;current_role;ambitions;path;")
    assert row.startswith("A;pmo_analyst;")


def test_tabs_stand_between_the_cells_of_a_tsv(desk: Desk) -> None:
    """The ending says what is in it."""
    desk.staff.write_text("id,current_role,ambitions\n1,PMO analyst,seniority\n", encoding="utf-8")
    place = desk.advice.with_suffix(".tsv")

    advise_everyone(desk.knowledge_base, str(desk.staff), str(place))

    header, row = place.read_text(encoding="utf-8").splitlines()
    assert header.split("\t")[:4] == ["id", "current_role", "ambitions", "path"]
    assert row.split("\t")[:4] == ["1", "PMO analyst", "seniority", "move_up"]
