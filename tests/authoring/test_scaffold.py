"""The skeleton of a rule base of another field, as `rules new` writes it."""

import tomllib
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from cli import crossroads
from engine.authoring.read_back import read_back_faults
from engine.core.semantics import consult
from engine.facts.parse import understand_all
from engine.rulebase.load import load_rules, load_with_notes


def typed(*arguments: str) -> Result:
    """What a command line prints."""
    return CliRunner().invoke(crossroads, arguments)


@pytest.fixture
def mine(tmp_path: Path) -> Path:
    """A new rule base."""
    folder = tmp_path / "mine"
    assert typed("rules", "new", str(folder)).exit_code == 0
    return folder


def test_the_skeleton_has_no_fault_and_nothing_to_note(mine: Path) -> None:
    """Its author begins with something that is right."""
    rules, notes = load_with_notes(mine)

    assert notes == []
    assert list(read_back_faults(rules, mine)) == []


def test_its_worked_examples_hold(mine: Path) -> None:
    """Each person of cases/example.toml gets the path and the rules that stand there."""
    rules = load_rules(mine)
    cases = tomllib.loads((mine / "cases" / "example.toml").read_text("utf-8"))["case"]

    for case in cases:
        advice = consult(rules, understand_all(rules, case["facts"]))
        assert (advice.path or "") == case["path"], case["name"]
        assert set(case["rules"]) <= set(advice.rules_fired), case["name"]
        assert set(case.get("not_rules", ())).isdisjoint(advice.rules_fired), case["name"]
    assert {id for case in cases for id in case["rules"]} == set(rules.rules)


def test_every_file_is_explained(mine: Path) -> None:
    """Each file opens with a comment that says what it holds."""
    files = sorted(mine.rglob("*.toml"))

    assert len(files) == 5
    assert all(file.read_text("utf-8").startswith("# ") for file in files)


def test_the_commands_of_its_help_run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """As they stand there, in their order."""
    monkeypatch.chdir(tmp_path)
    page = typed("rules", "new", "--help").stdout
    lines = [line.split()[1:] for line in page.splitlines() if line.startswith("  crossroads")]

    results = [typed(*line) for line in lines]

    assert [result.exit_code for result in results] == [0, 0, 0, 0]
    assert results[-1].stdout.startswith("Replace it: ")


def test_it_says_what_it_wrote_and_what_comes_next(tmp_path: Path) -> None:
    """The five files, in the order to read them in."""
    folder = tmp_path / "mine"

    said = typed("rules", "new", str(folder)).stdout

    assert "vocabulary.toml, paths.toml, statements.toml, laptops.toml, cases/example.toml." in said
    assert f"crossroads check --rules {folder}" in said


def test_a_folder_that_exists_is_left_alone(tmp_path: Path) -> None:
    """Nothing of anybody's is written over, not even into an empty folder."""
    result = typed("rules", "new", str(tmp_path))

    assert result.exit_code == 2
    assert f"{tmp_path}: exists already. Name a new folder." in result.stderr
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_cannot_be_made_is_an_error(tmp_path: Path) -> None:
    """With its cure."""
    result = typed("rules", "new", str(tmp_path / "nowhere" / "mine"))

    assert result.exit_code == 2
    assert f"the folder '{tmp_path / 'nowhere'}' does not exist. Create it first." in result.stderr
