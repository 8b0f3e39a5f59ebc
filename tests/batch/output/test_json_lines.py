"""Advice as JSON lines: typed fields, the same as in the CSV."""

import csv
import json

import jsonschema

from engine.core.advice_row import RESULT_COLUMNS
from engine.core.model import NOT_ENOUGH
from tests.batch.output.two_people import REASONS, TwoPeople
from tests.checkout import ROOT


def test_json_lines_have_types(two_people: TwoPeople) -> None:
    """The input as text under `row`, and the result as docs/advice.schema.json has it."""
    schema = json.loads((ROOT / "docs" / "advice.schema.json").read_text())
    schema["required"] = list(RESULT_COLUMNS)
    advised, unknown = map(json.loads, two_people.run("jsonl").read_text("utf-8").splitlines())

    assert advised.pop("row") == {
        "id": "1",
        "current_role": "PMO Analyst",
        "ambitions": "breadth",
        "=note": "=1+1",
        "id (2)": "+44",
    }
    assert unknown.pop("row")["=note"] == "a\nb"
    assert list(advised) == list(RESULT_COLUMNS)
    jsonschema.validate(advised, schema)
    jsonschema.validate(unknown, schema)
    assert unknown["path"] is unknown["certainty"] is None
    assert list(unknown["problems"]) == ["current_role"]


def test_the_fields_are_those_of_the_csv(two_people: TwoPeople) -> None:
    """What JSON lines hold in lists stands in one cell of the CSV, with '; ' between."""
    lines = [json.loads(line) for line in two_people.run("jsonl").read_text("utf-8").splitlines()]
    with two_people.run("csv").open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))

    for line, row in zip(lines, rows, strict=True):
        for name in ("next_roles", "why", "advice", "cautions", "rules_fired"):
            assert "; ".join(line[name]) == row[name]
        assert (row["case"] or None) == line["case"]
        for name in ("certainty", "score", "margin", "known"):
            assert (float(row[name]) if row[name] else None) == line[name]
    assert len(lines[0]["rules_fired"]) > 1


def test_without_a_path_no_rule_is_the_reason(two_people: TwoPeople) -> None:
    """In sentences it is said that there is not enough; as ids there is nothing to name."""
    sentences, ids = (
        json.loads(two_people.run("jsonl", reasons).read_text("utf-8").splitlines()[1])["why"]
        for reasons in REASONS
    )

    assert sentences == [two_people.knowledge_base.texts[NOT_ENOUGH].words]
    assert ids == []
