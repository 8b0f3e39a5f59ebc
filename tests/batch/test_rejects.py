"""Rows that cannot be read go to a file of their own."""

import os
from pathlib import Path

import pytest

from engine.batch.batch import advise_everyone
from engine.batch.options import Options
from engine.core.advice_row import RESULT_COLUMNS
from engine.errors import MisuseError
from engine.tables.rows import Reject
from tests.desk import DAMAGED, STAFF, Desk


def test_rows_that_cannot_be_read_go_to_the_rejects(desk: Desk) -> None:
    """With line, reason and text, beside the output; everybody else is advised."""
    summary = desk.run(DAMAGED)

    assert [row["id"] for row in desk.rows()] == ["1", "4", "7"]
    assert desk.read(desk.rejects) == [
        ["line", "reason", "row"],
        ["3", "has 1 fields, the header has 2", "2"],
        ["5", "has 3 fields, the header has 2", "3,'=PMO,x"],
        ["7", "holds characters that are not UTF-8", r"5,Ren\xe9"],
        ["8", "has a quote that is never closed", '6,"open'],
    ]
    assert (summary.rows_in, summary.rows_out, summary.rejected) == (7, 3, 4)
    assert summary.blank_lines == 1
    assert summary.rejects == str(desk.rejects)
    assert summary.rejected_rows[0] == Reject(3, "has 1 fields, the header has 2", "2")


def test_only_the_first_rejects_are_shown(desk: Desk) -> None:
    """All of them are in the file."""
    summary = desk.run("id,current_role\n" * 101)

    assert summary.rejected == 100
    assert len(summary.rejected_rows) == 20
    assert len(desk.read(desk.rejects)) == 101
    assert desk.read() == [["id", "current_role", *RESULT_COLUMNS]]


def test_without_rejects_there_is_no_such_file(desk: Desk) -> None:
    """Nothing to look at, nothing to open."""
    summary = desk.run(STAFF)

    assert summary.rejects is None
    assert sorted(os.listdir(desk.advice.parent)) == ["advice.csv", "staff.csv"]


def test_old_rejects_cannot_mislead(desk: Desk) -> None:
    """When the file has been mended, the rejects of the run before it are gone."""
    desk.run(DAMAGED)

    summary = desk.run(STAFF)

    assert desk.read(desk.rejects) == [["line", "reason", "row"]]
    assert (summary.rejected, summary.rejects) == (0, str(desk.rejects))


def test_rejects_can_go_elsewhere(desk: Desk, tmp_path: Path) -> None:
    """A place that was asked for goes before the default."""
    desk.staff.write_bytes(DAMAGED)
    place = tmp_path / "bad.csv"

    summary = advise_everyone(
        desk.knowledge_base, str(desk.staff), str(desk.advice), rejects=str(place)
    )

    assert summary.rejects == str(place)
    assert len(desk.read(place)) == 5
    assert not desk.rejects.exists()


def test_a_file_of_somebody_elses_is_not_taken_for_rejects(desk: Desk) -> None:
    """Notes that happen to have the name of our rejects stay as they are."""
    desk.rejects.write_text("my notes\n")

    with pytest.raises(MisuseError, match="is no file of rejects"):
        desk.run(STAFF)

    assert desk.rejects.read_text() == "my notes\n"
    assert not desk.advice.exists()


DIVIDED = "name,current_role,salary\nAnn,PMO Analyst,100\nAnn,Project Manager,200\nBea\n"
KEPT = {
    "all": (None, "row", "Ann,Project Manager,200", "Bea"),
    "some": (("name",), "row", "Ann", ""),
    "none": ((), None, None, None),
}


@pytest.mark.parametrize(("keep", "column", "divided", "short"), KEPT.values(), ids=KEPT.keys())
def test_rejects_hold_no_more_of_a_row_than_the_advice(
    desk: Desk, keep: tuple[str, ...] | None, column: str, divided: str, short: str
) -> None:
    """What --keep leaves out stands in no file; of a row without columns, nothing is kept."""
    desk.staff.write_text(DIVIDED)
    options = Options(keep=keep, id_heading="name")

    advise_everyone(desk.knowledge_base, str(desk.staff), str(desk.advice), options=options)

    header, *rows = desk.read(desk.rejects)
    assert header == ["line", "reason", *filter(None, [column])]
    assert [row[0] for row in rows] == ["2", "3", "4"]
    assert [row[2:] for row in rows[1:]] == ([[divided], [short]] if column else [[], []])
    assert ("200" in desk.rejects.read_text()) is (keep is None)


SWALLOWED = """name,current_role,salary
Zoë,PMO Analyst,1
"Bea,x,201
Cid,x,202
Dan,x,203
Eve,x,204
Fay",x,205
"""


def test_rejects_keep_cells_only_where_they_are_known(desk: Desk) -> None:
    """A row of damaged text has its cells; one that has swallowed others may have theirs."""
    desk.staff.write_bytes(SWALLOWED.encode() + b"Ira,x,2\nGus,Ren\xe9,206\nHal,x,207,x\n")
    options = Options(keep=("name",))

    advise_everyone(desk.knowledge_base, str(desk.staff), str(desk.advice), options=options)

    rejects = {row[0]: row[2] for row in desk.read(desk.rejects)[1:]}
    assert rejects == {"3": "", "7": "", "9": "Gus", "10": ""}


def test_rejects_have_the_delimiter_of_the_advice(desk: Desk) -> None:
    """A spreadsheet that opens one of the two opens the other."""
    desk.run("name;current_role;team\nA;pmo_analyst;red\nB;=1+1,2\n")

    text = desk.rejects.read_text(encoding="utf-8-sig")

    assert text.splitlines()[0] == "line;reason;row"
    assert text.splitlines()[1].endswith(""";"B;'=1+1,2\"""")


def test_rejects_that_end_in_tsv_have_tabs(desk: Desk, tmp_path: Path) -> None:
    """The ending says what is in it."""
    desk.staff.write_bytes(DAMAGED)
    place = tmp_path / "bad.tsv"

    advise_everyone(desk.knowledge_base, str(desk.staff), str(desk.advice), rejects=str(place))

    assert place.read_text(encoding="utf-8").startswith("line\treason\trow\n")
