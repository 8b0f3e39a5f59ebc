"""Joined: HR's file with people's own answers, by id, and nothing of either lost."""

import csv
import json
import sys
from pathlib import Path

import pytest

from engine.batch.batch import advise_everyone
from engine.batch.join_inspection import Ids, inspect_join
from engine.batch.options import Options
from engine.batch.pages.summary import show_summary
from engine.batch.summary import Summary
from engine.batch.summary_table import summary_table
from engine.core.model import Facts
from engine.core.semantics import consult
from engine.errors import CrossroadsError, MisuseError
from tests.shipped import SHIPPED

PEOPLE = """\
Employee ID,Name,Job title
00042,Ann,PMO analyst
00043,Bea,PMO manager
00044,Cyd,Project manager
00045,Dan,PMO coordinator
"""
ANSWERS = """\
Timestamp,Staff number,Ambitions,Career ladder,Job title
2025-03-03 09:00:00,00042,seniority,none,PMO analyst
2025-03-04 09:00:00,00042,breadth,clear,PMO analyst
2025-03-03 09:00:00,00043,run_a_business_area,,PMO director
2025-03-03 09:00:00,43,breadth,,PMO manager
2025-03-03 09:00:00,00044,stay_put,clear,Project manager
2025-03-03 09:00:00,00044,stay_put,clear,Project manager
"""
ID = "Employee ID=Staff number"
ANN: Facts = {
    "current_role": "pmo_analyst",
    "ambitions": ("breadth",),
    "career_ladder": "clear",
}


class Office:
    """A folder with HR's file and the answers, and what a run makes of them."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.staff, self.answers = folder / "hr.csv", folder / "answers.csv"
        self.advice, self.todo = folder / "advice.csv", folder / "todo.csv"
        self.record = folder / "record.json"
        self.staff.write_text(PEOPLE)
        self.answers.write_text(ANSWERS)

    def options(self, **changed: object) -> Options:
        """The options of the join."""
        given = {"id_heading": ID, "answers": (str(self.answers),), **changed}
        return Options(**given)  # type: ignore[arg-type]

    def run(self, **changed: object) -> Summary:
        """A batch over both."""
        options = self.options(**changed)
        return advise_everyone(SHIPPED, str(self.staff), str(self.advice), options=options)

    def rows(self, place: Path | None = None) -> list[dict[str, str]]:
        """The rows of a file that was written."""
        with (place or self.advice).open(encoding="utf-8-sig", newline="") as file:
            return list(csv.DictReader(file))


@pytest.fixture
def office(tmp_path: Path) -> Office:
    """HR's file of four people, and the answers of three."""
    return Office(tmp_path)


def test_everybody_in_the_file_of_people_is_there_in_its_order(office: Office) -> None:
    """With their own answers beside what HR knows, and zeros of ids kept."""
    office.run()

    rows = office.rows()
    assert [row["Employee ID"] for row in rows] == ["00042", "00043", "00044", "00045"]
    assert [row["Ambitions"] for row in rows] == ["breadth", "run_a_business_area", "stay_put", ""]


def test_the_advice_is_that_of_both_files_together(office: Office) -> None:
    """Ann's title is HR's, her wishes are her own."""
    office.run()

    assert office.rows()[0]["path"] == consult(SHIPPED, ANN).path


def test_the_person_s_own_answer_counts(office: Office) -> None:
    """Where both files speak of a fact; a note counts the rows that differ."""
    summary = office.run()

    assert "pmo_director" not in office.rows()[1]["next_roles"]
    assert any(
        note == "current_role: two files differ about 1 row; the person's own answer counts"
        for note in summary.notes
    )


def test_hr_s_word_counts_where_that_is_wanted(office: Office) -> None:
    """--prefer hr turns it round."""
    summary = office.run(prefer="hr")

    assert any("what the file of people says counts" in note for note in summary.notes)


def test_answers_that_are_not_used_are_rejects_with_their_line(office: Office) -> None:
    """Of people who answered again, and of ids that match nobody; what agrees is one answer."""
    summary = office.run()

    rejects = [
        (row["line"], row["reason"]) for row in office.rows(office.folder / "advice.rejects.csv")
    ]
    assert rejects == [
        ("2", "answers.csv: answered again on line 3, which counts"),
        ("5", "answers.csv: matches nobody"),
    ]
    (count,) = summary.answers
    assert (count.rows, count.joined, count.older, count.repeated, count.unmatched) == (
        6,
        3,
        1,
        1,
        1,
    )
    assert (summary.rows_in, summary.rows_out, summary.rejected) == (4, 4, 0)


def test_every_row_of_the_answers_is_accounted_for(office: Office) -> None:
    """Also those without an id, previews, and forms that were sent empty; by their ids alone where
    not everything is kept."""
    office.staff.write_text(f"{PEOPLE}00045,Dan,PMO manager\n")
    office.answers.write_text(
        "Staff number,Status,Ambitions,Favourite colour\n"
        "00042,IP Address,breadth,red\n,IP Address,breadth,red\n00043,Survey Preview,breadth,red\n"
        "00044,IP Address,,red\n00045,IP Address,breadth,red\n99,IP Address,breadth,red\n"
    )

    summary = office.run(keep=("Name",))

    (count,) = summary.answers
    named = (count.joined, count.without_id, count.previews, count.empty, count.of_rejects)
    assert (count.rows, *named, count.unmatched) == (6, 1, 1, 1, 1, 1, 1)
    rows = office.rows(office.folder / "advice.rejects.csv")
    assert [row["row"] for row in rows if row["reason"].startswith("answers.csv")] == [
        "", "00043", "00044", "00045", "99",
    ]  # fmt: skip
    unread = "columns that are not read, nor joined: 'Status' and 'Favourite colour'"
    assert f"answers.csv: {unread}" in summary.notes


def test_a_file_is_not_joined_twice(office: Office) -> None:
    """It would only repeat itself."""
    with pytest.raises(MisuseError, match="names a file twice"):
        office.run(answers=(str(office.answers), str(office.answers)))


def test_without_a_moment_the_last_line_counts(office: Office) -> None:
    """Forms append; a file of answers is no list of rivals."""
    office.answers.write_text("Staff number,Ambitions\n00042,seniority\n00042,breadth\n")

    office.run()

    assert office.rows()[0]["Ambitions"] == "breadth"


def test_the_latest_answer_counts_wherever_it_stands(office: Office) -> None:
    """By the form's own moment."""
    office.answers.write_text(
        "Timestamp,Staff number,Ambitions\n"
        "2025-03-04 09:00:00,00042,breadth\n2025-03-03 09:00:00,00042,seniority\n"
    )

    office.run()

    assert office.rows()[0]["Ambitions"] == "breadth"


def test_addresses_are_compared_without_case(office: Office) -> None:
    """And each file may call the column its own way."""
    office.staff.write_text("Work e-mail,Job title\nAnn@Example.org,PMO analyst\n")
    office.answers.write_text("Email Address,Ambitions\nann@example.ORG,breadth\n")

    office.run(id_heading="Work e-mail=Email Address")

    assert office.rows()[0]["Ambitions"] == "breadth"


def test_a_later_file_counts_before_an_earlier_one(office: Office) -> None:
    """Several files of answers are joined in order."""
    later = office.folder / "later.csv"
    later.write_text("Employee ID,Ambitions\n00042,stay_put\n")

    office.run(answers=(str(office.answers), str(later)))

    facts: Facts = {
        "current_role": "pmo_analyst",
        "ambitions": ("stay_put",),
        "career_ladder": "clear",
    }
    advice = consult(SHIPPED, facts)
    assert (office.rows()[0]["path"], office.rows()[0]["score"]) == (advice.path, str(advice.score))


def test_a_file_of_people_needs_no_known_column(office: Office) -> None:
    """Where the answers say everything."""
    office.staff.write_text("Employee ID,Name\n00042,Ann\n")

    summary = office.run()

    assert summary.rows_out == 1
    assert office.rows()[0]["path"]


def test_the_record_holds_every_file_and_the_join(office: Office) -> None:
    """With checksums and counts, and no cell of anybody."""
    office.run(record=str(office.record))

    record = json.loads(office.record.read_text())
    (answers,) = record["answers"]
    assert answers["name"] == "answers.csv"
    assert len(answers["sha256"]) == 64
    assert answers["rows"]["unmatched"] == 1
    assert "00042" not in office.record.read_text()


def test_the_summary_tells_who_has_answered(office: Office) -> None:
    """People of whom HR knows a title alone are not asked yet, and have no advice."""
    summary = office.run()

    page = show_summary(SHIPPED, summary)
    assert summary.not_asked == 1
    assert "1  Not asked yet: no answer of their own" in page
    assert office.rows()[3]["path"] == ""


def test_what_is_still_to_be_asked_is_listed(office: Office) -> None:
    """Who has not answered, and the questions that could still change a path, with the first."""
    office.run(missing=str(office.todo))

    rows = {row["Employee ID"]: row for row in office.rows(office.todo)}
    assert rows["00045"]["status"] == "has not answered"
    assert rows["00042"]["status"] == "could still change"
    first = rows["00042"]["ask"].split("; ")[0]
    assert rows["00042"]["question"] == SHIPPED.stated[first].question


def test_the_list_of_questions_has_the_delimiter_of_its_own_name(office: Office) -> None:
    """Tabs in a .tsv file, whatever delimits the file of people."""
    office.staff.write_text(PEOPLE.replace(",", ";"))
    todo = office.folder / "todo.tsv"

    office.run(missing=str(todo))

    assert todo.read_text("utf-8").splitlines()[0].split("\t")[:2] == ["Employee ID", "status"]


def test_a_look_beforehand_finds_ids_that_are_nearly_the_same(office: Office) -> None:
    """Zeros that a spreadsheet took, and digits that changed places."""
    found = inspect_join(SHIPPED, str(office.staff), office.options(), {})

    assert (found.people, found.answered) == (4, 3)
    assert [(miss.id, miss.line, miss.meant) for miss in found.misses] == [("43", 5, "00043")]


@pytest.mark.parametrize(
    ("id", "meant"),
    [("42", "00042"), ("E-1034", "E-1043"), ("zz-9", None)],
    ids=["zeros", "digits changed places", "nobody"],
)
def test_near_misses(id: str, meant: str | None) -> None:
    """The id that may be meant, if there is one."""
    assert Ids(["00042", "E-1043"]).near(id) == meant


@pytest.mark.parametrize(
    ("changed", "what"),
    [
        ({"id_heading": None}, "--with: needs a column of ids"),
        ({"id_heading": "Employee ID"}, "answers.csv has no column 'Employee ID'"),
        ({"id_heading": "Personnel=Staff number"}, "has no column 'Personnel' or 'Staff number'"),
        ({"answers": ("nowhere.csv",)}, "nowhere.csv: there is no such file"),
    ],
    ids=["no id", "not in the answers", "not in the file of people", "no such file"],
)
def test_what_cannot_be_joined_is_refused_in_words(
    office: Office, changed: dict[str, object], what: str
) -> None:
    """And nothing is written."""
    with pytest.raises(MisuseError) as caught:
        office.run(**changed)

    assert what in str(caught.value)
    assert not office.advice.exists()


def test_the_output_is_none_of_the_inputs(office: Office) -> None:
    """A file of answers is not written over."""
    with pytest.raises(MisuseError, match="at once"):
        advise_everyone(SHIPPED, str(office.staff), str(office.answers), options=office.options())

    assert office.answers.read_text() == ANSWERS


def test_answers_that_change_while_they_are_read_fail_the_run(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As for any input: what was advised would not be what the file says."""
    ready = summary_table

    def change(*given: object) -> object:
        office.answers.write_text(ANSWERS + "x,00045,breadth,clear,PMO analyst\n")
        return ready(*given)  # type: ignore[arg-type]

    monkeypatch.setattr("engine.batch.batch.summary_table", change)

    with pytest.raises(CrossroadsError, match="changed while it was read"):
        office.run()

    assert not office.advice.exists()


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no modes")
@pytest.mark.parametrize("private", ["staff", "answers"])
def test_nothing_that_is_written_is_more_open_than_what_was_read(
    office: Office, private: str
) -> None:
    """The strictest of the files counts for the advice, rejects, record and list of questions."""
    getattr(office, private).chmod(0o600)

    office.run(record=str(office.record), missing=str(office.todo))

    rejects = office.folder / "advice.rejects.csv"
    for place in (office.advice, rejects, office.record, office.todo):
        assert place.stat().st_mode & 0o777 == 0o600, place
