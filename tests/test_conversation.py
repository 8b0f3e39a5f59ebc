"""The interview as somebody at the keyboard, or a pipe, sees it."""

import os
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pexpect
import pytest
from click.testing import CliRunner, Result

from cli import crossroads
from engine.model import KnowledgeBase, Value
from engine.pages.conversation import read_answer
from engine.people.facts_file import read_facts
from engine.reader import load_rules

SHIPPED = load_rules()
ROOT = Path(__file__).parents[1]
Talk = Callable[..., Result]


@pytest.fixture
def talk() -> Talk:
    """Answers the interview line by line, as from a pipe."""

    def say(*lines: str, options: tuple[str, ...] = ()) -> Result:
        text = "".join(f"{line}\n" for line in lines)
        return CliRunner().invoke(crossroads, ["ask", *options], input=text, catch_exceptions=False)

    return say


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


def test_six_answers_lead_to_advice(talk: Talk) -> None:
    """Somebody in a small firm without a ladder who wants to rise is told to look elsewhere."""
    result = talk("PMO coordinator", "3", "small", "none", "no", "seniority", "done")

    assert result.exit_code == 0
    assert "Noted: current role: PMO coordinator." in result.stdout
    assert "Move out: a very strong case (more than 99 % certain)" in result.stdout
    assert "Rule out-small-organisation-no-ladder" in result.stdout


def test_the_same_facts_give_the_same_words_as_advise(talk: Talk) -> None:
    """The interview is another way to state facts, and nothing else."""
    settings = ("current_role=pmo_analyst", "years_in_role=2", "organisation_size=large")
    arguments = [part for setting in settings for part in ("--set", setting)]

    asked = talk("pmo analyst", "2", "large", "done").stdout
    advised = CliRunner().invoke(crossroads, ["advise", *arguments]).stdout

    assert asked.endswith(advised)


def test_enter_and_skip_pass_a_question_by(talk: Talk) -> None:
    """Nobody has to say what they would rather not."""
    shown = talk("", "skip", "", "done").stdout

    assert "4. Can your manager give you" in shown
    assert "Not enough to advise" in shown


def test_a_question_mark_explains_and_why_names_rules(talk: Talk) -> None:
    """Whoever wonders about a question is told, and asked again."""
    shown = talk("?", "why", "pmo analyst", "done").stdout

    assert "Your role decides which rungs are above you" in shown
    assert "The answer decides whether this holds for you:" in shown
    assert "(up-next-step)" in shown
    assert shown.count("1. What is your role today?") == 1


def test_a_near_miss_is_understood_after_asking(talk: Talk) -> None:
    """A slip is mended by a yes, and by a no it is put right by hand."""
    taken = talk("", "smal", "yes", "done").stdout
    refused = talk("", "smal", "no", "large", "done").stdout

    other = talk("", "smal", "medium", "done").stdout

    assert "Did you mean 'small'?\n  yes or no >" in taken
    assert "Noted: size of the organisation: small." in taken
    assert "Noted: size of the organisation: large." in refused
    assert "Noted: size of the organisation: medium." in other


def test_what_is_not_understood_is_asked_again(talk: Talk) -> None:
    """An answer that means nothing to us costs nothing."""
    shown = talk("pmo analyst", "many", "-2", "2", "done").stdout

    assert "'many' is not a number that can be read" in shown
    assert "Noted: years in the role: 2 years." in shown


def test_back_returns_to_the_question_before(talk: Talk) -> None:
    """A changed mind is normal."""
    shown = talk("pmo analyst", "back", "pmo manager", "done").stdout
    first = talk("back", "quit").stdout

    assert shown.count("1. What is your role today?") == 2
    assert "Move up" in shown
    assert "PMO director" in shown
    assert "This is the first question." in first


def test_going_back_takes_no_answer_away(talk: Talk, tmp_path: Path) -> None:
    """Enter keeps what was said, 'skip' takes it away, and what came later still counts."""
    file = tmp_path / "me.toml"
    lines = ("pmo analyst", "3", "small", "back", "back", "back", "", "back", "skip", "done")

    shown = talk(*lines, options=("--save", str(file))).stdout

    assert "So far: PMO analyst. Enter keeps it, 'skip' takes it away." in shown
    assert read_facts(str(file)) == {"current_role": "pmo_analyst", "years_in_role": 3}


def test_a_wrong_answer_is_told_in_the_lists_own_terms(talk: Talk) -> None:
    """People see numbers and labels, not ids."""
    shown = talk("", "enormous!", "done").stdout

    assert "'enormous!' is not one of the choices. Type a number from 1 to 3" in shown


def test_quit_leaves_without_advice(talk: Talk) -> None:
    """Leaving is always possible, and nothing is kept."""
    result = talk("pmo analyst", "quit")

    assert result.exit_code == 0
    assert result.stdout.endswith("You left the interview. Nothing was kept.\n")


def test_the_end_of_the_input_gives_advice_on_what_is_known(talk: Talk) -> None:
    """A pipe that ends early is a person who has said all they want to say."""
    result = talk("", "", "", "", "breadth")

    assert result.exit_code == 0
    assert "The input ended here" in result.stdout
    assert "Move sideways: a strong case (83 % certain)" in result.stdout


def test_saved_answers_are_what_advise_reads(talk: Talk, tmp_path: Path) -> None:
    """What was said once need not be said again."""
    file = tmp_path / "me.toml"

    talk(
        "Snr Project Manager",
        "18 months",
        "",
        "",
        "no",
        "1,3",
        "done",
        options=("--save", str(file)),
    )

    assert read_facts(str(file)) == {
        "current_role": "senior_project_manager",
        "years_in_role": 1.5,
        "manager_can_stretch": False,
        "ambitions": ["seniority", "breadth"],
    }
    advised = CliRunner().invoke(crossroads, ["advise", "--facts", str(file)])
    assert advised.exit_code == 0
    assert list(tmp_path.iterdir()) == [file]


def test_a_settled_path_is_announced_once(talk: Talk) -> None:
    """Whoever is in a hurry learns that the rest only adds advice."""
    shown = talk("pmo coordinator", "3", "small", "none", "no", "seniority", "none").stdout

    assert shown.count("what comes now can only add advice") == 1


@pytest.fixture
def terminal(knowledge_base: KnowledgeBase) -> Iterator["pexpect.spawn[str]"]:
    """The interview in a real pseudo-terminal, 80 columns wide."""
    command = [str(ROOT / "cli.py"), "ask"]
    environment = os.environ | {"TERM": "xterm", "PYTHONPATH": str(ROOT)}
    child = pexpect.spawn(
        sys.executable, command, encoding="utf-8", env=environment, dimensions=(40, 80), timeout=20
    )
    yield child
    child.close(force=True)


def test_a_person_at_a_terminal_is_advised(terminal: "pexpect.spawn[str]") -> None:
    """Keyboard in, bold headings out."""
    terminal.expect("What is your role today")
    terminal.sendline("6")
    terminal.expect("Noted: current role: PMO coordinator")
    terminal.expect("How many years")
    terminal.sendline("done")
    terminal.expect("Move up: a first indication")
    terminal.expect(pexpect.EOF)
    terminal.close()

    assert terminal.exitstatus == 0


def test_ctrl_c_leaves_politely(terminal: "pexpect.spawn[str]") -> None:
    """No traceback for somebody who has changed their mind."""
    terminal.expect("a number or words > ")
    terminal.sendintr()
    terminal.expect("You left the interview. Nothing was kept.")
    terminal.expect(pexpect.EOF)
    terminal.close()

    assert "Traceback" not in terminal.before
    assert terminal.exitstatus == 1


def test_ctrl_d_shows_the_advice_so_far(terminal: "pexpect.spawn[str]") -> None:
    """The end of the input is not an error."""
    terminal.expect("a number or words > ")
    terminal.sendline("9")
    terminal.expect("How many years")
    terminal.sendeof()
    terminal.expect("The input ended here")
    terminal.expect("Not enough to advise")
    terminal.expect(pexpect.EOF)
    terminal.close()

    assert terminal.exitstatus == 0
