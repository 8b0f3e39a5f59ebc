"""Coverage tells what no worked example has tried."""

from dataclasses import replace

from engine.authoring.cases_page import coverage_page
from engine.authoring.coverage import Coverage, coverage
from engine.authoring.worked_examples import run_cases
from engine.core.model import AnyOf, Facts, KnowledgeBase, Only
from engine.rulebase.cases import Case


def covered(small: KnowledgeBase, *people: Facts) -> dict[str, Coverage]:
    """The coverage by cases of these people, by kind."""
    cases = [Case(name="", where="", facts=facts, path="") for facts in people]
    return {one.kind: one for one in coverage(small, run_cases(small, cases))}


GOES: Facts = {"current_role": "cook", "years": 5, "wishes": ("rise",), "team": "small"}


def test_what_cases_cover_is_found_for_each_kind(small: KnowledgeBase) -> None:
    """A rule is covered where it fired, a path where it was recommended, a number by interval."""
    found = covered(small, GOES)

    assert found["rules"].missing == (("stay-happy",),)
    assert found["paths"].missing == (("stay",),)
    assert found["paths by role"].missing == (("go", "chef"), ("stay", "cook"), ("stay", "chef"))
    assert found["values of facts"].missing == (
        ("current_role", "chef"),
        ("team", "large"),
        ("years", "below 4 years"),
        ("wishes", "rest"),
        ("happy", "yes"),
        ("happy", "no"),
    )


def test_every_value_that_a_condition_lists_wants_a_case(small: KnowledgeBase) -> None:
    """A list is so many ways to fire; a condition with one value is covered with its rule."""
    happy = small.rules["stay-happy"]
    tests = (
        AnyOf("team", ("small", "large")),
        Only("wishes", ("rise", "rest")),
        AnyOf("happy", (True,)),
    )
    changed = replace(small, rules={"stay-happy": replace(happy, when=tests)})

    found = covered(
        changed,
        {"team": "small", "wishes": ("rest",), "happy": True},
        {"team": "large", "wishes": ("rise",), "happy": False},
    )

    assert found["values in conditions"].missing == (
        ("stay-happy", "team", "large"),
        ("stay-happy", "wishes", "rise"),
    )


def test_a_kind_that_a_rule_base_has_not_is_left_out(small: KnowledgeBase) -> None:
    """Without roles there are no paths by role, and without lists no values in conditions."""
    assert "paths by role" not in covered(replace(small, roles={}), {})
    assert "values in conditions" not in covered(small, GOES)


def test_the_page_counts_and_lists(small: KnowledgeBase) -> None:
    """Percentages are rounded down, so that 100 % is all; what belongs together shares a line."""
    page = coverage_page(covered(small, GOES).values())

    assert "rules: 3 of 4 (75 %)" in page
    assert "paths by role: 1 of 4 (25 %)" in page
    assert "  - stay: cook, chef" in page
    assert "  - stay-happy\n" in page
