"""`advise --without` and `--weight`: what-if on the rules, as it is typed."""

import json

import pytest

from tests.commands.typed import Run, flat
from tests.other_field.plants import FOLDER

DROWNED = ("advise", "--rules", FOLDER, "--set", "signs=soft_stem", "--set", "soil_is_wet=yes")


def test_the_result_without_a_rule_stands_beside_the_result_as_it_is(run: Run) -> None:
    """The rule, the two recommendations, and the reason that falls away."""
    page = flat(run(*DROWNED, "--without", "less-roots-drown").stdout)

    assert page.startswith("What if - without rule less-roots-drown: The roots stand in water")
    assert "Advice Water less Not enough to advise" in page
    assert (
        "The roots stand in water and rot. (for water less: +8, rules out water more; W1, W3)"
        in page
    )


def test_another_strength_is_shown_beside_the_present_one(run: Run) -> None:
    """Both names and both weights; several options count together."""
    page = flat(
        run(
            *DROWNED,
            *("--weight", "less-roots-drown=some"),
            *("--weight", "more-wet-already=little"),
        ).stdout
    )

    assert "rule less-roots-drown: some (4), not much (8) and forbids (99)" in page
    assert "rule more-wet-already: little (2), not some (4)" in page
    assert "Water less a strong case (8) a fair case (4)" in page


def test_one_path_of_a_rule_can_be_weighed_alone(run: Run) -> None:
    """What it says of other paths stays."""
    page = flat(run(*DROWNED, "--weight", "less-roots-drown:water_less=some").stdout)

    assert "rule less-roots-drown for 'water less': some (4), not much (8)" in page
    assert "Water more ruled out ruled out" in page


def test_it_goes_together_with_other_answers_and_with_json(run: Run) -> None:
    """A program finds the changed answers, the changed rules and the result."""
    options = ("--what-if", "light=shade", "--without", "less-how", "--json")

    what_if = json.loads(run(*DROWNED, *options).stdout)["what_if"]

    assert [change["attribute"] for change in what_if["changes"]] == ["light"]
    assert what_if["rules"] == [{"rule": "less-how", "strength": None, "path": None}]
    assert what_if["result"]["path"] == "water_less"


MISUSE = {
    "an unknown rule": (
        ("--without", "less-root-drown"),
        "rule 'less-root-drown' does not exist. Did you mean 'less-roots-drown'?",
    ),
    "an unknown strength": (
        ("--weight", "less-roots-drown=mush"),
        "the strength 'mush' does not exist. Did you mean 'much'?",
    ),
    "no strength": (
        ("--weight", "less-roots-drown"),
        "--weight 'less-roots-drown': has no strength. Write --weight RULE=STRENGTH",
    ),
    "a rule that weighs nothing": (
        ("--weight", "rot-spreads=much"),
        "rule 'rot-spreads' supports and opposes no path, so it has no weight.",
    ),
    "a path that the rule does not weigh for": (
        ("--weight", "less-roots-drown:new_pot=much"),
        "rule 'less-roots-drown' has no weight for 'new_pot'. "
        "It weighs for water_less, water_more.",
    ),
    "a rule that is left out and weighed": (
        ("--without", "less-roots-drown", "--weight", "less-roots-drown=much"),
        "weighs the rule 'less-roots-drown', which is left out.",
    ),
}


@pytest.mark.parametrize(("options", "told"), MISUSE.values(), ids=MISUSE.keys())
def test_misuse_is_named_with_its_cure(run: Run, options: tuple[str, ...], told: str) -> None:
    """Exit code 2, and nothing on standard output."""
    result = run(*DROWNED, *options)

    assert result.exit_code == 2
    assert told in result.stderr
    assert result.stdout == ""
