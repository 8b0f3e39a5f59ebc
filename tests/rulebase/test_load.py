"""A folder of rules is read whole, or every fault in it is named with its cure."""

from pathlib import Path

import pytest

from engine.errors import MisuseError
from engine.rulebase.load import load_rules
from tests.rulebase.changed_rules import SUPPORT, Folder, faults_of, rule

WRONG_FILES = {
    "an attribute of an unknown kind": (
        "vocabulary",
        ('kind = "several"', 'kind = "severl"'),
        "attribute 'ambitions' has kind = 'severl', which is not known. Did you mean 'several'?",
    ),
    "an attribute with an unknown topic": (
        "vocabulary",
        ('topic = "wishes"', 'topic = "wishs"'),
        "has topic = 'wishs', which is not known. Did you mean 'wishes'?",
    ),
    "an attribute without a question": (
        "vocabulary",
        ('question = "What is your role today?"\n', ""),
        "attribute 'current_role' has no 'question'.",
    ),
    "two attributes of one id": (
        "vocabulary",
        ('id = "years_in_role"', 'id = "current_role"'),
        "defines attribute 'current_role' twice. Rename one of them.",
    ),
    "a value that stands twice": (
        "vocabulary",
        ('id = "medium"', 'id = "small"'),
        "attribute 'organisation_size' has the value 'small' twice. Keep one of them.",
    ),
    "a level that is text": (
        "roles",
        ("level = 1", 'level = "1"'),
        "role 'junior_project_manager' has 'level' = '1', which is text. Write a whole number.",
    ),
    "a role above that is unknown": (
        "roles",
        ('above = ["project_manager"]', 'above = ["projekt_manager"]'),
        "role 'junior_project_manager' names 'projekt_manager' in 'above', which is not known. "
        "Did you mean 'project_manager'?",
    ),
    "a role above on a lower level": (
        "roles",
        ("level = 5", "level = 1"),
        "role 'programme_manager', level 4, has 'portfolio_manager' above it, level 1. "
        "A role above has a higher level.",
    ),
    "a strength of nothing": (
        "paths",
        ("slight = 2", "slight = 0"),
        "the table 'strengths' has slight = 0. Write a number from 1 to 1000.",
    ),
    "an attribute without a kind": (
        "vocabulary",
        ('kind = "several"\n', ""),
        "attribute 'ambitions' has no 'kind'.",
    ),
    "a number without bounds": (
        "vocabulary",
        ("most = 60\n", ""),
        "attribute 'years_in_role' goes from 0 to 0. Add least = n and most = n.",
    ),
    "a protected attribute": (
        "vocabulary",
        ('headers = ["ladder",', 'headers = ["Age group",'),
        "attribute 'career_ladder' asks about 'age', which is protected.",
    ),
    "a word for two values": (
        "vocabulary",
        ('says = ["micro",', 'says = ["enterprise",'),
        "attribute 'organisation_size' has 'enterprise' for 'small' and for 'large'.",
    ),
    "a heading of two attributes": (
        "vocabulary",
        ('headers = ["ladder",', 'headers = ["job title",'),
        "'job title' is a heading of 'current_role' and of 'career_ladder'.",
    ),
    "a gap between head-counts": (
        "vocabulary",
        ("at_least = 50,", "at_least = 60,"),
        "has 'small' end below 50 and 'medium' begin at 60. Let one begin where the other ends.",
    ),
    "a role on an unknown track": (
        "roles",
        ('track = "project"', 'track = "projects"'),
        "role 'junior_project_manager' has the track 'projects', which is not known.",
    ),
    "a role in the line that is not there": (
        "roles",
        ('line = ["line_manager"]', 'line = ["pmo_manager"]'),
        "has 'pmo_manager' in the line, track 'pmo'. A role in the line has the track 'line'.",
    ),
    "a misspelt text": (
        "paths",
        ('id = "opening"', 'id = "openin"'),
        "text 'openin' has id = 'openin', which is not known. Did you mean 'opening'?",
    ),
    "a strength beyond measure": (
        "paths",
        ("fair = 4", "fair = 40000"),
        "has fair = 40000. Write a number from 1 to 1000.",
    ),
    "a statement that nothing carries": (
        "statements",
        ('id = "G1"', 'id = "G0"'),
        "names 'G1' in 'source', which is not known.",
    ),
    "broken TOML": (
        "paths",
        ("slight = 2", "slight = "),
        ": is not TOML: Invalid value, at 'slight ='",
    ),
    "a key that stands twice": (
        "paths",
        ("slight = 2", "slight = 2\nslight = 3"),
        ": is not TOML: Cannot overwrite a value, at 'slight = 3'",
    ),
}


@pytest.mark.parametrize(("name", "change", "told"), WRONG_FILES.values(), ids=WRONG_FILES.keys())
def test_a_wrong_file_is_named_with_its_cure(
    folder: Folder, name: str, change: tuple[str, str], told: str
) -> None:
    """The vocabulary, the roles, the paths and the statements are read as strictly as the rules."""
    place = folder(name, change)

    faults = faults_of(place)

    assert told in faults


@pytest.mark.parametrize("most", ["nan", '"60"', "1e20", str(10**20)])
def test_a_faulty_limit_is_the_only_fault(folder: Folder, most: str) -> None:
    """Rules and promises about the number are not blamed for a limit that cannot be read."""
    place = folder("vocabulary", ("most = 60\n", f"most = {most}\n"))
    lines = (place / "vocabulary.toml").read_text(encoding="utf-8").splitlines()
    at = lines.index(f"most = {most}") + 1

    (told,) = faults_of(place).splitlines()

    assert f"vocabulary.toml, line {at}: attribute 'years_in_role' has" in told


def test_every_fault_is_reported_at_once(folder: Folder) -> None:
    """A rule author mends a whole file in one go, and is not sent back for each mistake."""
    wrong = rule('sise = "small"', 'supports = { sty = "fair" }', source='["X1"]')
    place = folder("stay", add=wrong + rule('organisation_size = "big"', SUPPORT, id="second"))

    lines = faults_of(place).splitlines()

    assert len(lines) == 4
    assert sum("'mine'" in line for line in lines) == 3
    assert sum("'second'" in line for line in lines) == 1


def test_a_statement_that_nothing_carries_is_a_fault(folder: Folder) -> None:
    """Every statement of the document is said by some rule or text."""
    extra = '\n[[statement]]\nid = "Z1"\nsection = "new"\ntext = "Something more."\n'
    place = folder("statements", add=extra)

    faults = faults_of(place)

    assert faults.endswith(
        "statements.toml, line 183: statement 'Z1' is carried by nothing. "
        "Name Z1 in the source of a rule."
    )


def test_a_file_that_is_not_utf_8_is_named_with_the_line(folder: Folder) -> None:
    """An editor's wrong encoding is told with the line where it shows."""
    place = folder()
    (place / "stay.toml").write_bytes(b"# one\n# caf\xe9\n")

    faults = faults_of(place)

    assert faults == (
        f"{place}/stay.toml, line 2: is not UTF-8: it holds the byte 0xe9. Save the file as UTF-8."
    )


def test_a_missing_file_is_named(folder: Folder) -> None:
    """Somebody who forgot a file is told which files there have to be."""
    place = folder()
    (place / "statements.toml").unlink()

    faults = faults_of(place)

    assert faults == (
        f"{place}/statements.toml: is missing. "
        "A rules folder holds vocabulary.toml, paths.toml, statements.toml."
    )


@pytest.mark.parametrize("kind", ["missing", "file"])
def test_a_folder_that_is_none_is_misuse(tmp_path: Path, kind: str) -> None:
    """A wrong --rules is a wrong request, not a wrong knowledge base."""
    place = tmp_path / "nowhere"
    if kind == "file":
        place.write_text("")

    with pytest.raises(MisuseError) as caught:
        load_rules(place)

    assert str(place) in str(caught.value)
    assert caught.value.exit_code == 2


def test_the_version_follows_what_is_said_and_not_how(folder: Folder) -> None:
    """A comment or another line end is the same knowledge; another word is not."""
    shipped = load_rules().version
    place = folder("stay", ("# Stay:", "# Remain:"))
    file = place / "stay.toml"
    file.write_bytes(file.read_bytes().replace(b"\n", b"\r\n"))

    commented = load_rules(place).version
    file.write_bytes(file.read_bytes().replace(b"You want to stay", b"You wish to stay"))
    reworded = load_rules(place).version

    assert commented == shipped
    assert reworded != shipped
