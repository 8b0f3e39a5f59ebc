"""What Spark refuses, in words: tables that are none, misuse, what is not installed."""

import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from cli import crossroads
from engine.errors import CrossroadsError, MisuseError
from engine.spark.refusals import needs_spark
from tests.checkout import ROOT
from tests.spark.desk import HEAD, ROW, Desk


def test_a_file_with_another_header_is_refused(desk: Desk) -> None:
    """Nobody is read under somebody else's headings because files lie in one folder."""
    source = desk.folder / "all"
    source.mkdir()
    (source / "a.csv").write_text(HEAD + ROW)
    (source / "b.csv").write_text("id,organisation_size,current_role\n2,large,PMO Analyst\n")

    with pytest.raises(CrossroadsError, match="does not begin with the header"):
        desk.on_spark(source)
    assert not (desk.folder / "spark.csv").exists()


@pytest.mark.parametrize(
    ("staff", "said"),
    {
        "a merge conflict": (f"{HEAD}<<<<<<< mine\n{ROW}>>>>>>> theirs\n", "merge conflict"),
        "a line before the header": (f"Staff of 2024\n{HEAD}{ROW}", "does not begin with"),
        "no row": (HEAD, "no rows"),
        "nothing": ("", "is empty"),
        "no known column": ("a,b\n1,2\n", "no column is known"),
        "mostly other fields": (HEAD + "1,2\n" * 30 + ROW, "do not fit the header"),
        "UTF-16": (f"{HEAD}{ROW}".encode("utf-16"), "control characters"),
    }.values(),
    ids=str,
)
def test_what_is_no_table_is_refused(desk: Desk, staff: str | bytes, said: str) -> None:
    """Nothing is written for a file of which nothing good can come."""
    desk.staff.write_bytes(staff if isinstance(staff, bytes) else staff.encode())

    with pytest.raises(CrossroadsError, match=said):
        desk.on_spark(desk.staff)
    assert sorted(os.listdir(desk.folder)) == ["staff.csv"]


def test_too_many_texts_are_refused(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    """A column of free text is named before it fills the memory of one machine."""
    monkeypatch.setattr("engine.spark.profile.MOST", 3)
    desk.staff.write_text(f"{HEAD}1,a,1\n2,b,1\n3,c,1\n")

    with pytest.raises(CrossroadsError, match="'current_role' holds 3 different texts"):
        desk.on_spark(desk.staff)


def test_what_is_there_stays(desk: Desk) -> None:
    """A folder that is there is neither written to nor replaced; nothing is put into the input."""
    desk.staff.write_text(HEAD + ROW)
    taken = desk.folder / "spark.csv"
    taken.mkdir()
    (taken / "mine").touch()

    with pytest.raises(MisuseError, match="is there already"):
        desk.on_spark(desk.staff)
    with pytest.raises(MisuseError, match="lies within the input"):
        desk.on_spark(taken, ".csv/new.csv")
    with pytest.raises(MisuseError, match="is the output and the rejects at once"):
        desk.on_spark(desk.staff, ".2.csv", rejects=str(desk.folder / "spark.2.csv"))
    assert sorted(os.listdir(desk.folder)) == ["spark.csv", "staff.csv"]
    assert os.listdir(taken) == ["mine"]


def test_a_run_that_fails_leaves_nothing(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    """Advice of which a row is missing does not stay, since somebody would take it for whole."""
    desk.staff.write_text(f"{HEAD}{ROW}2,short\n")
    survey = pytest.importorskip("engine.spark.profile").survey

    def one_row_more(*given: Any) -> Any:
        found = survey(*given)
        found.records += 1
        return found

    monkeypatch.setattr("engine.spark.batch.survey", one_row_more)

    with pytest.raises(CrossroadsError, match="3 rows in, 1 out, 1 rejected"):
        desk.on_spark(desk.staff)
    assert os.listdir(desk.folder) == ["staff.csv"]


MISUSE: Mapping[str, tuple[list[str], str]] = {
    "record": (["a.csv", "-o", "b.csv", "--record", "r.json"], "--record: is not there"),
    "sheet": (["a.csv", "-o", "b.csv", "--sheet", "S"], "--sheet: is not there"),
    "id": (["a.csv", "-o", "b.csv", "--id", "x"], "--id: is not there"),
    "explain": (["a.csv", "-o", "b.csv", "--explain", "full"], "--explain: is not there"),
    "decisions": (["a.csv", "-o", "b.csv", "--decide"], "--decide: is not there"),
    "how long it is kept": (
        ["a.csv", "-o", "b.csv", "--retain-until", "2099-12-31"],
        "--retain-until: is not there",
    ),
    "inspect": (["a.csv", "--inspect"], "--inspect: is not there"),
    "standard input": (["-", "-o", "b.csv"], "no stream"),
    "standard output": (["a.csv", "-o", "-"], "no stream"),
    "a workbook": (["a.xlsx", "-o", "b.csv"], "Hand over CSV or Parquet"),
    "JSON out": (["a.csv", "-o", "b.jsonl"], "Name it .csv or .parquet"),
    "another format": (["a.csv", "-o", "b.ods"], "is not written"),
    "nothing there": (["none.csv", "-o", "b.csv"], "none.csv"),
    "no such system": (["nowhere://a/b.csv", "-o", "b.csv"], "nowhere"),
    "no such column": (["a.csv", "-o", "b.csv", "--keep", "c"], "has no column 'c'"),
}


@pytest.mark.usefixtures("spark")
@pytest.mark.parametrize(("arguments", "said"), MISUSE.values(), ids=MISUSE)
def test_misuse(
    arguments: list[str], said: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What Spark cannot do is refused with the cure, and without a stack of Java's."""
    (tmp_path / "a.csv").write_text(HEAD + ROW)
    if not arguments[0].startswith("nowhere"):
        arguments = [one if one[0] == "-" else str(tmp_path / one) for one in arguments[:1]] + [
            str(tmp_path / one) if one == "b.csv" else one for one in arguments[1:]
        ]

    result = CliRunner().invoke(crossroads, ["batch", *arguments, "--engine", "spark"])

    assert result.exit_code == 2, result.output
    assert said in result.output
    assert "at org.apache" not in result.output
    assert os.listdir(tmp_path) == ["a.csv"]


def test_pyspark_is_named_where_it_is_missing() -> None:
    """The cure is named for the missing extra; another library's absence is our mistake."""
    with (
        pytest.raises(MisuseError, match=r'pip install "crossroads\[spark\]"') as told,
        needs_spark(),
    ):
        raise ModuleNotFoundError(name="pyspark.sql")

    assert told.value.exit_code == 2
    with pytest.raises(ModuleNotFoundError), needs_spark():
        raise ModuleNotFoundError(name="duckdb")


def test_java_is_named_where_it_is_missing(tmp_path: Path) -> None:
    """Without Java there is one line that says so, and no stack."""
    pytest.importorskip("pyspark", reason="Spark is not installed: pip install pyspark")
    (tmp_path / "a.csv").write_text(HEAD + ROW)
    program = "from cli import main; main()"
    without = {
        name: value
        for name, value in os.environ.items()
        if name not in {"JAVA_HOME", "PYSPARK_GATEWAY_PORT"}
    }

    result = subprocess.run(
        [sys.executable, "-c", program, "batch", "a.csv", "-o", "b.csv", "--engine", "spark"],
        cwd=tmp_path,
        env=without | {"PATH": str(tmp_path), "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        check=False,
    )

    assert result.returncode == 2, result.stderr
    assert result.stderr.startswith("Error: --engine spark: Java is not found. Install Java 17")
