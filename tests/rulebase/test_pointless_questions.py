"""How the vocabulary says in which cases a question is pointless, and what is wrong with a case."""

from pathlib import Path

import pytest

from engine.core.model import AnyOf, Only
from engine.core.unasked import asked_before, is_needless
from engine.errors import KnowledgeBaseError
from engine.rulebase.load import load_rules
from tests.rulebase.small_rules import VOCABULARY, write_rules

HELP = 'help = "Heads."'


def vocabulary(pointless_if: str) -> str:
    """The vocabulary of the small rules, in which the question about the team has a case."""
    return VOCABULARY.replace(HELP, f"{HELP}\npointless_if = {pointless_if}")


def test_a_case_is_a_conjunction_and_any_of_several_is_enough(tmp_path: Path) -> None:
    """One table is one case; a list holds several."""
    text = vocabulary('[{ wishes = { only = ["rest"] }, happy = true }, { years = { below = 1 } }]')

    rules = load_rules(write_rules(tmp_path / "mine", {"vocabulary": text}))
    team = rules.attributes["team"]

    assert team.pointless_if[0] == (Only("wishes", ("rest",)), AnyOf("happy", (True,)))
    assert not is_needless(team, {})
    assert not is_needless(team, {"wishes": ("rest",)})
    assert is_needless(team, {"wishes": ("rest",), "happy": True})
    assert not is_needless(team, {"wishes": ("rise", "rest"), "happy": True, "years": 3})
    assert is_needless(team, {"years": 0.5})


def test_what_can_still_make_it_pointless_comes_first_within_the_topic(tmp_path: Path) -> None:
    """As long as the case can come true."""
    text = vocabulary('{ wishes = { only = ["rest"] }, happy = true }')
    text = text.replace('id = "wishes"', 'id = "wishes"\ntopic = "organisation"')

    rules = load_rules(write_rules(tmp_path / "mine", {"vocabulary": text}))
    team = rules.attributes["team"]

    assert asked_before(rules.attributes, team, {}) == ("wishes",)
    assert asked_before(rules.attributes, team, {"happy": False}) == ()


@pytest.mark.parametrize(
    ("case", "fault"),
    [
        ("{}", "has a case in pointless_if that tests nothing"),
        ("[{ happy = true }, {}]", "has a case in pointless_if that tests nothing"),
        ('{ team = "small" }', "asks about 'team'"),
        ('{ wishs = "rest" }', "Did you mean 'wishes'?"),
        ('{ happy = "yes" }', "asks for happy = 'yes'"),
        ('{ wishes = { unless = ["rest"] } }', "asks 'unless' of wishes in pointless_if"),
        ('{ path = "stay" }', "asks about 'path'"),
        ("3", "pointless_if"),
    ],
)
def test_a_case_that_nobody_can_be_in_is_a_fault(tmp_path: Path, case: str, fault: str) -> None:
    """It is told with its line, as every fault is."""
    folder = write_rules(tmp_path / "mine", {"vocabulary": vocabulary(case)})

    with pytest.raises(KnowledgeBaseError) as raised:
        load_rules(folder)

    said = str(raised.value)
    assert fault in said
    assert "vocabulary.toml" in said


def test_an_exercise_has_a_topic_and_a_source(tmp_path: Path) -> None:
    """And a file need not have any."""
    folder = write_rules(tmp_path / "mine", {})
    without = load_rules(folder)
    paths = folder / "paths.toml"
    text = paths.read_text()
    exercise = (
        '\n[[exercise]]\nid = "walk"\ntopic = "other"\nwords = "Take a walk."\nsource = ["A1"]\n'
    )

    paths.write_text(text + exercise)
    walk = load_rules(folder).exercises["walk"]
    paths.write_text(text + exercise.replace("other", "weather").replace("A1", "Z9"))
    with pytest.raises(KnowledgeBaseError) as raised:
        load_rules(folder)

    assert not without.exercises
    assert (walk.topic, walk.words, walk.source) == ("other", "Take a walk.", ("A1",))
    assert "weather" in str(raised.value)
    assert "Z9" in str(raised.value)
