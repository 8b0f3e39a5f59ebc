"""A file of people in, a file of advice out: nobody is lost, doubled, shifted or half written."""

import csv
import io
import os
import re
import sys
from collections.abc import Iterable, Mapping
from itertools import islice
from pathlib import Path

import pytest
from click.testing import CliRunner
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cli import crossroads
from engine.batch import batch, tally
from engine.batch.batch import advise_everyone
from engine.batch.options import Options
from engine.batch.summary import Summary
from engine.core.advice import Advice
from engine.core.advice_row import RESULT_COLUMNS, result_cells
from engine.core.model import Facts, KnowledgeBase
from engine.core.semantics import consult
from engine.engines.experta_engine import Consultation
from engine.errors import CrossroadsError, MisuseError
from engine.tables.csv_file import open_csv_file
from engine.tables.csv_text import unescape_formula
from engine.tables.draft import Draft
from engine.tables.rows import Reject

ROOT = Path(__file__).parents[1]
DATA = ROOT.parent / "shared" / "data"
needs_data = pytest.mark.skipif(not DATA.is_dir(), reason="the shared data are not here")
STAFF = "id,current_role,ambitions,team\n1,PMO Analyst,breadth,red\n2,Sales Executive,,blue\n"


class Desk:
    """A folder with a staff file in it, and the advice that comes out."""

    def __init__(self, knowledge_base: KnowledgeBase, folder: Path) -> None:
        self.knowledge_base = knowledge_base
        self.staff = folder / "staff.csv"
        self.advice = folder / "advice.csv"
        self.rejects = folder / "advice.rejects.csv"

    def run(self, staff: str | bytes, mapping: Mapping[str, str] | None = None) -> Summary:
        """The summary for a staff file with this content."""
        content = staff.encode() if isinstance(staff, str) else staff
        self.staff.write_bytes(content)
        return advise_everyone(
            self.knowledge_base, str(self.staff), str(self.advice), mapping=mapping
        )

    def read(self, place: Path | None = None) -> list[list[str]]:
        """The cells of a file that was written, the header first."""
        with (place or self.advice).open(encoding="utf-8-sig", newline="") as file:
            header = file.readline()
            file.seek(0)
            delimiter = ";" if ";path;" in header else ","
            return list(csv.reader(file, strict=True, delimiter=delimiter))

    def rows(self) -> list[dict[str, str]]:
        """The rows of the advice, by heading."""
        header, *rows = self.read()
        return [dict(zip(header, row, strict=True)) for row in rows]


@pytest.fixture
def desk(knowledge_base: KnowledgeBase, tmp_path: Path) -> Desk:
    """A desk with the shipped rules and an empty folder."""
    return Desk(knowledge_base, tmp_path)


def test_everybody_gets_one_result_in_order(desk: Desk) -> None:
    """The input's columns stand first, as they were, and the result follows."""
    summary = desk.run(STAFF)

    header, first, second = desk.read()
    assert header == ["id", "current_role", "ambitions", "team", *RESULT_COLUMNS]
    assert first[:5] == ["1", "PMO Analyst", "breadth", "red", "move_sideways"]
    assert second[:5] == ["2", "Sales Executive", "", "blue", ""]
    assert (summary.rows_in, summary.rows_out, summary.rejected) == (2, 2, 0)
    assert summary.paths == {
        "move_up": 0,
        "move_out": 0,
        "move_sideways": 1,
        "move_to_line": 0,
        "stay": 0,
        "": 1,
    }


def test_the_result_is_the_definitions(desk: Desk) -> None:
    """A row says what the definition says for the same facts."""
    facts: Facts = {"current_role": "pmo_analyst", "ambitions": ("breadth",)}
    advice = consult(desk.knowledge_base, facts)

    desk.run(STAFF)

    row = desk.rows()[0]
    assert [row[name] for name in RESULT_COLUMNS] == list(result_cells(advice))
    assert row["why"] == "; ".join(advice.why) != ""
    assert row["certainty"] == f"{advice.certainty:.2f}"
    assert row["rules_version"] == desk.knowledge_base.version


def test_a_result_as_cells(knowledge_base: KnowledgeBase) -> None:
    """One cell for each result column; what is not there is empty, numbers are plain."""
    advice = Advice(
        path="stay",
        certainty=0.8,
        score=6,
        runner_up=None,
        margin=6,
        next_roles=("pmo_manager", "pmo_director"),
        why=("One.", "Two."),
        advice=(),
        cautions=("Mind.",),
        rules_fired=("a", "b"),
        problems={"current_role": "'x' is not understood"},
        rules_version="v",
        facts={},
        ranking=(),
        reasons=(),
    )
    nothing = result_cells(consult(knowledge_base, {}))

    assert dict(zip(RESULT_COLUMNS, result_cells(advice), strict=True)) == {
        "path": "stay",
        "certainty": "0.80",
        "score": "6",
        "runner_up": "",
        "margin": "6",
        "next_roles": "pmo_manager; pmo_director",
        "why": "One.; Two.",
        "advice": "",
        "cautions": "Mind.",
        "rules_fired": "a; b",
        "problems": "current_role: 'x' is not understood",
        "rules_version": "v",
    }
    assert nothing[:5] == ("", "", "", "", "")


def test_a_cell_that_is_not_understood_costs_only_itself(desk: Desk) -> None:
    """It is named in `problems`, and the rest of the row counts."""
    summary = desk.run("Job Title,ambitions\nSales Executive,breadth\nSales Executive,breadth\n")

    row, _ = desk.rows()
    assert row["path"] == "move_sideways"
    assert row["problems"].startswith("current_role: 'Sales Executive' is not understood")
    [(problem, count)] = summary.problems["Job Title"].items()
    assert (row["problems"], count) == (f"current_role: {problem}", 2)


def test_several_problems_stand_in_one_cell(desk: Desk) -> None:
    """Each with its attribute; the most frequent comes first in the summary."""
    summary = desk.run("current_role,years_in_role\ncook,long\nbaker,1\nbaker,2\nbaker,\n")

    roles = summary.problems["current_role"]
    assert desk.rows()[0]["problems"].startswith("current_role: 'cook' is not understood")
    assert "; years_in_role: 'long' is not a number" in desk.rows()[0]["problems"]
    assert list(roles.values()) == [3, 1]
    assert next(iter(roles)).startswith("'baker'")


def test_countless_different_problems_are_counted_together(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A column of names taken for a role does not fill the memory."""
    monkeypatch.setattr(tally, "DISTINCT_PROBLEMS", 2)

    summary = desk.run("current_role\n" + "".join(f"baker {i}\n" for i in "abcdea"))

    problems = summary.problems["current_role"]
    assert sorted(problems.values()) == [1, 2, 3]
    assert problems[tally.OTHER_PROBLEMS] == 3


def test_a_blank_is_not_known(desk: Desk) -> None:
    """No fact, no problem, no path."""
    desk.run("current_role,career_ladder,ambitions\n , ,\n,,\nn/a,?,-\n")

    assert [(row["path"], row["problems"]) for row in desk.rows()] == [("", "")] * 3


def test_each_set_of_facts_is_run_once(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    """However the cells are written; a year and a half and two years are one to every rule."""
    asked: list[Facts] = []
    really = Consultation.consult

    def consult_once(
        self: Consultation, facts: Facts, problems: Mapping[str, str] | None = None
    ) -> Advice:
        asked.append(facts)
        return really(self, facts, problems)

    monkeypatch.setattr(Consultation, "consult", consult_once)

    summary = desk.run(
        "id,years in role\n1,1.5\n2,18 months\n3,2\n4,1.5\n5,nonsense\n6,\n7,other nonsense\n"
    )

    assert asked == [{"years_in_role": 1}, {}]
    assert summary.profiles == 3


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


HOLLOW = {
    "empty": ("", "staff.csv: is empty"),
    "a header only": ("current_role,team\n\n", "staff.csv: has a header and no rows"),
    "no known column": ("a,b\n1,2\n", "staff.csv: no column is known: 'a', 'b'"),
    "a conflict marker": ("<<<<<<< HEAD\ncurrent_role\n", "it is marked on line 1"),
}


@pytest.mark.parametrize(("content", "told"), HOLLOW.values(), ids=HOLLOW.keys())
def test_a_file_without_people_is_an_error(desk: Desk, content: str, told: str) -> None:
    """What the file holds is to blame; advice from an earlier run is left alone."""
    desk.advice.write_text("precious")

    with pytest.raises(CrossroadsError, match=told) as caught:
        desk.run(content)

    assert caught.value.exit_code == 1
    assert desk.advice.read_text() == "precious"
    assert sorted(os.listdir(desk.advice.parent)) == ["advice.csv", "staff.csv"]


DAMAGED = (
    "id,current_role\n1,PMO Analyst\n2\n\n3,=PMO,x\n4,René\n".encode()
    + b'5,Ren\xe9\n6,"open\n7,PMO Analyst\n'
)


def test_rows_that_cannot_be_read_go_to_the_rejects(desk: Desk) -> None:
    """With line, reason and text, beside the output; everybody else is advised."""
    summary = desk.run(DAMAGED)

    assert [row["id"] for row in desk.rows()] == ["1", "4", "7"]
    assert desk.read(desk.rejects) == [
        ["line", "reason", "row"],
        ["3", "has 1 fields, the header has 2", "2"],
        ["5", "has 3 fields, the header has 2", "3,=PMO,x"],
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


def test_nothing_in_the_output_is_a_formula(desk: Desk) -> None:
    """Cells and headings that are passed through, and rejects, are text to a spreadsheet."""
    desk.run('=cmd,current_role,phone\n" =1+1",PMO Analyst,+44 20\n=short\n')

    header, row = desk.read()
    assert header[:3] == ["'=cmd", "current_role", "phone"]
    assert row[:3] == ["' =1+1", "PMO Analyst", "'+44 20"]
    assert desk.read(desk.rejects)[1][2] == "'=short"


def test_last_years_advice_can_be_fed_in_again(desk: Desk) -> None:
    """No heading stands twice, no apostrophe is added, and the result is the same."""
    desk.run("id,current_role,ambitions,phone\n=1,PMO Analyst,breadth,+44 20\n")
    first_header, first = desk.read()

    second = desk.run(desk.advice.read_bytes())
    header, row = desk.read()
    desk.run(desk.advice.read_bytes())
    third_header, third = desk.read()

    assert header[4:16] == [f"{name} (in the file)" for name in RESULT_COLUMNS]
    assert row == [*first, *first[4:]]
    assert third_header[16] == "path (in the file, 2)"
    assert third == [*row, *first[4:]]
    assert len(set(third_header)) == len(third_header)
    assert "'path' is now 'path (in the file)'" in second.notes[0]
    assert first_header[4:] == list(RESULT_COLUMNS)


def test_an_apostrophe_that_we_wrote_does_not_count(desk: Desk) -> None:
    """Our own output is understood as the file that it was made from."""
    desk.run("current_role,skills,=x\n=baker,-,\n")
    first = desk.rows()

    summary = desk.run(desk.advice.read_bytes())

    assert first[0]["current_role"] == "'=baker"
    assert first[0]["problems"].startswith("current_role: '=baker' is not understood")
    assert [row["problems"] for row in desk.rows()] == [row["problems"] for row in first]
    assert summary.columns[2].heading == "=x"


def test_a_heading_is_ours_in_any_letters(desk: Desk) -> None:
    """A table with both 'Path' and 'path' is one that most programs refuse."""
    desk.run("current_role,Path,Rules Fired\nPMO Analyst,a,b\n")

    assert desk.read()[0][1:3] == ["Path (in the file)", "Rules Fired (in the file)"]


CLASHES = ["itself", "a symbolic link", "a hard link"]


@pytest.mark.parametrize("how", CLASHES)
def test_the_input_is_never_overwritten(desk: Desk, tmp_path: Path, how: str) -> None:
    """Neither by the advice nor by the rejects, whatever the file is called."""
    desk.staff.write_text(STAFF)
    other = desk.staff if how == "itself" else tmp_path / "other.csv"
    if how == "a symbolic link":
        other.symlink_to(desk.staff)
    if how == "a hard link":
        other.hardlink_to(desk.staff)
    source = str(desk.staff)

    with pytest.raises(MisuseError, match="is the input and the output at once"):
        advise_everyone(desk.knowledge_base, source, str(other))
    with pytest.raises(MisuseError, match="is the input and the rejects file at once"):
        advise_everyone(desk.knowledge_base, source, str(desk.advice), rejects=str(other))

    assert desk.staff.read_text() == STAFF
    assert not desk.advice.exists()


def test_advice_and_rejects_need_a_place_each(desk: Desk) -> None:
    """Even when neither is there yet."""
    desk.staff.write_text(STAFF)
    place = str(desk.advice)

    with pytest.raises(MisuseError, match="is the output and the rejects file at once"):
        advise_everyone(desk.knowledge_base, str(desk.staff), place, rejects=place)


def test_places_that_cannot_be_are_misuse(desk: Desk, tmp_path: Path) -> None:
    """A missing input, a folder for a file, a folder that is not there."""
    desk.staff.write_text(STAFF)
    wrong = {
        "there is no such file": (str(tmp_path / "no.csv"), str(desk.advice)),
        "is a folder. Name a CSV file": (str(tmp_path), str(desk.advice)),
        "is a folder. Name a file": (str(desk.staff), str(tmp_path)),
        "does not exist. Create it": (str(desk.staff), str(tmp_path / "no" / "advice.csv")),
    }

    for told, (source, output) in wrong.items():
        with pytest.raises(MisuseError) as caught:
            advise_everyone(desk.knowledge_base, source, output)
        assert told in str(caught.value)

    assert os.listdir(tmp_path) == ["staff.csv"]


@pytest.mark.parametrize("failure", [KeyboardInterrupt, RuntimeError, MemoryError])
def test_a_run_that_is_broken_off_leaves_everything_as_it_was(
    desk: Desk, monkeypatch: pytest.MonkeyPatch, failure: type[BaseException]
) -> None:
    """Old advice and old rejects stay, and no temporary file is left behind."""
    desk.advice.write_text("precious")
    desk.rejects.write_text("line,reason,row\n3,precious too,x\n")

    def fail(*_: object) -> None:
        raise failure

    monkeypatch.setattr(Consultation, "consult", fail)

    with pytest.raises(failure):
        desk.run(DAMAGED.replace(b"1,PMO", b"\n\nshort\n1,PMO"))

    assert desk.advice.read_text() == "precious"
    assert "precious too" in desk.rejects.read_text()
    assert sorted(os.listdir(desk.advice.parent)) == [
        "advice.csv",
        "advice.rejects.csv",
        "staff.csv",
    ]


def test_a_row_that_is_lost_is_a_bug_and_no_result(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The program counts what it read against what it wrote."""
    really = Draft.add

    def forget(self: Draft, lines: int, pieces: Iterable[bytes]) -> None:
        really(self, lines - 1, islice(pieces, 4 * (lines - 1)))

    monkeypatch.setattr(Draft, "add", forget)

    with pytest.raises(AssertionError, match="2 rows in, 1 out, 0 rejected"):
        desk.run(STAFF)

    assert not desk.advice.exists()


def test_standard_input_and_output(
    desk: Desk, monkeypatch: pytest.MonkeyPatch, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    """A pipe gets plain UTF-8, and standard error the rejects, so that nothing is lost."""
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(DAMAGED)))

    summary = advise_everyone(desk.knowledge_base, "-", "-")

    shown = capfdbinary.readouterr()
    lines = shown.out.decode().splitlines()
    assert shown.err.decode().splitlines()[0] == "line,reason,row"
    assert lines[0].startswith("id,current_role,path,")
    assert [line[0] for line in lines[1:]] == ["1", "4", "7"]
    assert (summary.output, summary.rejects) == ("-", "(standard error)")
    assert [reject.line for reject in summary.rejected_rows] == [3, 5, 7, 8]


def test_nothing_reaches_standard_output_when_there_is_nobody(
    desk: Desk, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    """The next program in the pipe does not take a header for an answer."""
    desk.staff.write_text("current_role\n")

    with pytest.raises(CrossroadsError):
        advise_everyone(desk.knowledge_base, str(desk.staff), "-")

    assert capfdbinary.readouterr().out == b""


def test_progress_is_told(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    """Now and then, and at the end, in bytes."""
    monkeypatch.setattr(batch, "LOT", 500)
    desk.staff.write_text("current_role\n" + "PMO Analyst\n" * 1200)
    told: list[tuple[int, int]] = []

    advise_everyone(
        desk.knowledge_base,
        str(desk.staff),
        str(desk.advice),
        progress=lambda read, total: told.append((read, total)),
    )

    size = desk.staff.stat().st_size
    assert len(told) == 3
    assert told == sorted(told)
    assert told[-1] == (size, size)


CELL = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=8)
TRICKY = st.sampled_from(["=1", "'=1", "\t-", "a,b", '"', "\r\n", "", " ", "n/a", "PMO Analyst"])


@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(st.lists(st.lists(CELL | TRICKY, min_size=3, max_size=3), min_size=1, max_size=6))
def test_whatever_the_cells_say_they_come_out_unchanged(desk: Desk, table: list[list[str]]) -> None:
    """In order, with their text, and with nobody lost; only formulas are written as text."""
    header = ["note", "current_role", "remark"]
    text = io.StringIO(newline="")
    csv.writer(text).writerows([header, *table])

    summary = desk.run(text.getvalue())

    people = [row for row in table if row != header]
    written = [list(map(unescape_formula, row[:3])) for row in desk.read()[1:]]
    assert written == [list(map(unescape_formula, row)) for row in people]
    assert summary.rows_in == len(table) == summary.rows_out + summary.rejected
    assert sum(summary.paths.values()) == summary.rows_out == len(people)


def test_the_example_shows_every_outcome(knowledge_base: KnowledgeBase, tmp_path: Path) -> None:
    """All five paths, people without one, and one cell that is not understood."""
    source = str(ROOT / "examples" / "staff.csv")

    summary = advise_everyone(knowledge_base, source, str(tmp_path / "advice.csv"))

    assert summary.rows_in == summary.rows_out == 16
    assert all(summary.paths.values())
    assert [sum(problems.values()) for problems in summary.problems.values()] == [1]
    assert [one.heading for one in summary.columns if not one.attribute] == [
        "employee_id",
        "cost_centre",
    ]


REAL = {
    "ibm_hr_attrition.csv": ({"JobRole": "current_role"}, 1470, []),
    "hrdataset_v14.csv": ({}, 311, []),
    "uk_npia_2011-03-31_junior.csv": ({"Generic Job Title": "current_role"}, 810, []),
    "variants/hr_tab_named_csv.csv": ({}, 311, []),
    "variants/hr_semicolon_bom.csv": ({}, 310, []),
    "variants/hr_ragged_blank_ids.csv": ({}, 310, [10]),
    "variants/hr_duplicate_people.csv": ({}, 344, []),
    "variants/ibm_header_twice.csv": ({}, 1470, [2]),
    "variants/ibm_semicolon_bom.csv": ({}, 1470, []),
    "variants/ibm_header_with_comma_yes_as_1.csv": ({}, 1470, []),
    "variants/ibm_floats_and_blanks.csv": ({}, 1470, []),
    "variants/ibm_all_numeric_codes.csv": ({}, 1470, []),
    "variants/nyc_jobs_r_headers_cut_titles.csv": (
        {"Civil.Service.Title": "current_role"},
        4190,
        [],
    ),
}


@needs_data
@pytest.mark.parametrize(("name", "expected"), REAL.items(), ids=REAL.keys())
def test_real_staff_files_are_read_whole(
    knowledge_base: KnowledgeBase,
    tmp_path: Path,
    name: str,
    expected: tuple[dict[str, str], int, list[int]],
) -> None:
    """As people saved them: every row is advised, and the damaged one is named by its line."""
    mapping, rows, rejected = expected

    summary = advise_everyone(
        knowledge_base, str(DATA / name), str(tmp_path / "advice.csv"), mapping=mapping
    )

    assert summary.rows_out == rows
    assert [reject.line for reject in summary.rejected_rows] == rejected
    assert summary.rows_in == rows + len(rejected)


@needs_data
def test_people_outside_the_field_get_no_advice(
    knowledge_base: KnowledgeBase, tmp_path: Path
) -> None:
    """None of IBM's nine roles is a project role: each row says so, none has a path."""
    output = tmp_path / "advice.csv"

    summary = advise_everyone(
        knowledge_base,
        str(DATA / "ibm_hr_attrition.csv"),
        str(output),
        mapping={"JobRole": "current_role"},
    )

    assert summary.paths[""] == 1470
    assert sum(summary.problems["JobRole"].values()) == 1470
    with output.open(encoding="utf-8-sig", newline="") as file:
        assert all(row["problems"] and not row["path"] for row in csv.DictReader(file))


DAMAGED_FILES = sorted(DATA.glob("variants/*.csv")) + sorted(DATA.glob("nasty/*.?sv"))


@needs_data
@pytest.mark.parametrize("place", DAMAGED_FILES, ids=lambda place: place.name)
@pytest.mark.parametrize("mapped", [False, True], ids=["as it is", "with a column mapped"])
def test_real_damage_is_read_or_refused(desk: Desk, place: Path, mapped: bool) -> None:
    """Rows add up, or an error says what is wrong; there is no third way."""
    written, refused = -1, ""

    try:
        mapping = {first_heading(place): "skills"} if mapped else {}
        summary = advise_everyone(
            desk.knowledge_base, str(place), str(desk.advice), mapping=mapping
        )
        assert summary.rows_in == summary.rows_out + summary.rejected > 0
        written = summary.rows_out
    except CrossroadsError as error:
        refused = str(error)

    if refused:
        assert refused.startswith(str(place))
        assert re.search("no column is known|control characters|a conflict", refused)
        assert os.listdir(desk.advice.parent) == []
    else:
        assert len(desk.read()) == 1 + written


def first_heading(place: Path) -> str:
    """What stands first in a file, whatever its delimiter is."""
    with open_csv_file(str(place), lambda _: True) as staff:
        return staff.headings[0]


def test_semicolons_are_answered_with_semicolons(desk: Desk) -> None:
    """A spreadsheet that wrote semicolons reads semicolons."""
    desk.run("name;current_role;ambitions\nA;pmo_analyst;breadth, seniority\n")

    header, row = desk.advice.read_text(encoding="utf-8-sig").splitlines()
    assert header.startswith("name;current_role;ambitions;path;")
    assert row.startswith("A;pmo_analyst;")


def test_a_file_of_somebody_elses_is_not_taken_for_rejects(desk: Desk) -> None:
    """Notes that happen to have the name of our rejects stay as they are."""
    desk.rejects.write_text("my notes\n")

    with pytest.raises(MisuseError, match="is no file of rejects"):
        desk.run(STAFF)

    assert desk.rejects.read_text() == "my notes\n"
    assert not desk.advice.exists()


@pytest.mark.parametrize("name", ["advice.xls", "advice.ODS", "advice.json", "advice.csv.gz"])
def test_an_ending_that_promises_another_format_is_refused(desk: Desk, name: str) -> None:
    """A spreadsheet program would refuse a CSV file of that name."""
    desk.staff.write_text(STAFF)

    with pytest.raises(MisuseError, match=r"Name one that ends in \.csv, \.jsonl, \.parquet"):
        advise_everyone(desk.knowledge_base, str(desk.staff), str(desk.advice.with_name(name)))


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


def test_reasons_can_be_ids(desk: Desk) -> None:
    """A warehouse joins them to the rules: each id gave a sentence, in the same order."""
    desk.run(STAFF)
    sentences = desk.rows()[0]

    advise_everyone(
        desk.knowledge_base,
        str(desk.staff),
        str(desk.advice),
        options=Options(reasons="ids"),
    )

    ids = desk.rows()[0]
    rules = desk.knowledge_base.rules
    why = [rules[id] for id in ids["why"].split("; ")]
    advice = [rules[id] for id in ids["advice"].split("; ")]
    assert "; ".join(rule.marked(rule.because) for rule in why) == sentences["why"]
    assert "; ".join(rule.marked(str(rule.advise)) for rule in advice) == sentences["advice"]
    assert all("move_sideways" in rule.supports for rule in why)
    assert {name for name in ids if ids[name] != sentences[name]} <= {"why", "advice", "cautions"}


EXIT_CODES = {
    "all understood": ("current_role\nPMO Analyst\n", [], 0, ""),
    "a problem": ("current_role\ncook\n", [], 0, ""),
    "all understood, strictly": ("current_role\nPMO Analyst\n", ["--strict"], 0, ""),
    "a problem, strictly": ("current_role\ncook\n", ["--strict"], 1, "1 cell not understood"),
    "a reject, strictly": ("id,current_role\n1\n2,\n", ["--strict"], 1, "1 row rejected"),
    "nobody": ("current_role\n", [], 1, "has a header and no rows"),
    "misuse": ("current_role\nPMO Analyst\n", ["--keep", "nme"], 2, "no column 'nme'"),
}


@pytest.mark.parametrize(
    ("staff", "options", "code", "told"), EXIT_CODES.values(), ids=EXIT_CODES.keys()
)
def test_the_exit_code_says_how_it_went(
    desk: Desk, staff: str, options: list[str], code: int, told: str
) -> None:
    """0 everybody advised, 1 an error or what --strict does not accept, 2 misuse."""
    desk.staff.write_text(staff)

    result = CliRunner().invoke(
        crossroads, ["batch", str(desk.staff), "-o", str(desk.advice), *options]
    )

    assert result.exit_code == code
    assert told in " ".join(result.output.split())
    assert desk.advice.exists() == (code == 0 or "--strict" in options)


def test_ties_are_counted(desk: Desk) -> None:
    """Whoever reads the summary learns how many recommendations were decided by order alone."""
    summary = desk.run("pnl_appetite,ambitions\nkeen,breadth\nkeen,\n")

    assert summary.ties == 1
    assert summary.paths["move_sideways"] == 1


def test_the_summary_sets_protected_columns_apart(desk: Desk) -> None:
    """They pass through as all others do; one that was mapped is read, and a note says so."""
    desk.staff.write_text("Name,Age,Sex,Job Title,DOB\nAnn,4,F,PMO Analyst,2001-01-01\n")

    result = CliRunner().invoke(
        crossroads,
        ["batch", str(desk.staff), "-o", str(desk.advice), "--map", "Age=years_in_role"],
    )

    shown = " ".join(result.output.split())
    assert "Columns passed through, not read Name Protected: passed through" in shown
    assert "passed through, never read Sex, DOB Notes" in shown
    assert "'Age' is read as years_in_role, as mapped; its heading seems to name something" in shown
    assert desk.read()[1][:5] == ["Ann", "4", "F", "PMO Analyst", "2001-01-01"]


@pytest.mark.parametrize("id_heading", [None, "ID"], ids=["as it is", "with ids compared"])
def test_a_pipe_is_advised_as_its_file_is(
    desk: Desk, monkeypatch: pytest.MonkeyPatch, id_heading: str | None
) -> None:
    """Codes, ids and letters are found though it is handed over only once."""
    rows = "ID,Job Title,Stretch\n1,PMO Analyst,1\n2,Ren\xe9,2\n2,Cook,2\n3,PMO Analyst,1\n"
    options = Options(id_heading=id_heading)
    whole = desk.run(rows.encode("cp1252"))
    if id_heading:
        whole = advise_everyone(
            desk.knowledge_base, str(desk.staff), str(desk.advice), options=options
        )
    advice = desk.advice.read_bytes()
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(rows.encode("cp1252"))))

    summary = advise_everyone(desk.knowledge_base, "-", str(desk.advice), options=options)

    assert desk.advice.read_bytes() == advice
    assert (summary.notes, summary.problems) == (whole.notes, whole.problems)
    assert summary.problems["Stretch"]["'1' is a code, and which code means yes is not known"] == 2
    assert summary.rejected == (2 if id_heading else 0)


@pytest.mark.parametrize("ending", ["toml", "docx", "md"])
def test_what_is_no_table_is_not_written_over(desk: Desk, ending: str) -> None:
    """A mapping file, a rule or a letter in the place of the advice is a slip."""
    place = desk.advice.parent / f"mine.{ending}"
    place.write_text("mine")

    with pytest.raises(MisuseError, match="has the ending of a format that is not written"):
        advise_everyone(desk.knowledge_base, str(desk.staff), str(place))
    with pytest.raises(MisuseError, match="has the ending of a format that is not written"):
        advise_everyone(desk.knowledge_base, str(desk.staff), str(desk.advice), rejects=str(place))

    assert place.read_text() == "mine"


def test_tabs_stand_between_the_cells_of_a_tsv(desk: Desk) -> None:
    """The ending says what is in it."""
    desk.staff.write_text("id,current_role\n1,PMO analyst\n", encoding="utf-8")
    place = desk.advice.with_suffix(".tsv")

    advise_everyone(desk.knowledge_base, str(desk.staff), str(place))

    header, row = place.read_text(encoding="utf-8").splitlines()
    assert header.split("\t")[:3] == ["id", "current_role", "path"]
    assert row.split("\t")[:3] == ["1", "PMO analyst", "move_up"]


def test_a_run_that_helps_nobody_says_so_first(desk: Desk) -> None:
    """A file full of "not enough to advise" is no success."""
    desk.staff.write_text("current_role\nbaker\ncook\n", encoding="utf-8")

    result = CliRunner().invoke(
        crossroads, ["batch", str(desk.staff), "-o", str(desk.advice)], catch_exceptions=False
    )

    assert result.exit_code == 0
    assert result.stdout.startswith("Nobody could be advised\n  Too little was understood about")
