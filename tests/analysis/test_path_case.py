"""The case for any one path."""

from hypothesis import given

from engine.analysis.path_case import path_case
from engine.core.model import Facts
from engine.core.semantics import consult
from tests.shipped import COORDINATOR, SHIPPED
from tests.strategies import facts


@given(facts(SHIPPED))
def test_the_case_for_the_recommended_path_is_the_advice(known: Facts) -> None:
    """Nothing is said of a path as a plan B that is not said of it once it is the advice."""
    advice = consult(SHIPPED, known)
    if advice.path is None:
        return

    case = path_case(SHIPPED, advice, advice.path)

    rules = SHIPPED.rules
    assert case.score == advice.score
    assert case.next_roles == advice.next_roles
    assert tuple(rules[id].marked(str(rules[id].advise)) for id in case.advice) == advice.advice
    assert (
        tuple(rules[id].marked(str(rules[id].caution)) for id in case.cautions) == advice.cautions
    )
    assert sum(one.evidence[case.path] for one in (*case.supporting, *case.opposing)) == case.score


def test_a_path_that_is_not_recommended_has_its_own_roles_and_advice() -> None:
    """A coordinator who is advised to move out still reads what moving up would bring."""
    advice = consult(SHIPPED, COORDINATOR)

    case = path_case(SHIPPED, advice, "move_sideways")

    assert advice.path == "move_out"
    assert set(case.next_roles) == set(SHIPPED.roles["pmo_coordinator"].beside)
    assert not set(case.advice) & {
        rule.id for rule in SHIPPED.rules.values() if "move_out" in str(rule.when)
    }
