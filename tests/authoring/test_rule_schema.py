"""The JSON Schema of rule files accepts what the reader accepts, and marks a wrong name."""

import copy
import json
import tomllib
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from click.testing import CliRunner

from cli import crossroads
from engine.authoring.rule_schema import rule_schema
from engine.authoring.scaffold import SKELETON
from engine.rulebase.load import load_rules
from engine.rulebase.place import SHIPPED_RULES
from tests.other_field.plants import FOLDER, PLANTS
from tests.shipped import SHIPPED

VALIDATOR = jsonschema.Draft7Validator(rule_schema(PLANTS))


def content(file: Path) -> Any:
    """What a file holds."""
    return tomllib.loads(file.read_text("utf-8"))


RULE: dict[str, Any] = {
    "id": "mine",
    "source": ["W1"],
    "because": "It is so.",
    "when": {"signs": {"all": ["drooping"]}, "coldest_night": {"below": 0}, "chilled": True},
    "then": {"supports": {"water_more": "much"}},
}


def test_it_is_a_schema() -> None:
    """A schema with a mistake in it would let everything pass."""
    for rules in (SHIPPED, PLANTS):
        jsonschema.Draft7Validator.check_schema(rule_schema(rules))


FILES = [
    *((SHIPPED_RULES, file) for file in sorted(SHIPPED_RULES.rglob("*.toml"))),
    *((Path(FOLDER), file) for file in sorted(Path(FOLDER).glob("*.toml"))),
    *((SKELETON, file) for file in sorted(SKELETON.rglob("*.toml"))),
]


@pytest.mark.parametrize(
    ("folder", "file"), FILES, ids=[f"{folder.parent.name} {file.name}" for folder, file in FILES]
)
def test_every_file_that_is_right_is_valid(folder: Path, file: Path) -> None:
    """Nothing that the reader takes is marked in an editor."""
    schema = rule_schema(SHIPPED if folder == SHIPPED_RULES else load_rules(folder))

    jsonschema.Draft7Validator(schema).validate(content(file))


FORMS = {
    "a value": {"light": "sun"},
    "any of several": {"light": ["sun", "shade"]},
    "none of them": {"light": {"not": ["sun"]}},
    "known": {"light": {"known": True}},
    "only": {"signs": {"only": ["drooping"]}},
    "unless": {"signs": {"unless": "drooping"}},
    "a truth": {"soil_is_wet": False},
    "a path": {"path": ["new_pot", "water_less"]},
}


@pytest.mark.parametrize("when", FORMS.values(), ids=FORMS.keys())
def test_every_form_of_a_test_is_valid(when: dict[str, Any]) -> None:
    """The language of rules in full."""
    VALIDATOR.validate({"rule": [RULE | {"when": when}]})


WRONG = {
    "an attribute": ("when", {"lihgt": "sun"}),
    "a value": ("when", {"light": "sunn"}),
    "a value of several": ("when", {"signs": {"all": ["wilted"]}}),
    "all of one value": ("when", {"light": {"all": ["sun"]}}),
    "a number for a table": ("when", {"coldest_night": 5}),
    "a number beyond the limits": ("when", {"coldest_night": {"below": 99}}),
    "a flag that is false": ("when", {"chilled": False}),
    "a path in a condition": ("when", {"path": "new_pott"}),
    "no condition": ("when", {}),
    "a statement": ("source", ["W9"]),
    "a path": ("then", {"supports": {"water_mor": "much"}}),
    "a strength": ("then", {"supports": {"water_more": "mush"}}),
    "a key": ("then", {"suports": {"water_more": "much"}}),
    "a sentence of two": ("because", "It is so; or not."),
    "an id with a blank": ("id", "not so"),
    "an origin": ("origin", "hearsay"),
}


@pytest.mark.parametrize(("key", "value"), WRONG.values(), ids=WRONG.keys())
def test_a_wrong_name_is_marked(key: str, value: object) -> None:
    """While it is typed, and before `check` is run."""
    assert VALIDATOR.is_valid({"rule": [RULE]})

    assert not VALIDATOR.is_valid({"rule": [copy.deepcopy(RULE) | {key: value}]})


def test_the_command_writes_a_new_file_only(tmp_path: Path) -> None:
    """The schema on standard output, or in a file that was not there."""
    place = tmp_path / "rules.schema.json"
    line = ["rules", "schema", "--rules", FOLDER]

    printed = CliRunner().invoke(crossroads, line)
    written = CliRunner().invoke(crossroads, [*line, "-o", str(place)])
    again = CliRunner().invoke(crossroads, [*line, "-o", str(place)])

    assert json.loads(printed.stdout) == json.loads(place.read_text("utf-8"))
    assert "#:schema" in written.stdout
    assert again.exit_code == 2
    assert "exists already" in again.stderr
