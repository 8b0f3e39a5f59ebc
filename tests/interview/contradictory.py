"""The small rule base with answers that contradict each other, and a question that may be moot."""

from pathlib import Path

from tests.rulebase.small_rules import VOCABULARY, write_rules

CLASH = "You are happy, and you want to rise. Which of the two comes first?"
BOTH = f"""\
[[rule]]
id = "happy-yet-rising"
source = ["A1"]
because = "You are happy and want to rise."
[rule.when]
happy = true
wishes = "rise"
[rule.then]
contradiction = "{CLASH}"

[[rule]]
id = "rest-yet-rising"
source = ["A1"]
origin = "extension"
because = "You want to rise and to rest."
[rule.when]
wishes = {{ all = ["rise", "rest"] }}
team = {{ unless = ["large"] }}
[rule.then]
contradiction = "You want to rise, and you want to rest."
"""
MOOT = VOCABULARY.replace('help = "Heads."', 'help = "Heads."\nmoot_if = { wishes = ["rest"] }')


def write_contradictory(place: Path) -> Path:
    """The rule base in a folder."""
    return write_rules(place, {"both": BOTH})


def write_moot(place: Path) -> Path:
    """The small rule base, in which who wants to rest is not asked about the team."""
    assert MOOT != VOCABULARY
    return write_rules(place, {"vocabulary": MOOT})
