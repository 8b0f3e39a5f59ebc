"""What a rule base says of its own field: topics, protected words, phrases, examples, roles."""

import shutil
from pathlib import Path

import pytest

from engine.facts.values import read_value
from engine.rulebase.load import load_rules
from tests.other_field.plants import FOLDER, PLANTS
from tests.rulebase.changed_rules import Folder, faults_of


def test_topics_are_whatever_the_attributes_name() -> None:
    """A rule base without a list of topics has those of its attributes, and begins with none."""
    assert PLANTS.topics == ("place", "pot", "plant")
    assert PLANTS.opening_topics == ()


def test_a_topic_that_is_not_listed_is_a_fault(folder: Folder) -> None:
    """A misspelt topic would be a topic of its own."""
    place = folder("vocabulary", ('topic = "wishes"', 'topic = "wishs"'))

    assert "has topic = 'wishs', which is not known. Did you mean 'wishes'?" in faults_of(place)


def test_examples_are_made_from_the_attributes() -> None:
    """Help and prompts have facts to show, though the rule base names none."""
    assert PLANTS.help.person == ("light=shade", "coldest_night=-13")
    assert PLANTS.help.several == "signs=yellow_leaves; brown_tips"
    assert PLANTS.help.what_if == "light=indirect"
    assert (PLANTS.help.people, PLANTS.help.file, PLANTS.help.id_column) == ("people", "file", "id")


def test_phrases_that_are_not_given_are_neutral() -> None:
    """What a rule base does not name has a word of its own."""
    assert PLANTS.phrases.source == "the source"
    assert PLANTS.phrases.none_above == "None in our catalogue."


@pytest.mark.parametrize(
    ("name", "old", "new", "fault"),
    [
        pytest.param(
            "paths", 'source = "the document"', 'sorce = "the document"',
            "the table 'phrases' has a key 'sorce', which is not known. Did you mean 'source'?",
            id="a phrase that nothing uses",
        ),
        pytest.param(
            "paths", 'fact = "career_ladder=none"', 'fact = "carer_ladder=none"',
            "the table 'help' has the example 'carer_ladder=none', which states no attribute. "
            "Did you mean 'career_ladder'?",
            id="an example of no attribute",
        ),
        pytest.param(
            "paths", 'table = "staff"', 'table = "Our Staff"',
            "the table 'help' has table = 'Our Staff', which is no name of a table. "
            "Write one word in small letters.",
            id="a table with a name that no warehouse takes",
        ),
        pytest.param(
            "vocabulary", "opening = [\"role\", ", "opening = [\"rôle\", ",
            "the table 'topics' names 'rôle' in 'opening', which is not known.",
            id="an opening that is no topic",
        ),
        pytest.param(
            "vocabulary", '    "age", "ages"', '    "old age", "ages"',
            "the table 'protected' has 'old age' in 'words', which is not one word. "
            "Write letters; a phrase belongs in 'phrases'.",
            id="a protected phrase among the words",
        ),
        pytest.param(
            "vocabulary", 'headers = ["ladder",', 'units = ["rungs"]\nheaders = ["ladder",',
            "attribute 'career_ladder' has 'units', but none of its values counts anything.",
            id="units of what counts nothing",
        ),
        pytest.param(
            "titles", "is recognised in it", "is; recognised",
            "unrecognised = 'no project or PMO role is; recognised' has a semicolon.",
            id="a reason that results would take apart",
        ),
        pytest.param(
            "vocabulary", "(over|under)", "(over|under",
            "the table 'protected' has the pattern '(over|under[",
            id="a pattern that is none",
        ),
        pytest.param(
            "vocabulary", "(over|under)", "(over|under)*",
            "which may take hours for a short text. Repeat a letter or a class of them, twice in a "
            "pattern at most, and no group.",
            id="a pattern that may take hours",
        ),
        pytest.param(
            "vocabulary", 'title = "Skills"', 'title = "Family skills"',
            "attribute 'skills' asks about 'family', which is protected. "
            "Advice on a career must not depend on it: take it out.",
            id="a protected attribute",
        ),
        pytest.param(
            "vocabulary", 'id = "role_level"\nfrom_role', 'id = "role_rung"\nfrom_role',
            "attribute 'role_rung' has from_role = true, and no role brings it. "
            "A role brings role_track, role_level, role_above: take out from_role.",
            id="what no role brings",
        ),
        pytest.param(
            "vocabulary", 'yours = "never"', 'yours = "nevr"',
            "attribute 'current_role' has yours = 'nevr', which is not known. "
            "Did you mean 'never'?",
            id="nobody's hands, misspelt",
        ),
    ],
)  # fmt: skip
def test_a_fault_is_named_with_its_cure(
    folder: Folder, name: str, old: str, new: str, fault: str
) -> None:
    """As everywhere else in a rule base, no misspelling is passed over."""
    place = folder(name, (old, new))

    assert fault in faults_of(place)


def test_a_harmless_phrase_names_nothing_protected(folder: Folder) -> None:
    """A job family is no family."""
    place = folder("vocabulary", ('headers = ["skill", ', 'headers = ["job family", '))

    assert load_rules(place).attributes["skills"].headers[0] == "job family"


def test_without_a_catalogue_the_shipped_roles_are_missed_by_name(folder: Folder) -> None:
    """Rules that name roles need them; the rest of the faults follows from that."""
    place = folder()
    (place / "roles.toml").unlink()
    (place / "titles.toml").unlink()

    faults = faults_of(place)

    assert "attribute 'current_role' has no values." in faults
    assert "then has 'next_roles', but there is no roles.toml. Take it out." in faults
    assert "attribute 'role_level' has from_role = true, and there is no roles.toml." in faults


def test_titles_are_optional(folder: Folder) -> None:
    """Roles are then known by their ids and their plain titles, and by nothing else."""
    place = folder()
    (place / "titles.toml").unlink()
    rules = load_rules(place)

    readings = [
        read_value(rules, rules.attributes["current_role"], said)
        for said in ("pmo_analyst", "PMO Analyst", "Snr Project Manager")
    ]

    assert [one.value for one in readings] == ["pmo_analyst", "pmo_analyst", None]


def test_titles_without_roles_are_a_fault(tmp_path: Path) -> None:
    """A file that nothing reads would be written for nothing."""
    place = tmp_path / "rules"
    shutil.copytree(FOLDER, place)
    (place / "titles.toml").write_text('subjects = ["garden"]\n', encoding="utf-8")

    assert "titles.toml: the file is of no use without roles.toml." in faults_of(place)
