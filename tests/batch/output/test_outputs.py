"""Advice in every format: the same rows, safe to open, the same bytes every time."""

import os
import signal
import subprocess
import sys
from collections.abc import Sequence

import openpyxl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from engine.batch.output.outputs import open_output
from engine.core.advice_row import RESULT_COLUMNS, Reasons, Wording, result_cells
from engine.core.semantics import consult
from engine.errors import MisuseError
from engine.tables.csv_text import unescape_formula
from engine.tables.signals import undisturbed
from tests.batch.output.two_people import REASONS, TwoPeople, read_back
from tests.checkout import ROOT
from tests.strategies import examples

FORMATS = ["csv", "jsonl", "parquet", "xlsx"]
READABLE = ["csv", "parquet", "xlsx"]


@pytest.mark.parametrize("reasons", REASONS)
def test_every_format_says_the_same(two_people: TwoPeople, reasons: Reasons) -> None:
    """Whichever is read back, it is the advice as CSV has it; a workbook has titles as well, and a
    line for each sentence."""
    places = [two_people.run(ending, reasons) for ending in READABLE]

    csv, parquet, workbook = (
        [tuple(map(unescape_formula, row)) for row in read_back(place)] for place in places
    )
    assert parquet[1:] == csv[1:]
    assert len(parquet[0]) == len(csv[0])
    ours = workbook[0].index("path")
    kept = [at for at, one in enumerate(workbook[0]) if at < ours or one in RESULT_COLUMNS]
    assert [workbook[0][at] for at in kept] == list(csv[0])
    for row, expected in zip(workbook[1:], csv[1:], strict=True):
        said = [row[at].removeprefix("• ").replace("\n• ", "; ") for at in kept[ours:]]
        assert (*row[:ours], *said) == expected


@pytest.mark.parametrize("ending", FORMATS)
def test_the_same_again_is_the_same_to_the_byte(two_people: TwoPeople, ending: str) -> None:
    """A second run replaces a file by itself."""
    first = two_people.run(ending).read_bytes()

    second = two_people.run(ending).read_bytes()

    assert first == second
    assert sorted(os.listdir(two_people.folder)) == [f"advice.{ending}", "staff.csv"]


@pytest.mark.parametrize("ending", ["csv", "xlsx"])
def test_nothing_in_a_spreadsheet_is_a_formula(two_people: TwoPeople, ending: str) -> None:
    """Cells, headings and ids that are passed through are text, and come back unchanged."""
    place = two_people.run(ending)

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
@settings(max_examples=examples(40), suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.tuples(CELL | TRICKY, CELL | TRICKY), min_size=1, max_size=5))
def test_any_text_survives_any_format(
    two_people: TwoPeople, ending: str, table: Sequence[tuple[str, str]]
) -> None:
    """Control characters, quotes, spaces, what looks like a number: all come back as they were."""
    place = two_people.folder / f"text.{ending}"
    result = result_cells(consult(two_people.knowledge_base, {}))

    with open_output(str(place), ",", Wording(two_people.knowledge_base)) as output:
        output.begin(("one", "two"))
        for cells in table:
            output.add([cells], [output.prepared(output.encoded(result), {})])
        output.finish([])
        output.draft.publish()

    written = [tuple(map(unescape_formula, row[:2])) for row in read_back(place)[1:]]
    assert written == [tuple(map(unescape_formula, row)) for row in table]


@pytest.mark.parametrize("ending", ["jsonl", "parquet", "xlsx"])
def test_only_csv_goes_through_a_pipe(two_people: TwoPeople, ending: str) -> None:
    """What cannot be taken back cannot be whole or not at all."""
    place = two_people.folder / f"pipe.{ending}"
    os.mkfifo(place)

    with pytest.raises(MisuseError, match="is no file, and only CSV can be written there"):
        two_people.summary(place)


def test_csv_does_not_wait_for_other_formats(two_people: TwoPeople) -> None:
    """A library that is not needed is not loaded."""
    code = (
        "import sys; from engine.batch.batch import advise_everyone"
        "; from engine.rulebase.load import load_rules"
        "; advise_everyone(load_rules(), *sys.argv[1:])"
        "; print({'openpyxl', 'engine.batch.output.parquet'} & set(sys.modules))"
    )
    place = two_people.folder / "advice.csv"

    shown = subprocess.run(
        [sys.executable, "-c", code, str(two_people.staff), str(place)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )

    assert shown.stdout == "set()\n"


def test_nobody_is_interrupted_between_two_files() -> None:
    """Ctrl-C that comes while the files are put in place is too late; after it, it is heard."""
    with undisturbed():
        os.kill(os.getpid(), signal.SIGINT)

    with pytest.raises(KeyboardInterrupt):
        os.kill(os.getpid(), signal.SIGINT)


def test_ctrl_c_within_duckdb_is_ctrl_c(
    two_people: TwoPeople, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It comes as another error there, and is told as what it is."""

    def interrupted(*_: object, **__: object) -> None:
        message = "Query interrupted"
        raise RuntimeError(message)

    monkeypatch.setattr("engine.batch.output.parquet.duckdb.connect", interrupted)

    with pytest.raises(KeyboardInterrupt):
        two_people.run("parquet")

    assert os.listdir(two_people.folder) == ["staff.csv"]
