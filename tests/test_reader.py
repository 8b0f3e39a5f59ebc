"""A folder of rules is read whole, or every fault in it is named with its cure."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from engine.core.model import KnowledgeBase
from engine.errors import KnowledgeBaseError, MisuseError
from engine.rulebase.load import SHIPPED_RULES, load_rules

Folder = Callable[..., Path]


@pytest.fixture
def folder(tmp_path: Path) -> Folder:
    """A copy of the shipped rules with texts replaced: folder("stay", ("old", "new"))."""

    def copy(name: str = "stay", *changes: tuple[str, str], add: str = "") -> Path:
        place = tmp_path / "rules"
        shutil.copytree(SHIPPED_RULES, place, ignore=shutil.ignore_patterns("__pycache__"))
        file = place / f"{name}.toml"
        text = file.read_text(encoding="utf-8") if file.exists() else ""
        for old, new in changes:
            assert text.count(old) >= 1, f"{old!r} does not stand in {name}.toml"
            text = text.replace(old, new, 1)
        file.write_text(text + add, encoding="utf-8")
        return place

    return copy


def faults_of(place: Path) -> str:
    """Every fault that reading the folder reports."""
    with pytest.raises(KnowledgeBaseError) as caught:
        load_rules(place)
    return str(caught.value)


def rule(when: str, then: str, id: str = "mine", source: str = '["G4"]', more: str = "") -> str:
    """A rule as it stands in a file."""
    return (
        f'\n[[rule]]\nid = "{id}"\nsource = {source}\nbecause = "It is so."\n{more}\n'
        f"[rule.when]\n{when}\n[rule.then]\n{then}\n"
    )


SUPPORT = 'supports = { stay = "fair" }'

WRONG_RULES = {
    "an unknown attribute": (
        rule('carer_ladder = "none"', SUPPORT),
        "rules/stay.toml: rule 'mine' asks about 'carer_ladder', which no attribute defines and "
        "no rule concludes. Did you mean 'career_ladder'?",
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
        "the id 'stay-content' stands twice. Rename one.",
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
        "the table 'strengths' has slight = 0. A strength is a whole number from 1 to 1000.",
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
    "a missing text": (
        "paths",
        ('id = "opening"', 'id = "openin"'),
        "paths.toml: has no text 'opening'. Add it as a [[text]].",
    ),
    "a strength beyond measure": (
        "paths",
        ("fair = 4", "fair = 40000"),
        "has fair = 40000. A strength is a whole number from 1 to 1000.",
    ),
    "a statement that nothing carries": (
        "statements",
        ('id = "G1"', 'id = "G0"'),
        "names 'G1' in 'source', which is not known.",
    ),
    "broken TOML": (
        "paths",
        ("slight = 2", "slight = "),
        "rules/paths.toml: is not TOML: ",
    ),
    "a key that stands twice": (
        "paths",
        ("slight = 2", "slight = 2\nslight = 3"),
        "rules/paths.toml: is not TOML: ",
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
        "statements.toml: statement 'Z1' is carried by nothing. Name Z1 in the source of a rule."
    )


def test_a_file_that_is_not_utf_8_is_named_with_the_line(folder: Folder) -> None:
    """An editor's wrong encoding is told with the line where it shows."""
    place = folder()
    (place / "stay.toml").write_bytes(b"# one\n# caf\xe9\n")

    faults = faults_of(place)

    assert faults == f"{place}/stay.toml: line 2 is not UTF-8. Save the file as UTF-8."


def test_a_missing_file_is_named(folder: Folder) -> None:
    """Whoever forgot a file is told which files there have to be."""
    place = folder()
    (place / "roles.toml").unlink()

    faults = faults_of(place)

    assert faults.startswith(
        f"{place}/roles.toml: is missing. A rules folder holds vocabulary.toml"
    )


def test_an_empty_file_of_rules_is_a_fault(folder: Folder) -> None:
    """A file that holds no rule is more likely a mistake than a wish."""
    place = folder("afterthought", add="# nothing yet\n")

    faults = faults_of(place)

    assert "rules/afterthought.toml: the file holds no rule" in faults


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


def test_the_shipped_rules_have_the_vocabulary_that_is_promised(
    knowledge_base: KnowledgeBase,
) -> None:
    """Attributes and values are public: files and programs rely on their names."""
    values = {id: tuple(item.choices) for id, item in knowledge_base.stated.items()}

    assert list(values) == [
        "current_role",
        "years_in_role",
        "organisation_size",
        "career_ladder",
        "manager_can_stretch",
        "ambitions",
        "pnl_appetite",
        "field_preference",
        "work_preference",
        "leads_large_projects",
        "skills",
        "cross_business_exposure",
        "serious_about_leaving",
        "manager_knows",
        "waits_to_be_put_forward",
    ]
    assert values["organisation_size"] == ("small", "medium", "large")
    assert values["career_ladder"] == ("clear", "unclear", "none", "dead_mans_shoes")
    assert values["pnl_appetite"] == ("none", "curious", "keen")
    assert values["field_preference"] == ("stay_in_projects", "open", "leave_projects")
    assert len(values["current_role"]) == 12
    assert len(values["ambitions"]) == len(values["skills"]) == 8
    assert list(knowledge_base.paths) == [
        "move_up",
        "move_out",
        "move_sideways",
        "move_to_line",
        "stay",
    ]


def test_all_the_document_says_is_there(knowledge_base: KnowledgeBase) -> None:
    """The statements are those of the document, section by section."""
    ids = "".join(statement[0] for statement in knowledge_base.statements)

    assert {letter: ids.count(letter) for letter in "GUOSL"} == {
        "G": 7,
        "U": 6,
        "O": 8,
        "S": 8,
        "L": 7,
    }


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
