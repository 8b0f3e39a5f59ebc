"""`advise --explain` and `advise --what-if`, as they are typed."""

import json

import pytest
from click.testing import CliRunner, Result

from cli import crossroads

COORDINATOR = ["current_role=PMO coordinator", "organisation_size=35", "career_ladder=none"]


def advise(*options: str) -> Result:
    """What `advise` says about a coordinator in a small organisation without a ladder."""
    settings = [part for fact in COORDINATOR for part in ("--set", fact)]
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
    assert added["explanation"]["firmness"] == {"word": "firm", "kept": 52, "tried": 56}
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
