"""The case for one role beside another."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.analysis.role_case import role_case
from engine.core.model import Facts
from engine.core.semantics import consult
from tests.shipped import SHIPPED
from tests.strategies import facts

ROLE = st.sampled_from([*SHIPPED.roles])


@given(facts(SHIPPED), ROLE, ROLE)
def test_everything_but_the_role_stays_as_it_is(known: Facts, role: str, other: str) -> None:
    """The result is that of the definition for somebody who holds it."""
    case = role_case(SHIPPED, known, role, other)

    assert case.report.advice == consult(SHIPPED, {**known, "current_role": role})


@pytest.mark.parametrize(
    ("role", "other", "paths"),
    [
        ("pmo_coordinator", "pmo_analyst", ("move_up", "move_out")),
        ("pmo_analyst", "project_manager", ("move_sideways",)),
        ("pmo_analyst", "line_manager", ("move_to_line",)),
        ("pmo_director", "pmo_analyst", ()),
    ],
)
def test_the_paths_to_the_other_role_are_those_that_lead_there(
    role: str, other: str, paths: tuple[str, ...]
) -> None:
    """Up and out to the roles above, sideways to those beside, and down none."""
    assert role_case(SHIPPED, {}, role, other).paths_to_other == paths
