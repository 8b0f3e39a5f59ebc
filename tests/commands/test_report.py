"""`crossroads report`: the picture of everybody in a file of advice, as it is typed."""

from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from cli import crossroads
from tests.batch.departments import advised
from tests.batch.test_advice_file import changed
from tests.commands.typed import flat
from tests.shipped import SHIPPED

Run = Callable[..., Result]


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Runs the command in a folder with a file of advice."""
    advised(tmp_path, number=20)
    (tmp_path / "kept.html").write_text("kept", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return lambda *line: CliRunner().invoke(crossroads, ["report", *line], catch_exceptions=False)


def test_the_report_and_the_pages_are_written_together(run: Run, tmp_path: Path) -> None:
    """And where they are is said, and that a person decides."""
    result = run("advice.csv", "-o", "report.html", "--by", "Team", "--people", "pages")

    assert result.output == (
        "20 pages and an index are in pages.\n"
        "The report is in report.html.\n"
        f"{SHIPPED.phrases.decides}\n"
    )
    assert (tmp_path / "report.html").read_text(encoding="utf-8").startswith("<!doctype html>")
    assert (tmp_path / "pages" / "index.html").exists()


def test_the_contact_stands_on_every_page(run: Run, tmp_path: Path) -> None:
    """Whom to ask for a review by a person."""
    assert run("advice.csv", "--people", "pages", "--contact", "Ms Novak").exit_code == 0

    assert "Ms Novak" in (tmp_path / "pages" / "P001.html").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("line", "said"),
    [
        (
            ["advice.csv"],
            "Missing option '-o'. Say where the report goes with -o, or name a folder",
        ),
        (["staff.csv", "-o", "r.html"], "staff.csv: has no advice in it"),
        (["advise.csv", "-o", "r.html"], "advise.csv: there is no such file"),
        (["advice.csv", "-o", "r.html", "--by", "Taem"], "Did you mean 'Team'?"),
        (
            ["advice.csv", "-o", "r.html", "--by", "Gender"],
            "seems to name something that is protected",
        ),
        (["advice.csv", "-o", "kept.html"], "kept.html: exists already"),
        (["advice.csv", "-o", "no/r.html"], "the folder 'no' does not exist"),
        (["advice.csv", "-o", "r.pdf"], "-o 'r.pdf': would be a page of HTML"),
        (["advice.csv", "-o", "-"], "-o '-': would be a page of HTML"),
        (["advice.csv", "--people", "."], ".: is a folder with something in it"),
        (["advice.csv", "--people", "p", "--by", "Team"], "Missing option '-o', which --by needs."),
        (["advice.csv", "--people", "p", "--names"], "Missing option '-o', which --names needs."),
        (["advice.csv", "-o", "r.html", "--sheet", "A"], "'advice.csv' is no workbook"),
        (["advice.csv", "-o", "r.html", "--names", "--id", "Nr"], "--id 'Nr': advice.csv has no"),
        (["advice.csv", "-o", "r.html", "--map", "Team"], "has no heading and attribute"),
        (["advice.csv", "-o", "r.html", "--as-of", "soon"], "--as-of 'soon': is no day"),
    ],
)
def test_what_cannot_be_done_is_said_and_nothing_is_written(
    run: Run, tmp_path: Path, line: list[str], said: str
) -> None:
    """In one sentence, with the cure."""
    before = sorted(tmp_path.rglob("*"))

    result = run(*line)

    assert result.exit_code in (1, 2)
    assert said in flat(result.output)
    assert sorted(tmp_path.rglob("*")) == before


def test_advice_of_other_rules_is_refused(run: Run) -> None:
    """Here those about plants."""
    folder = Path(__file__).parents[1] / "other_field" / "rules"

    result = run("advice.csv", "-o", "r.html", "--rules", str(folder))

    assert result.exit_code == 1
    assert "the advice is of the rules" in flat(result.output)


def test_what_the_batch_was_told_is_told_the_report(run: Run, tmp_path: Path) -> None:
    """Otherwise answers are not known, and that is said with its cure."""
    (tmp_path / "own.csv").write_text(
        "Nr,Leiter\n" + "".join(f"{at},none\n" for at in range(9)), encoding="utf-8"
    )
    told = ["--map", "Leiter=career_ladder"]
    line = ["batch", "own.csv", "-o", "own.advice.csv", *told]
    assert CliRunner().invoke(crossroads, line).exit_code == 0

    without = run("own.advice.csv", "-o", "a.html")
    with_map = run("own.advice.csv", "-o", "b.html", *told)

    assert "9 rows: the columns do not give the result that stands in them" in without.output
    assert with_map.output == f"The report is in b.html.\n{SHIPPED.phrases.decides}\n"


def test_rows_that_are_no_advice_are_counted(run: Run, tmp_path: Path) -> None:
    """Nobody is left out in silence: neither of the report, nor of the pages."""
    changed(tmp_path / "advice.csv", "rules_version", "", "")

    result = run("advice.csv", "-o", "report.html", "--people", "pages")

    assert "18 pages and an index are in pages.\n" in result.output
    assert "2 rows: no advice that can be read, left out.\n" in result.output
