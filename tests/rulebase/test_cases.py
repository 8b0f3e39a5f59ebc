"""Worked examples are read strictly: every fault has its file, its line and its cure."""

from dataclasses import replace
from pathlib import Path

import pytest

from engine.core.model import KnowledgeBase
from engine.errors import KnowledgeBaseError
from engine.rulebase.cases import read_cases
from engine.rulebase.load import load_rules
from tests.rulebase.small_rules import write_rules

CASE = """\
# Somebody
[[case]]
name = "A cook who wants more goes"
facts = { current_role = "cook", years = 5.5, wishes = ["rest", "rise"], team = "small" }
rules = ["restless", "go-restless"]
path = "go"
next_roles = ["chef"]
"""


@pytest.fixture
def small(tmp_path: Path) -> Path:
    """A folder with the small rule base."""
    return write_rules(tmp_path / "mine")


def faults_of(place: Path, text: str | bytes, name: str = "go.toml") -> list[str]:
    """What is wrong with a file of cases, without the path to it."""
    file = place / "cases" / name
    file.parent.mkdir(exist_ok=True)
    file.write_bytes(text if isinstance(text, bytes) else text.encode())
    with pytest.raises(KnowledgeBaseError) as caught:
        read_cases(load_rules(place), place)
    return [str(fault).removeprefix(f"{place}/cases/") for fault in caught.value.faults]


def test_a_case_is_read_as_it_is_written(small: Path) -> None:
    """Facts stand in the vocabulary's order; what is not expected is None."""
    (small / "cases").mkdir()
    (small / "cases" / "go.toml").write_text(CASE)

    (case,) = read_cases(load_rules(small), small)

    assert case.where == f"{small}/cases/go.toml, line 2"
    assert list(case.facts.items()) == [
        ("current_role", "cook"),
        ("team", "small"),
        ("years", 5.5),
        ("wishes", ("rise", "rest")),
    ]
    assert (case.path, case.next_roles, case.score, case.advice_says) == ("go", ("chef",), None, ())


def test_a_rule_base_without_cases_has_none(small: Path) -> None:
    """They may be left out."""
    assert read_cases(load_rules(small), small) == ()


def test_the_cases_of_the_shipped_rules_are_read_by_default(knowledge_base: KnowledgeBase) -> None:
    """They travel with the rules."""
    assert len(read_cases(knowledge_base)) > len(knowledge_base.rules)


@pytest.mark.parametrize(
    ("old", "new", "fault"),
    [
        pytest.param(
            "rules = [",
            "rulez = [",
            "line 5: case 1 has a key 'rulez', which is not known. Did you mean 'rules'?",
            id="a key",
        ),
        pytest.param(
            '"restless"',
            '"restles"',
            "line 5: case 1 names 'restles' in 'rules', which is no rule. Did you mean 'restless'?",
            id="a rule",
        ),
        pytest.param(
            "team =",
            "teem =",
            "line 4: case 1 states 'teem', which is not known. Did you mean 'team'?",
            id="an attribute",
        ),
        pytest.param(
            '"small"',
            '"smal"',
            "line 4: case 1 states team = 'smal', which is not known. Did you mean 'small'?",
            id="a value",
        ),
        pytest.param(
            '"rest",',
            '"rest", 7,',
            "line 4: case 1 states wishes = 7, which is not known. Known: rise, rest.",
            id="one of several values",
        ),
        pytest.param(
            '"rest",',
            '"rise",',
            "line 4: case 1 states wishes = 'rise' twice. Keep one of them.",
            id="a value twice",
        ),
        pytest.param(
            "5.5",
            "61",
            "line 4: case 1 states years = 61, which is a whole number. "
            "Write a number from 0 to 60 years.",
            id="a number out of range",
        ),
        pytest.param(
            "5.5",
            "5, happy = 'yes'",
            "line 4: case 1 states happy = 'yes', which is text. Write true or false.",
            id="a word for yes",
        ),
        pytest.param(
            "5.5",
            "5, role_level = 1",
            "line 4: case 1 states 'role_level', which is not known. "
            "Known: current_role, team, years, wishes, happy.",
            id="what follows from the role",
        ),
        pytest.param(
            'path = "go"',
            'path = "gone"',
            "line 6: case 1 has path = 'gone', which is not known. Known: go, stay.",
            id="a path",
        ),
        pytest.param(
            'path = "go"\n',
            "",
            "line 2: case 1 has no 'path'. "
            'Add path = ... to it, path = "" where none is to be advised.',
            id="no path",
        ),
        pytest.param(
            'path = "go"',
            'path = "go"\ncase = "weak"',
            "line 7: case 1 has case = 'weak', which is not known. "
            "Known: first indication, fair, strong, very strong.",
            id="how strong the case is",
        ),
        pytest.param(
            'path = "go"',
            'path = "go"\ncaution_says = "a"\ncautions_say = "b"',
            "line 7: case 1 has 'caution_says' and 'cautions_say', which are one. "
            "Keep 'cautions_say'.",
            id="two names of one key",
        ),
        pytest.param(
            'path = "go"',
            'path = "go"\nnot_rules = ["restless"]',
            "line 7: case 1 has 'restless' in 'rules' and in 'not_rules'. Keep one.",
            id="a rule that is to fire and not to fire",
        ),
        pytest.param(
            '"chef"',
            '"boss"',
            "line 7: case 1 names 'boss' in 'next_roles', which is not known. Known: cook, chef.",
            id="a role",
        ),
        pytest.param(
            "[[case]]",
            "[case]",
            "line 2: the file has [case], one table. Write [[case]], with two brackets.",
            id="one table",
        ),
        pytest.param(
            CASE, "# soon\n", "the file holds no case. Add a [[case]] with name", id="no case"
        ),
        pytest.param(
            CASE,
            CASE + CASE.replace("[[case]]", "[[case]]\nscore = 7"),
            "line 11: case 2 has the name of another: 'A cook who wants more goes'.",
            id="a name twice",
        ),
        pytest.param("[[case]]", "[[case]", "line 2: is not TOML", id="no TOML"),
    ],
)
def test_a_mistake_is_reported_with_its_line_and_its_cure(
    small: Path, old: str, new: str, fault: str
) -> None:
    """An expectation about a misspelt name would otherwise never fail."""
    assert old in CASE

    (found,) = faults_of(small, CASE.replace(old, new, 1))

    assert found.removeprefix("go.toml").lstrip(", :").startswith(fault)


def test_every_mistake_is_reported_at_once(small: Path) -> None:
    """File by file, and from the top of each."""
    (small / "cases").mkdir()
    (small / "cases" / "a.toml").write_text(CASE.replace('"cook"', '"cooc"'))
    text = CASE.replace('"small"', "3").replace("restless", "x").replace("cook who", "chef who")

    found = faults_of(small, text)

    assert [fault.partition(":")[0] for fault in found] == [
        "a.toml, line 4",
        "go.toml, line 4",
        "go.toml, line 5",
        "go.toml, line 5",
    ]


@pytest.mark.parametrize(
    ("name", "what"),
    [
        ("go.TOML", "is not read: it does not end in '.toml'"),
        ("deep/go.toml", "is not read. Move it to"),
    ],
    ids=["capitals", "a folder in the folder"],
)
def test_a_file_that_is_not_read_is_reported(small: Path, name: str, what: str) -> None:
    """Cases that nobody runs prove nothing."""
    (small / "cases" / "deep").mkdir(parents=True)

    (found,) = faults_of(small, CASE, name)

    assert found.startswith(f"{name}: {what}")


def test_without_roles_no_next_role_is_expected(small: Path) -> None:
    """A rule base of another field has none."""
    (small / "cases").mkdir()
    (small / "cases" / "a.toml").write_text('[[case]]\nname="a"\nfacts={}\npath=""\nnext_roles=[]')

    with pytest.raises(KnowledgeBaseError, match=r"next_roles', but there is no roles\.toml"):
        read_cases(replace(load_rules(small), roles={}), small)
