"""What `advise --json` prints is what docs/advice.schema.json promises."""

import json
from dataclasses import asdict

import jsonschema
import pytest
from hypothesis import given, settings

from engine.analysis.comparison import compare
from engine.analysis.report import report
from engine.core.model import Facts
from engine.core.semantics import consult
from engine.views.json import comparison_as_data, explanation_as_data
from tests.checkout import ROOT
from tests.shipped import SHIPPED
from tests.strategies import examples, facts

SCHEMA = json.loads((ROOT / "docs" / "advice.schema.json").read_text())
VALIDATOR = jsonschema.Draft202012Validator(SCHEMA)


def test_the_schema_is_one() -> None:
    """A schema with a mistake in it would let everything pass."""
    jsonschema.Draft202012Validator.check_schema(SCHEMA)

    assert set(SCHEMA["properties"]) - set(SCHEMA["required"]) == {"explanation", "what_if"}
    assert SCHEMA["$defs"]["path"]["enum"] == list(SHIPPED.paths)


@given(known=facts(SHIPPED))
def test_every_result_follows_the_schema(known: Facts) -> None:
    """Whatever is known about a person, a program finds what it was promised."""
    problems = {"years_in_role": "'many' is not a number"}

    result = json.loads(json.dumps(asdict(consult(SHIPPED, known, problems))))

    VALIDATOR.validate(result)


@settings(max_examples=examples(50))
@given(known=facts(SHIPPED), changed=facts(SHIPPED))
def test_every_explanation_follows_the_schema(known: Facts, changed: Facts) -> None:
    """What is added by --explain and --what-if is promised as well."""
    advice = consult(SHIPPED, known)
    added = {
        "explanation": explanation_as_data(report(SHIPPED, known)),
        "what_if": comparison_as_data(compare(report(SHIPPED, known), changed)),
    }

    result = json.loads(json.dumps(asdict(advice) | added))

    VALIDATOR.validate(result)


@pytest.mark.parametrize("field", SCHEMA["required"])
def test_a_result_with_a_field_missing_is_refused(field: str) -> None:
    """The schema notices what it is there to notice."""
    result = json.loads(json.dumps(asdict(consult(SHIPPED, {}))))
    del result[field]

    with pytest.raises(jsonschema.ValidationError):
        VALIDATOR.validate(result)
