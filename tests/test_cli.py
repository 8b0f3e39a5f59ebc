"""The commands as a user types them."""

import csv
import io
import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from cli import crossroads
from engine import __version__
from engine.core.model import KnowledgeBase

ROOT = Path(__file__).parents[1]
Run = Callable[..., Result]


@pytest.fixture
def run() -> Run:
    """Runs a command line and returns what it printed."""

    def invoke(*arguments: str, input: str | None = None) -> Result:
        result = CliRunner().invoke(crossroads, arguments, input=input, catch_exceptions=False)
        assert "Traceback" not in result.output
        return result

    return invoke


SET = ("--set", "current_role=pmo_coordinator", "--set", "career_ladder=none")


def test_advise_shows_path_reasons_roles_advice_and_what_is_missing(run: Run) -> None:
    """One person sees what to do, why, and what more could be said."""
    shown = run("advise", *SET, "--set", "organisation_size=12 people").stdout

    assert shown.startswith("Move out: a strong case (86 % certain)\n")
    for part in (
        "In a small organisation where the ladder is missing",
        "You said: size of the organisation: small; career ladder: none.",
        "Rule out-small-organisation-no-ladder (fair, +4), statements O1, O2",
        "PMO analyst or PMO manager with another employer",
        "prepare your manager",
        "Runner-up",
        "Not known, and could still change the path",
        "waits to be put forward",
    ):
        assert part in shown


def test_advise_marks_what_goes_beyond_the_document(run: Run) -> None:
    """Our own additions are marked, and the mark is explained."""
    shown = run("advise", *SET, "--set", "organisation_size=small").stdout

    assert "[extension]\n" in shown
    assert "[extension]: our addition; the document does not say it." in shown


def test_advise_says_when_there_is_not_enough(run: Run) -> None:
    """No guess, and the questions whose answers would help most."""
    result = run("advise")

    assert result.exit_code == 0
    assert result.stdout.startswith("Not enough to advise\n")
    assert "ambitions: What do you want from your next step?" in result.stdout


def test_advise_as_json_has_the_whole_result(run: Run) -> None:
    """A program gets every field under its public name."""
    result = json.loads(run("advise", *SET, "--json").stdout)

    assert result["path"] == "move_out"
    assert result["facts"] == {"current_role": "pmo_coordinator", "career_ladder": "none"}
    assert result["ranking"][0]["path"] == "move_out"
    assert list(result) == [
        "path", "certainty", "score", "runner_up", "margin", "next_roles", "why", "advice",
        "cautions", "rules_fired", "problems", "rules_version", "facts", "ranking", "reasons",
    ]  # fmt: skip


def test_advise_reads_facts_from_a_file_and_set_goes_before_it(run: Run, tmp_path: Path) -> None:
    """What is typed takes the place of what is kept."""
    file = tmp_path / "me.toml"
    file.write_text('career_ladder = "clear"\nambitions = ["breadth"]\nmanager_knows = true\n')

    result = json.loads(
        run("advise", "--facts", str(file), "--set", "career_ladder=none", "--json").stdout
    )

    assert result["facts"] == {
        "career_ladder": "none",
        "ambitions": ["breadth"],
        "manager_knows": True,
    }


def test_advise_puts_several_settings_of_one_attribute_together(run: Run) -> None:
    """Ambitions can be given one by one."""
    shown = run(
        "advise", "--set", "ambitions=breadth", "--set", "ambitions=seniority", "--json"
    ).stdout

    assert json.loads(shown)["facts"] == {"ambitions": ["seniority", "breadth"]}


MISUSE = {
    "an unknown attribute": (
        ("advise", "--set", "carer_ladder=none"),
        "attribute 'carer_ladder': does not exist. Did you mean 'career_ladder'?",
    ),
    "an unknown value": (
        ("advise", "--set", "organisation_size=smal"),
        "organisation_size: 'smal' is not understood (nearest: small).",
    ),
    "a title that is not understood": (
        ("advise", "--set", "current_role=Sales Executive"),
        "current_role: 'Sales Executive' is not understood: ",
    ),
    "a setting without a value": (
        ("advise", "--set", "career_ladder"),
        "--set 'career_ladder': has no attribute and value. Write --set ATTRIBUTE=VALUE.",
    ),
    "a missing file of facts": (
        ("advise", "--facts", "nowhere.toml"),
        "nowhere.toml: cannot be read: No such file or directory.",
    ),
    "a folder for a file of facts": (
        ("advise", "--facts", "."),
        ".: cannot be read: Is a directory.",
    ),
    "a missing rules folder": (
        ("advise", "--rules", "nowhere"),
        "rules folder 'nowhere': does not exist. Name a folder of .toml files.",
    ),
    "an unknown rule": (
        ("rules", "show", "out-no-lader"),
        "rule: 'out-no-lader' does not exist. Did you mean 'out-no-ladder'?",
    ),
    "an unknown command": (("advice",), "No such command 'advice'. Did you mean 'advise'?"),
    "a mapping without an attribute": (
        ("batch", "x.csv", "-o", "y.csv", "--map", "JobRole"),
        "--map 'JobRole': has no heading and attribute. Write --map \"HEADING=ATTRIBUTE\".",
    ),
    "a heading that is mapped twice": (
        ("batch", "x.csv", "-o", "y.csv", "--map", "A=skills", "--map", "A=ambitions"),
        "--map 'A=ambitions': 'A' is mapped twice. Keep one of the two.",
    ),
    "an unknown dialect": (
        ("sql", "--dialect", "ducdb"),
        "--dialect: 'ducdb' is not known. Did you mean 'duckdb'?",
    ),
    "a file to save to that exists": (
        ("ask", "--save", "setup.cfg"),
        "setup.cfg: exists already. Name a new file, or move the old one away.",
    ),
    "a folder to save to that is missing": (
        ("ask", "--save", "nowhere/me.toml"),
        "nowhere/me.toml: the folder 'nowhere' does not exist. Create it first.",
    ),
}


@pytest.mark.parametrize(("arguments", "told"), MISUSE.values(), ids=MISUSE.keys())
def test_misuse_is_told_with_its_cure(
    run: Run, monkeypatch: pytest.MonkeyPatch, arguments: tuple[str, ...], told: str
) -> None:
    """Exit code 2, where, what and cure on standard error, nothing on standard output."""
    monkeypatch.chdir(ROOT)

    result = run(*arguments)

    assert result.exit_code == 2
    assert told in result.stderr
    assert result.stdout == ""


def test_broken_facts_are_an_error_in_the_file(run: Run, tmp_path: Path) -> None:
    """A file that is no TOML is told with the line."""
    file = tmp_path / "me.toml"
    file.write_text("career_ladder = \n")

    result = run("advise", "--facts", str(file))

    assert result.exit_code == 1
    assert "is not TOML" in result.stderr
    assert "line 1" in result.stderr


def test_check_passes_the_shipped_rules(run: Run, knowledge_base: KnowledgeBase) -> None:
    """The rules that we ship have no fault, and the version is the result's."""
    result = run("check")

    assert result.exit_code == 0
    assert "no fault found" in result.stdout
    assert knowledge_base.version in result.stdout


def test_check_reports_every_fault_and_exits_1(run: Run, tmp_path: Path) -> None:
    """An empty folder misses every file."""
    result = run("check", "--rules", str(tmp_path))

    assert result.exit_code == 1
    assert result.stderr.count("is missing") == 5


def test_rules_show_reads_as_sentences(run: Run) -> None:
    """When, then, because, source and where it stands."""
    shown = run("rules", "show", "out-small-organisation-no-ladder").stdout

    assert "size of the organisation is small" in shown
    assert "this supports 'move out' (fair, 4 decibans)" in shown
    assert "rules/move_out.toml, rule 1" in shown
    assert "O1, move out: In a smaller business" in shown


def test_rules_list_has_every_rule(run: Run, knowledge_base: KnowledgeBase) -> None:
    """Nothing in the knowledge base is hidden."""
    words = run("rules", "list").stdout.split()

    assert set(knowledge_base.rules) <= set(words)


def test_trace_leaves_no_gap_either_way(run: Run, knowledge_base: KnowledgeBase) -> None:
    """Every statement is carried by something, and every rule and text names its statements."""
    shown = run("rules", "trace").stdout

    carried = set()
    for group in (knowledge_base.rules, knowledge_base.texts, knowledge_base.paths):
        for id, item in group.items():
            assert item.source, f"{id} names no statement"
            assert set(item.source) <= set(knowledge_base.statements)
            assert re.search(rf"^  {id}$", shown, re.MULTILINE), f"{id} is not traced"
            carried |= set(item.source)
    assert carried == set(knowledge_base.statements)
    for id in knowledge_base.statements:
        assert re.search(rf"^  {id} ", shown, re.MULTILINE), f"{id} is not traced"


def test_the_template_is_understood_as_it_stands(run: Run, tmp_path: Path) -> None:
    """What we hand out can be handed back."""
    rows = list(csv.reader(io.StringIO(run("template").stdout)))
    staff = tmp_path / "staff.csv"
    staff.write_text(run("template").stdout)

    result = run("batch", str(staff), "-o", str(tmp_path / "advice.csv"))

    assert len(rows) == 2
    assert rows[0][0] == "employee_id"
    assert len(rows[0]) == 16
    assert result.exit_code == 0
    assert "Not understood" not in result.stdout


def test_the_template_does_not_overwrite(run: Run, tmp_path: Path) -> None:
    """A filled-in staff file is not lost to a second look at the template."""
    staff = tmp_path / "staff.csv"
    staff.write_text("precious")

    result = run("template", "-o", str(staff))

    assert result.exit_code == 2
    assert staff.read_text() == "precious"


def test_version_is_the_packages(run: Run) -> None:
    """The version that is shown is the one that is installed."""
    assert run("--version").stdout == f"crossroads, version {__version__}\n"


COMMANDS = ["ask", "advise", "batch", "sql", "template", "check", "rules"]


@pytest.mark.parametrize("command", COMMANDS)
def test_help_teaches_the_command(run: Run, command: str) -> None:
    """Every command says what it does and which options it takes."""
    shown = run(command, "--help").stdout

    assert shown.startswith(f"Usage: crossroads {command} ")
    assert len(shown.splitlines()) > 8


def test_another_knowledge_base_can_be_run_on_every_command(run: Run) -> None:
    """--rules stands on all of them."""
    for command in (*COMMANDS[:-1], "rules list", "rules show", "rules trace"):
        assert "--rules DIR" in run(*command.split(), "--help").stdout


def test_no_colour_where_it_is_not_wanted(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """NO_COLOR is respected even where colour is asked for."""
    monkeypatch.setenv("NO_COLOR", "1")

    result = CliRunner().invoke(crossroads, ["check"], color=True)

    assert "\x1b[" not in result.output


EXPORT = "Emp,Title,Ladder state\n1,PMO Analyst,blocked\n2,PMO Analyst,\n2,PMO Manager,\n"


def test_a_mapping_file_settles_what_a_house_calls_things(run: Run, tmp_path: Path) -> None:
    """Inspect, fill in, run: headings and words of the house are understood from then on."""
    staff, employer, advice = tmp_path / "s.csv", tmp_path / "map.toml", tmp_path / "a.csv"
    staff.write_text(EXPORT)
    shown = run("batch", str(staff), "--inspect", "--write-map", str(employer)).stdout
    employer.write_text(
        '[columns]\n"Title" = "current_role"\n"Ladder state" = "career_ladder"\n'
        '[values.career_ladder]\n"blocked" = "dead_mans_shoes"\n'
    )

    result = run("batch", str(staff), "-o", str(advice), "--map", str(employer))

    assert "Title looks like current_role" in shown
    assert result.exit_code == 0
    assert "Not understood" not in result.stdout
    with advice.open(encoding="utf-8-sig", newline="") as file:
        first = next(csv.DictReader(file))
    assert first["path"] == "move_out"


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
    """Whoever names a place for what it does not write is not left waiting for it."""
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

    monkeypatch.setattr("engine.batch.columns.inspect.inspect_staff", interrupted)
    result = run("batch", str(staff), "--inspect")

    assert result.exit_code == 1
    assert result.stderr == (
        "\nInterrupted: nothing was written. Earlier files are as they were.\n"
    )


def test_sql_prints_one_query(run: Run) -> None:
    """With a comment on the columns that it expects, and the key handed through."""
    shown = run("sql", "--dialect", "postgres", "--table", "hr.staff", "--key", "id").stdout

    assert "Expects these columns" in shown
    assert "rule_out_dead_mans_shoes" in shown
    assert shown.rstrip().splitlines()[-1].strip().startswith("FROM")
