"""The interview as somebody sees it who answers line by line, from a pipe or with --plain."""

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from cli import crossroads
from engine.core.model import Facts, Value
from engine.facts.facts_file import read_facts
from engine.interview.answer_lines import read_answer
from engine.interview.interview import Interview
from engine.rulebase.load import load_rules

ROOT = Path(__file__).parents[1]
SHIPPED = load_rules()
Conversation = Callable[..., Result]


@pytest.fixture(autouse=True)
def state(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A state folder of our own."""
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    return tmp_path / "state" / "crossroads"


@pytest.fixture
def talk() -> Conversation:
    """Answers the interview line by line, as from a pipe."""

    def say(*lines: str, options: tuple[str, ...] = ()) -> Result:
        text = "".join(f"{line}\n" for line in lines)
        return CliRunner().invoke(crossroads, ["ask", *options], input=text, catch_exceptions=False)

    return say


def lines(known: Facts | None = None, **answers: str) -> list[str]:
    """These answers in the order in which they are asked for; other questions are passed by."""
    interview, typed = Interview(SHIPPED, known), []
    while answers and (attribute := interview.question):
        line = answers.pop(attribute.id, "")
        interview.answer(attribute, read_answer(SHIPPED, attribute, line).value)
        typed.append(line)
    return typed


def flat(text: str) -> str:
    """A text as if the screen were endlessly wide."""
    return " ".join(text.split())


KNOWN = {"current_role": "pmo_analyst", "career_ladder": "none"}
WITH_KNOWN = ("--set", "current_role=pmo_analyst", "--set", "career_ladder=none")


def before(attribute: str) -> list[str]:
    """Lines that pass by every question before one, when that much is known."""
    passed = lines(KNOWN, **{attribute: "?"})
    assert passed.pop() == "?"
    return passed


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


def test_some_answers_lead_to_advice(talk: Conversation) -> None:
    """Somebody in a small firm without a ladder who wants to rise is told to look elsewhere."""
    answers = lines(
        current_role="PMO coordinator",
        organisation_size="small",
        career_ladder="none",
        ambitions="seniority",
    )

    result = talk(*answers, "done")

    assert result.exit_code == 0
    assert "Noted: current role: PMO coordinator." in result.stdout
    assert "Move out: a very strong case" in result.stdout
    assert "Rule out-small-organisation-no-ladder" in result.stdout


def test_the_same_facts_give_the_same_words_as_advise(talk: Conversation) -> None:
    """The interview is another way to state facts, and nothing else."""
    settings = ("current_role=pmo_analyst", "years_in_role=2", "career_ladder=none")
    arguments = [part for setting in settings for part in ("--set", setting)]
    answers = lines(current_role="pmo analyst", years_in_role="2", career_ladder="none")

    asked = talk(*answers, "done").stdout
    advised = CliRunner().invoke(crossroads, ["advise", *arguments]).stdout

    assert asked.endswith(advised)


def test_enter_and_skip_pass_a_question_by(talk: Conversation) -> None:
    """Nobody has to say what they would rather not."""
    shown = talk("", "skip", "", "done").stdout

    assert "\n4. " in shown
    assert shown.count("Skipped.") == 3
    assert "Not enough to advise" in shown


def test_each_question_says_where_the_paths_stand(talk: Conversation) -> None:
    """Whoever answers sees what the answers do, and how long it may still take."""
    shown = talk("pmo analyst", "quit", "3").stdout

    assert "Nothing speaks for or against a path yet. At most 15 questions are left." in shown
    assert "Ahead: move up. At most 12 questions are left." in shown


def test_a_question_mark_explains_and_why_names_rules(talk: Conversation) -> None:
    """Whoever wonders about a question is told, and asked again."""
    shown = talk("?", "why", "pmo analyst", "done").stdout

    assert "Your role decides which rungs are above you" in shown
    assert "I ask because 'current role' could decide:" in shown
    assert "rule up-next-step, if it applies: There is a rung above your role" in flat(shown)
    assert shown.count("1. What is your role today?") == 1


def test_a_near_miss_is_understood_after_asking(talk: Conversation) -> None:
    """A slip is mended by a yes, and by a no it is put right by hand."""
    passed = before("organisation_size")

    taken = talk(*passed, "smal", "yes", "done", options=WITH_KNOWN).stdout
    refused = talk(*passed, "smal", "no", "large", "done", options=WITH_KNOWN).stdout
    other = talk(*passed, "smal", "medium", "done", options=WITH_KNOWN).stdout

    assert "'smal' is not understood. Did you mean 'small'?\n" in taken
    assert "Noted: size of the organisation: small." in taken
    assert "Noted: size of the organisation: large." in refused
    assert "Noted: size of the organisation: medium." in other


def test_what_is_not_understood_is_asked_again(talk: Conversation) -> None:
    """An answer that means nothing to us costs nothing."""
    shown = talk(*before("years_in_role"), "many", "-2", "2", "done", options=WITH_KNOWN).stdout

    assert "'many' is not a number that can be read" in shown
    assert "Noted: years in the role: 2 years." in shown


def test_back_returns_to_the_question_before(talk: Conversation) -> None:
    """A changed mind is normal."""
    shown = talk("pmo analyst", "back", "pmo manager", "done").stdout
    first = talk("back", "quit").stdout

    assert shown.count("1. What is your role today?") == 2
    assert "Noted: current role: PMO manager." in shown
    assert "This is the first question." in first


def test_going_back_takes_no_answer_away(talk: Conversation, tmp_path: Path) -> None:
    """Enter keeps what was said, 'skip' takes it away, and what came later still counts."""
    file = tmp_path / "me.toml"
    answers = lines(current_role="pmo analyst", career_ladder="none", years_in_role="3")
    steps = len(answers)

    shown = talk(
        *answers, *["back"] * steps, "", *["back"] * (steps - 1), "skip", "done",
        options=("--save", str(file)),
    ).stdout  # fmt: skip

    assert "So far: PMO analyst. Enter keeps it; 'skip' takes it away." in shown
    assert "Kept: current role: PMO analyst." in shown
    assert "Taken away." in shown
    assert read_facts(str(file))["current_role"] == "pmo_analyst"
    assert read_facts(str(file))["years_in_role"] == 3


def test_a_wrong_answer_is_told_in_the_lists_own_terms(talk: Conversation) -> None:
    """People see numbers and labels, not ids."""
    shown = talk(*before("organisation_size"), "enormous!", "done", options=WITH_KNOWN).stdout

    assert "'enormous!' is not one of the choices. Type a number from 1 to 3" in shown


def test_quit_leaves_without_advice(talk: Conversation) -> None:
    """Leaving is always possible, and nothing is kept unless it is wanted."""
    at_once = talk("quit")
    later = talk("pmo analyst", "quit", "keep nothing")
    ended = talk("pmo analyst", "quit")

    for result in (at_once, later):
        assert result.exit_code == 0
        assert result.stdout.endswith("You left the interview. Nothing was kept.\n")
    assert "Your answers are kept: `crossroads ask --resume` goes on" in flat(ended.stdout)
    assert "What is to become of your answers?" not in at_once.stdout
    assert "What is to become of your answers?" in later.stdout


def test_the_end_of_the_input_gives_advice_on_what_is_known(talk: Conversation) -> None:
    """A pipe that ends early is a person who has said all they want to say."""
    result = talk(*lines(ambitions="breadth"))

    assert result.exit_code == 0
    assert "The input ended here" in result.stdout
    assert "Move sideways: a strong case (83 % certain)" in result.stdout


def test_saved_answers_are_what_advise_reads(talk: Conversation, tmp_path: Path) -> None:
    """What was said once need not be said again."""
    file = tmp_path / "me.toml"
    answers = lines(
        current_role="Snr Project Manager",
        years_in_role="18 months",
        manager_can_stretch="no",
        ambitions="1,3",
    )

    talk(*answers, "done", options=("--save", str(file)))
    advised = CliRunner().invoke(crossroads, ["advise", "--facts", str(file)])

    assert read_facts(str(file)) == {
        "current_role": "senior_project_manager",
        "years_in_role": 1.5,
        "manager_can_stretch": False,
        "ambitions": ["seniority", "breadth"],
    }
    assert advised.exit_code == 0


def test_answers_can_be_saved_on_the_way(talk: Conversation, tmp_path: Path) -> None:
    """'save' takes a name at once or asks for one, and refuses one that is taken."""
    first, second = tmp_path / "first.toml", tmp_path / "second.toml"

    shown = talk("pmo analyst", f"save {first}", "save", str(first), str(second), "done").stdout

    assert read_facts(str(first)) == read_facts(str(second)) == {"current_role": "pmo_analyst"}
    assert "exists already. Name a new file" in flat(shown)


def test_a_settled_path_is_announced_once(talk: Conversation) -> None:
    """Whoever is in a hurry learns that the rest only adds advice."""
    answers = lines(
        current_role="pmo coordinator", organisation_size="small", career_ladder="none",
        manager_can_stretch="no", ambitions="seniority", pnl_appetite="none", years_in_role="3",
        field_preference="1", skills="1", serious_about_leaving="yes", manager_knows="no",
    )  # fmt: skip

    shown = talk(*answers, "done").stdout

    assert shown.count("what comes now can only add advice") == 1


def test_what_is_known_beforehand_is_not_asked(talk: Conversation, tmp_path: Path) -> None:
    """Facts from a file and from --set count as answers; --set goes first."""
    file = tmp_path / "me.toml"
    file.write_text('current_role = "pmo_analyst"\ncareer_ladder = "clear"\n')

    shown = talk(
        "review", "1", "pmo manager", *[""] * 20,
        options=("--facts", str(file), "--set", "career_ladder=none"),
    ).stdout  # fmt: skip

    assert "Known already, and not asked: current role: PMO analyst; career ladder: none." in shown
    assert "What is your role today?\n    1" not in shown.partition("Your answers.")[0]
    assert "1  current role: PMO analyst (known beforehand)" in shown
    assert "Noted: current role: PMO manager." in shown


def test_when_everything_is_known_the_advice_comes_at_once(talk: Conversation) -> None:
    """Nobody is asked for the sake of asking."""
    everything = {
        "current_role": "pmo_analyst", "years_in_role": "2", "organisation_size": "large",
        "career_ladder": "clear", "manager_can_stretch": "yes", "ambitions": "seniority",
        "pnl_appetite": "none", "field_preference": "open", "work_preference": "no_preference",
        "leads_large_projects": "no", "skills": "reporting", "cross_business_exposure": "no",
        "serious_about_leaving": "no", "manager_knows": "no", "waits_to_be_put_forward": "no",
    }  # fmt: skip
    options = [part for id, value in everything.items() for part in ("--set", f"{id}={value}")]

    shown = talk(options=tuple(options)).stdout

    assert "1. " not in shown
    assert "Move up: a very strong case" in shown


def test_what_if_is_explored_at_the_end(talk: Conversation) -> None:
    """By a keyword at once, or by choosing the question and the answer; nothing is changed."""
    answers = lines(current_role="pmo analyst", career_ladder="none")
    listed = str(list(SHIPPED.stated).index("career_ladder") + 1)

    shown = talk(
        *answers, "done", "what if career_ladder=clear", "1", listed, "clear",
        "what if career_ladder=steep", "what if career_ladder=", "review", "back", "done",
    ).stdout  # fmt: skip

    assert shown.count("What if\n  - career ladder: clear (you said: none)") == 2
    assert "'steep' is not understood" in shown
    assert "what if career_ladder: '' is no other answer. Write one after =." in flat(shown)
    assert "career ladder: none\n" in shown.rpartition("Your answers.")[2]


def test_nothing_is_left_of_the_answers_at_the_end(talk: Conversation, state: Path) -> None:
    """While the interview goes on they are kept; after it they are gone."""
    done = talk("pmo analyst", "done")
    left = talk("pmo analyst", "quit", "keep nothing")

    assert done.exit_code == left.exit_code == 0
    assert list(state.iterdir()) == []


def test_an_interview_that_was_left_can_be_gone_on_with(talk: Conversation, state: Path) -> None:
    """The answers are kept if that is wanted, and the next question is the one that was open."""
    first = talk("pmo analyst", "quit", "1").stdout
    (file,) = state.iterdir()
    rights = (state.stat().st_mode & 0o777, file.stat().st_mode & 0o777)
    told = talk("quit").stdout
    second = talk("review", "", "done", options=("--resume",)).stdout

    assert "Your answers are kept: `crossroads ask --resume` goes on with them." in flat(first)
    assert rights == (0o700, 0o600)
    assert "An interview that was left waits for you" in told
    assert ": 1 answer." in second
    assert "1  current role: PMO analyst\n" in second
    assert "Move up" in second
    assert list(state.iterdir()) == []


def test_answers_from_other_rules_or_a_damaged_file_are_taken_over_as_far_as_they_go(
    talk: Conversation, state: Path
) -> None:
    """What is lost is named, and the file as it was is still there."""
    talk("pmo analyst", "none", "quit", "1")
    (file,) = state.iterdir()
    text = file.read_text()
    file.write_text(text.replace(SHIPPED.version, "before") + "answers.shoe_size = 43\nanswers.am")

    shown = flat(talk("review", "", "done", options=("--resume",)).stdout)
    (aside,) = state.iterdir()

    assert ": 2 answers. The rules have changed since then. What still holds was taken" in shown
    assert "Not taken over: line 5: 'shoe_size' is not asked any more." in shown
    assert "Not taken over: line 6 cannot be read." in shown
    assert "1 current role: PMO analyst 2 career ladder: none" in shown
    assert str(aside) in shown.replace(" ", "")
    assert "shoe_size" in aside.read_text()


def test_without_state_nothing_is_kept(talk: Conversation, state: Path) -> None:
    """Not even for the time being, and it is not offered."""
    shown = talk("pmo analyst", "quit", "keep", "2", options=("--no-state",)).stdout

    assert "ask --resume" not in shown
    assert not state.exists()


def test_there_has_to_be_something_to_go_on_with(talk: Conversation) -> None:
    """Whoever resumes nothing is told how to begin."""
    nothing = talk(options=("--resume",))
    both = talk(options=("--resume", "--no-state"))

    assert nothing.exit_code == both.exit_code == 2
    assert "no interview that was left is kept" in nothing.stderr
    assert "Begin one with `crossroads ask`." in nothing.stderr
    assert "--no-state keeps none" in both.stderr


@pytest.mark.parametrize(
    "more",
    [("--set", "career_ladder=none"), ("--facts", "x.toml"), ("--from", "x.csv"), ("--row", "2")],
    ids=["--set", "--facts", "--from", "--row"],
)
def test_going_on_never_mixes_two_people(
    talk: Conversation, state: Path, more: tuple[str, ...]
) -> None:
    """Whoever resumes goes on with one interview, and nothing is lost by trying."""
    talk("pmo analyst", "quit", "1")

    result = talk(options=("--resume", *more))

    assert result.exit_code == 2
    assert "--resume: goes on with one interview and takes no other facts." in result.stderr
    assert len([*state.iterdir()]) == 1


def test_the_file_to_save_in_is_remembered(
    talk: Conversation, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Also from another folder; another one may be named, and one that is there is not touched."""
    monkeypatch.chdir(tmp_path)
    file, other = tmp_path / "me.toml", tmp_path / "other.toml"

    left = talk("pmo analyst", "quit", "1", options=("--save", "me.toml")).stdout
    monkeypatch.chdir("/")
    again = talk("quit", "1", options=("--resume",)).stdout
    talk("done", "done", options=("--resume", "--save", str(other)))
    talk("pmo analyst", "quit", "1", options=("--save", str(file)))
    file.write_text("mine = 1\n")
    taken = talk("done", "done", options=("--resume",)).stdout

    assert "In the end they are written to me.toml." in flat(left)
    assert f"In the end they are written to {file}." in flat(again)
    assert read_facts(str(other)) == {"current_role": "pmo_analyst"}
    assert f"--save {file}: exists already." in flat(taken)
    assert read_facts(str(file)) == {"mine": 1}


def test_saved_answers_are_for_their_owner_only(
    talk: Conversation, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Wherever they are saved, under any name, and in the home folder where ~ says so."""
    monkeypatch.setenv("HOME", str(tmp_path))
    files = [tmp_path / name for name in ("a.toml", "b.txt", "c.toml")]

    talk("pmo analyst", "save ~/a.toml", f"save {files[1]}", "done", "done",
         options=("--save", str(files[2])))  # fmt: skip

    assert [file.stat().st_mode & 0o777 for file in files] == [0o600] * 3
    assert all(read_facts(str(file)) == {"current_role": "pmo_analyst"} for file in files)


@pytest.mark.parametrize("closed", ["<&-", ">&-"])
def test_a_closed_stream_is_told_in_one_line(closed: str) -> None:
    """No traceback for how somebody's script starts us."""
    words = f'"{sys.executable}" "{ROOT}/cli.py" ask {closed}'
    ended = subprocess.run(["sh", "-c", words], capture_output=True, text=True, check=False)

    stream = "input" if closed == "<&-" else "output"
    assert ended.returncode == 2
    assert ended.stderr.startswith(f"Error: standard {stream}: is closed.")
    assert ended.stderr.count("\n") == 1


def test_what_is_said_fits_a_narrow_window(
    talk: Conversation, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Sixty columns are enough for every sentence."""
    monkeypatch.setenv("COLUMNS", "60")

    shown = talk("pmo analyst", "path", "why", "quit", "1").stdout + talk("").stdout

    said = [line for line in shown.splitlines() if " > " not in line]
    assert max(map(len, said)) <= 60


def test_a_state_folder_that_cannot_be_used_costs_no_answer(
    talk: Conversation, state: Path
) -> None:
    """It is said once, and the interview goes on."""
    state.parent.mkdir()
    state.write_text("a file where the folder should be")

    result = talk("pmo analyst", "2", "done")

    assert result.exit_code == 0
    assert result.stdout.count("your answers cannot be kept there") == 1
    assert "Move up" in result.stdout


def test_one_person_of_a_staff_file_is_asked_the_rest(talk: Conversation, tmp_path: Path) -> None:
    """HR's file says what it says; where it is blank, the interview goes on."""
    staff = tmp_path / "staff.csv"
    staff.write_text("Employee ID,Job Title,career_ladder\n4711,PMO Analyst,\n4712,cook,none\n")

    by_row = talk("done", options=("--from", str(staff), "--row", "2")).stdout
    by_id = talk("done", options=("--from", str(staff), "--id", "4712")).stdout
    mapped = talk(
        "done",
        options=("--from", str(staff), "--row", "2", "--map", "Job Title="),
    ).stdout
    alone = talk(options=("--row", "2"))

    assert "Known already, and not asked: current role: PMO analyst." in by_row
    assert "row 2: Employee ID '4711'." in flat(by_row)
    assert "row 3: current_role: 'cook' is not understood" in flat(by_id)
    assert "Known already, and not asked: career ladder: none." in by_id
    assert "no column is known" not in mapped
    assert "Known already" not in mapped
    assert alone.exit_code == 2
    assert "need --from" in alone.stderr


def test_standard_input_answers_and_is_no_staff_file(talk: Conversation) -> None:
    """It cannot be both."""
    result = talk("a,b", options=("--from", "-", "--row", "2"))

    assert result.exit_code == 2
    assert "Save it as a file first" in result.stderr


def test_plain_uses_no_colour(talk: Conversation) -> None:
    """Whatever shows the text, not a single escape code is in it."""
    text = "pmo analyst\npath\ndone\n"

    shown = CliRunner().invoke(crossroads, ["ask", "--plain"], input=text, color=True).stdout

    assert "\x1b" not in shown
