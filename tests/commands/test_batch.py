"""`batch` and `template`, as they are typed."""

import csv
import io
import json
import re
import sys
from pathlib import Path

import duckdb
import openpyxl
import pexpect
import pytest
from click.testing import CliRunner

from cli import crossroads
from engine.batch.batch import advise_everyone
from engine.errors import CrossroadsError
from tests.checkout import ROOT
from tests.commands.typed import Run
from tests.desk import DAMAGED, Desk
from tests.shipped import SHIPPED


def test_the_template_is_understood_as_it_stands(run: Run, tmp_path: Path) -> None:
    """What we hand out can be handed back."""
    rows = list(csv.reader(io.StringIO(run("template").stdout)))
    staff = tmp_path / "staff.csv"
    staff.write_text(run("template").stdout)

    result = run("batch", str(staff), "-o", str(tmp_path / "advice.csv"))

    assert len(rows) == 2
    assert rows[0][0] == "employee_id"
    assert rows[0][1:] == [*SHIPPED.stated]
    assert result.exit_code == 0
    assert "Not understood" not in result.stdout


def test_the_template_does_not_overwrite(run: Run, tmp_path: Path) -> None:
    """A filled-in staff file is not lost to a second look at the template."""
    staff = tmp_path / "staff.csv"
    staff.write_text("precious")

    result = run("template", "-o", str(staff))

    assert result.exit_code == 2
    assert staff.read_text() == "precious"


EXPORT = "Emp,Title,Ladder state\n1,PMO Analyst,stepwise\n2,PMO Analyst,\n2,PMO Manager,\n"


def test_a_mapping_file_settles_what_an_employer_calls_things(run: Run, tmp_path: Path) -> None:
    """Inspect, fill in, run: the employer's headings and words are understood from then on."""
    staff, employer, advice = tmp_path / "s.csv", tmp_path / "map.toml", tmp_path / "a.csv"
    staff.write_text(EXPORT)
    shown = run("batch", str(staff), "--inspect", "--write-map", str(employer)).stdout
    employer.write_text(
        '[columns]\n"Title" = "current_role"\n"Ladder state" = "career_ladder"\n'
        '[values.career_ladder]\n"stepwise" = "clear"\n'
    )

    result = run("batch", str(staff), "-o", str(advice), "--map", str(employer))

    assert "Title looks like current_role" in shown
    assert result.exit_code == 0
    assert "Not understood" not in result.stdout
    with advice.open(encoding="utf-8-sig", newline="") as file:
        first = next(csv.DictReader(file))
    assert first["path"] == "move_up"


def test_people_who_stand_twice_are_rejected_with_both_lines(run: Run, tmp_path: Path) -> None:
    """Two rows that contradict each other are nobody's career."""
    staff, advice = tmp_path / "s.csv", tmp_path / "a.csv"
    staff.write_text(EXPORT)

    shown = run(
        "batch", str(staff), "-o", str(advice), "--id", "Emp", "--map", "Title=current_role"
    ).stdout
    rejects = (tmp_path / "a.rejects.csv").read_text(encoding="utf-8-sig")

    assert "2  rejected" in shown
    assert rejects.count("line 3") + rejects.count("line 4") == 2


@pytest.mark.parametrize("option", ["-o", "--rejects", "--record"])
def test_an_inspection_writes_nothing_and_says_so(run: Run, tmp_path: Path, option: str) -> None:
    """Somebody who names a place for what it does not write is not left waiting for it."""
    staff, place = tmp_path / "s.csv", tmp_path / "a.json"
    staff.write_text(EXPORT)

    result = run("batch", str(staff), "--inspect", option, str(place))

    assert result.exit_code == 2
    assert f"{option} '{place}': is not written with --inspect. Leave one" in result.stderr
    assert result.stdout == ""


def test_an_inspection_that_is_interrupted_says_what_a_batch_does(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nothing was written, and nothing was aborted halfway."""
    staff = tmp_path / "s.csv"
    staff.write_text(EXPORT)

    def interrupted(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("engine.commands.batch_inspect.inspect_staff", interrupted)
    result = run("batch", str(staff), "--inspect")

    assert result.exit_code == 1
    assert result.stderr == (
        "\nInterrupted: nothing was written. Earlier files are as they were.\n"
    )


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


def test_the_summary_sets_protected_columns_apart(desk: Desk) -> None:
    """They are left out and named; one that was mapped is read, and a note says so."""
    desk.staff.write_text("Name,Age,Sex,Job Title,DOB\nAnn,4,F,PMO Analyst,2001-01-01\n")

    result = CliRunner().invoke(
        crossroads,
        ["batch", str(desk.staff), "-o", str(desk.advice), "--map", "Age=years_in_role"],
    )

    shown = " ".join(result.output.split())
    assert "Columns passed through, not read Name Protected: never read, left out" in shown
    assert 'out of the advice Sex, DOB Named, one is kept: --keep "all,Sex" Notes' in shown
    assert "'Age' is read as years_in_role, as mapped; its heading seems to name something" in shown
    assert desk.read()[0][:4] == ["Name", "Age", "Job Title", "path"]


KEPT = {
    "by default": ((), ["Name", "Job Title"]),
    "all": (("--keep", "all"), ["Name", "Job Title"]),
    "one is named": (("--keep", "all,date of birth"), ["Name", "Job Title", "Date of birth"]),
    "named alone": (("--keep", "Sexe"), ["Sexe"]),
    "none": (("--keep", "none"), []),
}  # fmt: skip


@pytest.mark.parametrize("ending", ["csv", "jsonl", "xlsx", "parquet"])
@pytest.mark.parametrize(("options", "kept"), KEPT.values(), ids=KEPT.keys())
def test_protected_columns_stand_in_the_advice_only_where_they_are_named(
    desk: Desk, options: tuple[str, ...], kept: list[str], ending: str
) -> None:
    """In every format; what nobody asked for is not copied."""
    desk.staff.write_text("Name,Sexe,Job Title,Date of birth\nAnn,F,PMO Analyst,2001-01-01\n")
    advice = desk.advice.with_suffix(f".{ending}")

    result = CliRunner().invoke(crossroads, ["batch", str(desk.staff), "-o", str(advice), *options])

    assert result.exit_code == 0
    assert headings_of(advice)[: len(kept) + 1] == [*kept, "path"]


def headings_of(place: Path) -> list[str]:
    """The headings of an advice file in any format, in their order."""
    match place.suffix:
        case ".jsonl":
            first = json.loads(place.read_text(encoding="utf-8").splitlines()[0])
            return [*first.pop("row"), *first]
        case ".xlsx":
            sheet = openpyxl.load_workbook(place, read_only=True).worksheets[0]
            return [str(cell.value) for cell in next(iter(sheet.rows))]
        case ".parquet":
            return duckdb.read_parquet(str(place)).columns
        case _:
            return place.read_text(encoding="utf-8-sig").splitlines()[0].split(",")


def test_a_run_that_helps_nobody_says_so_first(desk: Desk) -> None:
    """A file full of "not enough to advise" is no success."""
    desk.staff.write_text("current_role\nbaker\ncook\n", encoding="utf-8")

    result = CliRunner().invoke(
        crossroads, ["batch", str(desk.staff), "-o", str(desk.advice)], catch_exceptions=False
    )

    assert result.exit_code == 0
    told = "Too little is known about each of them, and some cells were not understood."
    assert " ".join(result.stdout.split()).startswith(f"Nobody could be advised {told}")


@pytest.mark.terminal
@pytest.mark.parametrize("columns", [100, 60, 40])
def test_the_progress_of_a_batch_stays_on_one_line(tmp_path: Path, columns: int) -> None:
    """Also on a narrow terminal, where a longer bar would fill the screen with copies of itself."""
    staff = tmp_path / "staff.csv"
    staff.write_text("Job Title\n" + "PMO Analyst\n" * 100_000)

    child = pexpect.spawn(
        sys.executable,
        ["cli.py", "batch", str(staff), "-o", str(tmp_path / "advice.csv")],
        cwd=str(ROOT),
        dimensions=(24, columns),
        encoding="utf-8",
        timeout=60,
    )
    shown = child.read()
    child.close()

    bars = [line for line in re.split(r"[\r\n]+|\x1b\[[0-9?]*[a-zA-Z]", shown) if "%" in line]
    assert child.exitstatus == 0
    assert bars
    assert max(map(len, bars)) <= columns
