"""Which rules a command line is about: --rules anywhere on it, CROSSROADS_RULES, or the shipped."""

import shutil
from pathlib import Path

import pytest

from engine.errors import MisuseError
from engine.rulebase.load import load_rules
from engine.rulebase.place import SHIPPED_RULES
from tests.commands.typed import Run, flat
from tests.other_field.plants import FOLDER, PLANTS
from tests.shipped import SHIPPED

ABOUT = f"Advice by the rules in {FOLDER}."
OWN_WORDS = """
[phrases]
source = "the almanac"

[help]
about = "What ails your plant."
table = "plants"
schema = "garden"
id = "Plant no"
fact = "light=sun"
"""


@pytest.mark.parametrize(
    "line",
    [
        ["--help", "--rules", FOLDER],
        ["--rules", FOLDER, "--help"],
        [f"--rules={FOLDER}", "-h"],
        ["--rules", "elsewhere", "--rules", FOLDER, "--help"],
    ],
    ids=["after", "before", "in one word", "twice"],
)
def test_the_first_page_speaks_of_the_rules_that_are_named(run: Run, line: list[str]) -> None:
    """Wherever --rules stands on the line, the last one counts."""
    assert ABOUT in flat(run(*line).output)


@pytest.mark.parametrize(
    "line",
    [
        ["advise", "--help", "--rules", FOLDER],
        ["advise", "--rules", FOLDER, "--help"],
        ["--rules", FOLDER, "advise", "--help"],
    ],
    ids=["after", "before", "before the command"],
)
def test_the_help_of_a_command_does_so_too(run: Run, line: list[str]) -> None:
    """Its examples and its list of attributes are those of these rules."""
    page = run(*line).output

    assert "--what-if light=indirect" in page
    assert "coldest_night  -15 to 40 °C" in page


def test_the_rules_before_the_command_are_used(run: Run) -> None:
    """As a user of git would write it; those after the command go before them."""
    before = run("--rules", FOLDER, "check").output
    after = run("--rules", "nowhere", "check", "--rules", FOLDER).output

    assert before == after
    assert PLANTS.version in before


def test_the_environment_names_the_rules(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """For every command and for Python; what is named on the line goes before it."""
    monkeypatch.setenv("CROSSROADS_RULES", FOLDER)

    assert load_rules().version == PLANTS.version
    assert PLANTS.version in run("check").output
    assert ABOUT in flat(run("--help").output)
    assert SHIPPED.version in run("check", "--rules", str(SHIPPED_RULES)).output


def test_rules_of_the_environment_are_read_back_too(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A word that is not read as what it stands for is a fault, however the rules are named."""
    place = tmp_path / "rules"
    shutil.copytree(FOLDER, place)
    vocabulary = place / "vocabulary.toml"
    text = vocabulary.read_text(encoding="utf-8")
    vocabulary.write_text(text.replace('"n/a"', '"99"'), "utf-8")
    monkeypatch.setenv("CROSSROADS_RULES", str(place))

    result = run("advise", "--set", "light=sun")

    assert result.exit_code == 1
    assert "'99' in 'not_known' is not read" in result.stderr


def test_an_empty_variable_names_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    """As if it were not set."""
    monkeypatch.setenv("CROSSROADS_RULES", "")

    assert load_rules().version == SHIPPED.version


def test_a_folder_that_is_not_there_is_told_by_the_variable(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Whoever forgot the variable finds it again."""
    monkeypatch.setenv("CROSSROADS_RULES", "nowhere")

    with pytest.raises(MisuseError) as caught:
        load_rules()

    assert str(caught.value) == (
        "CROSSROADS_RULES 'nowhere': does not exist. Name a folder of .toml files."
    )


@pytest.mark.parametrize("line", [["--help"], ["advise", "--help"], ["ask", "--help"]], ids=str)
def test_help_is_shown_whatever_the_rules_are(run: Run, tmp_path: Path, line: list[str]) -> None:
    """A faulty rule base, or none, is no reason to leave somebody without help."""
    (tmp_path / "paths.toml").write_text("[[path]\n", encoding="utf-8")

    for place in (str(tmp_path), str(tmp_path / "nowhere")):
        result = run(*line, "--rules", place)

        assert result.exit_code == 0
        assert "ATTRIBUTE=VALUE" in result.output


def test_a_rule_base_may_have_its_own_words(run: Run, tmp_path: Path) -> None:
    """In help, in files, in the query, and where a rule goes beyond its source."""
    place = tmp_path / "rules"
    shutil.copytree(FOLDER, place)
    paths = place / "paths.toml"
    paths.write_text(OWN_WORDS + paths.read_text(encoding="utf-8"), encoding="utf-8")
    own = ("--rules", str(place))

    first, ask = run("--help", *own).output, run("ask", "--help", *own).output
    query = run("sql", "--dialect", "duckdb", *own).output

    assert first.split("\n")[2] == "  What ails your plant."
    assert "For a plants file:    crossroads template > plants.csv" in first
    assert "crossroads ask --facts me.toml --set light=sun" in ask
    assert 'crossroads ask --from plants.csv --id "Plant no=4711"' in ask
    assert run("template", *own).output.startswith("plant_no,light,")
    assert "FROM plants AS plants" in query
    assert (
        "garden.plants"
        in run("sql", "--dialect", "duckdb", "--table", "read_csv('x')", *own).output
    )
    assert "goes beyond the almanac" in flat(run("rules", "list", *own).output) + flat(
        run("rules", "show", "less-wide-pot-in-shade", *own).output
    )
