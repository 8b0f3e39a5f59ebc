"""What people are shown is what they may say: every label, at every entrance."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from cli import crossroads
from engine.core.model import Attribute
from engine.facts.values import read_value
from engine.interview.answer_lines import read_answer
from tests.shipped import SHIPPED

CHOICES = [
    (attribute, id)
    for attribute in SHIPPED.stated.values()
    if attribute.kind in ("one", "several")
    for id in attribute.choices
]
NAMED = [f"{attribute.id}={id}" for attribute, id in CHOICES]


def _ways(label: str) -> set[str]:
    """A label as people retype it, or as another program does."""
    whole = {label, *(part.strip() for part in label.split(":"))}
    return {
        way
        for said in whole
        for way in (
            said,
            f" {said.upper()} ",
            said.title(),
            f"{said}.",
            said.replace(" ", "\u00a0"),
            said.replace("-", "\u2013").replace("'", "\u2019"),
            said.replace("-", "\u2011"),
        )
    }


@pytest.mark.parametrize(("attribute", "id"), CHOICES, ids=NAMED)
def test_every_label_is_understood_however_it_is_typed(attribute: Attribute, id: str) -> None:
    """With its capitals, spaces and dashes and with a full stop, in a file and at the prompt."""
    expected = (id,) if attribute.kind == "several" else id

    for way in _ways(attribute.choices[id].label):
        assert read_value(SHIPPED, attribute, way).value == expected, way
        assert read_answer(SHIPPED, attribute, way).value == expected, way


def test_every_title_of_a_role_is_a_label() -> None:
    """The next role of one person is the present role of another."""
    roles = SHIPPED.roles.values()
    asked = SHIPPED.stated["current_role"]

    assert {role.id: read_value(SHIPPED, asked, role.title).value for role in roles} == {
        role.id: role.id for role in roles
    }


def test_a_label_is_understood_on_the_command_line_and_in_files(tmp_path: Path) -> None:
    """Entrances read alike: --set, --facts, a batch of CSV."""
    facts, staff = tmp_path / "facts.toml", tmp_path / "staff.csv"
    facts.write_text('current_role = "Portfolio manager."\n', "utf-8")
    staff.write_text("current_role\nPORTFOLIO MANAGER\n", "utf-8")
    run = CliRunner().invoke

    told = run(crossroads, ["advise", "--set", "current_role=Portfolio manager", "--json"])
    filed = run(crossroads, ["advise", "--facts", str(facts), "--json"])
    many = run(crossroads, ["batch", str(staff), "-o", "-", "--format", "jsonl"])

    assert json.loads(told.stdout)["facts"] == {"current_role": "portfolio_manager"}
    assert json.loads(filed.stdout)["facts"] == {"current_role": "portfolio_manager"}
    assert "not understood" not in many.output
