"""`rules test`, as it is typed."""

from pathlib import Path

import pytest

from engine.core.model import KnowledgeBase
from tests.commands.typed import Run
from tests.rulebase.small_rules import write_rules

HOLDS = """\
[[case]]
name = "Who is happy and says no more is not advised"
facts = { happy = true }
path = ""
"""
FAILS = """
[[case]]
name = "Who is happy stays"
facts = { happy = true }
path = "stay"
"""


@pytest.fixture
def mine(tmp_path: Path) -> str:
    """A folder with the small rule base and two cases."""
    place = write_rules(tmp_path / "mine")
    (place / "cases").mkdir()
    text = (HOLDS + FAILS).replace("facts = { happy", "facts = { current_role = 'cook', happy")
    (place / "cases" / "stay.toml").write_text(text)
    return str(place)


def test_a_case_that_does_not_hold_is_shown_and_exits_1(run: Run, mine: str) -> None:
    """With its place, its sentence, what was expected and what the rules gave."""
    result = run("rules", "test", "--rules", mine)

    assert result.exit_code == 1
    assert f"{mine}/cases/stay.toml, line 1\n" in result.stdout
    assert "Who is happy and says no more is not advised" in result.stdout
    assert "  - path: expected nothing, got stay\n" in result.stdout
    assert result.stdout.endswith("2 worked examples: 1 does not hold.\n")


def test_cases_that_hold_are_only_counted(run: Run, mine: str) -> None:
    """Chosen by a word; the rules may be named before the command."""
    result = run("--rules", mine, "rules", "test", "-k", "happy stays")

    assert result.exit_code == 0
    assert result.stdout == "1 worked example: all hold.\n"


def test_coverage_is_shown_of_the_cases_that_were_chosen(run: Run, mine: str) -> None:
    """Below the cases."""
    result = run("rules", "test", "--rules", mine, "-k", "happy stays", "--coverage")

    assert "rules: 1 of 4 (25 %)" in result.stdout
    assert "By no case: rules\n  - restless, go-restless, go-advice\n" in result.stdout


def test_missing_cases_are_written_to_a_new_file_and_then_hold(
    run: Run, mine: str, knowledge_base: KnowledgeBase
) -> None:
    """A second run has nothing to add, and makes no file."""
    drafts = Path(mine) / "cases" / "drafts.toml"

    first = run("rules", "test", "--rules", mine, "--missing", str(drafts))
    held = run("rules", "test", "--rules", mine, "-k", "drafts")
    other = drafts.with_name("more.toml")
    second = run("rules", "test", "--rules", mine, "--missing", str(other))

    assert f"3 drafts to be reviewed: {drafts}" in first.stdout
    assert held.stdout == "3 worked examples: all hold.\n"
    assert f"No draft to write: {other} was not made." in second.stdout
    assert not other.exists()


def test_a_rule_base_without_cases_gets_its_first_ones(run: Run, tmp_path: Path) -> None:
    """One draft for each rule."""
    place = write_rules(tmp_path / "mine")

    result = run("rules", "test", "--rules", str(place), "--missing", str(tmp_path / "new.toml"))

    assert result.exit_code == 0
    assert "4 drafts to be reviewed" in result.stdout


@pytest.mark.parametrize(
    ("arguments", "error"),
    [
        (("-k", ""), "-k: is empty. Write a word of a case's name or of its file's."),
        (("-k", "nobody"), "-k 'nobody': stands in no case's name and in no file's."),
        (("--missing", "/nowhere/x.toml"), "the folder '/nowhere' does not exist."),
        (("--missing", ""), "the file to write: has no name."),
        (("--missing", "{mine}/stay.toml"), "exists already."),
        (("--missing", "new.toml", "-k", "happy"), "--missing: goes with all cases"),
        (("--rules", "{mine}/cases"), "vocabulary.toml: is missing."),
        (("--rules", "nowhere"), "rules folder 'nowhere': does not exist."),
    ],
    ids=[
        "empty word",
        "word of no case",
        "folder that is not there",
        "no name",
        "file that is there",
        "missing and chosen",
        "folder of cases",
        "no folder",
    ],
)
def test_what_cannot_be_done_is_refused(
    run: Run, mine: str, arguments: tuple[str, ...], error: str
) -> None:
    """Before anything is run or written."""
    given = [one.format(mine=mine) for one in arguments]
    named = [] if "--rules" in given else ["--rules", mine]

    result = run("rules", "test", *named, *given)

    assert result.exit_code in (1, 2)
    assert error in result.stderr
    assert result.stdout == ""


def test_a_folder_without_cases_is_refused(run: Run, tmp_path: Path) -> None:
    """No case that runs would look like every case holding."""
    place = write_rules(tmp_path / "mine")

    result = run("rules", "test", "--rules", str(place))

    assert result.exit_code == 2
    assert f"{place}/cases: holds no worked example. Write a [[case]]" in result.stderr


def test_faults_in_cases_are_reported_like_those_of_rules(run: Run, mine: str) -> None:
    """With file, line and cure, exit 1."""
    (Path(mine) / "cases" / "go.toml").write_text(HOLDS.replace("happy =", "hapy ="))

    result = run("rules", "test", "--rules", mine)

    assert result.exit_code == 1
    assert "go.toml, line 3: case 1 states 'hapy', which is not known. Did you mean 'happy'?" in (
        result.stderr
    )
