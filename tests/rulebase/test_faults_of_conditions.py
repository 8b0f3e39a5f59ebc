"""Mistakes in what a rule asks."""

from pathlib import Path

import pytest

from tests.rulebase.small_rules import Mistake, check_reported

GO, STAY, FLAGS = "go", "stay", "situation"
HAPPY = "happy = true"
YEARS = "years = { at_least = 4 }"
BELOW = "role_level = { below = 9 }"

WHEN = {
    "no when": Mistake(
        STAY, f"[rule.when]\n{HAPPY}\n{BELOW}\n", "", "[[rule]]", "has an empty 'when'", "Say when"
    ),
    "an empty when": Mistake(
        STAY, f"{HAPPY}\n{BELOW}\n", "", "[rule.when]", "an empty 'when'", "Say when"
    ),
    "a when that is text": Mistake(
        "new",
        "",
        '[[rule]]\nid = "x"\nwhen = "y"\n',
        "when",
        "'when' = 'y', which is text",
        "a table",
    ),
    "a misspelt when": Mistake(
        STAY, "[rule.when]", "[rule.if]", "if", "has a key 'if'", "Known: because"
    ),
    "an unknown attribute": Mistake(
        STAY, HAPPY, "hapy = true", "hapy", "about 'hapy', which", "'happy'?"
    ),
    "an unknown flag": Mistake(
        GO, "restless = true", "restles = true", "restles", "about 'restles'", "mean 'restless'?"
    ),
    "an attribute with a dot": Mistake(
        STAY, HAPPY, "very.happy = true", "very", "about 'very'", "Add it"
    ),
    "a name of forty kilobytes": Mistake(
        STAY, HAPPY, f"{'x' * 40_000} = true", "xxx", "which no attribute defines", "Add it to voc"
    ),
    "a flag that is false": Mistake(
        GO, "restless = true", "restless = false", "restless", "'restless' is False", "write true"
    ),
    "a flag with a value": Mistake(
        GO, "restless = true", 'restless = "yes"', "restless", "'restless' is 'yes'", "write true"
    ),
    "yes as text": Mistake(
        STAY, HAPPY, 'happy = "yes"', "happy", "happy = 'yes', which is text", "true or"
    ),
    "yes as a number": Mistake(
        STAY, HAPPY, "happy = 1", "happy", "happy = 1, which is a whole", "true or"
    ),
    "an unknown value": Mistake(
        GO, '["large"]', '["larg"]', "team", "team = 'larg'", "mean 'large'?"
    ),
    "an unknown role": Mistake(
        GO, 'current_role = "cook"', 'current_role = "coo"', "current", "= 'coo'", "mean 'cook'?"
    ),
    "a value in capitals": Mistake(
        GO, '["large"]', '["Large"]', "team", "team = 'Large'", "mean 'large'"
    ),
    "a label for a value": Mistake(
        GO, '["large"]', '["big"]', "team", "team = 'big'", "Known: small"
    ),
    "a value that is a number": Mistake(
        GO, '["large"]', "[3]", "team", "team = 3, which", "Known: small"
    ),
    "a value in a list in a list": Mistake(
        GO, '["large"]', '[["large"]]', "team", "['large'], which", "mean 'large'"
    ),
    "a value that stands twice": Mistake(
        GO, '["large"]', '["large", "large"]', "team", "team = 'large' twice", "Keep one of them"
    ),
    "true that stands twice": Mistake(
        STAY, HAPPY, "happy = [true, true]", "happy", "happy = True twice", "Keep one of them"
    ),
    "no value": Mistake(
        STAY, HAPPY, "happy = []", "happy", "happy = []", "Name at least one value"
    ),
    "none of no value": Mistake(
        GO, '["large"]', "[]", "team", "team = []", "Name at least one value"
    ),
    "all of no value": Mistake(
        FLAGS, '["rise"]', "[]", "wishes", "wishes = []", "Name at least one value"
    ),
    "none of all values": Mistake(
        GO,
        '["large"]',
        '["large", "small"]',
        "team",
        "can never hold",
        "Leave at least one value out",
    ),
    "neither yes nor no": Mistake(
        STAY,
        HAPPY,
        "happy = { not = [true, false] }",
        "happy",
        "can never hold",
        "at least one value",
    ),
    "all of what has one value": Mistake(
        GO, "not = ", "all = ", "team", "team = {'all'", "{ not = [...] }"
    ),
    "an unknown form": Mistake(
        GO, "not = ", "none = ", "team", "team = {'none'", "{ not = [...] }"
    ),
    "two forms": Mistake(
        FLAGS,
        "all = [",
        'not = ["rest"], all = [',
        "wishes",
        "wishes = {",
        "{ not = [...] } or { all",
    ),
    "an empty form": Mistake(
        GO, 'not = ["large"]', "", "team", "team = {}", "Write a value, a list"
    ),
    "a number alone": Mistake(
        FLAGS, YEARS, "years = 4", "years", "years = 4, which is a number", "at_least"
    ),
    "a number in a list": Mistake(
        FLAGS, YEARS, "years = [4]", "years", "years = [4], which", "at_least"
    ),
    "a number that is not": Mistake(
        FLAGS, YEARS, "years = { not = 4 }", "years", "years 'not'", "at_least"
    ),
    "bounds without any": Mistake(
        FLAGS, YEARS, "years = {}", "years", "asks nothing of years", "at_least"
    ),
    "an unknown bound": Mistake(
        FLAGS, YEARS, "years = { above = 4 }", "years", "years 'above'", "at_least"
    ),
    "a bound that is text": Mistake(
        FLAGS, YEARS, 'years = { at_least = "4" }', "years", "at_least '4'", "Write a number"
    ),
    "a bound that is true": Mistake(
        FLAGS, YEARS, "years = { at_least = true }", "years", "at_least True", "Write a number"
    ),
    "a bound that is a date": Mistake(
        FLAGS,
        YEARS,
        "years = { below = 2024-01-01 }",
        "years",
        "below 2024-01-01",
        "Write a number",
    ),
    "bounds that cross": Mistake(
        FLAGS,
        YEARS,
        "years = { at_least = 5, below = 4 }",
        "years",
        "which no number from 0 to 60",
        "Let",
    ),
    "bounds that meet": Mistake(
        FLAGS,
        YEARS,
        "years = { at_least = 4, below = 4 }",
        "years",
        "which no number from 0 to 60",
        "Let",
    ),
    "a bound beyond the attribute": Mistake(
        FLAGS,
        YEARS,
        "years = { at_least = 61 }",
        "years",
        "which no number from 0 to 60",
        "Let at_least",
    ),
    "a bound below the attribute": Mistake(
        FLAGS,
        YEARS,
        "years = { below = 0 }",
        "years",
        "which no number from 0 to 60 can pass",
        "Let",
    ),
    "an infinite bound": Mistake(
        FLAGS, YEARS, "years = { below = inf }", "years", "{'below': inf}", "Let"
    ),
    "a bound that is no number": Mistake(
        FLAGS, YEARS, "years = { at_least = nan }", "years", "{'at_least': nan}", "Let at_least"
    ),
    "a bound beyond all measure": Mistake(
        FLAGS, YEARS, f"years = {{ below = {10**40} }}", "years", "no number from 0 to 60", "Let"
    ),
    "tests that no role passes": Mistake(
        STAY,
        BELOW,
        'role_level = { below = 2 }\ncurrent_role = "chef"',
        "when",
        "can never fire",
        "Mend",
    ),
    "an unknown path": Mistake(
        GO, 'path = "go"', 'path = "gone"', "path", "path = 'gone'", "Known: go"
    ),
}


@pytest.mark.parametrize("mistake", WHEN.values(), ids=WHEN.keys())
def test_a_mistake_in_a_condition_is_reported(tmp_path: Path, mistake: Mistake) -> None:
    """A condition that would never hold, or always, or mean something else, is refused."""
    check_reported(tmp_path / "rules", mistake)
