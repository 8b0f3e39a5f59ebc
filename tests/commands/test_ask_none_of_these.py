"""'None of these' in files: what was saved or left is read again as it was said."""

from pathlib import Path

from engine.facts.facts_file import read_facts
from tests.commands.typed import Ask, flat


def test_a_file_keeps_it_and_gives_it_back(ask: Ask, tmp_path: Path) -> None:
    """What was saved is read again: not asked, and told among what is known."""
    file = tmp_path / "me.toml"
    ask("none of these", "permanent", "done", options=("--save", str(file)))

    again = ask("review", "", "done", options=("--facts", str(file))).stdout

    assert read_facts(str(file)) == {"employment": "permanent", "current_role": "none of these"}
    assert "employment: permanent; current role: none of these." in flat(again)
    assert "What is your role today?" not in again
    assert "current role: none of these (known beforehand)" in again


def test_an_interview_that_is_resumed_has_it_still(ask: Ask) -> None:
    """As an answer, and as what was known beforehand."""
    ask(
        "permanent", "none of these", "quit", "1",
        options=("--set", "current_role=none of these"),
    )  # fmt: skip

    again = ask("review", "", "done", options=("--resume",)).stdout

    assert "current role: none of these (known beforehand)" in again
    assert "2 answers." in again
    assert again.count(": none of these") >= 2
    assert ": skipped" not in again
