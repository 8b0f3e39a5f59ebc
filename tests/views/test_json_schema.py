"""docs/advice.schema.json is what the shipped rules say of their JSON output."""

import json

from engine.views.json_schema import show_json_schema
from tests.checkout import ROOT
from tests.other_field.plants import PLANTS
from tests.shipped import SHIPPED


def test_the_schema_in_the_docs_is_that_of_the_shipped_rules() -> None:
    """Nobody has to remember to write it anew: this test fails until it is."""
    page = (ROOT / "docs" / "advice.schema.json").read_text(encoding="utf-8")

    assert page == show_json_schema(SHIPPED)


def test_another_rule_base_has_its_own_paths_and_words() -> None:
    """What programs are promised follows the rules in use."""
    schema = json.loads(show_json_schema(PLANTS))

    assert schema["$defs"]["path"]["enum"] == list(PLANTS.paths)
    assert schema["properties"]["why"]["description"].endswith(
        "What goes beyond the source ends in [extension]."
    )
