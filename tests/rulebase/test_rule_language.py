"""A wrong rule is named with its cure."""

import pytest

from tests.rulebase.changed_rules import SUPPORT, Folder, faults_of, rule

WRONG_RULES = {
    "an unknown attribute": (
        rule('carer_ladder = "none"', SUPPORT),
        "rule 'mine' asks about 'carer_ladder', which no attribute "
        "defines and no rule concludes. Did you mean 'career_ladder'?",
    ),
    "an unknown flag": (
        rule("ladder_bloked = true", SUPPORT),
        "asks about 'ladder_bloked', which no attribute defines and no rule concludes. "
        "Did you mean 'ladder_blocked'?",
    ),
    "an unknown value": (
        rule('organisation_size = "smal"', SUPPORT),
        "rule 'mine' asks for organisation_size = 'smal', which is not known. "
        "Did you mean 'small'?",
    ),
    "an unknown value in a list": (
        rule('organisation_size = ["large", "gigantic"]', SUPPORT),
        "asks for organisation_size = 'gigantic', which is not known. Known: small, medium, large.",
    ),
    "an unknown role": (
        rule('current_role = "pmo_analist"', SUPPORT),
        "asks for current_role = 'pmo_analist', which is not known. Did you mean 'pmo_analyst'?",
    ),
    "an unknown path": (
        rule('organisation_size = "small"', 'supports = { move_owt = "fair" }'),
        "rule 'mine', then supports the path 'move_owt', which is not known. "
        "Did you mean 'move_out'?",
    ),
    "an unknown path in a condition": (
        rule('path = "move_sidewards"', 'advise = "Do it."'),
        "asks for path = 'move_sidewards', which is not known. Did you mean 'move_sideways'?",
    ),
    "an unknown strength": (
        rule('organisation_size = "small"', 'supports = { stay = "stong" }'),
        "supports stay = 'stong', which is not known. Did you mean 'strong'?",
    ),
    "a strength that is a number": (
        rule('organisation_size = "small"', "supports = { stay = 7 }"),
        "supports stay = 7, which is not known.",
    ),
    "an unknown statement": (
        rule('organisation_size = "small"', SUPPORT, source='["G9"]'),
        "rule 'mine' names 'G9' in 'source', which is not known. Known: G1, G2",
    ),
    "no statement": (
        rule('organisation_size = "small"', SUPPORT, source="[]"),
        "rule 'mine' has an empty 'source'. Name at least one of G1, G2",
    ),
    "an unknown next role": (
        rule('path = "stay"', 'next_roles = ["ceo"]'),
        "names 'ceo' in 'next_roles', which is not known. Known: junior_project_manager",
    ),
    "an unknown key": (
        rule('organisation_size = "small"', SUPPORT, more='becuase = "x"'),
        "rule 'mine' has a key 'becuase', which is not known. Did you mean 'because'?",
    ),
    "an unknown consequence": (
        rule('organisation_size = "small"', 'advice = "x"'),
        "rule 'mine', then has a key 'advice', which is not known. Did you mean 'advise'?",
    ),
    "an unknown origin": (
        rule('organisation_size = "small"', SUPPORT, more='origin = "extention"'),
        "has origin = 'extention', which is not known. Did you mean 'extension'?",
    ),
    "no id": (
        rule('organisation_size = "small"', SUPPORT).replace('id = "mine"\n', ""),
        "has no 'id'. Add id = ... to it.",
    ),
    "no reason": (
        rule('organisation_size = "small"', SUPPORT).replace('because = "It is so."\n', ""),
        "rule 'mine' has no 'because'. Add because = ... to it.",
    ),
    "an empty reason": (
        rule('organisation_size = "small"', SUPPORT).replace("It is so.", " "),
        "rule 'mine' has an empty 'because'. Write it, or leave the key out.",
    ),
    "a semicolon in a sentence": (
        rule('organisation_size = "small"', 'advise = "Stay; or go."'),
        "rule 'mine', then has a semicolon in 'advise'. Write a comma, or two sentences.",
    ),
    "an id that stands twice": (
        rule('organisation_size = "small"', SUPPORT, id="stay-content"),
        "rule 'stay-content' has an id that stands twice: the first is ",
    ),
    "an empty when": (
        rule("", SUPPORT),
        "rule 'mine' has an empty 'when'. Say when it applies: attribute = value.",
    ),
    "no consequence": (
        rule('organisation_size = "small"', ""),
        "rule 'mine' has no consequence. Give it a [rule.then] with flag, supports or advise.",
    ),
    "a yes/no attribute with text": (
        rule('manager_knows = "yes"', SUPPORT),
        "asks for manager_knows = 'yes', which is text. Write true or false.",
    ),
    "a number attribute with a value": (
        rule("years_in_role = 3", SUPPORT),
        "asks for years_in_role = 3, which is a number. Write { at_least = n, below = n }.",
    ),
    "a bound that is text": (
        rule('years_in_role = { at_least = "3" }', SUPPORT),
        "asks for years_in_role at_least '3'. Write a number.",
    ),
    "an unknown bound": (
        rule("years_in_role = { at_most = 3 }", SUPPORT),
        "asks for years_in_role 'at_most', which is not known. Known: at_least, below.",
    ),
    "bounds that no number passes": (
        rule("years_in_role = { at_least = 5, below = 3 }", SUPPORT),
        "which no number from 0 to 60 can pass. Let at_least be smaller than below",
    ),
    "a bound beyond the attribute": (
        rule("years_in_role = { at_least = 61 }", SUPPORT),
        "which no number from 0 to 60 can pass.",
    ),
    "support for no path": (
        rule('organisation_size = "small"', "supports = {}"),
        "then supports no path. Write supports = { PATH = STRENGTH }, or take it out.",
    ),
    "all of an attribute with one value": (
        rule('organisation_size = { all = ["small"] }', SUPPORT),
        "Write a value, a list, { not = [...] }.",
    ),
    "an empty list": (
        rule("organisation_size = []", SUPPORT),
        "asks for organisation_size = []. Name at least one value.",
    ),
    "a flag that is false": (
        rule("ladder_blocked = false", SUPPORT),
        "asks whether the flag 'ladder_blocked' is False. A flag is true or not known: write true.",
    ),
    "a flag that nothing uses": (
        rule('organisation_size = "small"', 'flag = "tiny"'),
        "rule 'mine' concludes 'tiny', which no rule asks about. Use it or drop it.",
    ),
    "a flag that hides an attribute": (
        rule('organisation_size = "small"', 'flag = "career_ladder"'),
        "rule 'mine' concludes 'career_ladder', which is an attribute. Rename the flag.",
    ),
    "a circle of flags": (
        rule("one = true", 'flag = "two"') + rule("two = true", 'flag = "one"', id="other"),
        "rule 'mine' closes a circle of flags: 'two' needs 'one' needs 'two'. Break the circle.",
    ),
    "a flag that needs itself": (
        rule("one = true", 'flag = "one"'),
        "closes a circle of flags: 'one' needs 'one'.",
    ),
    "evidence after the path": (
        rule('path = "stay"', SUPPORT),
        "rule 'mine' asks for the recommended path and concludes a flag or evidence. "
        "After the path only advise, caution and next_roles can follow.",
    ),
    "next roles before the path": (
        rule('organisation_size = "small"', 'next_roles = ["pmo_analyst"]'),
        "rule 'mine' names next_roles before a path is recommended. Add path = ... to its 'when'.",
    ),
    "support and opposition for one path": (
        rule('organisation_size = "small"', SUPPORT + '\nopposes = { stay = "fair" }'),
        "rule 'mine' both supports and opposes 'stay'. Keep one of the two.",
    ),
}


@pytest.mark.parametrize(("text", "told"), WRONG_RULES.values(), ids=WRONG_RULES.keys())
def test_a_wrong_rule_is_named_with_its_cure(folder: Folder, text: str, told: str) -> None:
    """A rule author is told the file, the rule, the value and the nearest right spelling."""
    place = folder("stay", add=text)

    faults = faults_of(place)

    assert told in faults
    assert "rules/stay.toml" in faults
