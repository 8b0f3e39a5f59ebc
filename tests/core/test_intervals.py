"""Intervals of a number that no rule tells apart, and one value that stands for each."""

import pytest
from hypothesis import given, settings

from engine.core.advice_row import result_cells
from engine.core.intervals import interval_of, representative
from engine.core.model import Between, Facts
from engine.core.semantics import consult
from tests.shipped import SHIPPED
from tests.strategies import examples, facts


@pytest.mark.parametrize(
    ("years", "alike"),
    [
        (0.5, Between("years_in_role", 0, 1)),
        (1, Between("years_in_role", 1, 4)),
        (60, Between("years_in_role", 4, None)),
    ],
)
def test_numbers_share_an_interval_where_no_rule_tells_them_apart(
    years: float, alike: Between
) -> None:
    """The lines are those that the rules draw."""
    assert interval_of(SHIPPED, SHIPPED.attributes["years_in_role"], years) == alike


@settings(max_examples=examples(200))
@given(known=facts(SHIPPED))
def test_a_representative_has_the_result_of_those_it_stands_for(known: Facts) -> None:
    """All cells of the result are the same, so that one answer serves everybody who is alike."""
    attributes = SHIPPED.stated
    alike = {id: representative(SHIPPED, attributes[id], value) for id, value in known.items()}

    assert result_cells(consult(SHIPPED, alike)) == result_cells(consult(SHIPPED, known))  # type: ignore[arg-type]
