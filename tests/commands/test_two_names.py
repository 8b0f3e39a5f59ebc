"""One attribute under two names, at every entrance for facts: what is said has to agree."""

import json
from pathlib import Path

import pytest

from engine.api import advise
from engine.errors import MisuseError
from tests.commands.typed import Ask, Run
from tests.shipped import SHIPPED

AGAINST = "contradict each other. Keep one of the two."
CONTRADICTORY = {
    "--set twice": (
        ["--set", "role=PMO analyst", "--set", "job title=PMO manager"],
        f"--set current_role: 'role=PMO analyst' and 'job title=PMO manager' {AGAINST}",
    ),
    "the same name": (
        ["--set", "years_in_role=2", "--set", "years_in_role=3"],
        f"--set years_in_role: 'years_in_role=2' and 'years_in_role=3' {AGAINST}",
    ),
    "--set once": (
        ["--set", "career_ladder=none; ladder=clear"],
        f"--set career_ladder: 'career_ladder=none' and 'ladder=clear' {AGAINST}",
    ),
    "--what-if": (
        ["--what-if", "ladder=none", "--what-if", "career ladder=clear"],
        f"--what-if career_ladder: 'ladder=none' and 'career ladder=clear' {AGAINST}",
    ),
    "one that is not understood": (
        ["--set", "ladder=none", "--set", "career_ladder=broken"],
        f"--set career_ladder: 'ladder=none' and 'career_ladder=broken' {AGAINST}",
    ),
}  # fmt: skip


@pytest.mark.parametrize(("options", "told"), CONTRADICTORY.values(), ids=CONTRADICTORY.keys())
def test_two_values_under_two_names_are_refused(run: Run, options: list[str], told: str) -> None:
    """As two columns of a file are: whichever counted, the other would be lost."""
    result = run("advise", *options)

    assert result.exit_code == 2
    assert told in result.stderr


def test_a_facts_file_with_two_names_is_refused(run: Run, tmp_path: Path) -> None:
    """Both are named, with the file."""
    place = tmp_path / "me.toml"
    place.write_text('current_role = "PMO analyst"\njob_title = "PMO manager"\n')

    result = run("advise", "--facts", str(place))

    told = f"current_role: 'current_role=PMO analyst' and 'job_title=PMO manager' {AGAINST}"
    assert result.exit_code == 2
    assert f"{place}: {told}" in result.stderr


def test_the_same_is_refused_in_the_interview_and_in_python(ask: Ask) -> None:
    """`what if` at a prompt, and the API."""
    said = ask("what if ladder=none; career ladder=clear", "done").stdout

    assert f"what if career_ladder: 'ladder=none' and 'career ladder=clear' {AGAINST}" in " ".join(
        said.split()
    )
    with pytest.raises(MisuseError, match="'role=cook' and 'job title=PMO analyst' contradict"):
        advise(SHIPPED, {"role": "cook", "job title": "PMO analyst"})


AGREEING = {
    "the same": (["role=PMO analyst", "job title=pmo_analyst"], {"current_role": "pmo_analyst"}),
    "one says nothing": (["role=PMO analyst", "job title="], {"current_role": "pmo_analyst"}),
    "several values of each": (
        ["ambitions=breadth; seniority", "ambition=new challenge"],
        {"ambitions": ["seniority", "breadth", "new_challenge"]},
    ),
    "a value in both": (["ambitions=breadth", "ambitions=breadth, seniority"],
                        {"ambitions": ["seniority", "breadth"]}),
}  # fmt: skip


@pytest.mark.parametrize(("settings", "facts"), AGREEING.values(), ids=AGREEING.keys())
def test_what_agrees_is_taken_and_several_values_are_joined(
    run: Run, settings: list[str], facts: dict[str, object]
) -> None:
    """None is dropped."""
    options = [part for setting in settings for part in ("--set", setting)]

    result = run("advise", "--json", *options)

    assert json.loads(result.stdout)["facts"] == facts


def test_values_are_joined_in_a_what_if_of_the_interview_too(ask: Ask) -> None:
    """By the numbers of the list, which options cannot know."""
    said = ask("what if ambitions=1; ambition=breadth", "done").stdout

    assert "ambitions: a more senior post and broader experience" in " ".join(said.split())


def test_what_takes_the_place_of_a_file_is_told(run: Run, tmp_path: Path) -> None:
    """--set goes before --facts; on standard error, so that JSON stays JSON."""
    place = tmp_path / "me.toml"
    place.write_text('career_ladder = "clear"\nyears_in_role = 2\n')
    options = ("--set", "ladder=none", "--set", "years_in_role=2", "--json")

    result = run("advise", "--facts", str(place), *options)

    assert json.loads(result.stdout)["facts"] == {"years_in_role": 2, "career_ladder": "none"}
    assert result.stderr == f"career ladder: none (--set) takes the place of clear ({place}).\n"


def test_what_takes_the_place_of_a_row_is_told(ask: Ask, tmp_path: Path) -> None:
    """Before the first question of the interview."""
    staff = tmp_path / "staff.csv"
    staff.write_text("Job title,Career ladder\nPMO analyst,clear\n")

    said = ask("done", options=("--from", str(staff), "--row", "2", "--set", "ladder=none")).stdout

    assert "career ladder: none (--set) takes the place of clear (--from)." in said
