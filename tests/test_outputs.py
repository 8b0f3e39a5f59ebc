"""Advice in every format: the same rows, safe to open, the same bytes every time."""

import csv
import json
import os
import signal
import subprocess
import sys
import zipfile
from collections.abc import Sequence
from decimal import Decimal
from pathlib import Path

import duckdb
import jsonschema
import openpyxl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl.utils import get_column_letter

import strategies
from engine.batch.batch import advise_everyone
from engine.batch.explained_columns import explained_cells, explained_columns
from engine.batch.options import Options
from engine.batch.output import workbook
from engine.batch.output.outputs import open_output
from engine.batch.output.workbook import WHENEVER
from engine.batch.summary import Summary
from engine.core.advice_row import RESULT_COLUMNS, Reasons, Wording, result_cells
from engine.core.model import NOT_ENOUGH, Facts, KnowledgeBase
from engine.core.semantics import consult
from engine.errors import CrossroadsError, MisuseError
from engine.tables.csv_text import unescape_formula
from engine.tables.open_table import open_table
from engine.tables.rows import Row
from engine.tables.signals import undisturbed

ROOT = Path(__file__).parents[1]
FORMATS = ["csv", "jsonl", "parquet", "xlsx"]
REASONS: list[Reasons] = ["text", "ids"]
READABLE = ["csv", "parquet", "xlsx"]
STAFF = 'id,current_role,ambitions,=note,id\n1,PMO Analyst,breadth,=1+1,+44\n2,cook,,"a\nb",\'=x\n'


class Desk:
    """A folder with a staff file in it, and the advice that comes out."""

    def __init__(self, knowledge_base: KnowledgeBase, folder: Path) -> None:
        self.knowledge_base, self.folder = knowledge_base, folder
        self.staff = folder / "staff.csv"
        self.staff.write_text(STAFF)

    def run(self, ending: str, reasons: Reasons = "text", name: str = "advice") -> Path:
        """Where the advice is, in the format of this ending."""
        place = self.folder / f"{name}.{ending}"
        self.summary(place, Options(reasons=reasons))
        return place

    def summary(self, place: Path, options: Options | None = None) -> Summary:
        """The summary of a run whose advice goes to this place."""
        return advise_everyone(
            self.knowledge_base, str(self.staff), str(place), options=options or Options()
        )


@pytest.fixture
def desk(knowledge_base: KnowledgeBase, tmp_path: Path) -> Desk:
    """A desk with the shipped rules and two people."""
    return Desk(knowledge_base, tmp_path)


def read_back(place: Path) -> list[tuple[str, ...]]:
    """The header and the rows as the batch reads them, before apostrophes are taken away."""
    with open_table(str(place), lambda _: True) as people:
        rows = [record.cells for record in people if isinstance(record, Row)]
        return [people.headings, *rows]


@pytest.mark.parametrize("reasons", REASONS)
def test_every_format_says_the_same(desk: Desk, reasons: Reasons) -> None:
    """Whichever is read back, it is the advice as CSV has it."""
    places = [desk.run(ending, reasons) for ending in READABLE]

    header, *rows = (
        [tuple(map(unescape_formula, row)) for row in read_back(place)] for place in places
    )
    first = [tuple(map(unescape_formula, row)) for row in read_back(places[0])]
    assert header[1:] == first[1:]
    for table in rows:
        assert table[1:] == first[1:]
    assert {len(first[0])} == {len(table[0]) for table in rows}


@pytest.mark.parametrize("ending", FORMATS)
def test_the_same_again_is_the_same_to_the_byte(desk: Desk, ending: str) -> None:
    """A second run replaces a file by itself."""
    first = desk.run(ending).read_bytes()

    second = desk.run(ending).read_bytes()

    assert first == second
    assert sorted(os.listdir(desk.folder)) == [f"advice.{ending}", "staff.csv"]


def test_a_workbook_does_not_say_when_it_was_made(desk: Desk) -> None:
    """Neither in its entries nor in its properties, so that it is the same tomorrow."""
    place = desk.run("xlsx")

    with zipfile.ZipFile(place) as archive:
        assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
    properties = openpyxl.load_workbook(place).properties
    assert (properties.created, properties.modified) == (WHENEVER, WHENEVER)


def test_json_lines_have_types(desk: Desk) -> None:
    """The input as text under `row`, and the result as docs/advice.schema.json has it."""
    schema = json.loads((ROOT / "docs" / "advice.schema.json").read_text())
    schema["required"] = list(RESULT_COLUMNS)
    advised, unknown = map(json.loads, desk.run("jsonl").read_text("utf-8").splitlines())

    assert advised.pop("row") == {
        "id": "1",
        "current_role": "PMO Analyst",
        "ambitions": "breadth",
        "=note": "=1+1",
        "id (2)": "+44",
    }
    assert unknown.pop("row")["=note"] == "a\nb"
    assert list(advised) == list(RESULT_COLUMNS)
    jsonschema.validate(advised, schema)
    jsonschema.validate(unknown, schema)
    assert unknown["path"] is unknown["certainty"] is None
    assert list(unknown["problems"]) == ["current_role"]


def test_the_fields_are_those_of_the_csv(desk: Desk) -> None:
    """What JSON lines hold in lists stands in one cell of the CSV, with '; ' between."""
    lines = [json.loads(line) for line in desk.run("jsonl").read_text("utf-8").splitlines()]
    with desk.run("csv").open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))

    for line, row in zip(lines, rows, strict=True):
        for name in ("next_roles", "why", "advice", "cautions", "rules_fired"):
            assert "; ".join(line[name]) == row[name]
        for name in ("certainty", "score", "margin"):
            assert (float(row[name]) if row[name] else None) == line[name]
    assert len(lines[0]["rules_fired"]) > 1


@settings(
    max_examples=100, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(data=st.data())
def test_fields_are_those_of_the_definition(
    knowledge_base: KnowledgeBase, data: st.DataObject
) -> None:
    """Made from text cells, they are what the definition says, sentence by sentence."""
    advice = consult(knowledge_base, data.draw(strategies.facts(knowledge_base)), {"skills": "x"})

    fields = Wording(knowledge_base).fields(result_cells(advice), advice.problems)

    said = {name: getattr(advice, name) for name in RESULT_COLUMNS}
    assert fields == {
        name: list(value) if isinstance(value, tuple) else value for name, value in said.items()
    }


def test_without_a_path_no_rule_is_the_reason(desk: Desk) -> None:
    """In sentences it is said that there is not enough; as ids there is nothing to name."""
    sentences, ids = (
        json.loads(desk.run("jsonl", reasons).read_text("utf-8").splitlines()[1])["why"]
        for reasons in REASONS
    )

    assert sentences == [desk.knowledge_base.texts[NOT_ENOUGH].words]
    assert ids == []


def test_parquet_has_types(desk: Desk) -> None:
    """Text for what was handed in, numbers and lists for what was concluded."""
    place = desk.run("parquet")

    with duckdb.connect() as connection:
        connection.execute("SELECT * FROM read_parquet($1)", [str(place)])
        types = {str(column[0]): str(column[1]) for column in connection.description or ()}
        first, second = connection.fetchall()
    names = list(types)
    assert names == ["id", "current_role", "ambitions", "=note", "id (2)", *RESULT_COLUMNS]
    assert types["current_role"] == types["path"] == "VARCHAR"
    assert (types["certainty"], types["score"], types["why"]) == (
        "DECIMAL(3,2)",
        "INTEGER",
        "VARCHAR[]",
    )
    advised = dict(zip(names, first, strict=True))
    assert isinstance(advised["certainty"], Decimal)
    assert isinstance(advised["why"], list)
    assert dict(zip(names, second, strict=True))["path"] is None
    assert advised["=note"] == "=1+1"


def test_parquet_without_a_row_is_a_table_still(desk: Desk) -> None:
    """When all rows were rejected, there are columns and nobody."""
    desk.staff.write_text("id,current_role\n1\n2\n")

    place = desk.run("parquet")

    assert read_back(place) == [("id", "current_role", *RESULT_COLUMNS)]


def test_a_workbook_can_be_worked_with(desk: Desk) -> None:
    """A header that stays, a filter, columns that are wide enough, sentences that wrap, numbers."""
    sheet = openpyxl.load_workbook(desk.run("xlsx")).worksheets[0]

    headings = [str(cell.value) for cell in sheet[1]]
    cells = dict(zip(headings, sheet[2], strict=True))
    widths = {
        heading: sheet.column_dimensions[get_column_letter(at)].width
        for at, heading in enumerate(headings, 1)
    }
    assert (sheet.title, sheet.freeze_panes) == ("Advice", "A2")
    assert sheet.auto_filter.ref == f"A1:{get_column_letter(len(headings))}3"
    assert all(cell.font.bold for cell in sheet[1])
    assert widths["why"] == 60 > widths["path"] >= len("path") + 4
    assert cells["why"].alignment.wrap_text
    assert not cells["path"].alignment.wrap_text
    assert isinstance(cells["score"].value, int)
    assert isinstance(cells["certainty"].value, float)
    assert cells["certainty"].number_format == "0.00"


def test_the_second_sheet_is_the_summary(desk: Desk) -> None:
    """Whoever gets the workbook by mail sees what the console said."""
    place = desk.folder / "advice.xlsx"
    desk.staff.write_text(STAFF + "short\n")
    summary = desk.summary(place)

    sheet = openpyxl.load_workbook(place)["Summary"]

    numbers = {str(what): number for what, number in sheet.iter_rows(values_only=True)}
    assert numbers["Rows in"] == summary.rows_in == 3
    assert numbers["Rows rejected"] == 1
    assert numbers["Move sideways"] == 1
    assert numbers["Cells that are not understood"] == 1
    assert numbers["Cells in the column current_role"] == 1
    assert numbers["Version of the rules"] == desk.knowledge_base.version


@pytest.mark.parametrize("ending", ["csv", "xlsx"])
def test_nothing_in_a_spreadsheet_is_a_formula(desk: Desk, ending: str) -> None:
    """Cells, headings and ids that are passed through are text, and come back unchanged."""
    place = desk.run(ending)

    header, first, second = read_back(place)
    assert header[3] == "'=note"
    assert (first[3], first[4], second[4]) == ("'=1+1", "'+44", "'=x")
    assert unescape_formula(first[3]) == "=1+1"
    if ending == "xlsx":
        cells = [cell for row in openpyxl.load_workbook(place)["Advice"] for cell in row]
        assert {cell.data_type for cell in cells} == {"s", "n"}


CELL = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=8)
FORMULAS = ["=1", "'=1", "\t-", "@x", "\r=", " =1"]
CONTROL = ["\r\n", "\r", "\x0b", "\x1f", "_x000B_", "_x005F_", "\uffff", "\u2028", "\ufeff"]
OTHER = ['"', " a ", "#N/A", "1", "TRUE", "2024-01-01", "", "<&>", "x" * 400]
TRICKY = st.sampled_from([*FORMULAS, *CONTROL, *OTHER])


@pytest.mark.parametrize("ending", READABLE)
@settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(st.lists(st.tuples(CELL | TRICKY, CELL | TRICKY), min_size=1, max_size=5))
def test_any_text_survives_any_format(
    desk: Desk, ending: str, table: Sequence[tuple[str, str]]
) -> None:
    """Control characters, quotes, spaces, what looks like a number: all come back as they were."""
    place = desk.folder / f"text.{ending}"
    result = [""] * (len(RESULT_COLUMNS) - 1) + ["version"]

    with open_output(str(place), ",", Wording(desk.knowledge_base)) as output:
        output.begin(("one", "two"))
        for cells in table:
            output.add([cells], [output.prepared(output.encoded(result), {})])
        output.finish([])
        output.draft.publish()

    written = [tuple(map(unescape_formula, row[:2])) for row in read_back(place)[1:]]
    assert written == [tuple(map(unescape_formula, row)) for row in table]


LIMITS = {
    "rows": ("MOST_ROWS", 2, "would have more than 2 rows"),
    "columns": ("MOST_COLUMNS", 10, "would have more than 10 columns"),
    "characters": ("LONGEST", 20, "more than 20 characters in one cell of 'why' (row 2)"),
}


@pytest.mark.parametrize(("limit", "most", "told"), LIMITS.values(), ids=LIMITS.keys())
def test_what_excel_cannot_hold_is_told(
    desk: Desk, monkeypatch: pytest.MonkeyPatch, limit: str, most: int, told: str
) -> None:
    """Nothing is cut off: the run ends, names what is too much, and leaves what was there."""
    place = desk.folder / "advice.xlsx"
    place.write_text("precious")
    monkeypatch.setattr(workbook, limit, most)

    with pytest.raises(CrossroadsError) as caught:
        desk.summary(place)

    assert told in str(caught.value)
    assert "which Excel cannot hold. Name a file that ends in .csv" in str(caught.value)
    assert place.read_text() == "precious"
    assert sorted(os.listdir(desk.folder)) == ["advice.xlsx", "staff.csv"]


@pytest.mark.parametrize("ending", ["jsonl", "parquet", "xlsx"])
def test_only_csv_goes_through_a_pipe(desk: Desk, ending: str) -> None:
    """What cannot be taken back cannot be whole or not at all."""
    place = desk.folder / f"pipe.{ending}"
    os.mkfifo(place)

    with pytest.raises(MisuseError, match="is no file, and only CSV can be written there"):
        desk.summary(place)


def test_without_openpyxl_the_cure_is_named(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    """Who needs no workbooks need not install it."""
    monkeypatch.delitem(sys.modules, "engine.batch.output.workbook")
    monkeypatch.setitem(sys.modules, "openpyxl", None)

    with pytest.raises(MisuseError, match=r'Run: pip install "crossroads\[xlsx\]"'):
        desk.run("xlsx")

    assert os.listdir(desk.folder) == ["staff.csv"]


def test_csv_does_not_wait_for_other_formats(desk: Desk) -> None:
    """A library that is not needed is not loaded."""
    code = (
        "import sys; from engine.batch import advise_everyone; from engine.reader import load_rules"
        "; advise_everyone(load_rules(), *sys.argv[1:])"
        "; print({'openpyxl', 'engine.batch.output.parquet'} & set(sys.modules))"
    )
    place = desk.folder / "advice.csv"

    shown = subprocess.run(
        [sys.executable, "-c", code, str(desk.staff), str(place)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )

    assert shown.stdout == "set()\n"


def test_nobody_is_interrupted_between_two_files() -> None:
    """Whoever asks to stop while the files are put in place is too late; later they are heard."""
    with undisturbed():
        os.kill(os.getpid(), signal.SIGINT)

    with pytest.raises(KeyboardInterrupt):
        os.kill(os.getpid(), signal.SIGINT)


def test_ctrl_c_within_duckdb_is_ctrl_c(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    """It comes as another error there, and is told as what it is."""

    def interrupted(*_: object, **__: object) -> None:
        message = "Query interrupted"
        raise RuntimeError(message)

    monkeypatch.setattr("engine.batch.output.parquet.duckdb.connect", interrupted)

    with pytest.raises(KeyboardInterrupt):
        desk.run("parquet")

    assert os.listdir(desk.folder) == ["staff.csv"]


@pytest.mark.parametrize("ending", READABLE)
def test_explanations_stand_after_the_result(desk: Desk, ending: str) -> None:
    """Every row can be defended: how firm it is, and why no other path."""
    place = desk.folder / f"explained.{ending}"

    desk.summary(place, Options(explain=True))

    names = explained_columns(desk.knowledge_base)
    header, *rows = read_back(place)
    assert header[-len(names) :] == names
    people: list[Facts] = [{"current_role": "pmo_analyst", "ambitions": ("breadth",)}, {}]
    assert [tuple(map(unescape_formula, row[-len(names) :])) for row in rows] == [
        explained_cells(desk.knowledge_base, facts) for facts in people
    ]


def test_json_lines_hold_explanations_as_fields(desk: Desk) -> None:
    """Under the names of the columns; null where there is nothing to say."""
    place = desk.folder / "explained.jsonl"

    desk.summary(place, Options(explain=True))

    first, second = map(json.loads, place.read_text(encoding="utf-8").splitlines())
    assert first["why_not_move_sideways"] == "recommended"
    assert second["firmness"] is None


def test_a_column_of_the_file_that_is_called_as_an_explanation_is_renamed(desk: Desk) -> None:
    """Nothing of the input is lost, or mistaken for ours."""
    desk.staff.write_text("firmness,current_role\nhigh,PMO analyst\n", encoding="utf-8")
    place = desk.folder / "renamed.csv"

    desk.summary(place, Options(explain=True))

    header, row = read_back(place)
    assert header[:2] == ("firmness (in the file)", "current_role")
    assert row[0] == "high"
