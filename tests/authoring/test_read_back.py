"""Every name in a rule base is read as what it stands for."""

import time
from pathlib import Path

import pytest

from engine.authoring.read_back import read_back_faults
from engine.core.model import KnowledgeBase
from engine.rulebase.load import load_rules
from tests.rulebase.small_rules import (
    FILES,
    Mistake,
    check_reported,
    faults_of,
    write_rules,
)

V = "vocabulary"
MISTAKES = {
    "a heading that is another's without its space": Mistake(
        V, '["job"]', '["te am"]', "headers", "'te am' of 'current_role' is read as 'team'", "Keep"
    ),
    "a heading that is another's without its marks": Mistake(
        V, '["job"]', '["Team?"]', "headers", "'Team?' of 'current_role' is read as 'team'", "Keep"
    ),
    "the first part of two labels": Mistake(
        V, "large: many", "small: many", "small", "'small' of 'small' is read as 'large'", "one"
    ),
    "a part of a label that is another value": Mistake(
        V, "small: a few", "large: a few", "small", "'large' of 'small' is read as 'large'", "Keep"
    ),
    "the same explanation of two labels": Mistake(
        V, "large: many", "large: a few", "small", "' a few' of 'small' is read as 'large'", "Keep"
    ),
    "a number that means not known": Mistake(
        V, '"unknown"]', '"unknown", "99"]', "not_known", "'99' in 'not_known' is not read", "Take"
    ),
    "a number of years that nobody can say": Mistake(
        V, "least = 0", "least = -1", "least", "'years': least = -1 is not read", "people can write"
    ),
    "an example that would be refused": Mistake(
        "paths",
        "",
        '\n[help]\nfact = "team=gigantic"\n',
        "fact",
        "'gigantic' is not underst",
        "Write",
    ),
    "an example in quotes that would be refused": Mistake(
        "paths",
        "",
        "\n[help]\nin_words = ['years=\"many\"']\n",
        "in_words",
        "'many' is not a",
        "Wr",
    ),
    "a title that reads as another role": Mistake(
        "roles",
        '"Chef"',
        '"Pastry cook"',
        "title",
        "role 'chef': 'Pastry cook' is read as",
        "titles",
    ),
}


@pytest.mark.parametrize("mistake", MISTAKES.values(), ids=MISTAKES.keys())
def test_a_name_that_is_read_as_something_else_is_reported(
    tmp_path: Path, mistake: Mistake
) -> None:
    """A word that people are shown, and that is then not understood, is told to the author."""
    check_reported(tmp_path / "rules", mistake)


def test_an_id_of_a_role_in_capitals_is_read(tmp_path: Path) -> None:
    """Ids of roles are read whatever their letters."""
    roles = FILES["roles"].replace('id = "chef"', 'id = "Boss"').replace('["chef"]', '["Boss"]')
    go = FILES["go"].replace('["chef"]', '["Boss"]')

    assert faults_of(write_rules(tmp_path / "rules", {"roles": roles, "go": go})) == ()


def test_the_title_of_a_role_is_read_whatever_the_words(tmp_path: Path) -> None:
    """What people are shown is understood, even if as a title it would be asked back."""
    roles = FILES["roles"].replace('"Cook"', '"Kitchen cook"')

    assert faults_of(write_rules(tmp_path / "rules", {"roles": roles})) == ()


def test_the_shipped_rules_are_read_as_they_are_written(knowledge_base: KnowledgeBase) -> None:
    """Every label, synonym, heading and title that ships is understood."""
    assert list(read_back_faults(knowledge_base)) == []


def test_the_small_rules_are_without_fault(tmp_path: Path) -> None:
    """What the mistakes are made in has none of its own."""
    assert faults_of(write_rules(tmp_path / "rules")) == ()


def test_reading_back_takes_no_time_to_speak_of() -> None:
    """It may be done whenever a rule base is loaded."""
    knowledge_base = load_rules()

    begin = time.process_time()
    list(read_back_faults(knowledge_base))

    assert time.process_time() - begin < 0.5
