"""`crossroads form`: the questionnaire in a new file, in the format of its ending."""

from pathlib import Path

import pytest

from engine.web.form import WRITERS
from tests.commands.typed import Run

BEGINS = {
    ".html": "<!doctype html>",
    ".gs": "// Paste this",
    ".txt": "[[AdvancedFormat]]",
    ".tsv": "id\tclass\ttype/scale\tname",
    ".md": "# Advice on the next career step",
}


@pytest.mark.parametrize("ending", WRITERS)
def test_the_ending_says_what_is_written(run: Run, tmp_path: Path, ending: str) -> None:
    """A page, a script, a survey or plain text."""
    place = tmp_path / f"ask{ending}"

    result = run("form", "-o", str(place))

    assert result.exit_code == 0
    assert result.output == f"The questionnaire is in {place}.\n"
    assert place.read_text("utf-8").startswith(BEGINS[ending])


def test_limesurvey_s_own_ending_is_understood(run: Run, tmp_path: Path) -> None:
    """Whatever stands before .tsv."""
    assert run("form", "-o", str(tmp_path / "ask.lsq.tsv")).exit_code == 0


def test_the_page_for_hr_says_that_it_does_not_advise(run: Run, tmp_path: Path) -> None:
    """It is the same page without the advice."""
    place = tmp_path / "ask.html"

    run("form", "-o", str(place), "--for", "hr")

    assert 'data-advises="no"' in place.read_text("utf-8")


@pytest.mark.parametrize(
    ("name", "what"),
    [
        ("ask.docx", "has no ending of a form that is written. Name one that ends in .html"),
        ("ask", "has no ending of a form that is written"),
        ("nowhere/ask.html", "does not exist"),
    ],
    ids=["another ending", "no ending", "no such folder"],
)
def test_a_place_where_no_form_can_be_written_is_refused(
    run: Run, tmp_path: Path, name: str, what: str
) -> None:
    """In words, with exit code 2, and nothing is written."""
    result = run("form", "-o", str(tmp_path / name))

    assert result.exit_code == 2
    assert what in result.output
    assert list(tmp_path.iterdir()) == []


def test_a_file_that_is_there_is_not_replaced(run: Run, tmp_path: Path) -> None:
    """It may be somebody's own."""
    place = tmp_path / "notes.md"
    place.write_text("mine")

    result = run("form", "-o", str(place))

    assert result.exit_code == 2
    assert "exists already" in result.output
    assert place.read_text() == "mine"


def test_without_a_place_it_asks_for_one(run: Run) -> None:
    """The format follows the ending, so there has to be one."""
    result = run("form")

    assert result.exit_code == 2
    assert "Missing option '-o'. Say where the questionnaire goes." in result.output
