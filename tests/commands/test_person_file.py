"""`advise --report`: the page for one person, as it is asked for."""

import stat
from pathlib import Path

import pytest

from tests.commands.typed import Run

SAM = ("--set", "current_role=pmo_analyst", "--set", "ambitions=breadth")


def test_the_page_is_written_beside_the_advice(run: Run, tmp_path: Path) -> None:
    """The advice stands on the screen, as without it; where the page is goes to standard error."""
    page = tmp_path / "me.html"

    result = run("advise", *SAM, "--report", str(page))

    assert result.stdout == run("advise", *SAM).stdout
    assert result.stderr == f"The page is in {page}.\n"
    assert page.read_text("utf-8").startswith("<!doctype html>")
    assert stat.S_IMODE(page.stat().st_mode) == 0o600


def test_the_ending_says_the_format(run: Run, tmp_path: Path) -> None:
    """Markdown can be put into anything that is edited."""
    page = tmp_path / "me.MD"

    assert run("advise", *SAM, "--report", str(page)).exit_code == 0

    assert page.read_text("utf-8").startswith("# Move sideways: a strong case\n")


def test_a_page_names_whom_to_ask_for_a_review(run: Run, tmp_path: Path) -> None:
    """Once: where responsibility is told."""
    page = tmp_path / "me.md"

    run("advise", *SAM, "--report", str(page), "--contact", "Ms Novak")

    assert page.read_text("utf-8").count("Ms Novak") == 1


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("me.pdf", "has no ending of a page that is written. Name one that ends in .html or .md."),
        ("there.html", "exists already. Name a new file, or move the old one away."),
        ("nowhere/me.html", "does not exist. Create it first."),
    ],
)
def test_a_page_that_cannot_be_written_is_refused_before_the_advice(
    run: Run, tmp_path: Path, name: str, told: str
) -> None:
    """Nothing is printed, and what is there stays as it was."""
    (tmp_path / "there.html").write_text("mine")

    result = run("advise", *SAM, "--report", str(tmp_path / name))

    assert result.exit_code == 2
    assert told in result.stderr
    assert result.stdout == ""
    assert {one.name for one in tmp_path.iterdir()} == {"there.html"}
    assert (tmp_path / "there.html").read_text() == "mine"
