"""`advise`, as it is typed."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from cli import crossroads
from tests.commands.typed import Run, flat
from tests.shipped import COORDINATOR

SET = ("--set", "current_role=pmo_coordinator", "--set", "career_ladder=none")


def test_advise_shows_path_reasons_roles_advice_and_what_is_missing(run: Run) -> None:
    """One person sees what to do, why, and what more could be said."""
    shown = run("advise", *SET, "--set", "organisation_size=12 people").stdout

    assert shown.startswith("Move out: a fair case\n")
    for part in (
        "Your organisation is small, and there is no ladder in it",
        "You said: size of the organisation: small; career ladder: none.",
        "Source: statements O1, O2 and O3; rule out-small-organisation-no-ladder.",
        "The statements are those of the document, an article on careers in a PMO.",
        "PMO analyst or PMO manager with another employer",
        "  This month:\n  - If you are serious about leaving, tell your manager",
        "Watch out for",
        "Questions that could still change this\n  - What do you want from your next step? Could",
        "other questions could change it as well",
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
    assert "Answer these next\n  - What do you want from your next step?" in result.stdout
    assert "`crossroads advise --help` names what --set takes." in result.stdout
    assert "ambitions" not in result.stdout


def test_advise_as_json_has_the_whole_result(run: Run) -> None:
    """A program gets every field under its public name."""
    size = ("--set", "organisation_size=small")

    result = json.loads(run("advise", *SET, *size, "--json").stdout)

    assert result["path"] == "move_out"
    assert (result["case"], result["known"]) == ("fair", 3)
    assert 0 < result["certainty"] < 0.99
    assert result["facts"] == COORDINATOR
    assert result["ranking"][0]["path"] == "move_out"
    assert list(result) == [
        "path", "case", "certainty", "score", "runner_up", "margin", "known", "next_roles", "why",
        "advice", "cautions", "contradictions", "rules_fired", "problems", "rules_version",
        "facts", "ranking", "reasons",
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


def test_broken_facts_are_an_error_in_the_file(run: Run, tmp_path: Path) -> None:
    """A file that is no TOML is told with the line."""
    file = tmp_path / "me.toml"
    file.write_text("career_ladder = \n")

    result = run("advise", "--facts", str(file))

    assert result.exit_code == 1
    assert "is not TOML" in result.stderr
    assert "line 1" in result.stderr


def test_no_colour_where_it_is_not_wanted(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """NO_COLOR is respected even where colour is asked for."""
    monkeypatch.setenv("NO_COLOR", "1")

    result = CliRunner().invoke(crossroads, ["check"], color=True)

    assert "\x1b[" not in result.output


@pytest.mark.parametrize(
    "other",
    [
        ("--json",), ("--explain", "text"), ("--what-if", "career_ladder=clear"),
        ("--without", "up-blocked"), ("--weight", "up-blocked=fair"),
    ],
    ids=lambda other: other[0],
)  # fmt: skip
def test_a_brief_page_and_a_longer_one_are_not_asked_for_at_once(
    run: Run, other: tuple[str, ...]
) -> None:
    """Both options are named."""
    result = run("advise", *SET, "--brief", *other)

    assert (result.exit_code, result.stdout) == (2, "")
    assert f"--brief: does not go with {other[0]}. Keep one of the two." in result.stderr


def test_whom_to_ask_belongs_to_a_page(run: Run) -> None:
    """An option that would change nothing is told, in the words in which click tells one."""
    result = run("advise", *SET, "--contact", "Ms Novak")

    assert (result.exit_code, result.stdout) == (2, "")
    assert "Error: Missing option '--report', which --contact needs." in result.stderr


def test_advise_in_brief_says_where_the_rest_is(run: Run) -> None:
    """With advice and without; the questions are not named by ids."""
    advised = run("advise", *SET, "--set", "organisation_size=small", "--brief").stdout
    asked = run("advise", "--brief").stdout

    assert "Without --brief: all of it." in flat(advised)
    assert "`crossroads advise --help` names what --set takes." in asked
    assert "career_ladder" not in advised + asked


def test_one_known_fact_gives_a_short_page(run: Run) -> None:
    """What is known, what to answer next, and no bookkeeping."""
    page = run("advise", "--set", "current_role=pmo_analyst").stdout

    assert len(page.splitlines()) <= 16
    assert "You said: current role: PMO analyst." in page
    assert "That alone speaks for none of the five paths." in page


HELD_BACK = [
    "current_role=PMO coordinator", "organisation_size=35", "career_ladder=none",
    "manager_can_stretch=no",
]  # fmt: skip


def advise(*options: str) -> Result:
    """What `advise` says about a coordinator in a small firm without ladder or stretch."""
    settings = [part for fact in HELD_BACK for part in ("--set", fact)]
    return CliRunner().invoke(crossroads, ["advise", *settings, *options])


@pytest.mark.parametrize(
    ("detail", "said", "unsaid"),
    [
        ("text", "  - +4 +4 = 8.", "`- career ladder: none"),
        ("tree", "`- career ladder: none", "Why not another path"),
        ("full", "Why not another path", "  - +4 +4 = 8."),
    ],
)
def test_an_explanation_follows_the_advice(detail: str, said: str, unsaid: str) -> None:
    """Text, tree or everything: each says its part, after the advice itself."""
    result = advise("--explain", detail)

    assert result.exit_code == 0
    assert result.output.index("What to do") < result.output.index("How Move out comes to 8")
    assert said in result.output
    assert unsaid not in result.output


def test_what_if_shows_both_results() -> None:
    """The result as it is stands beside the one that another answer would give."""
    result = advise("--what-if", "career_ladder=clear")

    assert "  - career ladder: clear (you said: none)" in result.output
    assert "Move out" in result.output
    assert "Move up" in result.output
    assert "Why\n" not in result.output


def test_json_holds_what_was_asked_for() -> None:
    """Without the options the result has the fields that it always had."""
    plain = json.loads(advise("--json").output)
    whole = json.loads(
        advise("--json", "--explain", "full", "--what-if", "career_ladder=clear").output
    )

    added = {"explanation": whole.pop("explanation"), "what_if": whole.pop("what_if")}
    assert whole == plain
    firmness = added["explanation"]["firmness"]
    assert list(firmness) == ["word", "kept", "tried"]
    assert 0 < firmness["kept"] <= firmness["tried"]
    assert added["what_if"]["result"]["path"] == "move_up"


def test_what_if_is_read_as_facts_are() -> None:
    """A slip is told with the option that it stands in."""
    misspelt, incomplete = (
        advise("--what-if", "career_ladder=clera"),
        advise("--what-if", "career_ladder"),
    )

    assert (misspelt.exit_code, incomplete.exit_code) == (2, 2)
    assert "--what-if career_ladder: 'clera' is not understood" in misspelt.output
    assert "Write --what-if ATTRIBUTE=VALUE." in incomplete.output


@pytest.mark.parametrize("value", ["unknown", "", "n/a"])
def test_what_if_takes_an_answer(value: str) -> None:
    """What is not known is no other answer, and nobody is shown a comparison that is none."""
    arguments = ["advise", "--set", "career_ladder=none", "--what-if", f"career_ladder={value}"]

    result = CliRunner().invoke(crossroads, arguments)

    assert result.exit_code == 2
    assert f"--what-if career_ladder: '{value}' is no other answer." in result.stderr
