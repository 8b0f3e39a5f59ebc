"""The definition: what a test accepts, when a rule fires, how paths are ranked."""

from dataclasses import replace

import pytest

from engine.core.model import AllOf, AnyOf, Between, Facts, KnowledgeBase, NoneOf, Rule, Test, Value
from engine.core.semantics import accepts, certainty, choose, consult, derive, fires, rank

ACCEPTED = {
    "a value that is named": (AnyOf("a", ("x", "y")), "y", True),
    "a value that is not named": (AnyOf("a", ("x", "y")), "z", False),
    "several that include one": (AnyOf("a", ("x",)), ("w", "x"), True),
    "several that include none": (AnyOf("a", ("x",)), ("w", "v"), False),
    "a value that is excluded": (NoneOf("a", ("x",)), "x", False),
    "a value that is not excluded": (NoneOf("a", ("x",)), "y", True),
    "several, one of them excluded": (NoneOf("a", ("x",)), ("x", "y"), False),
    "several that include all": (AllOf("a", ("x", "y")), ("y", "x", "w"), True),
    "several that include some": (AllOf("a", ("x", "y")), ("y", "w"), False),
    "yes": (AnyOf("a", (True,)), True, True),
    "no where yes is asked": (AnyOf("a", (True,)), False, False),
    "not yes": (NoneOf("a", (True,)), False, True),
    "the lower bound itself": (Between("a", at_least=3), 3, True),
    "just under the lower bound": (Between("a", at_least=3), 2.99, False),
    "the upper bound itself": (Between("a", below=3), 3, False),
    "between both": (Between("a", at_least=1, below=3), 2, True),
}


@pytest.mark.parametrize(("test", "value", "passes"), ACCEPTED.values(), ids=ACCEPTED.keys())
def test_a_test_accepts_what_it_says(test: Test, value: Value, passes: bool) -> None:
    """Each kind of test means what the language says that it means."""
    assert accepts(test, value) is passes


@pytest.mark.parametrize(
    "test", [AnyOf("a", ("x",)), NoneOf("a", ("x",)), AllOf("a", ("x",)), Between("a", at_least=0)]
)
def test_what_is_not_known_passes_no_test(test: Test) -> None:
    """Silence is never taken for an answer, not even for a 'not'."""
    rule = Rule("r", ("G1",), "It is so.", (test,), "rules/x.toml, rule 1")

    assert not fires(rule, {})


def test_a_role_brings_its_facts(knowledge_base: KnowledgeBase) -> None:
    """Track, level and whether a role stands above it follow from the role."""
    known = derive(knowledge_base, {"current_role": "pmo_director"})

    assert known["role_track"] == "pmo"
    assert known["role_level"] == 5
    assert known["role_above"] is False


def test_flags_follow_from_flags(knowledge_base: KnowledgeBase) -> None:
    """Rules chain: wanting seniority is wanting to rise, and that is wanting to grow."""
    known = derive(knowledge_base, {"ambitions": ("seniority",)})

    assert known["wants_to_rise"] is True
    assert known["wants_to_grow"] is True


@pytest.mark.parametrize(
    ("score", "expected"), [(0, 0.5), (2, 0.61), (4, 0.72), (7, 0.83), (12, 0.94), (-99, 0.0)]
)
def test_certainty_is_the_probability_of_the_weight(score: int, expected: float) -> None:
    """Ten decibans make the odds ten times better: 10 to 1 is 0.91."""
    assert certainty(score) == expected
    assert certainty(10) == 0.91


def test_equal_scores_stand_in_the_documents_order(knowledge_base: KnowledgeBase) -> None:
    """A tie is decided by the document's order, and the result says that it was one."""
    rules = {
        id: Rule(id, ("G1",), "So.", (AnyOf("manager_knows", (True,)),), "x, rule 1", supports=path)
        for id, path in (("b", {"move_sideways": "fair"}), ("a", {"move_out": "fair"}))
    }
    tied = replace(knowledge_base, rules=rules)

    advice = consult(tied, {"manager_knows": True})

    assert advice.path == "move_out"
    assert advice.runner_up == "move_sideways"
    assert advice.margin == 0


def test_without_a_score_above_zero_there_is_no_path(knowledge_base: KnowledgeBase) -> None:
    """Support and opposition of equal strength leave nothing to recommend."""
    rules = {
        "for": Rule(
            "for", ("G1",), "So.", (AnyOf("manager_knows", (True,)),), "x, rule 1",
            supports={"stay": "fair"},
        ),
        "against": Rule(
            "against", ("G1",), "So.", (AnyOf("manager_knows", (True,)),), "x, rule 2",
            opposes={"stay": "fair"},
        ),
    }  # fmt: skip
    balanced = replace(knowledge_base, rules=rules)

    advice = consult(balanced, {"manager_knows": True})

    assert choose(rank(balanced, ["for", "against"])) is None
    assert (advice.path, advice.certainty, advice.score, advice.runner_up, advice.margin) == (
        (None,) * 5
    )
    assert advice.rules_fired == ("for", "against")


def test_reasons_name_rule_facts_statements_and_weight(knowledge_base: KnowledgeBase) -> None:
    """Every recommendation can be traced to what was said and to the document."""
    advice = consult(knowledge_base, {"ambitions": ("breadth",)})
    reason = next(item for item in advice.reasons if item.rule == "side-wants-breadth")

    assert reason.facts == {"ambitions": ("breadth",)}
    assert reason.statements == ("S1", "S4")
    assert reason.weight == 7
    assert reason.because in advice.why


def test_what_goes_beyond_the_document_says_so(knowledge_base: KnowledgeBase) -> None:
    """Nobody takes our additions for the document's own words."""
    facts: Facts = {"current_role": "pmo_director", "ambitions": ("seniority",)}

    advice = consult(knowledge_base, facts)
    extensions = [item for item in advice.reasons if item.origin == "extension" and item.weight > 0]

    assert extensions
    assert all(f"{item.because} [extension]" in advice.why for item in extensions)
