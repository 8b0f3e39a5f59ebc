"""Duplicates: people who stand in a file twice are advised once, or not at all, never silently."""

import time
from collections import Counter
from collections.abc import Iterable, Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.batch.batch import advise_everyone
from engine.batch.columns.comparison import Compared
from engine.batch.columns.duplicates import Duplicates, find_duplicates
from engine.batch.columns.ids import id_column
from engine.batch.options import Options
from engine.errors import MisuseError
from engine.tables.csv_file import open_csv_file
from engine.tables.rows import Reject, Row
from tests.checkout import DATA, needs_data
from tests.desk import Desk


def among(*rows: tuple[str, ...]) -> Duplicates:
    """The duplicates among rows from line 2 on, whose first cell is the id."""
    headings = [
        "id",
        "role",
        *(f"c{number}" for number in range(2, max(map(len, rows), default=0))),
    ]
    return found_in([Row(line, cells) for line, cells in enumerate(rows, 2)], headings)


def found_in(
    rows: Iterable[Row | Reject],
    headings: list[str],
    read: Sequence[int] = (),
    time_at: int | None = None,
) -> Duplicates:
    """The duplicates among rows, whose first cell is the id; by default all the others are read."""
    by = Compared(headings, 0, read or range(1, len(headings)), time_at)
    return find_duplicates(rows, by)


def verdicts(duplicates: Duplicates, rows: int) -> list[str | None]:
    """What is said of each row."""
    return [duplicates.verdict(line) for line in range(2, rows + 2)]


def test_a_row_that_is_repeated_is_advised_once() -> None:
    """The first stays, and the others say which one they repeat."""
    found = among(("7", "pm"), ("8", "pm"), ("7", "pm"), ("7", "pm"))

    assert verdicts(found, 4) == [None, None, "repeats line 2", "repeats line 2"]
    assert (found.repeats, found.conflicting, found.blank) == (2, 0, 0)


def test_rows_that_contradict_each_other_are_all_rejected() -> None:
    """Each names the others, also the two of three that agree, and where they differ."""
    found = among(("7", "pm"), ("7", "analyst"), ("7", "pm"))

    assert verdicts(found, 3) == [
        "has the same id as lines 3 and 4, and they differ in column 'role'",
        "has the same id as lines 2 and 4, and they differ in column 'role'",
        "has the same id as lines 2 and 3, and they differ in column 'role'",
    ]
    assert (found.repeats, found.conflicting) == (0, 3)


def test_many_lines_are_counted_and_not_listed() -> None:
    """A reason stays readable when a thousand rows share an id."""
    found = among(*(("7", str(number)) for number in range(1000)))

    assert found.verdict(2) == (
        "has the same id as lines 3, 4, 5, 6, 7 and 994 others, and they differ in column 'role'"
    )
    assert found.verdict(4) == (
        "has the same id as lines 2, 3, 5, 6, 7 and 994 others, and they differ in column 'role'"
    )


def test_the_columns_are_those_in_which_not_all_rows_agree() -> None:
    """Of three rows, each differs from the first elsewhere; all of them say the same."""
    found = among(("7", "pm", "x", "1"), ("7", "cook", "x", "1"), ("7", "pm", "y", "1"))

    for line in (2, 3, 4):
        assert str(found.verdict(line)).endswith("and they differ in columns 'role' and 'c2'")


def test_many_columns_are_counted_and_not_listed() -> None:
    """What stands in them is nobody's business."""
    one, other = (("7", *(f"{version}{at}" for at in range(9))) for version in ("secret", "hidden"))

    verdict = among(one, other).verdict(2)

    assert verdict == (
        "has the same id as line 3, and they differ in columns 'role', 'c2', 'c3', 'c4', 'c5' and "
        "4 others"
    )


def test_a_column_without_a_heading_is_numbered() -> None:
    """As a spreadsheet would count it."""
    rows = [Row(2, ("7", "a")), Row(3, ("7", "b"))]

    assert found_in(rows, ["id", " "]).verdict(2) == (
        "has the same id as line 3, and they differ in column 2"
    )


@pytest.mark.slow
def test_an_id_that_all_rows_share_takes_no_longer() -> None:
    """Somebody who names the column of departments learns so at once."""
    found = found_in((Row(line, ("x", str(line))) for line in range(100_000)), ["a", "b"])
    began = time.process_time()

    verdicts_of_all = {found.verdict(line) for line in range(100_000)}

    assert len(verdicts_of_all) == 6
    assert time.process_time() - began < 10


SAME = {
    "white space around cells": (("7", "pm "), (" 7", "pm")),
    "an apostrophe of our own": (("'=7", "pm"), ("=7", "pm")),
    "invisible characters": (("\ufeff7\u200b", "pm\xa0"), ("7", "pm")),
    "an e-mail address in capitals": (("Ann@Example.org", "pm"), (" ann@example.org", "pm")),
    "accents of two characters": (("José", "pm"), ("Jose\u0301", "pm")),
}
DIFFERENT = {
    "leading zeroes": (("007", "pm"), ("7", "pm")),
    "small and capital letters": (("e7", "pm"), ("E7", "pm")),
    "no id at all": (("", "pm"), (" ", "pm")),
}


@pytest.mark.parametrize("rows", SAME.values(), ids=SAME.keys())
def test_what_makes_no_difference(rows: tuple[tuple[str, ...], ...]) -> None:
    """The same person, saved a little differently."""
    assert verdicts(among(*rows), 2) == [None, "repeats line 2"]


@pytest.mark.parametrize("rows", DIFFERENT.values(), ids=DIFFERENT.keys())
def test_what_makes_another_id(rows: tuple[tuple[str, ...], ...]) -> None:
    """Two people, as far as anybody can tell."""
    assert verdicts(among(*rows), 2) == [None, None]


def test_rows_without_an_id_are_counted_and_rejects_are_not_looked_at() -> None:
    """Nobody can tell whether they repeat each other."""
    rows: list[Row | Reject] = [
        Row(2, ("", "pm")),
        Reject(3, "has 1 fields", "7"),
        Row(4, ("7", "pm")),
    ]

    found = found_in(rows, ["id", "role"])

    assert found.notes == ("rows without an id, not compared: 1",)
    assert [found.verdict(line) for line in (2, 3, 4)] == [None, None, None]


@given(st.lists(st.tuples(st.sampled_from("abc"), st.sampled_from("xy")), max_size=12))
def test_nobody_is_advised_twice(rows: list[tuple[str, str]]) -> None:
    """Of every id, one row is advised if all agree, and none if they do not."""
    said = verdicts(among(*rows), len(rows))
    versions = {id: {cells for cells in rows if cells[0] == id} for id, _ in rows}

    advised = Counter(cells[0] for cells, verdict in zip(rows, said, strict=True) if not verdict)

    assert advised == {id: 1 for id, cells in versions.items() if len(cells) == 1}


@given(st.lists(st.tuples(st.sampled_from("ab"), *[st.sampled_from("xy")] * 3), max_size=8))
def test_exactly_the_columns_with_several_texts_are_named(
    rows: list[tuple[str, str, str, str]],
) -> None:
    """Of one person's rows, whatever their order."""
    found = among(*rows)

    for line, (id, *_) in enumerate(rows, 2):
        columns = zip(*(row for row in rows if row[0] == id), strict=True)
        several = {at for at, texts in enumerate(columns) if len(set(texts)) > 1}
        verdict = found.verdict(line) or ""
        named = {at for at, name in enumerate(("id", "role", "c2", "c3")) if f"'{name}'" in verdict}
        assert named == several


def test_the_id_may_be_written_with_other_spaces_and_case() -> None:
    """As any heading may; the column that is written just so goes first."""
    assert id_column("x.csv", ["Name", "Emp_ID"], "emp id") == 1
    assert id_column("x.csv", ["ID", "Id"], "Id") == 1


@pytest.mark.parametrize(
    ("headings", "wanted", "message"),
    [
        pytest.param(["Name", "EmpID"], "EmplID", "Did you mean 'EmpID'", id="misspelt"),
        pytest.param(["id", "ID"], "Id", "several such columns", id="ambiguous"),
    ],
)
def test_a_column_of_ids_that_is_not_clear(headings: list[str], wanted: str, message: str) -> None:
    """Comparing by the wrong column would reject people at random."""
    with pytest.raises(MisuseError, match=message):
        id_column("x.csv", headings, wanted)


@needs_data
def test_a_real_file_with_people_in_it_twice() -> None:
    """41 ids are repeated: 23 of them say the same, twice or thrice."""
    source = str(DATA / "variants" / "hr_duplicate_people.csv")

    with open_csv_file(source, lambda heading: heading == "Position") as staff:
        at = id_column(staff.name, staff.headings, "EmpID")
        everything = range(len(staff.headings))
        found = find_duplicates(staff, Compared(staff.headings, at, everything))

    assert (found.repeats, found.conflicting, found.blank) == (25, 38, 3)
    assert found.verdict(7) == "has the same id as line 60, and they differ in column 'Absences'"


ONE, OTHER = ("p1", "analyst"), ("p1", "manager")
LATER = "has the same id as line {}, which is later by column 'time'"
DIFFER = "has the same id as line {}, and they differ in column 'role'"
IN_TIME = {
    "the later one stands below": (
        [(ONE, "2025/03/01 9:10"), (OTHER, "2025/03/02 9:10")],
        [LATER.format(3), None],
    ),
    "the later one stands above": (
        [(ONE, "2025-03-02"), (OTHER, "2025-03-01T23:59")],
        [None, LATER.format(2)],
    ),
    "the same answer": ([(ONE, "2025-03-02"), (ONE, "2025-03-01")], [None, "repeats line 2"]),
    "the latest agrees with the first": (
        [(ONE, "2025-03-01"), (OTHER, "2025-03-02"), (ONE, "2025-03-03")],
        [LATER.format(4), LATER.format(4), None],
    ),
    "half the clock": (
        [(ONE, "3/13/25 11:00 AM"), (OTHER, "3/13/25 1:00 PM")],
        [LATER.format(3), None],
    ),
    "the same moment": (
        [(ONE, "2025-03-01"), (OTHER, "2025-03-01")],
        [DIFFER.format(3), DIFFER.format(2)],
    ),
    "a blank": ([(ONE, ""), (OTHER, "2025-03-01")], [DIFFER.format(3), DIFFER.format(2)]),
    "no moment": (
        [(ONE, "yesterday"), (OTHER, "2025-03-01")],
        [DIFFER.format(3), DIFFER.format(2)],
    ),
    "day or month first": (
        [(ONE, "03/04/2025"), (OTHER, "04/03/2025")],
        [DIFFER.format(3), DIFFER.format(2)],
    ),
    "either order says the same": (
        [(ONE, "03/04/2025"), (OTHER, "05/06/2025")],
        [LATER.format(3), None],
    ),
    "another row tells the order": (
        [(ONE, "03/04/2025"), (OTHER, "04/03/2025"), (("p2", "x"), "13/04/2025")],
        [None, LATER.format(2), None],
    ),
    "other rows tell two orders": (
        [
            (ONE, "03/04/2025"),
            (OTHER, "05/06/2025"),
            (("p2", "x"), "13/04/2025"),
            (("p3", "x"), "04/13/2025"),
        ],
        [DIFFER.format(3), DIFFER.format(2), None, None],
    ),
    "time zones": (
        [(ONE, "2025-03-01T10:00+02:00"), (OTHER, "2025-03-01T09:00Z")],
        [LATER.format(3), None],
    ),
    "some with a zone": (
        [(ONE, "2025-03-01T10:00Z"), (OTHER, "2025-03-01T12:00")],
        [DIFFER.format(3), DIFFER.format(2)],
    ),
}


@pytest.mark.parametrize(("answers", "told"), IN_TIME.values(), ids=IN_TIME.keys())
def test_of_answers_that_differ_the_latest_counts(
    answers: list[tuple[tuple[str, str], str]], told: list[str | None]
) -> None:
    """Where it is sure which one that is, in whatever order the day and the month stand."""
    rows = [Row(line, (*cells, moment)) for line, (cells, moment) in enumerate(answers, 2)]

    found = found_in(rows, ["id", "role", "time"], read=[1], time_at=2)

    assert verdicts(found, len(rows)) == told


def test_what_is_not_read_decides_nothing() -> None:
    """A time stamp, a note: two rows agree where nobody would be advised otherwise."""
    rows = [Row(2, ("7", "pm", "9:00")), Row(3, ("7", "pm", "9:05"))]

    assert verdicts(found_in(rows, ["id", "role", "note"], read=[1]), 2) == [None, "repeats line 2"]


@pytest.mark.parametrize("placeholder", ["n/a", "-", "Unknown", " ", "\u200b"])
def test_a_word_for_not_known_is_no_id(desk: Desk, placeholder: str) -> None:
    """Two people without an id are not one."""
    desk.staff.write_text(f"ID,Job title\n{placeholder},PMO analyst\n{placeholder},cook\n")

    summary = advise_everyone(
        desk.knowledge_base, str(desk.staff), str(desk.advice), options=Options(id_heading="ID")
    )

    assert summary.rows_out == 2
    assert "rows without an id, not compared: 2" in summary.notes


FORM = """\
Timestamp,Email Address,Current role,Ambitions
2025/03/01 9:00,p1@example.org,PMO analyst,breadth
2025/03/01 9:05,P1@example.org,PMO analyst,breadth
2025/03/01 9:10,p2@example.org,PMO analyst,breadth
2025/03/02 9:10,p2@example.org,PMO analyst,seniority
"""


def test_who_answers_a_form_twice_is_advised_by_the_latest_answer(desk: Desk) -> None:
    """The same answer counts once; of two that differ the earlier is a reject that says so."""
    desk.staff.write_text(FORM)
    options = Options(id_heading="Email Address")

    summary = advise_everyone(
        desk.knowledge_base, str(desk.staff), str(desk.advice), options=options
    )

    assert [row["Timestamp"] for row in desk.rows()] == ["2025/03/01 9:00", "2025/03/02 9:10"]
    assert [(one.line, one.reason) for one in summary.rejected_rows] == [
        (3, "repeats line 2"),
        (4, "has the same id as line 5, which is later by column 'Timestamp'"),
    ]
    assert "rows with a later one under their id, not advised: 1" in summary.notes
