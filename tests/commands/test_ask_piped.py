"""Lines of a pipe, written before anything was asked: none answers another question."""

import subprocess
import sys
from pathlib import Path

import pytest

from engine.facts.facts_file import read_facts
from tests.checkout import ROOT
from tests.commands.typed import WITH_KNOWN, Ask, before, flat, lines

REFUSED = {
    "a near miss": ("smal", "'smal' is not understood (nearest: small). Did you mean 'small'?"),
    "none of the choices": (
        "enormous!",
        "'enormous!' is not one of the choices. Type a number from 1 to 4, or words of the list.",
    ),
    "a keyword with a slip": ("skpi", "'skpi' is not one of the choices. Did you mean 'skip'?"),
    "a number of no choice": ("-7", "'-7' is not one of the choices. Type a number from 1 to 4"),
}


@pytest.mark.parametrize(("line", "told"), REFUSED.values(), ids=REFUSED.keys())
def test_a_line_that_is_no_answer_ends_the_interview(ask: Ask, line: str, told: str) -> None:
    """The line, the question and the cure are named; what follows is for other questions."""
    passed = before("organisation_size")

    result = ask(*passed, line, "yes", "1", "1", options=WITH_KNOWN)

    assert result.exit_code == 2
    question = f"in answer to '{len(passed) + 1}. How large is the organisation you work for?'"
    assert f"standard input, line {len(passed) + 1}, {question}: {told}" in flat(result.stderr)
    assert "size of the organisation" not in result.stdout
    assert "Noted" not in result.stdout


def test_the_answers_before_it_are_kept(ask: Ask) -> None:
    """Nobody has to give them again."""
    broken = ask("pmo analyst", "permanent", "colossal", "2")

    resumed = ask("large", "done", options=("--resume",))

    assert "Your answers are kept: `crossroads ask --resume` goes on with them." in flat(
        broken.stdout
    )
    assert "2 answers" in resumed.stdout


MARKED = {
    "a mark at the front": "\ufeff7\ndone\n".encode(),
    "UTF-16, as Windows saves it": "7\ndone\n".encode("utf-16"),
    "line ends of Windows": b"7\r\ndone\r\n",
    "line ends of old Macs": b"7\rdone\r",
    "no end of the last line": b"7\ndone",
    "spaces that do not break": "7\xa0\ndone\xa0\n".encode(),
    "characters without width": "\u200b7\u200b\ndone\n".encode(),
    "full-width figures": "７\ndone\n".encode(),
}


@pytest.mark.parametrize("answers", MARKED.values(), ids=MARKED.keys())
def test_what_nobody_sees_says_nothing(answers: bytes, state: Path) -> None:
    """As an editor or a spreadsheet saved the lines, they are the same answers."""
    ended = subprocess.run(
        [sys.executable, str(ROOT / "cli.py"), "ask"], input=answers, capture_output=True,
        check=False, env={"PATH": "", "XDG_STATE_HOME": str(state.parent), "PYTHONUTF8": "1"},
    )  # fmt: skip

    assert ended.stderr == b""
    assert b"Noted: current role: PMO analyst." in ended.stdout
    assert ended.returncode == 0


def test_a_line_in_another_encoding_is_named(state: Path) -> None:
    """With its number, and what to do about it."""
    ended = subprocess.run(
        [sys.executable, str(ROOT / "cli.py"), "ask"], input=b"7\nperman\xe9nt\n",
        capture_output=True, check=False,
        env={"PATH": "", "XDG_STATE_HOME": str(state.parent), "PYTHONUTF8": "1"},
    )  # fmt: skip

    assert ended.returncode == 2
    assert b"standard input, line 2: is not UTF-8" in ended.stderr
    assert b"Traceback" not in ended.stderr


def test_keywords_keep_their_meaning(ask: Ask) -> None:
    """They belong to the question that is open, which is then asked again."""
    result = ask("?", "why", "7", "back", "8", "path", "review", "1", "9", "done", "done")

    assert result.exit_code == 0
    assert "Noted: current role: PMO director." in result.stdout


def test_a_number_for_a_question_that_was_not_asked_chooses_nothing(
    ask: Ask, tmp_path: Path
) -> None:
    """The interview stops when no answer could change anything, whatever the pipe holds."""
    file = tmp_path / "me.toml"
    known = {
        "current_role": "pmo_analyst", "years_in_role": "2", "organisation_size": "large",
        "employment": "permanent", "career_ladder": "clear", "manager_can_stretch": "yes",
        "ambitions": "seniority", "pnl_appetite": "none", "field_preference": "open",
        "work_preference": "no_preference", "leads_large_projects": "no", "skills": "reporting",
        "cross_business_exposure": "no", "serious_about_leaving": "no", "manager_knows": "no",
    }  # fmt: skip
    options = [part for id, value in known.items() for part in ("--set", f"{id}={value}")]

    result = ask("yes", "", "3", str(file), options=tuple(options))

    assert result.exit_code == 2
    said = "Move up: a very strong case, well ahead of stay. What next?"
    assert f"line 3, in answer to '{said}': '3' answers no question" in flat(result.stderr)
    assert not file.exists()


def test_the_end_of_the_pipe_is_no_error(ask: Ask) -> None:
    """It counts as done, also after blank lines."""
    result = ask(*lines(ambitions="breadth"), "", "")

    assert result.exit_code == 0
    assert "The input ended here" in result.stdout


def test_what_a_command_cannot_do_shifts_no_answer(ask: Ask, tmp_path: Path) -> None:
    """The question stays open, and the next line answers it."""
    taken = tmp_path / "taken.toml"
    taken.write_text("")
    kept = tmp_path / "kept.toml"

    result = ask("rule nothing", "what if x=y", f"save {taken}", "7", f"save {kept}", "done")

    assert result.exit_code == 0
    assert read_facts(str(kept)) == {"current_role": "pmo_analyst"}
