"""`crossroads record check`: exit codes and the page, as a user sees them."""

import shutil
from pathlib import Path

import pytest

from tests.checkout import ROOT
from tests.commands.typed import Run, flat


@pytest.fixture
def folder(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with a staff file, its advice and the record of the run; it is the current one."""
    monkeypatch.chdir(tmp_path)
    shutil.copy(ROOT / "examples" / "staff.csv", tmp_path)
    told = run("batch", "staff.csv", "-o", "advice.csv", "--record", "run.json", "--scores")
    assert told.exit_code == 0
    return tmp_path


def test_a_run_that_is_as_it_was_ends_with_0(run: Run, folder: Path) -> None:
    """And the first line says so."""
    result = run("record", "check", "run.json")

    assert result.exit_code == 0
    assert result.output.startswith("run.json: everything is as it was\n")
    assert "Run again, the output: the same to the byte" in result.output


def test_a_difference_ends_with_1(run: Run, folder: Path) -> None:
    """It is named with both values."""
    (folder / "advice.csv").write_text("other")

    result = run("record", "check", "run.json")

    assert result.exit_code == 1
    assert result.output.startswith("run.json: something is not what it was\n")
    assert "The output advice.csv: SHA-256 " in flat(result.output)


def test_files_that_are_gone_end_with_0(run: Run, folder: Path) -> None:
    """A person's data may be erased, and the record stays true."""
    for name in ("staff.csv", "advice.csv"):
        (folder / name).unlink()

    result = run("record", "check", "run.json")

    assert result.exit_code == 0
    assert result.output.startswith("run.json: whatever could be checked is as it was\n")
    assert "(--input FILE names it elsewhere)" in flat(result.output)


def test_misuse_ends_with_2(run: Run, folder: Path) -> None:
    """What is no record, what is not there, and what does not fit the record."""
    for arguments in (
        ("staff.csv",),
        ("nowhere.json",),
        ("run.json", "--input", "nowhere.csv"),
        ("run.json", "--with", "staff.csv"),
    ):
        result = run("record", "check", *arguments)

        assert result.exit_code == 2, arguments
        assert result.stderr.startswith("Error: ")
        assert not result.stdout


@pytest.mark.parametrize("group", ["record", "rules"])
def test_a_group_without_a_command_shows_its_help(run: Run, group: str) -> None:
    """Line by line, as --help does."""
    result = run(group)

    assert result.stderr.rstrip("\n") == run(group, "--help").stdout.rstrip("\n")


def test_a_day_to_keep_it_until_is_a_day_to_come(run: Run, folder: Path) -> None:
    """A slip in the year is told before anything is done."""
    for text, told in {
        "2020-01-01": "--retain-until '2020-01-01': is in the past. Name a day to come.",
        "soon": "--retain-until 'soon': is no day. Write it as 2026-11-30.",
    }.items():
        result = run("batch", "staff.csv", "-o", "new.csv", "--retain-until", text)

        assert (result.exit_code, told in result.stderr) == (2, True)
    assert not (folder / "new.csv").exists()


def test_the_day_stands_on_the_page_and_in_the_record(run: Run, folder: Path) -> None:
    """In the user's own words: until when."""
    result = run(
        "batch", "staff.csv", "-o", "advice.csv", "--record", "run.json",
        "--retain-until", "2099-12-31",
    )  # fmt: skip

    assert "To be kept until 2099-12-31." in result.output
    assert '"to_be_kept_until": "2099-12-31"' in (folder / "run.json").read_text("utf-8")
    assert "To be kept until: 2099-12-31." in run("record", "check", "run.json").output
