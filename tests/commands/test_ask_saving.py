"""`ask`: answers are saved, kept and gone on with."""

from pathlib import Path

import pytest
from click.testing import CliRunner

from cli import crossroads
from engine.facts.facts_file import read_facts
from tests.commands.typed import Ask, flat, lines
from tests.shipped import SHIPPED


def test_saved_answers_are_what_advise_reads(ask: Ask, tmp_path: Path) -> None:
    """What was said once need not be said again."""
    file = tmp_path / "me.toml"
    answers = lines(
        current_role="Snr Project Manager",
        years_in_role="18 months",
        manager_can_stretch="no",
        ambitions="1,3",
    )

    ask(*answers, "done", options=("--save", str(file)))
    advised = CliRunner().invoke(crossroads, ["advise", "--facts", str(file)])

    assert read_facts(str(file)) == {
        "current_role": "senior_project_manager",
        "years_in_role": 1.5,
        "manager_can_stretch": False,
        "ambitions": ["seniority", "breadth"],
    }
    assert advised.exit_code == 0


def test_answers_can_be_saved_on_the_way(ask: Ask, tmp_path: Path) -> None:
    """'save' takes a name at once or asks for one, and refuses one that is taken."""
    first, second = tmp_path / "first.toml", tmp_path / "second.toml"

    shown = ask(
        "pmo analyst", f"save {first}", f"save {first}", "save", str(second), "done"
    ).stdout  # fmt: skip

    assert read_facts(str(first)) == read_facts(str(second)) == {"current_role": "pmo_analyst"}
    assert "exists already. Name a new file" in flat(shown)


def test_nothing_is_left_of_the_answers_at_the_end(ask: Ask, state: Path) -> None:
    """While the interview goes on they are kept; after it they are gone."""
    done = ask("pmo analyst", "done")
    left = ask("pmo analyst", "quit", "keep nothing")

    assert done.exit_code == left.exit_code == 0
    assert list(state.iterdir()) == []


def test_an_interview_that_was_left_can_be_gone_on_with(ask: Ask, state: Path) -> None:
    """The answers are kept if that is wanted, and the next question is the one that was open."""
    first = ask("pmo analyst", "quit", "1").stdout
    (file,) = state.iterdir()
    rights = (state.stat().st_mode & 0o777, file.stat().st_mode & 0o777)
    told = ask("quit").stdout
    second = ask("review", "", "done", options=("--resume",)).stdout

    assert "Your answers are kept: `crossroads ask --resume` goes on with them." in flat(first)
    assert rights == (0o700, 0o600)
    assert "An interview that was left waits for you" in told
    assert ": 1 answer." in second
    assert "1  current role: PMO analyst\n" in second
    assert "Not enough to advise" in second
    assert list(state.iterdir()) == []


def test_answers_from_other_rules_or_a_damaged_file_are_taken_over_as_far_as_they_go(
    ask: Ask, state: Path
) -> None:
    """What is lost is named, and the file as it was is still there."""
    ask("pmo analyst", "permanent", "quit", "1")
    (file,) = state.iterdir()
    text = file.read_text()
    file.write_text(text.replace(SHIPPED.version, "before") + "answers.shoe_size = 43\nanswers.am")

    shown = flat(ask("review", "", "done", options=("--resume",)).stdout)
    (aside,) = state.iterdir()

    assert ": 2 answers. The rules have changed since then. What still holds was taken" in shown
    assert "Not taken over: line 5: 'shoe_size' is not asked any more." in shown
    assert "Not taken over: line 6 cannot be read." in shown
    assert "1 current role: PMO analyst 2 employment: permanent" in shown
    assert str(aside) in shown.replace(" ", "")
    assert "shoe_size" in aside.read_text()


def test_without_state_nothing_is_kept(ask: Ask, state: Path) -> None:
    """Not even for the time being, and it is not offered."""
    shown = ask("pmo analyst", "quit", "keep", "2", options=("--no-state",)).stdout

    assert "ask --resume" not in shown
    assert not state.exists()


def test_there_has_to_be_something_to_go_on_with(ask: Ask) -> None:
    """Somebody who resumes nothing is told how to begin."""
    nothing = ask(options=("--resume",))
    both = ask(options=("--resume", "--no-state"))

    assert nothing.exit_code == both.exit_code == 2
    assert "no interview that was left is kept" in nothing.stderr
    assert "Begin one with `crossroads ask`." in nothing.stderr
    assert "--no-state keeps none" in both.stderr


@pytest.mark.parametrize(
    "more",
    [
        ("--set", "career_ladder=none"),
        ("--facts", "x.toml"),
        ("--from", "x.csv"),
        ("--row", "2"),
        ("--sheet", "Staff"),
    ],
    ids=lambda more: more[0],
)
def test_going_on_never_mixes_two_people(ask: Ask, state: Path, more: tuple[str, ...]) -> None:
    """Somebody who resumes goes on with one interview, and nothing is lost by trying."""
    ask("pmo analyst", "quit", "1")

    result = ask(options=("--resume", *more))

    assert result.exit_code == 2
    assert "--resume: goes on with one interview and takes no other facts." in result.stderr
    assert len([*state.iterdir()]) == 1


def test_the_file_to_save_in_is_remembered(
    ask: Ask, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Also from another folder; another one may be named, and one that is there is not touched."""
    monkeypatch.chdir(tmp_path)
    file, other = tmp_path / "me.toml", tmp_path / "other.toml"

    left = ask("pmo analyst", "quit", "1", options=("--save", "me.toml")).stdout
    monkeypatch.chdir("/")
    again = ask("quit", "1", options=("--resume",)).stdout
    ask("done", "done", options=("--resume", "--save", str(other)))
    ask("pmo analyst", "quit", "1", options=("--save", str(file)))
    file.write_text("mine = 1\n")
    taken = ask("done", "done", options=("--resume",)).stdout

    assert "In the end they are written to me.toml." in flat(left)
    assert f"In the end they are written to {file}." in flat(again)
    assert read_facts(str(other)) == {"current_role": "pmo_analyst"}
    assert f"--save {file}: exists already." in flat(taken)
    assert read_facts(str(file)) == {"mine": 1}


def test_saved_answers_are_for_their_owner_only(
    ask: Ask, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Wherever they are saved, under any name, and in the home folder where ~ says so."""
    monkeypatch.setenv("HOME", str(tmp_path))
    files = [tmp_path / name for name in ("a.toml", "b.txt", "c.toml")]

    ask("pmo analyst", "save ~/a.toml", f"save {files[1]}", "done", "done",
         options=("--save", str(files[2])))  # fmt: skip

    assert [file.stat().st_mode & 0o777 for file in files] == [0o600] * 3
    assert all(read_facts(str(file)) == {"current_role": "pmo_analyst"} for file in files)


def test_a_state_folder_that_cannot_be_used_costs_no_answer(ask: Ask, state: Path) -> None:
    """It is said once, and the interview goes on."""
    state.parent.mkdir()
    state.write_text("a file where the folder should be")

    result = ask("pmo analyst", "permanent", "clear", "done")

    assert result.exit_code == 0
    assert result.stdout.count("your answers cannot be kept there") == 1
    assert "Move up" in result.stdout
