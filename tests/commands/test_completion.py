"""Shell completion: what the TAB key offers in each place of a command line."""

from pathlib import Path

import pytest

from cli import COMPLETING, crossroads
from engine.commands.completion import Bash, Zsh
from tests.checkout import ROOT
from tests.commands.typed import Run

STAFF = str(ROOT / "examples" / "staff.csv")
PLANTS = ROOT / "tests" / "other_field" / "rules"
DIALECTS = ["duckdb", "spark", "postgres", "snowflake", "bigquery", "databricks"]


def offered(monkeypatch: pytest.MonkeyPatch, line: str) -> tuple[str, list[str]]:
    """The kind and the candidates, without their descriptions, at the end of a line."""
    monkeypatch.setenv("CROSSROADS_LINE", f"crossroads {line}")
    kind, *candidates = Zsh(crossroads, {}, "crossroads", COMPLETING).complete().split("\n")
    return kind, [one.partition("\t")[0] for one in candidates]


@pytest.mark.parametrize(
    ("line", "kind", "candidates"),
    [
        ("adv", "plain", ["advise"]),
        ("rules sh", "plain", ["show"]),
        ("advise --wh", "plain", ["--what-if"]),
        ("advise --set car", "open", ["career_ladder="]),
        ("advise --set=car", "open", ["--set=career_ladder="]),
        ("advise --what-if career_ladder=c", "plain", ["career_ladder=clear"]),
        ("advise --set manager_knows=", "plain", ["manager_knows=yes", "manager_knows=no"]),
        (
            "advise --set 'ambitions=breadth; b",
            "plain",
            ["ambitions=breadth; bigger_projects", "ambitions=breadth; better_pay_or_title"],
        ),
        ("advise --set years_in_role=", "plain", []),
        ("advise --set nothing=", "plain", []),
        ("advise --without out-no-st", "plain", ["out-no-stretch"]),
        ("advise --weight out-no-st", "open", ["out-no-stretch="]),
        ("advise --weight out-no-stretch:", "open", ["out-no-stretch:move_out="]),
        (
            "advise --weight out-no-stretch=s",
            "plain",
            ["out-no-stretch=slight", "out-no-stretch=strong"],
        ),
        ("rules show out-no-st", "plain", ["out-no-stretch"]),
        ("rules uses move_o", "plain", ["move_out"]),
        ("sql --dialect ", "plain", DIALECTS),
        ("advise --explain ", "plain", ["text", "tree", "full"]),
        ("completion ", "plain", ["bash", "zsh", "fish"]),
        (f"batch {STAFF} --id emp", "plain", ["employee_id"]),
        (f"ask --from {STAFF} --id emp", "open", ["employee_id="]),
        (f"batch {STAFF} --map 'Job Title=curr", "plain", ["Job Title=current_role"]),
        (f"batch --keep x {STAFF} --map 'Job T", "open", ["Job Title="]),
        (f"batch {STAFF} --keep 'Skills,emp", "plain", ["Skills,employee_id"]),
        (f"report {STAFF} --by Sk", "plain", ["Skills"]),
        (
            f"report a.csv --audit-file {STAFF} --audit 'Skills,emp",
            "plain",
            ["Skills,employee_id"],
        ),
        ("batch nowhere.csv --id ", "plain", []),
        ("batch staff", "file", []),
        (f"report {STAFF} --by emp", "plain", ["employee_id"]),
        ("report staff.csv --people ", "folder", []),
        ("batch staff.csv -o ", "file", []),
        ("batch staff.csv --map mapp", "file", []),
        ("advise --facts=me", "file", []),
        ("template > st", "file", []),
        ("check --rules ", "folder", []),
        ("--rules ", "folder", []),
        ("rules diff ", "folder", []),
        ("batch staff.csv --sheet ", "plain", []),
    ],
    ids=[
        "a command",
        "a command of a group",
        "an option",
        "an attribute",
        "an attribute after an equals sign",
        "a value",
        "yes or no",
        "another value of several",
        "a number",
        "an attribute that is none",
        "a rule to leave out",
        "a rule to weigh",
        "a path of the rule",
        "a strength",
        "a rule to be shown",
        "a path",
        "a dialect",
        "a choice",
        "a shell",
        "a heading",
        "a heading before an id",
        "what a column is",
        "a heading to be mapped",
        "one more heading to keep",
        "a heading to group by",
        "one more heading to audit",
        "no file with headings",
        "a file",
        "a column to group by",
        "a folder to write",
        "a file to write",
        "a mapping file",
        "a file after an equals sign",
        "a redirection",
        "a folder",
        "a folder before the command",
        "two folders",
        "no workbook",
    ],
)
def test_each_place_offers_what_can_stand_there(
    monkeypatch: pytest.MonkeyPatch, line: str, kind: str, candidates: list[str]
) -> None:
    """Names and values of the rules, headings of the file that is named, or files."""
    assert offered(monkeypatch, line) == (kind, candidates)


def test_another_rule_base_offers_its_own_names(monkeypatch: pytest.MonkeyPatch) -> None:
    """Wherever --rules stands on the line, and by the environment variable."""
    before = offered(monkeypatch, f"--rules {PLANTS} advise --set coldest")
    after = offered(monkeypatch, f"advise --rules {PLANTS} --set coldest")
    monkeypatch.setenv("CROSSROADS_RULES", str(PLANTS))
    variable = offered(monkeypatch, "advise --set coldest")

    assert before == after == variable == ("open", ["coldest_night="])


def test_rules_that_cannot_be_read_offer_nothing(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """A shell that completes is not the place for their faults; `check` names them."""
    (tmp_path / "paths.toml").write_text("[[path\n", encoding="utf-8")

    assert offered(monkeypatch, f"--rules {tmp_path} advise --set ") == ("plain", [])


def test_sheets_of_a_workbook(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """By their names, and the headings of the one that is named."""
    openpyxl = pytest.importorskip("openpyxl")
    book, place = openpyxl.Workbook(), tmp_path / "staff.xlsx"
    book.active.title = "Notes"
    book.create_sheet("People ü").append(["id", "Job Title"])
    book.save(place)

    assert offered(monkeypatch, f"batch {place} --sheet P") == ("plain", ["People ü"])
    headings = offered(monkeypatch, f"batch {place} --sheet 'People ü' --id ")
    assert headings == ("plain", ["id", "Job Title"])


@pytest.mark.parametrize(
    ("line", "part", "inserted"),
    [
        ("advise --set career_ladder=c", "c", "clear"),
        ("advise --set 'career_ladder=c", "career_ladder=c", "career_ladder=clear"),
        ("advise --weight out-no-stretch:m", "m", "move_out="),
        (f"batch {STAFF} --id Job", "Job", r"Job\ Title"),
        (f"batch {STAFF} --id Job\\ T", r"Job\ T", r"Job\ Title"),
        (f'batch {STAFF} --id "Job T', "Job T", "Job Title"),
        (f"batch {STAFF} --id P", "P", r"P\&L\ appetite"),
    ],
    ids=[
        "after an equals sign",
        "in quotes",
        "after a colon",
        "a blank",
        "a blank that was typed",
        "a blank in quotes",
        "a special character",
    ],
)
def test_bash_replaces_the_last_part_of_a_word(
    monkeypatch: pytest.MonkeyPatch, line: str, part: str, inserted: str
) -> None:
    """bash breaks words at = and :, and inserts what it is given as it is."""
    monkeypatch.setenv("CROSSROADS_LINE", f"crossroads {line}")
    monkeypatch.setenv("CROSSROADS_WORD", part)

    answer = Bash(crossroads, {}, "crossroads", COMPLETING).complete()

    assert answer.split("\n")[1:] == [inserted]


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_the_script_is_printed(run: Run, shell: str) -> None:
    """Whole, to be evaluated or kept in a file."""
    script = run("completion", shell).stdout

    assert script.startswith(("# Completion of crossroads", "#compdef crossroads"))
    assert COMPLETING in script


def test_no_other_shell(run: Run) -> None:
    """Which shells there are is said."""
    result = run("completion", "tcsh")

    assert result.exit_code == 2
    assert "'tcsh' is not one of 'bash', 'zsh', 'fish'" in result.stderr
