"""`ask`, answered line by line, from a pipe or with --plain."""

import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from cli import crossroads
from engine.core.model import Value
from engine.facts.facts_file import read_facts
from engine.interview.answer_lines import read_answer
from tests.checkout import ROOT
from tests.commands.typed import Ask, flat, lines
from tests.shipped import SHIPPED

ANSWERS: list[tuple[str, str, Value | None]] = [
    ("current_role", "6", "pmo_coordinator"),
    ("current_role", "PMO coordinator", "pmo_coordinator"),
    ("current_role", "Programme Support Officer", "pmo_coordinator"),
    ("organisation_size", "1", "small"),
    ("organisation_size", "120", "medium"),
    ("organisation_size", "large", "large"),
    ("ambitions", "3", ("breadth",)),
    ("ambitions", "3,1", ("seniority", "breadth")),
    ("ambitions", "1 3 7", ("seniority", "breadth", "new_challenge")),
    ("ambitions", "breadth, a new challenge", ("breadth", "new_challenge")),
    ("ambitions", "9", None),
    ("career_ladder", "1,2", None),
    ("career_ladder", "0", None),
    ("ambitions", "breadth, 1", ("seniority", "breadth")),
    ("ambitions", "1-3", ("seniority", "bigger_projects", "breadth")),
    ("ambitions", "leading people and a new challenge", ("lead_people", "new_challenge")),
    ("skills", "managing outcomes and metrics", ("outcomes_and_metrics",)),
    ("current_role", "Portfolio Manager", "portfolio_manager"),
    ("career_ladder", "there is no ladder", "none"),
    ("organisation_size", "250 people or more", "large"),
    ("manager_knows", "y", True),
    ("manager_knows", "1", True),
    ("manager_knows", "2", False),
    ("manager_knows", "0", False),
    ("manager_knows", "3", None),
    ("years_in_role", "18 months", 1.5),
    ("years_in_role", "3", 3),
]


@pytest.mark.parametrize(
    ("attribute", "line", "value"), ANSWERS, ids=[f"{a}: {line}" for a, line, _ in ANSWERS]
)
def test_numbers_of_the_list_and_words_both_answer(
    attribute: str, line: str, value: Value | None
) -> None:
    """A number is a choice of the list; where it is none, it is read as words are."""
    reading = read_answer(SHIPPED, SHIPPED.attributes[attribute], line)

    assert reading.value == value
    assert bool(reading.problem) is (value is None)


def test_some_answers_lead_to_advice(ask: Ask) -> None:
    """Somebody in a small firm without a ladder who wants to rise is told to look elsewhere."""
    answers = lines(
        current_role="PMO coordinator",
        organisation_size="small",
        career_ladder="none",
        ambitions="seniority",
    )

    result = ask(*answers, "done")

    assert result.exit_code == 0
    assert "Noted: current role: PMO coordinator." in result.stdout
    assert "Move out: a strong case\n" in result.stdout
    assert "rule out-small-organisation-no-ladder." in flat(result.stdout)


def test_the_same_facts_give_the_same_words_as_advise(ask: Ask) -> None:
    """The interview is another way to state facts, and nothing else."""
    settings = ("current_role=pmo_analyst", "ambitions=seniority", "career_ladder=none")
    arguments = [part for setting in settings for part in ("--set", setting)]
    answers = lines(current_role="pmo analyst", ambitions="seniority", career_ladder="none")

    asked = ask(*answers, "done").stdout
    advised = CliRunner().invoke(crossroads, ["advise", *arguments]).stdout

    assert asked.endswith(advised)


def test_enter_and_skip_pass_a_question_by(ask: Ask) -> None:
    """Nobody has to say what they would rather not."""
    shown = ask("", "skip", "", "done").stdout

    assert "\n4. " in shown
    assert shown.count("Skipped.") == 3
    assert "Not enough to advise" in shown


def test_each_question_says_where_the_paths_stand(ask: Ask) -> None:
    """Somebody who answers sees what the answers do, and how long it may still take."""
    shown = ask("pmo analyst", "permanent", "clear", "quit", "3").stdout

    assert "Nothing speaks for or against a path yet. At most 16 questions are left." in shown
    assert "Ahead: move up. At most 11 questions are left." in shown


def test_a_question_mark_explains_and_why_names_rules(ask: Ask) -> None:
    """Somebody who wonders about a question is told, and asked again."""
    shown = ask("pmo analyst", "permanent", "?", "why", "none", "done").stdout
    text = SHIPPED.attributes["career_ladder"]

    assert flat(text.help) in flat(shown)
    assert "I ask because 'career ladder' could decide which of these holds:" in flat(shown)
    assert SHIPPED.rules["up-blocked"].because in flat(shown)
    assert "up-blocked" not in shown.partition("4. ")[0]
    assert shown.count(f"3. {text.question}") == 3


def test_back_returns_to_the_question_before(ask: Ask) -> None:
    """A changed mind is normal."""
    shown = ask("pmo analyst", "back", "pmo manager", "done").stdout
    first = ask("back", "quit").stdout

    assert shown.count("1. What is your role today?") == 2
    assert "Noted: current role: PMO manager." in shown
    assert "This is the first question." in first


def test_going_back_takes_no_answer_away(ask: Ask, tmp_path: Path) -> None:
    """Enter keeps what was said, 'skip' takes it away, and what came later still counts."""
    file = tmp_path / "me.toml"
    answers = lines(
        current_role="pmo analyst", employment="permanent", career_ladder="none",
        ambitions="seniority",
    )  # fmt: skip
    steps = len(answers)

    shown = ask(
        *answers, *["back"] * steps, "", *["back"] * (steps - 1), "skip", "done",
        options=("--save", str(file)),
    ).stdout  # fmt: skip

    assert "So far: PMO analyst. Enter keeps it; 'skip' takes it away." in shown
    assert "Kept: current role: PMO analyst." in shown
    assert "Taken away." in shown
    assert read_facts(str(file))["current_role"] == "pmo_analyst"
    assert read_facts(str(file))["ambitions"] == ["seniority"]


def test_quit_leaves_without_advice(ask: Ask) -> None:
    """Leaving is always possible, and nothing is kept unless it is wanted."""
    at_once = ask("quit")
    later = ask("pmo analyst", "quit", "keep nothing")
    ended = ask("pmo analyst", "quit")

    for result in (at_once, later):
        assert result.exit_code == 0
        assert result.stdout.endswith("You left the interview. Nothing was kept.\n")
    assert "Your answers are kept: `crossroads ask --resume` goes on" in flat(ended.stdout)
    assert "What is to become of your answers?" not in at_once.stdout
    assert "What is to become of your answers?" in later.stdout


def test_the_end_of_the_input_gives_advice_on_what_is_known(ask: Ask) -> None:
    """A pipe that ends early is a person who has said all they want to say."""
    result = ask(*lines(ambitions="breadth"))

    assert result.exit_code == 0
    assert "The input ended here" in result.stdout
    assert "Move sideways: a strong case\n" in result.stdout


def test_a_settled_path_is_announced_once(ask: Ask) -> None:
    """Somebody who is in a hurry learns that the rest only adds advice."""
    answers = lines(
        current_role="pmo coordinator", organisation_size="small", career_ladder="none",
        ambitions="seniority", field_preference="1",
        serious_about_leaving="yes", manager_knows="no",
    )  # fmt: skip

    shown = ask(*answers, "done").stdout

    assert flat(shown).count("no answer that is still to come can change it.") == 1
    assert "certain" not in shown


def test_what_is_known_beforehand_is_not_asked(ask: Ask, tmp_path: Path) -> None:
    """Facts from a file and from --set count as answers; --set goes first."""
    file = tmp_path / "me.toml"
    file.write_text('current_role = "pmo_analyst"\ncareer_ladder = "clear"\n')

    shown = ask(
        "review", "1", "pmo manager", *[""] * 20,
        options=("--facts", str(file), "--set", "career_ladder=none"),
    ).stdout  # fmt: skip

    assert "Known already, and not asked: current role: PMO analyst; career ladder: none." in shown
    assert "What is your role today?\n    1" not in shown.partition("Your answers.")[0]
    assert "1  current role: PMO analyst (known beforehand)" in shown
    assert "Noted: current role: PMO manager." in shown


def test_when_everything_is_known_the_advice_comes_at_once(ask: Ask) -> None:
    """Nobody is asked for the sake of asking."""
    everything = {
        "current_role": "pmo_analyst", "years_in_role": "2", "organisation_size": "large",
        "employment": "permanent",
        "career_ladder": "clear", "manager_can_stretch": "yes", "ambitions": "seniority",
        "pnl_appetite": "none", "field_preference": "open", "work_preference": "no_preference",
        "leads_large_projects": "no", "skills": "reporting", "cross_business_exposure": "no",
        "serious_about_leaving": "no", "manager_knows": "no", "waits_to_be_put_forward": "no",
    }  # fmt: skip
    options = [part for id, value in everything.items() for part in ("--set", f"{id}={value}")]

    shown = ask(options=tuple(options)).stdout

    assert "1. " not in shown
    assert "Move up: a very strong case" in shown


def test_what_if_is_explored_at_the_end(ask: Ask) -> None:
    """By a keyword at once, or by choosing the question and the answer; nothing is changed."""
    answers = lines(ambitions="seniority", career_ladder="none")
    listed = str(list(SHIPPED.stated).index("career_ladder") + 1)

    shown = ask(
        *answers, "done", "what if career_ladder=clear", "1", listed, "clear",
        "what if career_ladder=steep", "what if career_ladder=", "review", "back", "done",
    ).stdout  # fmt: skip

    assert shown.count("What if\n  - career ladder: clear (you said: none)") == 2
    assert "'steep' is not understood" in shown
    assert "what if career_ladder: '' is no other answer. Write one after =." in flat(shown)
    assert "career ladder: none\n" in shown.rpartition("Your answers.")[2]


@pytest.mark.parametrize("closed", ["<&-", ">&-"])
def test_a_closed_stream_is_an_error_in_one_line(closed: str) -> None:
    """No traceback for how somebody's script starts us."""
    words = f'"{sys.executable}" "{ROOT}/cli.py" ask {closed}'
    ended = subprocess.run(["sh", "-c", words], capture_output=True, text=True, check=False)

    stream = "input" if closed == "<&-" else "output"
    assert ended.returncode == 2
    assert ended.stderr.startswith(f"Error: standard {stream}: is closed.")
    assert ended.stderr.count("\n") == 1


def test_what_is_said_fits_a_narrow_window(ask: Ask, monkeypatch: pytest.MonkeyPatch) -> None:
    """Sixty columns are enough for every sentence."""
    monkeypatch.setenv("COLUMNS", "60")

    shown = ask("pmo analyst", "path", "why", "quit", "1").stdout + ask("").stdout

    said = [line for line in shown.splitlines() if " > " not in line]
    assert max(map(len, said)) <= 60


def test_one_person_of_a_staff_file_is_asked_the_rest(ask: Ask, tmp_path: Path) -> None:
    """HR's file says what it says; where it is blank, the interview goes on."""
    staff = tmp_path / "staff.csv"
    staff.write_text("Employee ID,Job Title,career_ladder\n4711,PMO Analyst,\n4712,cook,none\n")

    by_row = ask("done", options=("--from", str(staff), "--row", "2")).stdout
    by_id = ask("done", options=("--from", str(staff), "--id", "4712")).stdout
    mapped = ask(
        "done",
        options=("--from", str(staff), "--row", "2", "--map", "Job Title="),
    ).stdout
    alone = ask(options=("--row", "2"))
    no_workbook = ask(options=("--from", str(staff), "--row", "2", "--sheet", "Staff"))

    assert "Known already, and not asked: current role: PMO analyst." in by_row
    assert "row 2: Employee ID '4711'." in flat(by_row)
    assert "row 3: current_role: 'cook' is not understood" in flat(by_id)
    assert "Known already, and not asked: career ladder: none." in by_id
    assert "no column is known" not in mapped
    assert "Known already" not in mapped
    assert alone.exit_code == 2
    assert "Missing option '--from'" in alone.stderr
    assert "is no workbook" in no_workbook.stderr


def test_standard_input_answers_and_is_no_staff_file(ask: Ask) -> None:
    """It cannot be both."""
    result = ask("a,b", options=("--from", "-", "--row", "2"))

    assert result.exit_code == 2
    assert "Save it as a file first" in result.stderr


def test_plain_uses_no_colour(ask: Ask) -> None:
    """Whatever shows the text, not a single escape code is in it."""
    text = "pmo analyst\npath\ndone\n"

    shown = CliRunner().invoke(crossroads, ["ask", "--plain"], input=text, color=True).stdout

    assert "\x1b" not in shown
